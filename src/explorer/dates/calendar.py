"""Days to TIMEX3 values and back, and steps by calendar units."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from explorer.dates.vocabulary import SEASON_MONTHS
from explorer.model.isodates import granularity_of, span_of


def value_at(day: date, unit: str) -> str:
    """Return the value of the unit (TIMEX3's letter) that holds ``day``."""
    year = f"{day.year:04d}"
    if unit in {"W", "F"}:
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if unit == "WE":
        return f"{value_at(day, 'W')}-WE"
    return {
        "D": day.isoformat(),
        "N": day.isoformat(),
        "M": f"{year}-{day.month:02d}",
        "Q": f"{year}-Q{(day.month + 2) // 3}",
        "Y": year,
        "DE": year[:3],
        "CE": year[:2],
    }.get(unit, day.isoformat())


def unknown_at(unit: str) -> str:
    """Return the value that says only the unit: what is left when nothing anchors it."""
    return {
        "W": "XXXX-WXX",
        "F": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "Y": "XXXX",
        "DE": "XXX",
        "CE": "XX",
    }.get(unit, "XXXX-XX-XX")


def unknown_within(value: str | None, unit: str) -> str:
    """Return what is known of a month or day inside a year or month: ``1998-10-XX``."""
    unknown = unknown_at(unit)
    if value is None or unknown not in {"XXXX-XX-XX", "XXXX-XX"}:
        return unknown
    known = {"year": 4, "month": 7}.get(granularity_of(value), 0)
    return value[:known] + unknown[known:]


def moved(day: date, count: int, unit: str) -> date:
    """Return the day ``count`` units away; OverflowError or ValueError outside years 1 to 9999."""
    days = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14}.get(unit)
    if days:
        return day + timedelta(days=days * count)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def season_value(season: str, day: date, step: int) -> str:
    """Return the season last begun on or before ``day`` (0), the one before (-1), after (1)."""
    begun = day.month >= SEASON_MONTHS[season]
    return f"{day.year + step - (not begun):04d}-{season}"


def first_day(value: str) -> date | None:
    """Return the first day of a date value."""
    span = span_of(value)
    return span.first if span else None


def weekday_near(day: date, weekday: int, step: int) -> date:
    """Return the ISO weekday before (-1) or after (1) ``day``, or in the days up to it (0)."""
    back = (day.isoweekday() - weekday) % 7
    if step < 0:
        return day - timedelta(days=back or 7)
    if step > 0:
        return day + timedelta(days=(-back) % 7 or 7)
    return day - timedelta(days=back)
