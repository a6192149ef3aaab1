"""Readers of dates that name their year: nothing anchors them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explorer.dates import vocabulary as v
from explorer.dates.found import Found, Reading, ordinal_of
from explorer.dates.scene import Scene
from explorer.model import TimexType


def dated(value: str) -> Reading:
    """Return a date, which later expressions count from."""
    return Reading(TimexType.DATE, value, value)


def year_of(word: str) -> int:
    """Return the year that two or four digits mean; two-digit years run from 1950 to 2049."""
    number = int(word)
    if len(word) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def valid(year: int, month: int, day: int) -> Reading | None:
    """Return a day, or None where the calendar has none such."""
    try:
        return dated(date(year, month, day).isoformat())
    except ValueError:
        return None


def full_date(found: Found, scene: Scene) -> Reading | None:
    """Read a day, month and year, the month as a word."""
    return valid(year_of(found.word("y")), v.MONTHS[found.word("m")], ordinal_of(found.words("d")))


def iso_date(found: Found, scene: Scene) -> Reading | None:
    """Read 2025-02-04 and 2025/02/04."""
    return valid(int(found.word("y")), int(found.word("m")), int(found.word("d")))


def numeric_date(found: Found, scene: Scene) -> Reading | None:
    """Read 2/4/2025 as the text writes dates, else as a day gone by or as in America."""
    month, day, year = int(found.word("m")), int(found.word("d")), year_of(found.word("y"))
    day_first = scene.day_first
    if month > 12 or day > 12:
        day_first = month > 12
    elif day_first is None and scene.published:
        gone_by = scene.direction() != "future"
        day_first = gone_by and date(year, day, month) <= scene.published < date(year, month, day)
    return valid(year, day, month) if day_first else valid(year, month, day)


def writes_day_first(matches: Iterable[tuple[str, Found]]) -> bool | None:
    """Tell by the rules' names and finds whether a text puts the day before the month, if any."""
    told = [_day_first(name, found) for name, found in matches]
    slashed = [each for each in told if isinstance(each, bool)]
    if slashed:
        return slashed.count(True) > slashed.count(False)
    days, months = told.count("day"), told.count("month")
    return None if days == months else days > months


def _day_first(name: str, found: Found) -> bool | str | None:
    if name == "numeric-date":
        first, second = int(found.word("m")), int(found.word("d"))
        return first > second if max(first, second) > 12 else None
    return {
        "day-month-year": "day",
        "day-month": "day",
        "month-day-year": "month",
        "month-day": "month",
    }.get(name)


def dotted_date(found: Found, scene: Scene) -> Reading | None:
    """Read 4.2.2025: with full stops the day stands first."""
    day, month, year = (int(part) for part in found.word("d").split("."))
    return valid(year, month, day)


def month_of_year(found: Found, scene: Scene) -> Reading:
    """Read "January 2023"."""
    return dated(f"{year_of(found.word('y')):04d}-{v.MONTHS[found.word('m')]:02d}")


def year(found: Found, scene: Scene) -> Reading:
    """Read a year."""
    return dated(found.word("y"))


def short_year(found: Found, scene: Scene) -> Reading | None:
    """Read the end of "1914-18", where the first year gives the century."""
    first, tail = found.word("y"), found.word("e")
    value = first[:2] + tail.zfill(2)
    return dated(value) if int(value) > int(first) else None


def era_year(found: Found, scene: Scene) -> Reading:
    """Read "490 BC" as BC0490, and "AD 70"."""
    number = int(found.word("y"))
    era = v.ERAS[found.word("era").replace(".", "")]
    return dated(f"BC{number:04d}" if era == "BC" else f"{number:04d}")


def fiscal_year(found: Found, scene: Scene) -> Reading:
    """Read "fiscal 2024" and "FY24" as the year they name."""
    return dated(f"{year_of(found.word('y').removeprefix('fy')):04d}")


def decade(found: Found, scene: Scene) -> Reading | None:
    """Read "the 1990s", "the '90s" and "the nineties" as 199."""
    word = found.word("d")
    if word in v.DECADE_NAMES:
        return dated(f"19{v.DECADE_NAMES[word]}")
    digits = word[:-1].rstrip("'’")
    if len(digits) == 4:
        return dated(digits[:3])
    return dated(str(year_of(digits))[:3]) if found.word("mark") or found.word("the") else None


def decade_possessive(found: Found, scene: Scene) -> Reading | None:
    """Read "the 1970's"."""
    return dated(found.word("y")[:3]) if found.word("y").endswith("0") else None


def century(found: Found, scene: Scene) -> Reading:
    """Read "the 19th century" as 18."""
    number = ordinal_of(found.words("o"))
    prefix = "BC" if found.word("era").startswith("b") else ""
    return Reading(TimexType.DATE, f"{prefix}{number - 1:02d}")


def iso_week(found: Found, scene: Scene) -> Reading:
    """Read 2025-W05, with or without the number of a day."""
    day = f"-{found.word('d')}" if found.word("d") else ""
    return dated(f"{found.word('y')}-{found.word('w').upper()}{day}")


def month_of_era(found: Found, scene: Scene) -> Reading:
    """Read "September 480 BC"."""
    year = era_year(found, scene).value
    return dated(f"{year}-{v.MONTHS[found.word('m')]:02d}")


def season_of_era(found: Found, scene: Scene) -> Reading:
    """Read "the spring of 480 BC"."""
    return dated(f"{era_year(found, scene).value}-{v.SEASONS[found.word('s')]}")


def season_of_year(found: Found, scene: Scene) -> Reading:
    """Read "the summer of 1941"."""
    return dated(f"{year_of(found.word('y')):04d}-{v.SEASONS[found.word('s')]}")
