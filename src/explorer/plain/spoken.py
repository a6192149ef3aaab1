"""Dates in words that can be read aloud, at their true precision and never more."""

from __future__ import annotations

import calendar
import datetime

from explorer.datewords import month_heading
from explorer.model.isodates import granularity_of, span_of


def spoken_date(date: str | None, end: str | None = None) -> str:
    """Return a date value in words that can be read aloud, at its true precision.

    ``2025-02-04`` is 4 February 2025, ``2025-W06`` 3 to 9 February 2025, as lists have it.
    """
    if date is None:
        return "undated"
    if end and end != date:
        return f"{_spoken(date)} to {_spoken(end)}"
    return _spoken(date)


def spoken_day(day: datetime.date | None) -> str:
    """Return a day in words, or undated."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}" if day else "undated"


def _days(first: datetime.date, last: datetime.date) -> str:
    """Return a span of days, its month and year said once where they are the same."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {spoken_day(last)}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} to {spoken_day(last)}"
    return f"{spoken_day(first)} to {spoken_day(last)}"


_HALVES = {"H1": "first half", "H2": "second half"}
_QUARTERS = {"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter"}
_QUARTERS["Q4"] = "last quarter"
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _spoken(value: str) -> str:
    span, size = span_of(value), granularity_of(value)
    if span is None:
        return value
    year, part = value[:4], value[5:7]
    if value.endswith("-WE"):
        return f"the weekend of {spoken_day(span.first)}"
    return {
        "day": spoken_day(span.first),
        "week": _days(span.first, span.last),
        "month": month_heading(value[:7]),
        "quarter": f"the {_QUARTERS.get(part)} of {year}",
        "half": f"the {_HALVES.get(part)} of {year}",
        "season": f"{_SEASONS.get(part)} {year}",
        "year": year,
        "decade": f"the {value}0s",
        "century": f"the {value}00s",
    }[size]
