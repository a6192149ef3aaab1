"""Under which heading an event stands in a list by time: its month, or less where less is known.

An event dated to a year, a quarter or a decade stands under a heading of that time, before the
first month of it; no list says of it that it happened in that month.
"""

from __future__ import annotations

from explorer.model import Event
from explorer.model.isodates import day_precision, granularity_of, span_of

UNDATED = "~"
"""The section of events without a date; it comes after all others."""

_LEVELS = {"century": 0, "decade": 1, "year": 2, "half": 3, "season": 4, "quarter": 5}
_MONTH = 9


def section_of(date: str | None) -> str:
    """Return the section of a date value: first month, level and time, sortable as a text.

    ``2024-01 2 2024`` for ``2024``, ``2024-03 9 2024-03`` for every day and week of March 2024.
    """
    span = span_of(date)
    if span is None or date is None:
        return UNDATED
    month = span.first.isoformat()[:7]
    level = _LEVELS.get(granularity_of(date), _MONTH)
    return f"{month} {level} {month if level == _MONTH else day_precision(date)}"


def time_of(section: str) -> str | None:
    """Return the time that a section is for (``2024-03``, ``2024``, ``2024-Q4``), else None."""
    return None if section == UNDATED else section.rpartition(" ")[2]


def place_in_time(event: Event) -> tuple[str, bool, str, str, str]:
    """Return what events are sorted by: of a month first those that tell no day of it."""
    first, last = days_of(event)
    section = section_of(event.date)
    return section, granularity_of(event.date) != "month", first, last, event.id


_NEVER = "9999-12-31"


def days_of(event: Event) -> tuple[str, str]:
    """Return the first and last possible day of an event, ``9999-12-31`` where it has no date."""
    first = span_of(event.date)
    if first is None:
        return _NEVER, _NEVER
    last = span_of(event.date_end) or first
    return first.first.isoformat(), max(first.last, last.last).isoformat()
