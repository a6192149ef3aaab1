"""Questions about events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from explorer.catalogue.connection import Connections
from explorer.catalogue.event_conditions import TIMELINE, condition
from explorer.catalogue.event_facets import facets, participants
from explorer.catalogue.event_reading import events_of
from explorer.catalogue.event_rows import EventFacets, EventFilter, EventRow, FacetCount, MonthCount
from explorer.catalogue.sections import time_of
from explorer.errors import EventUnknown
from explorer.model import ActorId, Event, EventType, Mode, Status

EVERY = EventFilter()

_IN_TIME = "ORDER BY section, id"
_CHUNK = 300
_LIST = """
    SELECT v.key, v.date, v.date_end, v.granularity, v.section, v.type, v.mode, v.status, v.title,
        (SELECT name FROM actors WHERE id = v.place), v.sources, v.has_conflict,
        (SELECT json_group_array(name) FROM (
            SELECT a.name FROM participants p JOIN actors a ON a.id = p.actor
            WHERE p.event = v.id ORDER BY p.part, p.position))
    FROM (
        SELECT id number FROM {timeline} WHERE {where} {order} LIMIT :limit OFFSET :offset
    ) CROSS JOIN events v ON v.id = number ORDER BY number
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
            where, values = condition(connection, which)
            (number,) = connection.execute(
                f"SELECT count(*) FROM {TIMELINE} WHERE {where}", values
            ).fetchone()
            return int(number)

    def rows(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[EventRow]:
        """Return events as light rows."""
        with self._connections.reading() as connection:
            where, values = condition(connection, which)
            found = connection.execute(
                _LIST.format(timeline=TIMELINE, where=where, order=_IN_TIME),
                {**values, "limit": limit, "offset": offset},
            )
            return [_row(*row) for row in found]

    def months(self, which: EventFilter = EVERY) -> list[MonthCount]:
        """Return the headings of a list in the order of ``rows``, each once, with their counts.

        What is dated to a year or a quarter stands under a heading of that time.
        """
        with self._connections.reading() as connection:
            where, values = condition(connection, which)
            rows = connection.execute(
                f"SELECT section, count(*) FROM {TIMELINE} WHERE {where} GROUP BY section", values
            )
            return [MonthCount(time_of(section), total) for section, total in rows]

    def facets(self, which: EventFilter = EVERY) -> EventFacets:
        """Return by what else the events can be narrowed, and how many each would keep."""
        with self._connections.reading() as connection:
            return facets(connection, *condition(connection, which))

    def participants(
        self, which: EventFilter = EVERY, *, among: Sequence[ActorId]
    ) -> list[FacetCount]:
        """Return in how many of the events each of some actors takes part; not who is in none."""
        with self._connections.reading() as connection:
            return participants(connection, *condition(connection, which), among=among)

    def position(self, id: str, which: EventFilter = EVERY) -> int | None:
        """Return the 0-based place of an event in ``rows`` of the filter, None where left out."""
        with self._connections.reading() as connection:
            where, values = condition(connection, which)
            row = connection.execute(
                f"SELECT id, section FROM events WHERE key = :id AND ({where})",
                {**values, "id": id},
            ).fetchone()
            if row is None:
                return None
            (before,) = connection.execute(
                f"SELECT count(*) FROM {TIMELINE} WHERE (section, id) < (:section, :number)"
                f" AND ({where})",
                {**values, "number": row[0], "section": row[1]},
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
            where, values = condition(connection, which)
            numbers = connection.execute(
                f"SELECT id FROM {TIMELINE} WHERE {where} {_IN_TIME} LIMIT :limit OFFSET :offset",
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
    section: str,
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
        *(
            id_,
            date,
            date_end,
            granularity,
            time_of(section),
            EventType(type_),
            Mode(mode) if mode else None,
        ),
        *(Status(status), title, place, sources, bool(has_conflict)),
        tuple(dict.fromkeys(json.loads(participants))),
    )
