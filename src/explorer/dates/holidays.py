"""Holidays that fall on a fixed day or by a fixed rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from explorer.dates.absolute import year_of
from explorer.dates.calendar import value_at, weekday_near
from explorer.dates.found import Found, Reading
from explorer.dates.scene import Scene
from explorer.dates.vocabulary import STEPS
from explorer.model import TimexType

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int) -> Rule:
    def rule(year: int) -> date:
        first = weekday_near(date(year, month, 1) - timedelta(days=1), weekday, 1)
        return first + timedelta(weeks=number - 1)

    return rule


def _easter(year: int) -> date:
    """Return Gregorian Easter Sunday (the anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _election(year: int) -> date:
    return _nth(11, 1, 1)(year) + timedelta(days=1)


# The words of the name, as a pattern quotes them -> the day in a year.
HOLIDAYS: dict[str, Rule] = {
    "new year eve": _fixed(12, 31),
    "new year day": _fixed(1, 1),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "valentine day": _fixed(2, 14),
    "may day": _fixed(5, 1),
    "veterans day": _fixed(11, 11),
    "halloween": _fixed(10, 31),
    "thanksgiving": _nth(11, 4, 4),
    "labor day": _nth(9, 1, 1),
    "memorial day": lambda year: weekday_near(date(year, 6, 1), 1, -1),
    "good friday": lambda year: _easter(year) - timedelta(days=2),
    "easter monday": lambda year: _easter(year) + timedelta(days=1),
    "easter": _easter,
    "election day": _election,
}


def holiday(found: Found, scene: Scene) -> Reading | None:
    """Read a holiday of a named year, else the nearest one that step and verb allow."""
    words = [word for word in found.words("h") if word.isalpha() and word != "s"]
    rule = HOLIDAYS.get(" ".join(words)) or HOLIDAYS.get(" ".join(words[:-1]))
    if rule is None:
        return None
    if found.word("y"):
        return _dated(rule(year_of(found.word("y"))), found)
    now = scene.now()
    if now is None:
        return Reading(TimexType.DATE, f"XXXX-{rule(2001):%m-%d}")
    if found.word("period") and not found.word("step"):
        return _dated(min((rule(now.year + move) for move in (-1, 0, 1)), key=_far(now)), found)
    return _dated(_near(rule, now, found.word("step"), scene), found)


def _far(now: date) -> Callable[[date], timedelta]:
    return lambda day: abs(day - now)


def _dated(day: date, found: Found) -> Reading:
    """Return the day, or its week or weekend; a holiday on Monday ends the weekend before."""
    period = found.word("period")
    if not period:
        return Reading(TimexType.DATE, day.isoformat(), day.isoformat())
    ends = day - timedelta(days=1) if period == "weekend" and day.isoweekday() == 1 else day
    value = value_at(ends, "WE" if period == "weekend" else "W")
    return Reading(TimexType.DATE, value, value)


def _near(rule: Rule, now: date, step: str, scene: Scene) -> date:
    this = rule(now.year)
    if (scene.narrative and not step) or STEPS.get(step) == 0:
        return this
    ahead = STEPS[step] > 0 if step else scene.direction() != "past" and this > now
    if ahead:
        return this if this > now else rule(now.year + 1)
    return this if this < now or (this == now and not step) else rule(now.year - 1)
