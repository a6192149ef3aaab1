"""Facets: by which types, places, participants and months some events can be narrowed further."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.catalogue.event_conditions import TAKING, Kept, takings
from explorer.catalogue.event_counts import ONE_BY_ONE, TAKERS, by_months, count
from explorer.catalogue.event_rows import EventFacets, FacetCount, MonthCount
from explorer.catalogue.places import Places
from explorer.catalogue.rowcodec import to_json
from explorer.model import ActorId, EventType, Mode

_MOST = 1000  # places, and participants, that are listed; others are asked for by name
_EXPECTED = 0.8  # part of the events that are expected of the least frequent of those listed
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
_LOOKED_UP = """
    SELECT t.actor, count(*) total FROM ({ids})
    CROSS JOIN taking t INDEXED BY taking_of_event ON t.event = id WHERE {among} GROUP BY t.actor
"""
_YEAR, _MONTH = 4, 7  # letters


def facets(connection: sqlite3.Connection, kept: Kept, known: Places) -> EventFacets:
    """Return the facets of the events that a filter keeps."""
    counts = count(connection, kept)
    kinds = (*EventType, *Mode)
    return EventFacets(
        tuple(_largest(FacetCount(kind, kind, "", counts.kinds[kind]) for kind in kinds)),
        tuple(_places(connection, counts.places, known)),
        tuple(_participants(connection, kept, counts.share)),
        tuple(_counted(counts.spans, _YEAR)),
        tuple(_counted(counts.spans, _MONTH)),
    )


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
        counted = _LOOKED_UP.format(ids=kept.ids, among=one_of.format("t.actor"))
    rows = connection.execute(_PARTICIPANTS.format(counted=counted, most=len(ids)), values)
    return [FacetCount(*row) for row in rows]


def _few(connection: sqlite3.Connection, kept: Kept, most: int) -> bool:
    """Tell whether what a filter keeps is looked up sooner than so many takings are read."""
    if kept.totals:
        return False
    (found,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {kept.source} WHERE {kept.where} LIMIT :most)",
        {**kept.values, "most": most // ONE_BY_ONE + 1},
    ).fetchone()
    return bool(found * ONE_BY_ONE < most)


def _participants(connection: sqlite3.Connection, kept: Kept, share: float) -> Iterator[FacetCount]:
    """Count participants: as they are counted already, one by one of a few events, or in a row."""
    few = " taking " in kept.source or share * ONE_BY_ONE < TAKERS
    if kept.every:
        counted = "SELECT actor, total FROM taking_totals"
    elif kept.of_one:
        counted = _WITH_ONE
    elif kept.of_kinds:
        counted = _COUNTED_TAKINGS.format(where=kept.whole)
    elif few:
        counted = _LOOKED_UP.format(ids=kept.ids, among="1")
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
    inside = by_months(share).format(of="taking", one="actor", least=":least")
    if not kept.rest:
        return inside
    ends = f"SELECT id FROM {kept.source} WHERE {kept.rest}"
    ends = _LOOKED_UP.format(ids=ends, among="1")
    both = f"SELECT * FROM ({inside}) UNION ALL {ends}"
    return f"SELECT actor, sum(total) total FROM ({both}) GROUP BY actor"


def _largest(found: Iterable[FacetCount]) -> list[FacetCount]:
    return sorted((each for each in found if each.total), key=lambda each: -each.total)


def _places(
    connection: sqlite3.Connection, direct: Counter[int], known: Places
) -> list[FacetCount]:
    """Count the events at each country or place together with those that lie in it.

    Of places that nothing lies in only the most frequent are listed; all are counted.
    """
    every = known.of(connection, direct)
    inside = Counter[str]()
    for number, total in direct.items():
        if number in every.within:
            inside[every.within[number]] += total
    totals = direct.copy()
    for name, total in inside.items():
        for number in every.holding[name]:
            totals[number] += total
    listed = dict(sorted(direct.items(), key=lambda each: (-each[1], each[0]))[:_MOST])
    listed.update((number, 0) for name in inside for number in every.holding[name])
    most = sorted(listed, key=lambda number: (-totals[number], every.places[number].key))[:_MOST]
    return [FacetCount(*every.places[number][:3], totals[number]) for number in most]


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
