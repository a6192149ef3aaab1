"""How many events of a filter are of each kind, month and place: counted beforehand, or read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from explorer.catalogue.event_conditions import BY_PLACE, INSIDE, Kept

ONE_BY_ONE = 12  # times as long takes it to look something up as to read on
TAKERS = 2  # who take part in an event, or nearly so
_HALF = 0.5  # of all events
_UNDATED = "9999-12"
_DAY, _MONTH = 10, 7  # letters
_KINDS = "SELECT type, mode, sum(total) FROM {counted} GROUP BY type, mode"
_TIMES = (
    "SELECT first_month, last_month, sum(total) FROM {counted} GROUP BY first_month, last_month"
)
_PLACES = "SELECT place, sum(total) FROM {counted} GROUP BY place"
_EACH_PLACE = """
    SELECT place, count(*) FROM {events} WHERE place IS NOT NULL AND {where} GROUP BY place
"""
# Quicker than to group them by all that, and than to hand over each row.
_READ = """
    SELECT group_concat(type), group_concat(mode), group_concat(first_day || last_day),
        group_concat(place)
    FROM {source} WHERE {where}
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
            - coalesce(({_OUTSIDE} >= :inside_until AND last_month >= :inside_from), 0) AS total
        FROM {{of}}_totals most WHERE most.total >= {{least}} LIMIT -1
    ) WHERE total > 0
"""
"""The limit takes all, and lets SQLite count each once: else it would again for the condition."""


class Counts(NamedTuple):
    """Events by type and by mode, by the months of their first and last day, and by place.

    ``share`` is what part of all events they are together; those without a date have no months.
    """

    kinds: Counter[str]
    spans: Counter[tuple[str, str]]
    places: Counter[int]
    share: float


def count(connection: sqlite3.Connection, kept: Kept) -> Counts:
    """Count the events that a filter keeps; what is counted beforehand can have a rest."""
    kinds, spans, places = Counter[str](), Counter[tuple[str, str]](), Counter[int]()
    counted = _counted_in(kept)
    number = 0
    if counted:
        of_kinds, of_months = counted
        for type_, mode, total in connection.execute(_KINDS.format(counted=of_kinds), kept.values):
            number += total
            kinds.update({value: total for value in (type_, mode) if value})
        for first, last, total in connection.execute(_TIMES.format(counted=of_months), kept.values):
            spans[first, last] += total
    if kept.rest and (kept.totals or not counted):
        types, modes, days, each_place = _read(connection, kept)
        number += len(types)
        kinds.update(types)
        kinds.update(modes)
        for span, total in Counter(days).items():
            spans[span[:_MONTH], span[_DAY : _DAY + _MONTH]] += total
        if kept.of_days or not kept.totals:
            places.update(map(int, each_place))
    share = _share(connection, number)
    for asked in _placed(kept, share):
        places.update(dict(connection.execute(asked, kept.values)))
    del spans[_UNDATED, _UNDATED]
    return Counts(kinds, spans, places, share)


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


def _read(connection: sqlite3.Connection, kept: Kept) -> list[list[str]]:
    """Return of each event that is not counted beforehand type, mode, days and place, if any."""
    row = connection.execute(
        _READ.format(source=kept.source, where=kept.rest), kept.values
    ).fetchone()
    return [str(column).split(",") if column is not None else [] for column in row]


def _share(connection: sqlite3.Connection, number: int) -> float:
    (every,) = connection.execute("SELECT coalesce(sum(total), 0) FROM event_totals").fetchone()
    return number / every if every else 1.0


def _placed(kept: Kept, share: float) -> Iterator[str]:
    """Yield what counts the events at each place that are not read anyway."""
    if kept.every or kept.of_places:
        yield _PLACES.format(counted=f"place_totals WHERE {kept.where}")
    elif kept.of_kinds:
        yield _PLACES.format(counted=f"place_by_kind WHERE {kept.where}")
    elif kept.of_days:
        yield by_months(share).format(of="place", one="place", least="1")
    elif kept.totals and share * ONE_BY_ONE > TAKERS:
        yield _EACH_PLACE.format(events=BY_PLACE, where=kept.whole)
    elif kept.totals or kept.of_one:
        yield _EACH_PLACE.format(events=kept.source, where=kept.where)


def by_months(share: float) -> str:
    """Return what counts inside some months; or outside, and takes it off all, where it is less.

    It is to be completed: ``one`` counts ``of`` what, of those with a total of ``least``.
    """
    return _IN_MONTHS if share < _HALF else _BUT_FOR_MONTHS
