"""All actors in place of those before, row by row: who is who is stored by record, not by referent.

Nothing of the corpus is held here but the numbers of its articles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explorer.catalogue import resolution_writing, uses
from explorer.catalogue.clearing import clear_actors
from explorer.catalogue.rowcodec import referent
from explorer.catalogue.triggers import without_triggers
from explorer.model import Actor, ActorId, ArticleKey, Referent

_UNSEEN = (0, 0)  # until the appearances are stored


class DescriptionRow(NamedTuple):
    """A referent without a name, with the number of its article and whose office it tells."""

    office: str
    number: int
    article: ArticleKey
    published: str | None
    referent: Referent


class ActorsAnew:
    """Stores the actors of a resolution of everything, in the order in which they come."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take out all actors of before; the events of before go with them."""
        self._connection = connection
        clear_actors(connection)
        connection.execute("CREATE TEMP TABLE held (record INTEGER PRIMARY KEY, actor INTEGER)")
        self._articles = resolution_writing.numbers(connection, "articles")
        self._numbers: dict[ActorId, int] = {}
        self._roles = 0

    def add(self, actor: Actor, records: Iterable[int]) -> None:
        """Store an actor, and that these records are it."""
        number = self._numbers[actor.id] = len(self._numbers) + 1
        resolution_writing.insert_actor(self._connection, number, actor, _UNSEEN)
        for position, _ in enumerate(actor.roles):
            self._roles += 1
            resolution_writing.insert_role(
                self._connection, self._roles, number, actor, position, self._articles
            )
        self._connection.executemany(
            "INSERT INTO held VALUES (?, ?)", [(record, number) for record in records]
        )

    def tell(self) -> None:
        """Store who each named referent is, and where each actor can be seen."""
        c = self._connection
        with without_triggers(c, ["appearances", "actors"]):
            c.execute(
                "INSERT INTO appearances (article, referent, actor, mentions)"
                " SELECT r.article, r.id, h.actor, count(*) FROM referents r"
                " CROSS JOIN held h ON h.record = r.record"
                " CROSS JOIN links l ON l.article = r.article AND l.referent = r.id"
                " GROUP BY r.article, r.id"
            )
            c.execute(
                "UPDATE actors SET (seen_article, seen_referent) = (SELECT article, referent"
                " FROM appearances WHERE actor = actors.id ORDER BY article DESC LIMIT 1)"
                " WHERE id IN (SELECT actor FROM appearances)"
            )
            uses.count_all(c)
        unseen = c.execute("SELECT key FROM actors WHERE seen_article = 0").fetchone()
        if unseen:
            raise ValueError(f"actor {unseen[0]} has no mention")
        c.execute(
            "INSERT OR IGNORE INTO spoken"
            " SELECT p.actor, coalesce(r.published, ''), r.key, q.position, q.article"
            " FROM quotes q CROSS JOIN articles r ON r.id = q.article"
            " CROSS JOIN links l ON l.article = q.article AND l.mention = q.speaker"
            " CROSS JOIN appearances p ON p.article = l.article AND p.referent = l.referent"
        )
        c.execute(
            "UPDATE records SET actor = (SELECT a.key FROM held h JOIN actors a ON a.id = h.actor"
            " WHERE h.record = records.id)"
        )
        c.execute("DROP TABLE held")

    def descriptions(self) -> Iterator[DescriptionRow]:
        """Yield the referents without names that tell an office, by whose office it is."""
        for (
            office,
            number,
            article,
            published,
            id_,
            form,
            kind,
            certain,
            roles,
        ) in self._connection.execute(
            "SELECT r.office, a.id, a.key, a.published, r.id, r.form, r.kind, r.certain,"
            " r.roles FROM referents r CROSS JOIN articles a ON a.id = r.article"
            " WHERE r.office > '' ORDER BY r.office, r.article"
        ):
            told = referent((id_, form, kind, certain, "[]", "[]", None, roles))
            yield DescriptionRow(office, number, article, published, told)

    def describe(self, rows: Iterable[tuple[int, int, ActorId, str]]) -> None:
        """Store whom descriptions mean, as (number of the article, id, actor, reason)."""
        self._connection.executemany(
            "INSERT INTO appearances (article, referent, actor, reason, mentions)"
            " SELECT ?1, ?2, ?3, ?4, count(*) FROM links WHERE article = ?1 AND referent = ?2"
            " HAVING count(*) > 0",
            ((a, id_, self._numbers[actor], reason) for a, id_, actor, reason in rows),
        )
