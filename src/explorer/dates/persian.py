"""Readers of the solar calendar of Iran and Afghanistan, given as Gregorian dates."""

from __future__ import annotations

from datetime import date, timedelta

from explorer.dates.absolute import dated
from explorer.dates.calendar import value_at
from explorer.dates.found import Found, Reading, ordinal_of
from explorer.dates.scene import Scene
from explorer.dates.vocabulary import PERSIAN_MONTHS

# Years of a cycle of 33 that have 366 days; holds for the years of the range below.
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_YEARS = range(1244, 1473)
_EPOCH_YEAR, _EPOCH = 1358, date(1979, 3, 21)


def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the day of the solar Hijri calendar, or None where it has none such."""
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        return None
    before = 31 * (month - 1) - max(0, month - 7)
    return _new_year(year) + timedelta(days=before + day - 1)


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 30 if year % 33 in _LEAP else 29
    return 31 if month <= 6 else 30


def _new_year(year: int) -> date:
    first, last = sorted((year, _EPOCH_YEAR))
    days = sum(365 + (each % 33 in _LEAP) for each in range(first, last))
    return _EPOCH + timedelta(days=days if year > _EPOCH_YEAR else -days)


def persian_day(found: Found, scene: Scene) -> Reading | None:
    """Read "22 Bahman", "Farvardin 12, 1358": without a year the nearest that the verb allows."""
    month, day = PERSIAN_MONTHS[found.word("pm")], ordinal_of(found.words("d"))
    if found.word("y"):
        told = gregorian(int(found.word("y")), month, day)
        return dated(told.isoformat()) if told else None
    now = scene.now()
    if now is None:
        return None
    nearby = [gregorian(now.year - 621 + move, month, day) for move in (-2, -1, 0, 1)]
    days = [each for each in nearby if each]
    past = max((each for each in days if each <= now), default=None)
    to_come = min((each for each in days if each >= now), default=None)
    chosen = to_come if scene.direction() in {"future", "present"} else past
    return dated(chosen.isoformat()) if chosen else None


def persian_month(found: Found, scene: Scene) -> Reading | None:
    """Read "Esfand 1402" as the Gregorian month in which most of it lies."""
    middle = gregorian(int(found.word("y")), PERSIAN_MONTHS[found.word("pm")], 8)
    return dated(value_at(middle, "M")) if middle else None
