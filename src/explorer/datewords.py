"""Dates as a person reads them, at their true precision and never more."""

from __future__ import annotations

import calendar
import datetime
import re

from explorer.model.isodates import span_of


def month_heading(month: str | None) -> str:
    """Return ``January 2025`` for ``2025-01``, and Undated for None."""
    if month is None:
        return "Undated"
    try:
        year, number = month.split("-")
        return f"{calendar.month_name[int(number)]} {year}"
    except (ValueError, IndexError):
        return month


def shown_date(date: str | None, end: str | None = None, width: int = 40) -> str:
    """Return a date value as it is listed, a span with both ends.

    Where a span is wider than ``width`` cells, it is told by its days without the year, by its
    months, or by its years: less exactly, but never wrongly.
    """
    if date is None:
        return "undated"
    if re.fullmatch(r"\d{2,3}", date):
        date = _decades(date)
        end = end and _decades(end)
    if date.endswith("-WE"):
        date, end = _weekend(date)
    if not end or end == date:
        return date
    forms = _span_forms(date, end)
    return next((form for form in forms if len(form) <= width), forms[-1])


def _decades(value: str) -> str:
    return f"{value}0s" if len(value) == 3 else f"{value}00s" if len(value) == 2 else value


def _weekend(value: str) -> tuple[str, str | None]:
    span = span_of(value)
    return (span.first.isoformat(), span.last.isoformat()) if span else (value, None)


def _span_forms(date: str, end: str) -> list[str]:
    """Return a span in words, from the fullest form to the shortest."""
    months = [re.match(r"(\d{4})-(\d\d)(?!\d)", value) for value in (date, end)]
    if not months[0] or not months[1]:
        years = [f"{date}–{end}", f"{date[:4]}–{end[:4]}"]
        return years if date[:4] != end[:4] else [f"{date}–{end}", date[:4]]
    days = [_day(value) for value in (date, end)]
    (first_year, first), (last_year, last) = (
        (found[1], calendar.month_abbr[min(int(found[2]), 12)]) for found in months if found
    )
    forms: list[str] = []
    if first_year != last_year:
        if days[0] and days[1]:
            forms.append(f"{days[0].day} {first} {first_year}–{days[1].day} {last} {last_year}")
        return [
            *forms, f"{first} {first_year}–{last} {last_year}", f"{first_year}–{last_year}"
        ]  # fmt: skip
    if days[0] and days[1]:
        if first == last:
            inside = f"{days[0].day}–{days[1].day} {first}"
            return [f"{inside} {first_year}", inside]
        inside = f"{days[0].day} {first}–{days[1].day} {last}"
        forms = [f"{inside} {first_year}", inside]
    if first == last:  # a day and its month
        return [*forms, f"{first} {first_year}"]
    return [*forms, f"{first}–{last} {first_year}", f"{first}–{last}"]


def _day(value: str) -> datetime.date | None:
    span = span_of(value)
    return span.first if span and span.first == span.last else None
