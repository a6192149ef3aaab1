"""Questions about events."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from explorer.catalogue.connection import Connections
from explorer.catalogue.event_reading import events_of
from explorer.catalogue.naming import actors_meant, one_of, places_meant
from explorer.catalogue.rowcodec import to_json
from explorer.catalogue.rows import EventFilter, EventRow, MonthCount
from explorer.errors import EventUnknown
from explorer.model import Event, EventType, Mode, Status

EVERY = EventFilter()

_IN_TIME = "ORDER BY first_day, last_day, key"
_CHUNK = 300
_LIST = """
    SELECT v.key, v.date, v.date_end, v.granularity, v.month, v.type, v.mode, v.status, v.title,
        (SELECT name FROM actors WHERE id = v.place), v.sources, v.has_conflict,
        (SELECT json_group_array(name) FROM (
            SELECT a.name FROM participants p JOIN actors a ON a.id = p.actor
            WHERE p.event = v.id ORDER BY p.part, p.position))
    FROM (SELECT * FROM events WHERE {where} {order} LIMIT :limit OFFSET :offset) v
    {order}
"""


class EventQuestions:
    """What is asked about events, in order of time with those without a date last.

    A filter with an unknown actor or place raises ActorUnknown, with an unknown type or status
    ValueUnknown that names the alternatives.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, which: EventFilter = EVERY) -> int:
        """Return the number of events that the filter keeps."""
        with self._connections.reading() as connection:
            where, values = _condition(connection, which)
            (number,) = connection.execute(
                f"SELECT count(*) FROM events WHERE {where}", values
            ).fetchone()
            return int(number)

    def rows(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[EventRow]:
        """Return events as light rows."""
        with self._connections.reading() as connection:
            where, values = _condition(connection, which)
            found = connection.execute(
                _LIST.format(where=where, order=_IN_TIME),
                {**values, "limit": limit, "offset": offset},
            )
            return [_row(*row) for row in found]

    def months(self, which: EventFilter = EVERY) -> list[MonthCount]:
        """Return how many events each month has, in the order of ``rows``: a list's headings."""
        with self._connections.reading() as connection:
            where, values = _condition(connection, which)
            rows = connection.execute(
                f"SELECT month, count(*) FROM events WHERE {where}"
                " GROUP BY month ORDER BY month IS NULL, month",
                values,
            )
            return [MonthCount(*row) for row in rows]

    def position(self, id: str, which: EventFilter = EVERY) -> int | None:
        """Return the 0-based place of an event in ``rows`` of the filter, None where left out."""
        with self._connections.reading() as connection:
            where, values = _condition(connection, which)
            row = connection.execute(
                f"SELECT first_day, last_day, key FROM events WHERE key = :id AND ({where})",
                {**values, "id": id},
            ).fetchone()
            if row is None:
                return None
            (before,) = connection.execute(
                f"SELECT count(*) FROM events WHERE ({where})"
                " AND (first_day, last_day, key) < (:first_day, :last_day, :id)",
                {**values, "first_day": row[0], "last_day": row[1], "id": id},
            ).fetchone()
            return int(before)

    def event(self, id: str) -> Event:
        """Return an event with all its evidence and conflicts, or raise EventUnknown."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT id FROM events WHERE key = ?", (id,)).fetchone()
            if row is None:
                raise EventUnknown(
                    f"There is no event with the id {id!r}.",
                    hint="explorer events lists all; a refresh may have changed it.",
                )
            return events_of(connection, [row[0]])[0]

    def events(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> Iterator[Event]:
        """Yield events in full, a few hundred read at a time."""
        with self._connections.reading() as connection:
            where, values = _condition(connection, which)
            numbers = connection.execute(
                f"SELECT id FROM events WHERE {where} {_IN_TIME} LIMIT :limit OFFSET :offset",
                {**values, "limit": limit, "offset": offset},
            ).fetchall()
        for start in range(0, len(numbers), _CHUNK):
            with self._connections.reading() as connection:
                chunk = events_of(connection, [n for (n,) in numbers[start : start + _CHUNK]])
            yield from chunk


def _row(
    id_: str,
    date: str | None,
    date_end: str | None,
    granularity: str,
    month: str | None,
    type_: str,
    mode: str | None,
    status: str,
    title: str,
    place: str | None,
    sources: int,
    has_conflict: int,
    participants: str,
) -> EventRow:
    return EventRow(
        *(id_, date, date_end, granularity, month, EventType(type_), Mode(mode) if mode else None),
        *(Status(status), title, place, sources, bool(has_conflict)),
        tuple(dict.fromkeys(json.loads(participants))),
    )


def _condition(connection: sqlite3.Connection, which: EventFilter) -> tuple[str, dict[str, Any]]:
    """Return the condition of a filter on the table of events, and its values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    if which.actor:
        parts.append(
            "id IN (SELECT event FROM participants"
            " WHERE actor IN (SELECT value FROM json_each(:actors)))"
        )
        values["actors"] = to_json(actors_meant(connection, which.actor))
    if which.place:
        parts.append("place IN (SELECT value FROM json_each(:places))")
        values["places"] = to_json(places_meant(connection, which.place))
    if which.type:
        parts.append("mode = :type" if which.type in set(Mode) else "type = :type")
        values["type"] = one_of((*EventType, *Mode), which.type, "type")
    if which.status:
        parts.append("status = :status")
        values["status"] = one_of(Status, which.status, "status")
    if which.first or which.last:
        parts.append("month IS NOT NULL")
    if which.first:
        parts.append("last_day >= :first")
        values["first"] = which.first.isoformat()
    if which.last:
        parts.append("first_day <= :last")
        values["last"] = which.last.isoformat()
    if which.conflicts_only:
        parts.append("has_conflict")
    _add_articles(which, parts, values)
    return " AND ".join(parts) or "1", values


def _add_articles(which: EventFilter, parts: list[str], values: dict[str, Any]) -> None:
    if which.article is not None:
        paragraph = "" if which.paragraph is None else " AND paragraph = :paragraph"
        parts.append(
            "id IN (SELECT event FROM evidence"
            f" WHERE article = (SELECT id FROM articles WHERE key = :article){paragraph})"
        )
        values.update(article=which.article, paragraph=which.paragraph)
    if which.articles is not None:
        parts.append(
            "id IN (SELECT event FROM evidence WHERE article IN (SELECT id FROM articles"
            " WHERE key IN (SELECT value FROM json_each(:articles))))"
        )
        values["articles"] = to_json(which.articles)
