"""All events in place of those before: stored in order of time, and summed up in the end.

What the triggers of the summaries do at each event is done here once for all of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice

from explorer.catalogue.clearing import clear_events
from explorer.catalogue.event_numbers import STEP
from explorer.catalogue.event_sorting import in_order_of_time
from explorer.catalogue.event_writing import insert_events, rows_of
from explorer.catalogue.resolution_writing import numbers
from explorer.catalogue.sections import place_in_time
from explorer.catalogue.triggers import without_triggers
from explorer.model import Event

_BATCH = 500
"""Events that are stored at once."""
_MONTHS = "substr(first_day, 1, 7), substr(last_day, 1, 7)"
_KIND = "type, coalesce(mode, ''), status, has_conflict"
_SUMMARIES = {
    "event_totals": f"SELECT section, {_MONTHS}, {_KIND}, count(*) FROM events"
    " GROUP BY 1, 2, 3, 4, 5, 6, 7",
    "place_totals": "SELECT place, count(*) FROM events WHERE place IS NOT NULL GROUP BY 1",
    "place_by_kind": f"SELECT place, {_KIND}, count(*) FROM events WHERE place IS NOT NULL"
    " GROUP BY 1, 2, 3, 4, 5",
    "place_by_month": f"SELECT place, {_MONTHS}, count(*) FROM events WHERE place IS NOT NULL"
    " GROUP BY 1, 2, 3",
    "taking": "SELECT DISTINCT p.actor, v.id, section, type, mode, status, place, first_day,"
    " last_day, has_conflict FROM events v CROSS JOIN participants p ON p.event = v.id"
    " ORDER BY 1, 2",
    "taking_totals": "SELECT actor, count(*) FROM taking GROUP BY 1",
    "taking_by_kind": f"SELECT actor, {_KIND}, count(*) FROM taking GROUP BY 1, 2, 3, 4, 5",
    "taking_by_month": f"SELECT actor, {_MONTHS}, count(*) FROM taking GROUP BY 1, 2, 3",
    "company": "SELECT t.actor, o.actor, count(*) FROM taking t INDEXED BY taking_of_event"
    " CROSS JOIN taking o INDEXED BY taking_of_event ON o.event = t.event AND o.actor <> t.actor"
    " GROUP BY 1, 2",
}
"""What fills each summary of events: first those of the events, then those of who takes part."""


def replace_events(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Store the events in place of those of before."""
    clear_events(connection)
    articles, actors = numbers(connection, "articles"), numbers(connection, "actors")
    waiting = ((place_in_time(event), rows_of(event, actors, articles)) for event in events)
    with without_triggers(connection, ["events", "participants", "taking"]):
        ordered = enumerate(in_order_of_time(connection, waiting), 1)
        while batch := [(number * STEP, rows) for number, rows in islice(ordered, _BATCH)]:
            insert_events(connection, batch)
        for table, summary in _SUMMARIES.items():
            connection.execute(f"INSERT INTO {table} {summary}")
