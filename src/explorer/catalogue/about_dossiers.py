"""Questions about one actor in depth: offices and who says so, company, words, uses of names."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.catalogue.connection import Connections
from explorer.catalogue.reason_rows import Words
from explorer.catalogue.rowcodec import day, to_json
from explorer.catalogue.rows import CompanionRow, RoleRow, SpokenRow, Together
from explorer.model import ActorId, Kind

_ME = "(SELECT id FROM actors WHERE key = :id)"
_ROLE = f"(SELECT id FROM roles WHERE actor = {_ME} AND position = :position)"
_MEETINGS = "('meeting', 'visit', 'multilateral')"
_LATEST = f"""
    SELECT other.actor, mine.event,
        coalesce(mine.mode IN {_MEETINGS}, 0) AND mine.status = 'occurred' AS met,
        max(iif(mine.status = 'occurred', iif(mine.mode IN {_MEETINGS}, '3', '2'), '1')
            || iif(mine.section = '~', '', mine.last_day))
    FROM taking mine CROSS JOIN taking other INDEXED BY taking_of_event
        ON other.event = mine.event
    WHERE mine.actor = {_ME} AND +other.actor IN (SELECT value FROM json_each(:others))
    GROUP BY other.actor
"""
# From the events of the one: the others, as companions, may have many more of their own.


class DossierQuestions:
    """What is asked for the dossier of an actor; each answer is the newest committed state.

    Each question is quick for actors with tens of thousands of mentions too; what is long is
    answered in pages. An unknown actor has nothing.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def roles(self, id: ActorId) -> list[RoleRow]:
        """Return the offices of an actor, the latest first, each with the newest words for it."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                'SELECT position, title, "of", first, last,'
                " (SELECT count(*) FROM role_articles WHERE role = roles.id)"
                f" FROM roles WHERE actor = {_ME}"
                " ORDER BY last DESC, first DESC, position",
                {"id": id},
            ).fetchall()
            return [
                RoleRow(
                    *(position, title, of, day(first), day(last), articles),
                    next(_role_words(connection, id, position, 1, 0), None),
                )
                for position, title, of, first, last, articles in rows
            ]

    def role_words(
        self, id: ActorId, position: int, *, limit: int = -1, offset: int = 0
    ) -> list[Words]:
        """Return the words that give an office, those of the newest article first.

        ``position`` is that of the RoleRow.
        """
        with self._connections.reading() as connection:
            return list(_role_words(connection, id, position, limit, offset))

    def companion_count(self, id: ActorId) -> int:
        """Return how many others take part in the events of an actor."""
        with self._connections.reading() as connection:
            asked = f"SELECT count(*) FROM company WHERE actor = {_ME}"
            return int(connection.execute(asked, {"id": id}).fetchone()[0])

    def companions(self, id: ActorId, *, limit: int = -1, offset: int = 0) -> list[CompanionRow]:
        """Return who takes part in the same events, the most frequent first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT a.id, a.key, a.name, a.kind, c.total FROM company c"
                f" CROSS JOIN actors a ON a.id = c.other WHERE c.actor = {_ME}"
                " ORDER BY c.total DESC, a.mentions DESC, a.key LIMIT :limit OFFSET :offset",
                {"id": id, "limit": limit, "offset": offset},
            ).fetchall()
            together = _together(connection, id, [number for number, *_ in rows])
            return [
                CompanionRow(key, name, Kind(kind), shared, together.get(number))
                for number, key, name, kind, shared in rows
            ]

    def quote_count(self, id: ActorId) -> int:
        """Return how many quotes an actor is the speaker of."""
        with self._connections.reading() as connection:
            asked = f"SELECT count(*) FROM spoken WHERE actor = {_ME}"
            return int(connection.execute(asked, {"id": id}).fetchone()[0])

    def quotes(self, id: ActorId, *, limit: int = -1, offset: int = 0) -> list[SpokenRow]:
        """Return what an actor is quoted with, the newest article first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT s.key, r.title, r.published, r.publication, q.paragraph, q.start,"
                ' substr(t.text, q.start + 1, q."end" - q.start), q."end", q.direct, q.cue'
                f" FROM (SELECT * FROM spoken WHERE actor = {_ME}"
                " ORDER BY published DESC, key, position LIMIT :limit OFFSET :offset) s"
                " CROSS JOIN quotes q ON q.article = s.article AND q.position = s.position"
                " CROSS JOIN articles r ON r.id = s.article"
                " CROSS JOIN paragraphs t ON t.article = q.article AND t.position = q.paragraph"
                " ORDER BY s.published DESC, s.key, s.position",
                {"id": id, "limit": limit, "offset": offset},
            )
            return [
                SpokenRow(
                    Words(key, day(published), publication, paragraph, start, end, text),
                    *(title, bool(direct), cue),
                )
                for key, title, published, publication, paragraph, start, text, end, direct, cue
                in rows
            ]  # fmt: skip

    def uses(self, id: ActorId) -> Counter[str]:
        """Count the mentions by name, in lower case."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT text, mentions FROM uses WHERE actor = {_ME} AND named", {"id": id}
            )
            counts: Counter[str] = Counter()
            for text, number in rows:
                counts[text.casefold()] += number
            return counts


def _together(
    connection: sqlite3.Connection, id: ActorId, others: Sequence[int]
) -> dict[int, Together]:
    """Return for each of the others the last meeting, else the last event together.

    SQLite takes the bare columns from the row of the maximum; what is undated comes last of all.
    """
    rows = connection.execute(_LATEST, {"id": id, "others": to_json(list(others))}).fetchall()
    events = connection.execute(
        "SELECT id, key, date, date_end, title FROM events"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (to_json([event for _, event, *_ in rows]),),
    )
    told = {number: (key, date, end, title) for number, key, date, end, title in events}
    return {other: Together(*told[event], bool(met)) for other, event, met, _ in rows}


def _role_words(
    connection: sqlite3.Connection, id: ActorId, position: int, limit: int, offset: int
) -> Iterator[Words]:
    values = {"id": id, "position": position}
    role = connection.execute(
        f'SELECT title, "of" FROM roles WHERE id = {_ROLE}', values
    ).fetchone()
    articles = connection.execute(
        "SELECT r.id, r.key, r.published, r.publication FROM role_articles c"
        f" JOIN articles r ON r.id = c.article WHERE c.role = {_ROLE}"
        " ORDER BY r.published DESC, r.key LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    ).fetchall()
    for number, key, published, publication in articles:
        found = _claim(connection, id, number, *role)
        if found is not None:
            yield Words(key, day(published), publication, *found)


def _claim(
    connection: sqlite3.Connection, id: ActorId, article: int, title: str, of: str | None
) -> tuple[int, int, int, str] | None:
    """Return (paragraph, start, end, text) of the words of an article that fit an office best."""
    rows = connection.execute(
        "SELECT m.roles FROM appearances p"
        " JOIN links l ON l.article = p.article AND l.referent = p.referent"
        " JOIN mentions m ON m.article = l.article AND m.position = l.mention"
        f" WHERE p.actor = {_ME} AND p.article = :article AND m.roles IS NOT NULL"
        " ORDER BY m.paragraph, m.start",
        {"id": id, "article": article},
    )
    claims = [claim for (roles,) in rows for claim in json.loads(roles)]
    wanted = title.casefold()
    claims.sort(key=lambda claim: (claim[0].casefold() != wanted, claim[1] != of))
    if not claims:
        return None
    _, _, paragraph, start, end, _ = claims[0]
    text = connection.execute(
        "SELECT substr(text, :start + 1, :end - :start) FROM paragraphs"
        " WHERE article = :article AND position = :paragraph",
        {"article": article, "paragraph": paragraph, "start": start, "end": end},
    ).fetchone()
    return (paragraph, start, end, text[0]) if text else None
