"""Dates as a person reads them, at their true precision and never more."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Mapping

from explorer.model.isodates import day_precision, granularity_of, span_of

_SEASONS = {"SP": "Spring", "SU": "Summer", "FA": "Autumn", "WI": "Winter"}
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th"}


def month_heading(month: str | None) -> str:
    """Return ``January 2025`` for ``2025-01``, ``2025`` for a year, and Undated for None."""
    if month is None:
        return "Undated"
    year, _, part = month.partition("-")
    match granularity_of(month):
        case "month":
            return f"{calendar.month_name[int(part)]} {year}"
        case "quarter" | "half" as name:
            return f"{_ORDINALS[part[1]]} {name} of {year}"
        case _:
            return _forms(month)[0]


def shown_moment(moment: datetime.datetime) -> str:
    """Return a moment as the clock on the wall shows it here, with its distance from UTC."""
    here = moment.astimezone()
    zone = f"{here:%z}"
    apart = "" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}"
    return f"{shown_date(here.date().isoformat())}, {here:%H:%M} UTC{apart}"


def shown_date(date: str | None, end: str | None = None, width: int = 40) -> str:
    """Return a date value as it is listed: a day in ISO, all else in words, a span by its ends.

    Where that is wider than ``width`` cells, it is told shorter: a span by its days without the
    year, by its months, or by its years: less exactly, but never wrongly.
    """
    if date is None:
        return "undated"
    date = day_precision(date)
    end = day_precision(end) if end else None
    forms = _span_forms(date, end) if end and end != date else _forms(date)
    return next((form for form in forms if len(form) <= width), forms[-1])


def shown_value(field: str, value: str) -> str:
    """Return a value that sources disagree on; a date may stand before the words it was read from.

    ``2025-W05 (“last week”)`` is 27 Jan–2 Feb 2025 (“last week”).
    """
    if field != "date":
        return value
    date, blank, words = value.partition(" ")
    return f"{shown_date(date)}{blank}{words}" if span_of(date) else value


def _forms(value: str) -> list[str]:
    """Return one value in words, from the fullest form to the shortest."""
    read = _READERS.get(granularity_of(value))
    year, _, part = value.partition("-")
    return read(value, year, part) if read else [value]


def _half_forms(value: str, year: str, part: str) -> list[str]:
    return [f"{'Jan–Jun' if part == 'H1' else 'Jul–Dec'} {year}", f"{part} {year}"]


def _season_forms(value: str, year: str, part: str) -> list[str]:
    """Return a season; a winter goes over into the next year."""
    name = _SEASONS[part]
    if part != "WI":
        return [f"{name} {year}", f"{name[:3]} {year}"]
    after = f"{(int(year) + 1) % 100:02}"
    return [f"{name} {year}/{after}", f"{name[:4]} {year[2:]}/{after}"]


def _week_forms(value: str, year: str, part: str) -> list[str]:
    span = span_of(value)
    if span is None:
        return [value]
    short = f"wk {span.first.day} {calendar.month_abbr[span.first.month]}"
    return [*_span_forms(span.first.isoformat(), span.last.isoformat())[:2], short]


def _century_forms(value: str, year: str, part: str) -> list[str]:
    number = f"{int(value) + 1}{'st' if value == '20' else 'th'}"
    return [f"{number} century", f"{number} c."]


_READERS: Mapping[str, Callable[[str, str, str], list[str]]] = {
    "month": lambda value, year, part: [f"{calendar.month_abbr[int(part)]} {year}"],
    "quarter": lambda value, year, part: [f"{part} {year}"],
    "half": _half_forms,
    "season": _season_forms,
    "week": _week_forms,
    "decade": lambda value, year, part: [f"{value}0s"],
    "century": _century_forms,
}
"""How a value of each granularity is told, from the value, its year and what stands behind it."""


def _span_forms(date: str, end: str) -> list[str]:
    """Return a span in words, from the fullest form to the shortest."""
    date, end = _first_day(date), _last_day(end)
    months = [re.match(r"(\d{4})-(\d\d)(?!\d)", value) for value in (date, end)]
    if not months[0] or not months[1]:
        return _long_forms(date, end)
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


def _long_forms(date: str, end: str) -> list[str]:
    """Return a span of which an end is no month: by what its ends are called, by its years."""
    whole = f"{_forms(date)[-1]}–{_forms(end)[-1]}"
    first, last = span_of(date), span_of(end)
    if first is None or last is None:
        return [whole]
    years = f"{first.first.year}–{last.last.year}"
    return [whole, years if first.first.year != last.last.year else str(first.first.year)]


def _first_day(value: str) -> str:
    span = span_of(value)
    return span.first.isoformat() if span and granularity_of(value) == "week" else value


def _last_day(value: str) -> str:
    span = span_of(value)
    return span.last.isoformat() if span and granularity_of(value) == "week" else value


def _day(value: str) -> datetime.date | None:
    span = span_of(value)
    return span.first if span and span.first == span.last else None
