"""How rows become events again, with their evidence and conflicts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from explorer.catalogue.facts_reading import by_article
from explorer.catalogue.rowcodec import day, to_json
from explorer.model import Conflict, ConflictValue, Event, EventType, Evidence, Mode, Status

_THESE = "IN (SELECT value FROM json_each(?))"


def events_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Event]:
    """Return those of the events that exist, in that order."""
    which = (to_json(list(numbers)),)
    rows = connection.execute(
        "SELECT v.id, v.key, v.type, v.mode, v.status, v.date, v.date_end, v.granularity, v.title,"
        f" a.key FROM events v LEFT JOIN actors a ON a.id = v.place WHERE v.id {_THESE}",
        which,
    )
    found = {number: row for number, *row in rows}
    participants = by_article(
        connection.execute(
            "SELECT p.event, p.part, a.key FROM participants p JOIN actors a ON a.id = p.actor"
            f" WHERE p.event {_THESE} ORDER BY p.event, p.part, p.position",
            which,
        )
    )
    evidence = by_article(
        connection.execute(
            'SELECT e.event, e.position, r.key, e.paragraph, e.start, e."end", e.text,'
            " r.published, r.publication, e.date, e.date_expression, e.why"
            f" FROM evidence e JOIN articles r ON r.id = e.article WHERE e.event {_THESE}"
            " ORDER BY e.event, e.position",
            which,
        )
    )
    conflicts = by_article(
        connection.execute(
            "SELECT c.event, c.position, c.field, v.position, v.value, e.evidence FROM conflicts c"
            " JOIN conflict_values v ON v.event = c.event AND v.conflict = c.position"
            " JOIN conflict_evidence e ON e.event = v.event AND e.conflict = v.conflict"
            f" AND e.value = v.position WHERE c.event {_THESE}"
            " ORDER BY c.event, c.position, v.position, e.evidence",
            which,
        )
    )
    return [
        _event(found[n], participants[n], evidence[n], conflicts[n]) for n in numbers if n in found
    ]


def _event(row: list[Any], people: list[Any], evidence: list[Any], conflicts: list[Any]) -> Event:
    key, type_, mode, status, date, date_end, granularity, title, place = row
    # Positions have gaps where an article was deleted since the events were merged.
    index_of = {position: index for index, (position, *_) in enumerate(evidence)}
    return Event(
        id=key,
        type=EventType(type_),
        mode=Mode(mode) if mode else None,
        status=Status(status),
        date=date,
        date_end=date_end,
        granularity=granularity,
        title=title,
        actors=tuple(actor for part, actor in people if part == "actor"),
        recipients=tuple(actor for part, actor in people if part == "recipient"),
        place=place,
        conflicts=_conflicts(conflicts, index_of),
        evidence=tuple(
            Evidence(key, paragraph, start, end, text, day(published), *rest)
            for _, key, paragraph, start, end, text, published, *rest in evidence
        ),
    )


def _conflicts(rows: list[Any], index_of: dict[int, int]) -> tuple[Conflict, ...]:
    fields: dict[int, Any] = {}
    values: dict[int, dict[int, tuple[str, list[int]]]] = {}
    for position, field, place, value, evidence in rows:
        fields[position] = field
        _, indices = values.setdefault(position, {}).setdefault(place, (value, []))
        indices.append(index_of[evidence])
    return tuple(
        Conflict(
            field,
            tuple(ConflictValue(value, tuple(of)) for value, of in values[position].values()),
        )
        for position, field in fields.items()
    )
