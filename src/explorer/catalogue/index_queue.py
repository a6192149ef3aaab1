"""What the search index is to hold of each article, and which entries are out of date."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.catalogue.facts_reading import articles_of, by_article
from explorer.catalogue.rowcodec import to_json
from explorer.model import Article, ArticleKey, Kind

_CHUNK = 500


class Fields(NamedTuple):
    """Facts by which an article is found: names of its actors and places, types of its events.

    ``actors`` are all aliases of its persons, organisations and countries, ``places`` those of
    its places and countries, ``types`` the types and modes of its events.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def digest(self) -> str | None:
        """Return a digest to compare with; None where there are no facts."""
        if not any(self):
            return None
        return hashlib.sha256(to_json(self).encode()).hexdigest()[:32]


class Entry(NamedTuple):
    """What the search index is to hold for a key; ``article`` is None where it holds nothing.

    ``known`` tells whether it can hold an entry of that key already.
    """

    key: ArticleKey
    known: bool
    article: Article | None
    fields: Fields


def entries(connection: sqlite3.Connection, limit: int, after: ArticleKey) -> list[Entry]:
    """Return the entries of the queue behind a key as they should be now."""
    queued = dict(
        connection.execute(
            "SELECT key, known FROM index_queue WHERE key > ? ORDER BY key LIMIT ?", (after, limit)
        )
    )
    keys = list(queued)
    articles = articles_of(connection, keys)
    fields = _FieldReader(connection)
    numbers = dict(
        connection.execute(
            "SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?))",
            (to_json(keys),),
        )
    )
    of = fields.of(list(numbers.values()))
    return [
        Entry(
            key,
            bool(queued[key]),
            articles.get(key),
            of[numbers[key]] if key in numbers else Fields(),
        )
        for key in keys
    ]


def outdated_fields(
    connection: sqlite3.Connection, among: Collection[int] | None = None
) -> Iterator[ArticleKey]:
    """Yield the articles, of these or of all, whose facts are not what the index was given."""
    reader = _FieldReader(connection)
    these = "" if among is None else " WHERE id IN (SELECT value FROM json_each(?))"
    cursor = connection.execute(
        f"SELECT id, key, fields FROM articles{these} ORDER BY id",
        () if among is None else (to_json(sorted(among)),),
    )
    while chunk := cursor.fetchmany(_CHUNK):
        fields = reader.of([id_ for id_, _, _ in chunk])
        yield from (key for id_, key, given in chunk if fields[id_].digest() != given)


class _FieldReader:
    """Reads fields of articles, keeping the names of actors met before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[int, tuple[str, tuple[str, ...]]] = {}

    def of(self, ids: Sequence[int]) -> dict[int, Fields]:
        """Return the fields of each of these articles."""
        which = (to_json(ids),)
        actors = by_article(
            self._connection.execute(
                "SELECT DISTINCT article, actor FROM appearances"
                " WHERE article IN (SELECT value FROM json_each(?))",
                which,
            )
        )
        events = by_article(
            self._connection.execute(
                "SELECT DISTINCT e.article, v.type, v.mode, v.place FROM evidence e"
                " JOIN events v ON v.id = e.event"
                " WHERE e.article IN (SELECT value FROM json_each(?))",
                which,
            )
        )
        self._learn({a for each in actors.values() for (a,) in each})
        self._learn({place for each in events.values() for *_, place in each if place})
        return {id_: self._fields(actors[id_], events[id_]) for id_ in ids}

    def _learn(self, actors: set[int]) -> None:
        new = sorted(actors - self._names.keys())
        rows = by_article(
            self._connection.execute(
                "SELECT a.id, a.kind, n.name FROM actors a JOIN aliases n ON n.actor = a.id"
                " WHERE a.id IN (SELECT value FROM json_each(?))",
                (to_json(new),),
            )
        )
        for actor, kind_and_name in rows.items():
            kind = kind_and_name[0][0]
            self._names[actor] = kind, tuple(name for _, name in kind_and_name)

    def _fields(self, actors: list[list[int]], events: list[list[str | int | None]]) -> Fields:
        met = [self._names[actor] for (actor,) in actors]
        sites = [self._names[int(place)] for *_, place in events if place]
        return Fields(
            _sorted(name for kind, names in met if kind != Kind.PLACE for name in names),
            _sorted(
                name
                for kind, names in (*met, *sites)
                if kind in (Kind.PLACE, Kind.COUNTRY)
                for name in names
            ),
            _sorted(str(word) for type_, mode, _ in events for word in (type_, mode) if word),
        )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
