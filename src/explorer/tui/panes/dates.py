"""Dates as a person reads them, at their true precision and never more."""

from __future__ import annotations

import calendar


def month_heading(month: str | None) -> str:
    """Return ``January 2025`` for ``2025-01``, and Undated for None."""
    if month is None:
        return "Undated"
    try:
        year, number = month.split("-")
        return f"{calendar.month_name[int(number)]} {year}"
    except (ValueError, IndexError):
        return month


def shown_date(date: str | None, end: str | None = None) -> str:
    """Return a date value as it is listed; a span has both ends, the second one shortened."""
    if date is None:
        return "undated"
    if not end or end == date:
        return date
    shared = 0
    for at, char in enumerate(date):
        if char == "-" and date[:at] == end[:at]:
            shared = at + 1
    return f"{date}/{end[shared:]}"
