"""Questions about events."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from explorer.catalogue.connection import Connections
from explorer.catalogue.event_conditions import Kept, kept_by, told_in
from explorer.catalogue.event_facets import facets, participants
from explorer.catalogue.event_reading import events_of
from explorer.catalogue.event_rows import EventFacets, EventFilter, EventRow, FacetCount, MonthCount
from explorer.catalogue.kept_answers import KeptAnswers
from explorer.catalogue.places import Places
from explorer.catalogue.sections import time_of
from explorer.errors import EventUnknown
from explorer.model import ActorId, Event, EventType, Mode, Status

EVERY = EventFilter()

_CHUNK = 300
_KEPT = 2  # lists of results whose events are known
_LIST = """
    SELECT v.key, v.date, v.date_end, v.granularity, v.section, v.type, v.mode, v.status, v.title,
        (SELECT name FROM actors WHERE id = v.place), v.sources, v.has_conflict,
        (SELECT json_group_array(name) FROM (
            SELECT a.name FROM participants p JOIN actors a ON a.id = p.actor
            WHERE p.event = v.id ORDER BY p.part, p.position))
    FROM (
        {numbers}
    ) CROSS JOIN events v ON v.id = number ORDER BY number
"""


class EventQuestions:
    """What is asked about events, in order of time with those without a date last.

    A filter with an unknown actor or place raises ActorUnknown, with an unknown type or status
    ValueUnknown that names the alternatives.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._places = Places()
        self._told = KeptAnswers(told_in, _KEPT)

    def _kept(self, connection: sqlite3.Connection, which: EventFilter) -> Kept:
        return kept_by(connection, which, self._told)

    def count(self, which: EventFilter = EVERY) -> int:
        """Return the number of events that the filter keeps."""
        with self._connections.reading() as connection:
            return sum(total for _, total in _headings(connection, self._kept(connection, which)))

    def rows(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[EventRow]:
        """Return events as light rows."""
        with self._connections.reading() as connection:
            numbers, values = _page(connection, self._kept(connection, which), limit, offset)
            found = connection.execute(_LIST.format(numbers=numbers), values)
            return [_row(*row) for row in found]

    def months(self, which: EventFilter = EVERY) -> list[MonthCount]:
        """Return the headings of a list in the order of ``rows``, each once, with their counts.

        What is dated to a year or a quarter stands under a heading of that time.
        """
        with self._connections.reading() as connection:
            found = _headings(connection, self._kept(connection, which))
            return [MonthCount(time_of(section), total) for section, total in found]

    def facets(self, which: EventFilter = EVERY) -> EventFacets:
        """Return by what else the events can be narrowed, and how many each would keep."""
        with self._connections.reading() as connection:
            return facets(connection, self._kept(connection, which), self._places)

    def participants(
        self, which: EventFilter = EVERY, *, among: Sequence[ActorId]
    ) -> list[FacetCount]:
        """Return in how many of the events each of some actors takes part; not who is in none."""
        with self._connections.reading() as connection:
            return participants(connection, self._kept(connection, which), among=among)

    def position(self, id: str, which: EventFilter = EVERY) -> int | None:
        """Return the 0-based place of an event in ``rows`` of the filter, None where left out."""
        with self._connections.reading() as connection:
            kept = self._kept(connection, which)
            values = {**kept.values, "key": id}
            row = connection.execute(
                f"SELECT id, section FROM events WHERE key = :key AND ({kept.whole})", values
            ).fetchone()
            if row is None:
                return None
            values.update(number=row[0], section=row[1])
            if kept.totals:  # only those of its heading have to be counted
                headings = _headings(connection, kept)
                before = sum(total for section, total in headings if section < row[1])
                begin = "section = :section"
            else:
                before, begin = 0, "section <= :section"
            (rest,) = connection.execute(
                f"SELECT count(*) FROM {kept.source}"
                f" WHERE {begin} AND id < :number AND {kept.where}",
                values,
            ).fetchone()
            return before + int(rest)

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
            asked, values = _page(connection, self._kept(connection, which), limit, offset)
            numbers = connection.execute(asked, values).fetchall()
        for start in range(0, len(numbers), _CHUNK):
            with self._connections.reading() as connection:
                chunk = events_of(connection, [n for (n,) in numbers[start : start + _CHUNK]])
            yield from chunk


def _headings(connection: sqlite3.Connection, kept: Kept) -> list[tuple[str, int]]:
    """Return the sections of a list in its order, with how many events stand in each."""
    counted: dict[str, int] = {}
    if kept.totals:
        asked = f"SELECT section, sum(total) FROM event_totals WHERE {kept.totals} GROUP BY section"
        counted.update(connection.execute(asked, kept.values))
    if kept.rest:
        asked = f"SELECT section, count(*) FROM {kept.source} WHERE {kept.rest} GROUP BY section"
        for section, total in connection.execute(asked, kept.values):
            counted[section] = counted.get(section, 0) + total
    return sorted(counted.items())


def _page(
    connection: sqlite3.Connection, kept: Kept, limit: int, offset: int
) -> tuple[str, dict[str, Any]]:
    """Return the statement for the numbers of a page, in order, and its values.

    Where the headings are counted already it begins at the one that the page begins under.
    """
    start = ""
    if kept.totals and offset:
        for section, total in _headings(connection, kept):
            start = section
            if total > offset:
                break
            offset -= total
    begin = "section >= :start" if start else "1"
    return (
        f"SELECT id number FROM {kept.source} WHERE {begin} AND {kept.where} {kept.order}"
        " LIMIT :limit OFFSET :offset",
        {**kept.values, "limit": limit, "offset": offset, "start": start},
    )


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
