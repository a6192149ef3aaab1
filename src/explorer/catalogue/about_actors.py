"""Questions about actors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.catalogue.actor_lists import ORDERS, condition_on, counted
from explorer.catalogue.connection import Connections
from explorer.catalogue.event_rows import MonthCount
from explorer.catalogue.facts_reading import by_article
from explorer.catalogue.kept_answers import KeptAnswers
from explorer.catalogue.naming import actors_meant
from explorer.catalogue.rowcodec import day, to_json
from explorer.catalogue.rows import ActorFilter, ActorRow, KnownName
from explorer.errors import ActorUnknown
from explorer.model import Actor, ActorId, Kind, Merge, Role

EVERY = ActorFilter()
_CHUNK = 300
_KEPT = 4  # lists of actors within articles

_ROW = """
    SELECT a.key, a.name, a.kind, a."of",
        (SELECT title || coalesce(' of ' || "of", '') FROM roles WHERE actor = a.id
         ORDER BY last DESC, first DESC, position LIMIT 1),
        {mentions}, {articles}, coalesce((SELECT total FROM taking_totals WHERE actor = a.id), 0),
        a.first, a.last
"""
_LIST = f"""
    {_ROW.format(mentions="a.mentions", articles="a.articles")}
    FROM (SELECT id AS number FROM actors WHERE {{where}} ORDER BY {{order}}
        LIMIT :limit OFFSET :offset) CROSS JOIN actors a ON a.id = number
    ORDER BY {{order}}
"""
_COUNTED = f"""
    {_ROW.format(mentions="json_extract(value, '$[1]')", articles="json_extract(value, '$[2]')")}
    FROM json_each(?) page CROSS JOIN actors a ON a.id = json_extract(page.value, '$[0]')
    ORDER BY page.id
"""

_CLAIMED = """
    SELECT c.role, json_group_array(r.key) FROM role_articles c
    CROSS JOIN articles r INDEXED BY articles_keys ON r.id = c.article
    WHERE c.role IN (SELECT id FROM roles WHERE actor IN (SELECT value FROM json_each(?)))
    GROUP BY c.role
"""


class ActorQuestions:
    """What is asked about actors; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._counted = KeptAnswers(counted, _KEPT)

    def count(self, which: ActorFilter = EVERY) -> int:
        """Return the number of actors that the filter keeps."""
        with self._connections.reading() as connection:
            if which.articles is not None:
                return len(self._counted.of(connection, which).actors)
            where, values = condition_on(which)
            (number,) = connection.execute(
                f"SELECT count(*) FROM actors WHERE {where}", values
            ).fetchone()
            return int(number)

    def rows(
        self, which: ActorFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[ActorRow]:
        """Return actors in the order of the filter."""
        with self._connections.reading() as connection:
            if which.articles is not None:
                columns = self._counted.of(connection, which)
                part = slice(offset, None if limit < 0 else offset + limit)
                page = list(zip(*(column[part] for column in columns), strict=True))
                found = connection.execute(_COUNTED, (to_json(page),))
            else:
                where, values = condition_on(which)
                found = connection.execute(
                    _LIST.format(where=where, order=ORDERS[which.order]),
                    {**values, "limit": limit, "offset": offset},
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
        with self._connections.reading() as connection:
            if which.articles is not None:
                most = replace(which, order="mentions")
                numbers = self._counted.of(connection, most).actors[: None if limit < 0 else limit]
                keys = connection.execute(
                    "SELECT a.key FROM json_each(?) n CROSS JOIN actors a ON a.id = n.value"
                    " ORDER BY n.id",
                    (to_json(list(numbers)),),
                ).fetchall()
            else:
                where, values = condition_on(which)
                keys = connection.execute(
                    f"SELECT key FROM actors WHERE {where} ORDER BY {ORDERS['mentions']}"
                    " LIMIT :limit",
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

    def called(self, ids: Sequence[ActorId]) -> list[tuple[str, ...]]:
        """Return for each of those ids that exist all names of the actor, the fullest first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT j.id, n.name FROM json_each(?) j CROSS JOIN actors a ON a.key = j.value"
                " CROSS JOIN aliases n ON n.actor = a.id ORDER BY j.id, n.position",
                (to_json(list(ids)),),
            )
            return [tuple(name for (name,) in names) for names in by_article(rows).values()]

    def known_names(self) -> Iterator[KnownName]:
        """Yield every name of every actor, those of the most mentioned first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT n.name, n.folded, a.key, a.name FROM actors a"
                " JOIN aliases n ON n.actor = a.id"
                " ORDER BY a.mentions DESC, a.key, n.name <> a.name, n.position"
            )
            yield from map(KnownName._make, rows)

    def months(self, id: ActorId) -> list[MonthCount]:
        """Return the mentions by month of publication, in order of time, for a sparkline."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT substr(r.published, 1, 7) AS month, sum(p.mentions) FROM actors a"
                " CROSS JOIN appearances p INDEXED BY appearances_of_actor ON p.actor = a.id"
                " CROSS JOIN articles r INDEXED BY articles_by_day ON r.id = p.article"
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
    claims = dict(connection.execute(_CLAIMED, (which,)))
    roles: dict[int, list[Role]] = {}
    rows = _of_actors(connection, 'actor, id, title, "of", first, last FROM roles', which)
    for actor, number, title, of, first, last in rows:
        keys = tuple(sorted(json.loads(claims[number])))  # quicker than SQLite sorts them
        roles.setdefault(actor, []).append(Role(title, of, day(first), day(last), keys))
    return roles
