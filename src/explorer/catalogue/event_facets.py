"""Facets: by which types, places, participants and months some events can be narrowed further."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from explorer.catalogue.event_conditions import BY_PLACE, INSIDE, TAKING, Kept, takings
from explorer.catalogue.event_rows import EventFacets, FacetCount, MonthCount
from explorer.catalogue.places import Places
from explorer.catalogue.rowcodec import to_json
from explorer.model import ActorId, EventType, Mode

_MOST = 1000  # places, and participants, that are listed; others are asked for by name
_ONE_BY_ONE = 12  # times as long takes it to look somebody up as to read on
_TAKERS = 2  # who take part in an event, or nearly so
_HALF = 0.5  # of all events
_EXPECTED = 0.8  # part of the events that are expected of the least frequent of those listed
_TIMES = """
    SELECT type, mode, substr(first_day, 1, 7), substr(last_day, 1, 7), count(*)
    FROM {source} WHERE {where} GROUP BY 1, 2, 3, 4
"""
_COUNTED_KINDS = "SELECT type, mode, '', '', sum(total) FROM {counted} GROUP BY type, mode"
_COUNTED_TIMES = """
    SELECT '', '', first_month, last_month, sum(total) FROM {counted}
    GROUP BY first_month, last_month
"""
_PLACES = """
    SELECT place, count(*) FROM {events} WHERE place IS NOT NULL AND {where} GROUP BY place
"""
_COUNTED_PLACES = "SELECT place, sum(total) FROM {counted} GROUP BY place"
_PARTICIPANTS = """
    SELECT a.key, a.name, a.kind, total FROM ({counted} ORDER BY total DESC LIMIT {most})
    CROSS JOIN actors a ON a.id = actor ORDER BY total DESC, a.mentions DESC, a.key
"""
_WITH_ONE = """
    SELECT other actor, total FROM company WHERE company.actor = :actor0
    UNION ALL SELECT actor, total FROM taking_totals WHERE taking_totals.actor = :actor0
"""
_READ_ON = f"SELECT actor, count(*) total FROM {TAKING} WHERE {{whole}} GROUP BY actor"
_COUNTED_TAKINGS = """
    SELECT most.actor, sum(by.total) total FROM taking_totals most
    CROSS JOIN taking_by_kind by ON by.actor = most.actor WHERE most.total >= :least AND {where}
    GROUP BY most.actor
"""
_IN_MONTHS = f"""
    SELECT most.{{one}}, sum(by.total) total FROM {{of}}_totals most
    CROSS JOIN {{of}}_by_month by ON by.{{one}} = most.{{one}}
        AND by.first_month BETWEEN :begin AND :inside_until
    WHERE most.total >= {{least}} AND {INSIDE} GROUP BY most.{{one}}
"""
_OUTSIDE = "SELECT sum(total) FROM {of}_by_month by WHERE by.{one} = most.{one} AND first_month"
_BUT_FOR_MONTHS = f"""
    SELECT {{one}}, total FROM (
        SELECT {{one}}, total
            - coalesce(({_OUTSIDE} < :inside_from AND last_month < :inside_from), 0)
            - coalesce(({_OUTSIDE} >= :inside_until), 0) AS total
        FROM {{of}}_totals most WHERE most.total >= {{least}}
    ) WHERE total > 0
"""
_LOOKED_UP = """
    SELECT t.actor, count(*) total FROM (SELECT id FROM {source} WHERE {where})
    CROSS JOIN taking t INDEXED BY taking_of_event ON t.event = id WHERE {among} GROUP BY t.actor
"""
_UNDATED = "9999-12"
_YEAR, _MONTH = 4, 7  # letters


def facets(connection: sqlite3.Connection, kept: Kept, known: Places) -> EventFacets:
    """Return the facets of the events that a filter keeps."""
    modes = Counter[str]()
    spans = Counter[tuple[str, str]]()
    count = 0
    for type_, mode, first, last, total in _times(connection, kept):
        if type_:
            count += total
            modes[type_] += total
        if mode:
            modes[mode] += total
        if first and first != _UNDATED:
            spans[first, last] += total
    share = _share(connection, count)
    return EventFacets(
        tuple(
            _largest(FacetCount(value, value, "", modes[value]) for value in (*EventType, *Mode))
        ),
        tuple(_places(connection, kept, share, known)),
        tuple(_participants(connection, kept, share)),
        tuple(_counted(spans, _YEAR)),
        tuple(_counted(spans, _MONTH)),
    )


def _times(connection: sqlite3.Connection, kept: Kept) -> Iterator[Sequence[Any]]:
    """Yield (type, mode, first month, last month, number of events); some come in two parts.

    What is counted beforehand has its kinds and its months apart.
    """
    if counted := _counted_in(kept):
        for asked, where in zip((_COUNTED_KINDS, _COUNTED_TIMES), counted, strict=True):
            yield from connection.execute(asked.format(counted=where), kept.values)
    if kept.rest and (kept.totals or not counted):
        asked = _TIMES.format(source=kept.source, where=kept.rest)
        yield from connection.execute(asked, kept.values)


def _counted_in(kept: Kept) -> tuple[str, str] | None:
    """Return from where kinds and months are read of what is counted beforehand."""
    if kept.totals:
        return (f"event_totals WHERE {kept.totals}",) * 2
    if kept.of_one:
        one = "WHERE actor = :actor0"
        return f"taking_by_kind {one}", f"taking_by_month {one}"
    if kept.of_places:
        return f"place_by_kind WHERE {kept.where}", f"place_by_month WHERE {kept.where}"
    return None


def participants(
    connection: sqlite3.Connection, kept: Kept, *, among: Sequence[ActorId]
) -> list[FacetCount]:
    """Count in how many events that a filter keeps each of some actors takes part."""
    ids = [
        id_
        for (id_,) in connection.execute(
            "SELECT id FROM actors WHERE key IN (SELECT value FROM json_each(?))",
            (to_json(list(among)),),
        )
    ]
    values = {**kept.values, "among": to_json(ids)}
    one_of = "{} IN (SELECT value FROM json_each(:among))"
    counted = f"""
        SELECT actor, count(*) total FROM {TAKING} WHERE {one_of.format("actor")} AND {kept.whole}
        GROUP BY actor
    """
    if _few(connection, kept, takings(connection, ids)):
        counted = _LOOKED_UP.format(
            source=kept.source, where=kept.where, among=one_of.format("t.actor")
        )
    rows = connection.execute(_PARTICIPANTS.format(counted=counted, most=len(ids)), values)
    return [FacetCount(*row) for row in rows]


def _few(connection: sqlite3.Connection, kept: Kept, most: int) -> bool:
    """Tell whether what a filter keeps is looked up sooner than so many takings are read."""
    if kept.totals:
        return False
    (count,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {kept.source} WHERE {kept.where} LIMIT :most)",
        {**kept.values, "most": most // _ONE_BY_ONE + 1},
    ).fetchone()
    return bool(count * _ONE_BY_ONE < most)


def _participants(connection: sqlite3.Connection, kept: Kept, share: float) -> Iterator[FacetCount]:
    """Count participants: as they are counted already, one by one of a few events, or in a row."""
    few = " taking " in kept.source or share * _ONE_BY_ONE < _TAKERS
    if kept.every:
        counted = "SELECT actor, total FROM taking_totals"
    elif kept.of_one:
        counted = _WITH_ONE
    elif kept.of_kinds:
        counted = _COUNTED_TAKINGS.format(where=kept.whole)
    elif few:
        counted = _LOOKED_UP.format(source=kept.source, where=kept.where, among="1")
    elif kept.of_days:
        counted = _takings_between(kept, share)
    else:
        counted = _READ_ON.format(whole=kept.whole)
    asked = _PARTICIPANTS.format(counted=counted, most=_MOST)
    least = _likely_least(connection, share) if ":least" in counted else 1
    rows = connection.execute(asked, {**kept.values, "least": least}).fetchall()
    listed = rows[-1][-1] if len(rows) == _MOST else 1
    if listed < least:  # somebody with fewer events in all can have more of these
        rows = connection.execute(asked, {**kept.values, "least": listed}).fetchall()
    yield from (FacetCount(*row) for row in rows)


def _likely_least(connection: sqlite3.Connection, share: float) -> int:
    """Guess how many events those have at least who have most of such a share of all.

    Whoever has fewer in all than the last of a list has in it need not be counted. As if all took
    part in what a filter keeps as often as in anything; a bit less, because they do not.
    """
    row = connection.execute(
        "SELECT total FROM taking_totals ORDER BY total DESC LIMIT 1 OFFSET ?", (_MOST - 1,)
    ).fetchone()
    return max(1, int(row[0] * share * _EXPECTED)) if row else 1


def _takings_between(kept: Kept, share: float) -> str:
    """Count takings between two days: of whole months as they are counted, at the ends anew."""
    inside = _by_months(share).format(of="taking", one="actor", least=":least")
    if not kept.rest:
        return inside
    ends = _LOOKED_UP.format(source=kept.source, where=kept.rest, among="1")
    both = f"SELECT * FROM ({inside}) UNION ALL {ends}"
    return f"SELECT actor, sum(total) total FROM ({both}) GROUP BY actor"


def _by_months(share: float) -> str:
    """Return what counts inside some months; or outside, and takes it off all, where it is less."""
    return _IN_MONTHS if share < _HALF else _BUT_FOR_MONTHS


def _share(connection: sqlite3.Connection, count: int) -> float:
    """Return what part of all events so many are."""
    (every,) = connection.execute("SELECT coalesce(sum(total), 0) FROM event_totals").fetchone()
    return count / every if every else 1.0


def _largest(found: Iterable[FacetCount]) -> list[FacetCount]:
    return sorted((each for each in found if each.total), key=lambda each: -each.total)


def _places(
    connection: sqlite3.Connection, kept: Kept, share: float, known: Places
) -> list[FacetCount]:
    """Count the events at each place, and at each country or place with those that lie in it.

    Of places that nothing lies in only the most frequent are listed; all are counted.
    """
    direct = Counter[int]()
    for asked in _placed(kept, share):
        direct.update(dict(connection.execute(asked, kept.values)))
    every = known.of(connection, direct)
    inside = Counter[str]()
    for number, total in direct.items():
        if number in every.within:
            inside[every.within[number]] += total
    totals = direct.copy()
    for name, total in inside.items():
        for number in every.holding[name]:
            totals[number] += total
    listed = dict(direct.most_common(_MOST))
    listed.update((number, 0) for name in inside for number in every.holding[name])
    most = sorted(listed, key=lambda number: (-totals[number], every.places[number].key))[:_MOST]
    return [FacetCount(*every.places[number][:3], totals[number]) for number in most]


def _placed(kept: Kept, share: float) -> Iterator[str]:
    """Yield what counts the events at each place; what is counted beforehand can have a rest."""
    if kept.every or kept.of_places:
        yield _COUNTED_PLACES.format(counted=f"place_totals WHERE {kept.where}")
    elif kept.of_kinds:
        yield _COUNTED_PLACES.format(counted=f"place_by_kind WHERE {kept.where}")
    elif kept.of_days:
        yield _by_months(share).format(of="place", one="place", least="1")
        if kept.rest:
            yield _PLACES.format(events=kept.source, where=kept.rest)
    elif kept.totals and share * _ONE_BY_ONE > _TAKERS:
        yield _PLACES.format(events=BY_PLACE, where=kept.whole)
    else:
        yield _PLACES.format(events=kept.source, where=kept.where)


def _counted(spans: Mapping[tuple[str, str], int], length: int) -> Iterator[MonthCount]:
    """Count what can have happened in each time named by the first ``length`` letters of a month.

    What lasted longer, or is dated no better than to a year, counts in each that some event is
    dated to.
    """
    counts = Counter[str]()
    longer = Counter[tuple[str, str]]()
    for (first, last), total in spans.items():
        if first[:length] == last[:length]:
            counts[first[:length]] += total
        else:
            longer[first[:length], last[:length]] += total
    for name in sorted({*counts, *(first for first, _ in longer)}):
        more = sum(total for (first, last), total in longer.items() if first <= name <= last)
        yield MonthCount(name, counts[name] + more)
