"""Numbers of events: in the order of the list, with room between them for what comes later."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from explorer.catalogue.sections import place_in_time
from explorer.model import Event

STEP = 1 << 30
"""The room left behind an event; thirty events fit one before the other into one gap."""
_AROUND = 50
"""Events on each side that are numbered anew where there is no room left between two."""
_ENOUGH = 1 << 16
"""Room between events below which more of them are numbered anew."""
_FROM = """
    SELECT id, granularity <> 'month', first_day, last_day, key FROM events
    WHERE section = ? AND id >= ? ORDER BY id LIMIT 1
"""
_NUMBERED = ("participants", "evidence", "conflicts", "conflict_values", "conflict_evidence")


def numbers_for(connection: sqlite3.Connection, events: Sequence[Event]) -> list[int]:
    """Return a free number for each of these new events, which come in order of time.

    Where there is no room left between two events, some around them are numbered anew first.
    """
    while True:
        numbers, full = _gaps(connection, events)
        if full is None:
            return numbers
        _spread(connection, *full)


def _gaps(
    connection: sqlite3.Connection, events: Sequence[Event]
) -> tuple[list[int], tuple[int, int] | None]:
    """Return the numbers, or the number behind which there is no room for how many events."""
    gaps: dict[int, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        gaps[_number_before(connection, event)].append(index)
    numbers = [0] * len(events)
    for before, wanting in gaps.items():
        row = connection.execute("SELECT min(id) FROM events WHERE id > ?", (before,)).fetchone()
        room = STEP if row[0] is None else min(STEP, (row[0] - before) // (len(wanting) + 1))
        if not room:
            return numbers, (before, len(wanting))
        for position, index in enumerate(wanting, 1):
            numbers[index] = before + position * room
    return numbers, None


def _number_before(connection: sqlite3.Connection, event: Event) -> int:
    """Return the number of the last event before another, 0 where there is none.

    Numbers and places have one order, so that halving finds it: no heading is read through,
    however many events stand under it.
    """
    section, *place = place_in_time(event)
    first, last = connection.execute(
        "SELECT (SELECT id FROM events WHERE section = :section ORDER BY id LIMIT 1),"
        " (SELECT id FROM events WHERE section = :section ORDER BY id DESC LIMIT 1)",
        {"section": section},
    ).fetchone()
    found = None
    while first is not None and first <= last:
        middle = (first + last) // 2
        number, *other = connection.execute(_FROM, (section, middle)).fetchone()
        if (bool(other[0]), *other[1:]) < tuple(place):
            found, first = number, number + 1
        else:
            last = middle - 1
    if found is None:
        row = connection.execute(
            "SELECT id FROM events WHERE section < ? ORDER BY section DESC, id DESC LIMIT 1",
            (section,),
        ).fetchone()
        found = row[0] if row else 0
    return int(found)


def _spread(connection: sqlite3.Connection, before: int, wanting: int) -> None:
    """Number the events around a place anew, with equal room between them: as few as will do."""
    enough = _ENOUGH + wanting
    around = _AROUND
    while True:
        ids = [
            *reversed(_ids(connection, f"id <= {before} ORDER BY id DESC LIMIT {around}")),
            *_ids(connection, f"id > {before} ORDER BY id LIMIT {around}"),
        ]
        low = max(_ids(connection, f"id < {ids[0]} ORDER BY id DESC LIMIT 1"), default=0)
        behind = _ids(connection, f"id > {ids[-1]} ORDER BY id LIMIT 1")
        high = behind[0] if behind else low + max(STEP, enough) * (len(ids) + 1)
        room = (high - low) // (len(ids) + 1)
        if room >= enough:
            _renumber(connection, [(low + at * room, id_) for at, id_ in enumerate(ids, 1)])
            return
        around *= 8


def _ids(connection: sqlite3.Connection, where: str) -> list[int]:
    return [id_ for (id_,) in connection.execute(f"SELECT id FROM events WHERE {where}")]


def _renumber(connection: sqlite3.Connection, pairs: Sequence[tuple[int, int]]) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    # First out of each other's way, then to where they belong.
    for table, column in (("events", "id"), *((name, "event") for name in _NUMBERED)):
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?",
            [(-number, id_) for number, id_ in pairs],
        )
        connection.execute(f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0")
