"""Facets: by which types, places, participants and months some events can be narrowed further."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from explorer.catalogue.event_conditions import TIMELINE
from explorer.catalogue.event_rows import EventFacets, FacetCount, MonthCount
from explorer.catalogue.rowcodec import to_json
from explorer.model import ActorId, EventType, Mode

_MOST = 1000  # participants that are listed; others are asked for by name
_MANY = 20_000  # events of which the participants are counted rather than looked up
_TYPES = "SELECT type, mode, count(*) FROM {events} WHERE {where} GROUP BY type, mode"
_PLACES = """
    SELECT place, count(*) FROM {events} WHERE place IS NOT NULL AND {where} GROUP BY place
"""
_PARTICIPANTS = """
    SELECT a.key, a.name, a.kind, p.total FROM (
        SELECT actor, count(DISTINCT event) total FROM {participants}
        WHERE {kept} GROUP BY actor ORDER BY total DESC LIMIT {most}
    ) p JOIN actors a ON a.id = p.actor ORDER BY p.total DESC, a.mentions DESC, a.key
"""
_BY_SECTION = """
    SELECT section, count(*) FROM {events}
    WHERE section <> '~' AND substr(first_day, 1, 7) = substr(last_day, 1, 7) AND {where}
    GROUP BY section
"""
_LONGER = """
    SELECT substr(first_day, 1, 7), substr(last_day, 1, 7), count(*) FROM {events}
    WHERE section <> '~' AND substr(first_day, 1, 7) <> substr(last_day, 1, 7) AND {where}
    GROUP BY 1, 2
"""
_YEAR, _MONTH = 4, 7  # letters


def facets(connection: sqlite3.Connection, where: str, values: Mapping[str, Any]) -> EventFacets:
    """Return the facets of the events that a condition keeps."""
    asked = {"where": where, "events": "events" if where == "1" else TIMELINE}
    modes = Counter[str]()
    count = 0
    for type_, mode, total in connection.execute(_TYPES.format(**asked), values):
        count += total
        modes[type_] += total
        if mode:
            modes[mode] += total
    spans = list(_spans(connection, where, values))
    return EventFacets(
        tuple(
            _largest(FacetCount(value, value, "", modes[value]) for value in (*EventType, *Mode))
        ),
        tuple(_places(connection, asked, values)),
        tuple(_participants(connection, where, values, count)),
        tuple(_counted(spans, _YEAR)),
        tuple(_counted(spans, _MONTH)),
    )


def participants(
    connection: sqlite3.Connection,
    where: str,
    values: Mapping[str, Any],
    *,
    among: Sequence[ActorId],
) -> list[FacetCount]:
    """Count in how many events that a condition keeps each of some actors takes part."""
    asked = _PARTICIPANTS.format(
        participants="participants INDEXED BY participants_of_actor",
        kept="actor IN (SELECT id FROM actors WHERE key IN (SELECT value FROM json_each(:among)))"
        f" AND {_kept(where)}",
        most=len(among),
    )
    rows = connection.execute(asked, {**values, "among": to_json(list(among))})
    return [FacetCount(*row) for row in rows]


def _kept(where: str) -> str:
    return "1" if where == "1" else f"+event IN (SELECT id FROM {TIMELINE} WHERE {where})"


def _participants(
    connection: sqlite3.Connection, where: str, values: Mapping[str, Any], count: int
) -> Iterator[FacetCount]:
    """Count participants; of many events in the order of an index, which needs no sorting."""
    if count > _MANY:
        table, kept = "participants INDEXED BY participants_of_actor", _kept(where)
    else:
        table, kept = "participants", _kept(where).removeprefix("+")
    rows = connection.execute(
        _PARTICIPANTS.format(participants=table, kept=kept, most=_MOST), values
    )
    yield from (FacetCount(*row) for row in rows)


def _largest(found: Iterable[FacetCount]) -> list[FacetCount]:
    return sorted((each for each in found if each.total), key=lambda each: -each.total)


def _places(
    connection: sqlite3.Connection, asked: Mapping[str, str], values: Mapping[str, Any]
) -> list[FacetCount]:
    """Count the events at each place, and at each country or place with those that lie in it."""
    direct = dict(connection.execute(_PLACES.format(**asked), values))
    rows = connection.execute(
        'SELECT id, key, name, kind, "of" FROM actors WHERE id IN (SELECT value FROM json_each(?))',
        (to_json(list(direct)),),
    ).fetchall()
    inside = Counter[str]()
    for id_, _, name, kind, of in rows:
        if of and kind == "place" and of != name:
            inside[of] += direct[id_]
    found = {
        key: (name, kind, direct[id_] + inside[name] * (kind in ("country", "place")))
        for id_, key, name, kind, _ in rows
    }
    holding = connection.execute(
        "SELECT key, name, kind FROM actors"
        " WHERE name IN (SELECT value FROM json_each(?)) AND kind IN ('country', 'place')",
        (to_json(list(inside)),),
    )
    for key, name, kind in holding:
        found.setdefault(key, (name, kind, inside[name]))
    return _largest(FacetCount(key, *about) for key, about in sorted(found.items()))


class _Span(NamedTuple):
    """How many events can have happened between two months."""

    first: str
    last: str
    total: int


def _spans(
    connection: sqlite3.Connection, where: str, values: Mapping[str, Any]
) -> Iterator[_Span]:
    asked = {"where": where, "events": TIMELINE}
    for section, total in connection.execute(_BY_SECTION.format(**asked), values):
        month = section[:_MONTH]
        yield _Span(month, month, total)
    for row in connection.execute(_LONGER.format(**asked), values):
        yield _Span(*row)


def _counted(spans: Iterable[_Span], length: int) -> Iterator[MonthCount]:
    """Count what can have happened in each time named by the first ``length`` letters of a month.

    What lasted longer, or is dated no better than to a year, counts in each that some event is
    dated to.
    """
    counts = Counter[str]()
    longer = Counter[tuple[str, str]]()
    for first, last, total in spans:
        if first[:length] == last[:length]:
            counts[first[:length]] += total
        else:
            longer[first[:length], last[:length]] += total
    for name in sorted({*counts, *(first for first, _ in longer)}):
        more = sum(total for (first, last), total in longer.items() if first <= name <= last)
        yield MonthCount(name, counts[name] + more)
