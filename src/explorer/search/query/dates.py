"""What stands behind ``date:`` as a range of days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from explorer.model.isodates import Span, span_of
from explorer.search.query.messages import bad_date, mistake
from explorer.search.query.tree import DateRange, Position

_DATE = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|W[0-9]{2}|Q[1-4]))?")
_OTHER_MARKS = re.compile(
    r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?|([0-9]{4})([01][0-9])([0-3][0-9])"
)
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)


def read_date(text: str, at: Position) -> DateRange:
    """Read a date, a comparison or a range; QueryError names the right forms."""
    if compared := _COMPARED.fullmatch(text):
        return _comparison(compared.group(1), compared.group(2), text, at)
    if ".." in text:
        return _range(text, at)
    days = _days(text, at)
    return DateRange(text, days.first, days.last, at)


def _comparison(sign: str, value: str, text: str, at: Position) -> DateRange:
    days = _days(value, at)
    match sign:
        case ">=":
            return DateRange(text, days.first, None, at)
        case "<=":
            return DateRange(text, None, days.last, at)
        case ">":
            return DateRange(text, _next(days.last, 1, text, at), None, at)
        case _:
            return DateRange(text, None, _next(days.first, -1, text, at), at)


def _next(day: date, step: int, text: str, at: Position) -> date:
    try:
        return day + timedelta(days=step)
    except OverflowError:  # behind the year 9999, before the year 1
        raise mistake(f"{text} leaves no day", at) from None


def _range(text: str, at: Position) -> DateRange:
    first, _, last = text.partition("..")
    if not first and not last:
        raise bad_date(text, at)
    start = _days(first, at).first if first else None
    end = _days(last, at).last if last else None
    if start and end and start > end:
        raise mistake(f"{text} ends before it begins", at, f"Did you mean date:{last}..{first} ?")
    return DateRange(text, start, end, at)


def _days(value: str, at: Position) -> Span:
    days = span_of(value.upper()) if _DATE.fullmatch(value.upper()) else None
    if days is None:
        raise bad_date(value or "Nothing", at, _rewritten(value))
    return days


def _rewritten(value: str) -> str | None:
    """Return the ISO form of 2025/2/3, 2025.02.03 or 20250203."""
    found = _OTHER_MARKS.fullmatch(value)
    if not found:
        return None
    parts = [part for part in found.groups() if part]
    iso = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    return iso if span_of(iso) else None
