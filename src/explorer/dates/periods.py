"""Readers of durations and of what recurs."""

from __future__ import annotations

from explorer.dates import vocabulary as v
from explorer.dates.found import Found, Reading, number_of, vague
from explorer.dates.scene import Scene
from explorer.model import TimexType


def length(number: float | None, unit: str) -> str:
    """Return the duration of so many units: P3DE, PT16H, PXM."""
    factor, unit = {"F": (2, "W"), "Q": (3, "M")}.get(unit, (1, unit))
    if unit == "TH" and number is not None and number > 1 and number % 1 == 0.5:
        return f"PT{int(number)}H30M"
    count = "X" if number is None else f"{number * factor:.10g}"
    letter = {"WE": "WE", "N": "N"}.get(unit, unit.removeprefix("T"))
    return f"P{'T' if unit.startswith('T') else ''}{letter and count}{letter}"


_HALVES = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}


def duration(found: Found, scene: Scene) -> Reading:
    """Read "three days", "16-hour", "several months"; each "of the past three years" is a SET."""
    words = found.words("n")
    each = found.neighbour(-1) == "of" and found.neighbour(-2) in {"each", "every"}
    if each or (words in (["a"], ["an"]) and _is_rate(found, scene)):
        return Reading(TimexType.SET, length(1, found.unit()))
    if "half" in words and found.unit() in _HALVES and number_of(words) == 0.5:
        return Reading(TimexType.DURATION, _HALVES[found.unit()])
    number = None if vague(words) or not words else number_of(words)
    if not words and found.word("u") in v.UNITS:
        number = 1
    return Reading(TimexType.DURATION, length(number, found.unit()))


def duration_and_half(found: Found, scene: Scene) -> Reading:
    """Read "an hour and a half", "the past year and a half"."""
    *before, unit = found.words("n")[:-3]
    count = before[0] if before else "a"
    return Reading(TimexType.DURATION, length((number_of([count]) or 1) + 0.5, v.UNITS[unit]))


def _is_rate(found: Found, scene: Scene) -> bool:
    """Tell "$1 billion a year" from "a year of talks": the unit hangs on a quantity."""
    tokens = scene.parse.tokens
    unit = tokens[scene.token]
    head = tokens[unit.head]
    quantity = unit.dep == "npadvmod" and head.pos in {"NUM", "NOUN", "SYM"}
    return quantity and head.start < unit.start and found.neighbour(1) not in _COUNTED


_COUNTED = frozenset({"ago", "later", "earlier", "before", "after", "hence", "from"})


def recurring_unit(found: Found, scene: Scene) -> Reading:
    """Read "every day", "a year" in rates, "per month", "every two weeks"."""
    words = found.words("n")
    number = number_of(words) if words else 1
    if found.word("other"):
        number = 2
    return Reading(TimexType.SET, length(number, found.unit()))


def recurring_weekday(found: Found, scene: Scene) -> Reading:
    """Read "every Monday", "Sundays"."""
    word = found.word("w")
    number = v.WEEKDAYS.get(word) or v.WEEKDAYS_PLURAL[word]
    part = found.word("part")
    return Reading(TimexType.SET, f"XXXX-WXX-{number}{'T' + _part(part) if part else ''}")


def recurring_part(found: Found, scene: Scene) -> Reading:
    """Read "every morning", "each spring", "every June"."""
    word = found.word("p")
    if word in v.SEASONS:
        return Reading(TimexType.SET, f"XXXX-{v.SEASONS[word]}")
    if word in v.MONTHS:
        return Reading(TimexType.SET, f"XXXX-{v.MONTHS[word]:02d}")
    return Reading(TimexType.SET, f"XXXX-XX-XXT{_part(word)}")


def recurring_date(found: Found, scene: Scene) -> Reading:
    """Read "every March 8"."""
    month, day = v.MONTHS[found.word("m")], int(found.word("d"))
    return Reading(TimexType.SET, f"XXXX-{month:02d}-{day:02d}")


def frequency(found: Found, scene: Scene) -> Reading:
    """Read "daily", "annually"."""
    return Reading(TimexType.SET, v.FREQUENCIES[found.word("f")])


def _part(word: str) -> str:
    return v.DAYPARTS.get(word) or v.DAYPARTS_PLURAL[word]
