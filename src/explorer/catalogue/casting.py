"""Who the referents of some articles are, and what events need to know of actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from explorer.catalogue.rowcodec import to_json
from explorer.model import Actor, ActorId, ArticleKey, Kind

_THESE = "IN (SELECT value FROM json_each(?))"
_MOST = 100_000
"""Actors that are kept in mind."""


def actors_in(
    connection: sqlite3.Connection, articles: Collection[ArticleKey]
) -> dict[tuple[ArticleKey, int], ActorId]:
    """Return for each referent of some articles who it is."""
    keys = dict(
        connection.execute(
            f"SELECT id, key FROM articles WHERE key {_THESE}", (to_json(sorted(articles)),)
        )
    )
    rows = connection.execute(
        f"SELECT article, referent, actor FROM appearances WHERE article {_THESE}",
        (to_json(sorted(keys)),),
    ).fetchall()
    met = sorted({actor for _, _, actor in rows})
    actors = dict(
        connection.execute(f"SELECT id, key FROM actors WHERE id {_THESE}", (to_json(met),))
    )
    return {(keys[article], referent): actors[actor] for article, referent, actor in rows}


def articles_with(
    connection: sqlite3.Connection, actors: Collection[ActorId], most: int
) -> set[ArticleKey]:
    """Return the articles in which some actors appear; of too many any ``most``."""
    rows = connection.execute(
        "SELECT DISTINCT a.key FROM actors c JOIN appearances p ON p.actor = c.id"
        " JOIN articles a ON a.id = p.article"
        " WHERE c.key IN (SELECT value FROM json_each(?)) LIMIT ?",
        (to_json(sorted(actors)), most),
    )
    return {key for (key,) in rows}


def articles_with_events(connection: sqlite3.Connection) -> Iterator[ArticleKey]:
    """Yield the articles that tell of any event, by key."""
    rows = connection.execute(
        "SELECT key FROM articles a"
        " WHERE EXISTS (SELECT 1 FROM event_mentions m WHERE m.article = a.id) ORDER BY key"
    )
    return (key for (key,) in rows)


class KnownActors(Mapping[ActorId, Actor]):
    """The actors by id, read where they are asked for: name, kind and country alone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[ActorId, Actor | None] = {}

    def _read(self, key: object) -> Actor | None:
        if not isinstance(key, str):
            return None
        if key not in self._known:
            row = self._connection.execute(
                'SELECT name, kind, "of" FROM actors WHERE key = ?', (key,)
            ).fetchone()
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = row and _actor(key, *row)
        return self._known[key]

    def __getitem__(self, key: ActorId) -> Actor:
        found = self._read(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self._read(key) is not None

    def __iter__(self) -> Iterator[ActorId]:
        rows = self._connection.execute("SELECT key FROM actors ORDER BY key")
        return (key for (key,) in rows)

    def __len__(self) -> int:
        (number,) = self._connection.execute("SELECT count(*) FROM actors").fetchone()
        return int(number)


def _actor(key: ActorId, name: str, kind: str, of: str | None) -> Actor:
    nothing: date | None = None
    return Actor(key, name, Kind(kind), (), of, (), 0, 0, nothing, nothing)
