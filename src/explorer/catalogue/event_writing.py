"""Events as rows of their tables, and how these are stored; called inside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.catalogue.sections import days_of, section_of
from explorer.model import Event

Numbers = Mapping[str, int]
"""The numbers of rows by their keys."""
Rows = tuple[tuple[Any, ...], ...]
EventRows = tuple[Rows, ...]
"""An event as rows for each of `_TABLES`, without the number of the event, which stands first."""

_TABLES = {
    "events": 16,
    "participants": 4,
    "evidence": 10,
    "conflicts": 3,
    "conflict_values": 4,
    "conflict_evidence": 4,
}
"""The tables of events with their numbers of columns."""


def rows_of(event: Event, actors: Numbers, articles: Numbers) -> EventRows:
    """Return the rows of an event, whose actors and articles are stored under these numbers."""
    e = event
    if not e.evidence:
        raise ValueError(f"event {e.id} has no evidence")
    sources = {each.article for each in e.evidence}
    itself = (
        *(e.id, e.type.value, e.mode and e.mode.value, e.status.value, e.date, e.date_end),
        *(e.granularity, e.title, actors[e.place] if e.place else None, *days_of(e)),
        *(section_of(e.date), len(sources), bool(e.conflicts), 0),
    )
    people = tuple(
        (part, position, actors[actor])
        for part, ids in (("actor", e.actors), ("recipient", e.recipients))
        for position, actor in enumerate(ids)
    )
    evidence = tuple(
        (
            *(position, articles[each.article], each.paragraph, each.start, each.end),
            *(each.text, each.date, each.date_expression, each.why),
        )
        for position, each in enumerate(e.evidence)
    )
    return ((itself,), people, evidence, *_conflicts(e))


def _conflicts(event: Event) -> tuple[Rows, Rows, Rows]:
    values = [
        (position, place, value)
        for position, conflict in enumerate(event.conflicts)
        for place, value in enumerate(conflict.values)
    ]
    return (
        tuple((position, conflict.field) for position, conflict in enumerate(event.conflicts)),
        tuple((position, place, value.value) for position, place, value in values),
        tuple((position, place, at) for position, place, value in values for at in value.evidence),
    )


def insert_events(connection: sqlite3.Connection, events: Sequence[tuple[int, EventRows]]) -> None:
    """Store events under their numbers; what one table gets of them is stored at once."""
    for at, (table, columns) in enumerate(_TABLES.items()):
        connection.executemany(
            f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})",
            ((number, *row) for number, rows in events for row in rows[at]),
        )
