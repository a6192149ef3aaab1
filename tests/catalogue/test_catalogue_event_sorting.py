"""Events wait on disk to be numbered in order of time, and come back as they went."""

import sqlite3
from collections import defaultdict
from datetime import date

from explorer.catalogue.event_sorting import in_order_of_time
from explorer.catalogue.event_writing import rows_of
from explorer.catalogue.sections import place_in_time
from explorer.model import Conflict, ConflictValue, Event, EventType, Evidence, Mode, Status


def _event(number, day):
    evidence = tuple(
        Evidence("a.txt", at, 1, 9, "“Words”", told, "Courier", day, "on Monday", "verb 'meet'")
        for at, told in enumerate((date(2024, 3, 1), None))
    )
    values = (ConflictValue("2024-03-01", (0,)), ConflictValue("2024-03-02", (1,)))
    return Event(
        id=f"event-{number}",
        type=EventType.CONSULT if number % 2 else EventType.ASSAULT,
        mode=Mode.MEETING if number % 2 else None,
        status=Status.SCHEDULED,
        date=day,
        date_end=None,
        granularity="day",
        title=f"Lind meets Berg {number}",
        actors=("person:lind",),
        recipients=("person:berg",),
        place=None if number % 3 else "place:oslo",
        conflicts=(Conflict("date", values),) if number % 2 else (),
        evidence=evidence,
    )


def test_events_come_back_whole_and_in_order_of_time():
    days = ("2024-03-02", None, "2023", "2024-03", "2024-03-01", "2024-W10", "2024-03-01")
    events = [_event(number, day) for number, day in enumerate(days)]
    connection = sqlite3.connect(":memory:")
    numbers = defaultdict(lambda: 7)
    waiting = [(place_in_time(event), rows_of(event, numbers, numbers)) for event in events]
    found = list(in_order_of_time(connection, iter(waiting)))
    assert found == [rows for _, rows in sorted(waiting)]
    assert not connection.execute("SELECT name FROM sqlite_temp_master").fetchall()
    connection.close()
