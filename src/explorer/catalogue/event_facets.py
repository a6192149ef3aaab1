"""Facets: by which types, places, participants and months some events can be narrowed further."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from explorer.catalogue.rowcodec import to_json
from explorer.catalogue.rows import EventFacets, FacetCount, MonthCount
from explorer.model import EventType, Mode

_TYPES = "SELECT type, mode, count(*) FROM events WHERE {where} GROUP BY type, mode"
_PLACES = """
    SELECT place, count(*) FROM events WHERE place IS NOT NULL AND {where} GROUP BY place
"""
# In the order of the index no table of groups is needed; the events kept are looked up in a list.
_PARTICIPANTS = """
    SELECT a.key, a.name, a.kind, p.total FROM (
        SELECT actor, count(DISTINCT event) total FROM participants INDEXED BY participants_of_actor
        WHERE {kept} GROUP BY actor
    ) p JOIN actors a ON a.id = p.actor ORDER BY p.total DESC, a.mentions DESC, a.key
"""
_DAYS = """
    SELECT first_day, last_day, count(*) FROM events
    WHERE section <> '~' AND {where} GROUP BY first_day, last_day
"""
_YEAR, _MONTH = 4, 7  # letters


def facets(connection: sqlite3.Connection, where: str, values: Mapping[str, Any]) -> EventFacets:
    """Return the facets of the events that a condition keeps."""
    kept = f"+event IN (SELECT id FROM events WHERE {where})" if where != "1" else "1"
    modes = Counter[str]()
    for type_, mode, total in connection.execute(_TYPES.format(where=where), values):
        modes[type_] += total
        if mode:
            modes[mode] += total
    days = [_Days(*row) for row in connection.execute(_DAYS.format(where=where), values)]
    participants = connection.execute(_PARTICIPANTS.format(kept=kept), values)
    return EventFacets(
        tuple(
            _largest(FacetCount(value, value, "", modes[value]) for value in (*EventType, *Mode))
        ),
        tuple(_places(connection, where, values)),
        tuple(FacetCount(*row) for row in participants),
        tuple(_counted(days, _YEAR)),
        tuple(_counted(days, _MONTH)),
    )


def _largest(found: Iterable[FacetCount]) -> list[FacetCount]:
    return sorted((each for each in found if each.total), key=lambda each: -each.total)


def _places(
    connection: sqlite3.Connection, where: str, values: Mapping[str, Any]
) -> list[FacetCount]:
    """Count the events at each place, and at each country or place with those that lie in it."""
    direct = dict(connection.execute(_PLACES.format(where=where), values))
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


class _Days(NamedTuple):
    """How many events can have happened between two days, written in ISO."""

    first: str
    last: str
    total: int


def _counted(days: Iterable[_Days], length: int) -> Iterator[MonthCount]:
    """Count what can have happened in each time named by the first ``length`` letters of a day.

    What lasted longer, or is dated no better than to a year, counts in each that some event is
    dated to.
    """
    counts = Counter[str]()
    longer = Counter[tuple[str, str]]()
    for first, last, total in days:
        if first[:length] == last[:length]:
            counts[first[:length]] += total
        else:
            longer[first[:length], last[:length]] += total
    for name in sorted({*counts, *(first for first, _ in longer)}):
        more = sum(total for (first, last), total in longer.items() if first <= name <= last)
        yield MonthCount(name, counts[name] + more)
