"""Owns the calendar dates of headers: complete dates only, each form a row of one table.

Dates in the body are the business of the room ``dates``; here a date must give its year, and one
that could be read in two ways (03/04/2025) is no date at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_CLOCK = (
    r"(?:(?:[\s,:|–—-]*(?:\bat\s+)?\b|T)\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"(?:\s*[ap]\.?m\b\.?)?|[\s,]*(?:\bat\s+)?\b\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*(?:z\b|[+-]\d{2}:?\d{2}\b|"
    r"\(?(?:utc|gmt|msk|[a-z]{1,4}t|local time)\b\)?(?:\s*[+-]\d{1,2}(?::?\d{2})?)?))?"
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*"


def _named(match: re.Match[str]) -> date | None:
    number = MONTHS.index(match["month"].casefold()[:3]) + 1
    return _calendar(int(match["year"]), number, int(match["day"]))


def _numbered(match: re.Match[str]) -> date | None:
    return _calendar(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str]) -> date | None:
    """Read 31/12/2024 and 12/31/2024; None where both readings give a different day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = {_calendar(year, second, first), _calendar(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], date | None]], ...] = (
    (rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _numbered),
    (rf"\b{_YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})", _numbered),
    (rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)", _numbered),
    (rf"\b{_MONTH}\s*,?\s*{_DAY}\s*[,،]?\s*{_YEAR}", _named),
    (rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}\s*[,،]?[\s-]*{_YEAR}", _named),
    (rf"\b{_YEAR},?[\s-]+{_MONTH}[\s-]+{_DAY}", _named),
    (rf"\b{_YEAR},\s+{_DAY}\s+{_MONTH}", _named),
    (rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}", _numbered),
    (rf"\b(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}", _slashed),
)
# A clock time may be glued to a year, where a page has them in two boxes: "March 5, 20248:41 PM".
_NO_DIGIT = r"(?:(?!\d)|(?<=\d{4})(?=\d{1,2}:\d\d))"
_READERS = [(re.compile(rf"{form}{_NO_DIGIT}", re.IGNORECASE), reader) for form, reader in _FORMS]
# Clock time and weekday belong to a date; looked for beside it, which is quicker than within it.
_BEFORE = re.compile(rf"(?:{_CLOCK}[\s,|–-]*)?(?:{_WEEKDAY})?$", re.IGNORECASE)
_AFTER = re.compile(_CLOCK, re.IGNORECASE)
# Longer than any clock time with its zone and a weekday; a line of dates is read once, not anew
# for each of them.
_WIDEST_CLOCK = 100
_FOUR_DIGITS = re.compile(r"\d{4}")
# Seconds or milliseconds since 1970, as feeds give them: years 1973 to 2100.
_EPOCH_SECONDS = range(100_000_000, 4_102_444_800)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with its place in the line; weekday and clock time belong to the place."""

    value: date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Return the complete dates of a header line in their order; an earlier form wins a place."""
    found: list[FoundDate] = []
    if _FOUR_DIGITS.search(text) is None:
        return found
    taken = bytearray(len(text))  # a 1 for each character that belongs to a date
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            value = reader(match)
            if value is not None and not any(taken[match.start() : match.end()]):
                date_ = _with_clock(text, value, match.start(), match.end())
                taken[date_.start : date_.end] = b"\1" * (date_.end - date_.start)
                found.append(date_)
    return sorted(found, key=lambda f: f.start)


def _with_clock(text: str, value: date, start: int, end: int) -> FoundDate:
    before = _BEFORE.search(text, max(0, start - _WIDEST_CLOCK), start)
    after = _AFTER.match(text, end, end + _WIDEST_CLOCK)
    return FoundDate(value, before.start() if before else start, after.end() if after else end)


def date_of(value: object) -> date | None:
    """Return the day of a field's value: a date in words or digits, an epoch, or a wrapped one."""
    if isinstance(value, dict):
        return next((day for day in _days(value.values()) if day), None)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _written_number(value)
    if not isinstance(value, str):
        return None
    found = find_dates(value[:200])
    if not found and value.strip().isascii() and value.strip().isdigit():
        return _written_number(int(value[:20]))
    return found[0].value if found else None


def _days(values: object) -> Iterator[date | None]:
    for value in list(values)[:8] if hasattr(values, "__iter__") else ():
        if not isinstance(value, dict):
            yield date_of(value)


def _written_number(value: float) -> date | None:
    if not math.isfinite(value):
        return None
    number = int(value)
    if 15_000_101 <= number <= 20_991_231:
        return _calendar(number // 10_000, number // 100 % 100, number % 100)
    if number // 1000 in _EPOCH_SECONDS:
        number //= 1000
    return datetime.fromtimestamp(number, UTC).date() if number in _EPOCH_SECONDS else None
