"""Questions about actors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from explorer.catalogue.connection import Connections
from explorer.catalogue.event_rows import MonthCount
from explorer.catalogue.facts_reading import by_article
from explorer.catalogue.folding import fold
from explorer.catalogue.naming import actors_meant, one_of
from explorer.catalogue.rowcodec import day, to_json
from explorer.catalogue.rows import ActorFilter, ActorRow, KnownName
from explorer.errors import ActorUnknown
from explorer.model import Actor, ActorId, Kind, Merge, Role

EVERY = ActorFilter()
_CHUNK = 300

_LIST = """
    SELECT a.key, a.name, a.kind, a."of",
        (SELECT title || coalesce(' of ' || "of", '') FROM roles WHERE actor = a.id
         ORDER BY last DESC, first DESC, position LIMIT 1),
        a.listed_mentions, a.listed_articles,
        (SELECT count(DISTINCT event) FROM participants WHERE actor = a.id),
        a.first, a.last
    FROM ({chosen}) a
"""
_ORDERS = {
    "mentions": "listed_mentions DESC, key",
    "name": "name COLLATE NOCASE, key",
    "latest": "last DESC, listed_mentions DESC, key",
}


class ActorQuestions:
    """What is asked about actors; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, which: ActorFilter = EVERY) -> int:
        """Return the number of actors that the filter keeps."""
        chosen, values = _chosen(which)
        with self._connections.reading() as connection:
            (number,) = connection.execute(f"SELECT count(*) FROM ({chosen})", values).fetchone()
            return int(number)

    def rows(
        self, which: ActorFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[ActorRow]:
        """Return actors in the order of the filter."""
        chosen, values = _chosen(which)
        page = f"{chosen} ORDER BY {_ORDERS[which.order]} LIMIT :limit OFFSET :offset"
        with self._connections.reading() as connection:
            found = connection.execute(
                _LIST.format(chosen=page), {**values, "limit": limit, "offset": offset}
            )
            return [_row(*row) for row in found]

    def actor(self, id: ActorId) -> Actor:
        """Return an actor in full (roles, aliases, merges), or raise ActorUnknown."""
        found = self.actors([id])
        if not found:
            raise ActorUnknown(
                f"There is no actor with the id {id!r}.", hint="explorer actors lists them."
            )
        return found[0]

    def actors(self, ids: Sequence[ActorId]) -> list[Actor]:
        """Return those of many actors that exist, in full and in that order."""
        with self._connections.reading() as connection:
            return _actors(connection, list(ids))

    def each(self, which: ActorFilter = EVERY, *, limit: int = -1) -> Iterator[Actor]:
        """Yield actors in full, the most mentioned first, a few hundred read at a time."""
        chosen, values = _chosen(which)
        with self._connections.reading() as connection:
            keys = connection.execute(
                f"SELECT key FROM ({chosen}) ORDER BY listed_mentions DESC, key LIMIT :limit",
                {**values, "limit": limit},
            ).fetchall()
        for start in range(0, len(keys), _CHUNK):
            yield from self.actors([key for (key,) in keys[start : start + _CHUNK]])

    def named(self, text: str) -> list[ActorId]:
        """Return all actors that a filter's ``actor`` text means, the most mentioned first.

        ActorUnknown names the nearest names.
        """
        with self._connections.reading() as connection:
            meant = actors_meant(connection, text)
            keys = dict(
                connection.execute(
                    "SELECT id, key FROM actors WHERE id IN (SELECT value FROM json_each(?))",
                    (to_json(meant),),
                )
            )
            return [keys[number] for number in meant]

    def names(self, ids: Sequence[ActorId]) -> dict[ActorId, str]:
        """Return the canonical names of those ids that exist."""
        with self._connections.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT key, name FROM actors WHERE key IN (SELECT value FROM json_each(?))",
                    (to_json(list(ids)),),
                )
            )

    def aliases(self, *, limit: int = 20_000) -> list[tuple[str, ActorId]]:
        """Return (alias, actor) of the most mentioned actors first, for a fuzzy search by name."""
        with self._connections.reading() as connection:
            return connection.execute(
                "SELECT n.name, a.key FROM actors a JOIN aliases n ON n.actor = a.id"
                " ORDER BY a.mentions DESC, a.key, n.position LIMIT ?",
                (limit,),
            ).fetchall()

    def known_names(self) -> list[KnownName]:
        """Return every name of every actor, those of the most mentioned first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT n.name, n.folded, a.key, a.name FROM actors a"
                " JOIN aliases n ON n.actor = a.id"
                " ORDER BY a.mentions DESC, a.key, n.name <> a.name, n.position"
            )
            return [KnownName(*row) for row in rows]

    def months(self, id: ActorId) -> list[MonthCount]:
        """Return the mentions by month of publication, in order of time, for a sparkline."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT substr(r.published, 1, 7) AS month, sum(p.mentions) FROM actors a"
                " JOIN appearances p ON p.actor = a.id JOIN articles r ON r.id = p.article"
                " WHERE a.key = ? GROUP BY month ORDER BY month IS NULL, month",
                (id,),
            )
            return [MonthCount(*row) for row in rows]


def _row(
    id_: ActorId,
    name: str,
    kind: str,
    of: str | None,
    role: str | None,
    mentions: int,
    articles: int,
    events: int,
    first: str | None,
    last: str | None,
) -> ActorRow:
    return ActorRow(
        *(id_, name, Kind(kind), of, role, mentions, articles, events), day(first), day(last)
    )


def _chosen(which: ActorFilter) -> tuple[str, dict[str, Any]]:
    """Return the selection of actors of a filter, with the counts to list, and its values."""
    conditions, values = ["1"], {}
    if which.kind is not None:
        conditions.append("kind = :kind")
        values["kind"] = one_of(Kind, which.kind, "kind")
    if which.text is not None and fold(which.text):
        conditions.append("id IN (SELECT actor FROM aliases WHERE instr(folded, :text) > 0)")
        values["text"] = fold(which.text)
    where = " AND ".join(conditions)
    if which.articles is None:
        selection = "*, mentions AS listed_mentions, articles AS listed_articles"
        return f"SELECT {selection} FROM actors WHERE {where}", values
    values["articles"] = to_json(which.articles)
    return _within(where, which, values), values


def _within(where: str, which: ActorFilter, values: dict[str, Any]) -> str:
    """Return the selection where mentions and articles are counted within some articles."""
    articles = "SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(:articles))"
    if which.paragraph is None:
        counted = (
            "SELECT actor, sum(mentions) AS listed_mentions,"
            " count(DISTINCT article) AS listed_articles"
            f" FROM appearances WHERE article IN ({articles}) GROUP BY actor"
        )
    else:
        values["paragraph"] = which.paragraph
        counted = (
            "SELECT p.actor, count(*) AS listed_mentions, 1 AS listed_articles"
            " FROM mentions m JOIN links l ON l.article = m.article AND l.mention = m.position"
            " JOIN appearances p ON p.article = l.article AND p.referent = l.referent"
            f" WHERE m.article IN ({articles}) AND m.paragraph = :paragraph GROUP BY p.actor"
        )
    return f"SELECT * FROM actors JOIN ({counted}) ON actor = id WHERE {where}"


def _actors(connection: sqlite3.Connection, ids: list[ActorId]) -> list[Actor]:
    rows = connection.execute(
        'SELECT id, key, name, kind, "of", mentions, articles, first, last FROM actors'
        " WHERE key IN (SELECT value FROM json_each(?))",
        (to_json(ids),),
    ).fetchall()
    which = to_json([row[0] for row in rows])
    aliases = by_article(_of_actors(connection, "actor, name FROM aliases", which))
    merges = by_article(
        _of_actors(connection, "actor, name, other, score, reasons FROM merges", which)
    )
    roles = _roles(connection, which)
    found = {
        key: Actor(
            id=key,
            name=name,
            kind=Kind(kind),
            aliases=tuple(alias for (alias,) in aliases[number]),
            of=of,
            roles=tuple(roles.get(number, ())),
            mentions=mentions,
            articles=articles,
            first=day(first),
            last=day(last),
            merges=tuple(
                Merge(one, other, score, tuple(json.loads(reasons)))
                for one, other, score, reasons in merges[number]
            ),
        )
        for number, key, name, kind, of, mentions, articles, first, last in rows
    }
    return [found[id_] for id_ in ids if id_ in found]


def _of_actors(connection: sqlite3.Connection, what: str, which: str) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT {what} WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, position",
        (which,),
    )


def _roles(connection: sqlite3.Connection, which: str) -> dict[int, list[Role]]:
    claims = by_article(
        connection.execute(
            "SELECT c.role, r.key FROM role_articles c JOIN articles r ON r.id = c.article"
            " WHERE c.role IN (SELECT id FROM roles"
            " WHERE actor IN (SELECT value FROM json_each(?))) ORDER BY c.role, c.position",
            (which,),
        )
    )
    roles: dict[int, list[Role]] = {}
    rows = _of_actors(connection, 'actor, id, title, "of", first, last FROM roles', which)
    for actor, number, title, of, first, last in rows:
        keys = tuple(key for (key,) in claims[number])
        roles.setdefault(actor, []).append(Role(title, of, day(first), day(last), keys))
    return roles
