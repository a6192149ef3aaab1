"""Owns dates such as 03/04/2025: which of day and month stands first, told by the rest of the text.

Where nothing decides, such a date stays as it is written and is no date.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from explorer.corpus.headerdates import MONTHS, find_dates
from explorer.corpus.lines import Line

_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)(?P<year>20\d\d|\d\d)"
    r"(?![\d/-])"
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})(?:s|nes|rs|ur)?(?:day)?\b\.?", re.IGNORECASE)
_BESIDE = 14
"""Characters around a date in which a weekday belongs to it."""
_AMERICAN = re.compile(r"\d\s*(?:[apAP]\.?[mM]\.?\s*)?\(?\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_NAMED = re.compile(
    rf"\b(?:{_MONTH} (\d{{1,2}})|(\d{{1,2}}) {_MONTH})\b(?!,? \d{{4}})", re.IGNORECASE
)
_NEAR = 7  # days
_DAY = timedelta(days=1)
_LEAD = 80  # characters that a paragraph has and a header line has not
_ON_WEEKDAY = re.compile(r"\bon ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_BODY_LINES = 40


def settled(lines: Sequence[Line], zone: int) -> list[Line]:
    """Write the slashed dates of the first ``zone`` lines as ISO dates where their order is known.

    Longer lines are left alone: only what may be a header line is rewritten.
    """
    if not any(_is_slashed(line.text) for line in lines[:zone]):
        return list(lines)
    day_first = _day_first([line.text for line in lines[:_BODY_LINES]])
    head = [replace(line, text=_rewritten(line.text, day_first)) for line in lines[:zone]]
    return [*head, *lines[zone:]]


def _rewritten(text: str, day_first: bool | None) -> str:
    if len(text) > 200 or not _is_slashed(text):
        return text
    return _SLASHED.sub(lambda match: _iso(match, day_first), text)


def _is_slashed(text: str) -> bool:
    return ("/" in text or "-" in text) and _SLASHED.search(text) is not None


def _iso(match: re.Match[str], day_first: bool | None) -> str:
    readings = dict(_readings(match))
    if len(readings) == 1 or len(set(readings.values())) == 1:
        return next(iter(readings.values())).isoformat()
    day = readings.get(day_first) if day_first is not None else None
    return day.isoformat() if day else match[0]


def _readings(match: re.Match[str]) -> Iterator[tuple[bool, date]]:
    """Yield the possible days, with whether the day stands first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    for day_first, day, month in ((True, first, second), (False, second, first)):
        if 1 <= month <= 12 and 1 <= day <= 31:
            try:
                yield day_first, date(year, month, day)
            except ValueError:
                continue


def _day_first(texts: Sequence[str]) -> bool | None:
    """Decide by dates that can be read one way only, by weekdays, time zones, and days near by."""
    found = [(text, match) for text in texts for match in _SLASHED.finditer(text)]
    for votes in (
        [order for _, match in found if (order := _only_order(match)) is not None],
        [order for text, match in found for order in _by_weekday(text, match)],
        [False for text in dict.fromkeys(text for text, _ in found) if _AMERICAN.search(text)],
        _by_days_near([match for _, match in found], texts),
        _by_lead([match for _, match in found], texts),
    ):
        if votes:
            return votes[0] if len(set(votes)) == 1 else None
    return None


def _only_order(match: re.Match[str]) -> bool | None:
    readings = dict(_readings(match))
    return next(iter(readings)) if len(readings) == 1 else None


def _by_weekday(text: str, match: re.Match[str]) -> list[bool]:
    beside = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    named = _WEEKDAY.search(beside)
    if named is None:
        return []
    number = _DAYS.index(named[1].casefold())
    fitting = [order for order, day in _readings(match) if day.weekday() == number]
    return fitting if len(fitting) == 1 else []


def _by_days_near(matches: Sequence[re.Match[str]], texts: Sequence[str]) -> list[bool]:
    """The readings whose days, or the week before them, the report names in words."""
    dated = {found.value for text in texts for found in find_dates(text)}
    named = {
        (MONTHS.index((match[1] or match[4]).casefold()[:3]) + 1, int(match[2] or match[3]))
        for text in texts
        for match in _NAMED.finditer(text)
    }
    days = cache(lambda year: dated | set(_in_year(named, year)))
    votes = []
    for readings in map(dict, map(_readings, matches)):
        known = [days(year) for year in {day.year for day in readings.values()}]
        fitting = [
            order for order, day in readings.items() if any(_is_near(day, each) for each in known)
        ]
        votes += fitting if len(fitting) == 1 else []
    return votes


def _is_near(day: date, others: Container[date]) -> bool:
    """Tell whether one of the other days is at most `_NEAR` days away."""
    number = day.toordinal()
    return any(
        date.fromordinal(each) in others
        for each in range(max(1, number - _NEAR), number + _NEAR + 1)
    )


def _in_year(named: Iterable[tuple[int, int]], year: int) -> Iterator[date]:
    """Yield days of a month in a year, where it has them."""
    for month, day in named:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _by_lead(matches: Iterable[re.Match[str]], texts: Sequence[str]) -> list[bool]:
    """The readings on whose day, or the day after which, the lead says that it happened.

    A report of a Friday, or of the next morning, says "on Friday"; a weekday further off tells
    nothing.
    """
    lead = next((text for text in texts if len(text) >= _LEAD), "")
    told = {_DAYS.index(day.casefold()[:3]) for day in _ON_WEEKDAY.findall(lead)}
    votes = []
    for match in matches:
        fitting = [
            order
            for order, day in _readings(match)
            if told & {day.weekday(), (day - _DAY).weekday()}
        ]
        votes += fitting if len(fitting) == 1 else []
    return votes
