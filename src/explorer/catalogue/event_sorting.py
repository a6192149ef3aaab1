"""Events of a whole corpus in order of time, of which only one at a time is in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.catalogue.rowcodec import day, iso, to_json
from explorer.catalogue.sections import place_in_time
from explorer.model import Conflict, ConflictValue, Event, EventType, Evidence, Mode, Status


def in_order_of_time(connection: sqlite3.Connection, events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events in the order of the list; they wait in a table of this connection alone."""
    connection.execute(
        "CREATE TEMP TABLE waiting (section TEXT, bare INTEGER, first TEXT, last TEXT, key TEXT,"
        " event TEXT)"
    )
    try:
        connection.executemany(
            "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?)",
            ((*place_in_time(event), _encoded(event)) for event in events),
        )
        rows = connection.execute(
            "SELECT event FROM waiting ORDER BY section, bare, first, last, key"
        )
        for (event,) in rows:
            yield _decoded(json.loads(event))
    finally:
        connection.execute("DROP TABLE waiting")


def _encoded(e: Event) -> str:
    conflicts = [(c.field, [(v.value, v.evidence) for v in c.values]) for c in e.conflicts]
    evidence = [
        (
            *(v.article, v.paragraph, v.start, v.end, v.text, iso(v.published), v.publication),
            *(v.date, v.date_expression, v.why),
        )
        for v in e.evidence
    ]
    return to_json(
        [
            *(e.id, e.type, e.mode, e.status, e.date, e.date_end, e.granularity, e.title),
            *(e.actors, e.recipients, e.place, conflicts, evidence),
        ]
    )


def _decoded(row: list[Any]) -> Event:
    id_, type_, mode, status, date, date_end, granularity, title, *about = row
    actors, recipients, place, conflicts, evidence = about
    return Event(
        id_,
        EventType(type_),
        mode and Mode(mode),
        Status(status),
        date,
        date_end,
        granularity,
        title,
        tuple(actors),
        tuple(recipients),
        place,
        tuple(
            Conflict(field, tuple(ConflictValue(value, tuple(at)) for value, at in values))
            for field, values in conflicts
        ),
        tuple(map(_evidence, evidence)),
    )


def _evidence(row: list[Any]) -> Evidence:
    article, paragraph, start, end, text, published, publication, date, expression, why = row
    place = (article, paragraph, start, end)
    return Evidence(*place, text, day(published), publication, date, expression, why)
