"""Numbers of events: in the order of the list, with room between them for what comes later."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from explorer.catalogue.sections import place_in_time, section_of
from explorer.model import Event

STEP = 1 << 30
"""The room left behind an event; thirty events fit one before the other into one gap."""
_PLACE = "granularity <> 'month', first_day, last_day, key"
_NUMBERED = ("participants", "evidence", "conflicts", "conflict_values", "conflict_evidence")

Place = tuple[bool, str, str, str]


def numbers_for(connection: sqlite3.Connection, events: Sequence[Event]) -> list[int]:
    """Return a free number for each of these new events, which come in order of time.

    Where there is no room left between two events, all are numbered anew first.
    """
    found = _between(connection, events)
    if found is None:
        _spread(connection)
        found = _between(connection, events)
    if found is None:
        raise OverflowError(f"{len(events)} events find no room between two others")
    return found


def _between(connection: sqlite3.Connection, events: Sequence[Event]) -> list[int] | None:
    gaps: dict[int, list[int]] = defaultdict(list)
    known: dict[str, list[tuple[Place, int]]] = {}
    for index, event in enumerate(events):
        gaps[_number_before(connection, event, known)].append(index)
    numbers = [0] * len(events)
    for before, wanting in gaps.items():
        row = connection.execute("SELECT min(id) FROM events WHERE id > ?", (before,)).fetchone()
        room = STEP if row[0] is None else min(STEP, (row[0] - before) // (len(wanting) + 1))
        if not room:
            return None
        for position, index in enumerate(wanting, 1):
            numbers[index] = before + position * room
    return numbers


def _number_before(
    connection: sqlite3.Connection, event: Event, known: dict[str, list[tuple[Place, int]]]
) -> int:
    section = section_of(event.date)
    if section not in known:
        rows = connection.execute(
            f"SELECT {_PLACE}, id FROM events WHERE section = ? ORDER BY id", (section,)
        )
        known[section] = [((bool(day), *place), number) for day, *place, number in rows]
    place = place_in_time(event)[1:]
    if at := bisect_left(known[section], (place, 0)):
        return known[section][at - 1][1]
    row = connection.execute(
        "SELECT id FROM events WHERE section < ? ORDER BY section DESC, id DESC LIMIT 1", (section,)
    ).fetchone()
    return int(row[0]) if row else 0


def _spread(connection: sqlite3.Connection) -> None:
    """Number all events anew, with equal room between them."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM events ORDER BY id")]
    pairs = [(number * STEP, id_) for number, id_ in enumerate(ids, 1)]
    # First out of each other's way, then to where they belong.
    for table, column in (("events", "id"), *((name, "event") for name in _NUMBERED)):
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?",
            [(-number, id_) for number, id_ in pairs],
        )
        connection.execute(f"UPDATE {table} SET {column} = -{column}")
