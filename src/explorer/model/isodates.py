"""ISO 8601 and TIMEX3 date values as spans of days: what contains what, what can both be true."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A closed range of days."""

    first: date
    last: date


_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PATTERN = re.compile(
    r"""(?P<year>\d{4})
        (?: -W(?P<week>\d{2}) (?:-(?P<weekend>WE))?
          | -Q(?P<quarter>[1-4])
          | -H(?P<half>[12])
          | -(?P<season>SP|SU|FA|WI)
          | -(?P<month>\d{2}) (?:-(?P<day>\d{2}))?
        )?
        (?:T.*)?$""",
    re.VERBOSE,
)


def lies_after(value: str | None, day: date | None) -> bool:
    """Tell whether a date value lies behind a day; not where either is unknown."""
    span = span_of(value)
    return span is not None and day is not None and span.first > day


@lru_cache(maxsize=4096)
def span_of(value: str | None) -> Span | None:
    """Return the days that a date value covers, or None where it names none (``P3D``).

    Reads days, months, quarters, half-years, seasons, years, ISO weeks and weekends, decades
    (``199``) and centuries (``19``), each with or without a time of day behind it.
    """
    if not value:
        return None
    try:
        if re.fullmatch(r"\d{2,3}", value):
            size = 10 ** (4 - len(value))
            start = int(value) * size
            return Span(date(start, 1, 1), date(start + size - 1, 12, 31))
        found = _PATTERN.match(value)
        return _span(found.groupdict()) if found else None
    except (ValueError, OverflowError):  # month 13, day 31 of a shorter month, year 0 or 10000
        return None


def _span(part: dict[str, str | None]) -> Span:
    year = int(part["year"] or 0)
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        start = monday + timedelta(days=5 if part["weekend"] else 0)
        return Span(start, monday + timedelta(days=6))
    if part["day"]:
        day = date(year, int(part["month"] or 0), int(part["day"]))
        return Span(day, day)
    return _months(year, *_first_month_and_count(part))


def _first_month_and_count(part: dict[str, str | None]) -> tuple[int, int]:
    if part["month"]:
        return int(part["month"]), 1
    if part["quarter"]:
        return 3 * int(part["quarter"]) - 2, 3
    if part["half"]:
        return 6 * int(part["half"]) - 5, 6
    if part["season"]:
        return _SEASONS[part["season"]][0], 3
    return 1, 12


def _months(year: int, month: int, count: int) -> Span:
    after = month + count - 1
    end = date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Span(date(year, month, 1), end)


@lru_cache(maxsize=4096)
def granularity_of(value: str | None) -> str:
    """Return day, week, month, quarter, half, season, year, decade, century or unknown."""
    if span_of(value) is None or value is None:
        return "unknown"
    if value.isdigit() and len(value) < 4:
        return "decade" if len(value) == 3 else "century"
    shape = value.partition("T")[0][4:]
    if shape[1:] in _SEASONS:
        return "season"
    for mark, name in (("-W", "week"), ("-Q", "quarter"), ("-H", "half")):
        if shape.startswith(mark):
            return name
    return {0: "year", 3: "month", 6: "day"}[len(shape)]


def day_precision(value: str) -> str:
    """Drop a time of day: ``2025-02-02TMO`` becomes ``2025-02-02``."""
    return value.partition("T")[0]


def contains(wide: str | None, narrow: str | None) -> bool:
    """Tell whether every day of ``narrow`` lies in ``wide``."""
    outer, inner = span_of(wide), span_of(narrow)
    return bool(outer and inner and outer.first <= inner.first and inner.last <= outer.last)
