"""Readers of calendar dates: those that name their year, and those that an anchor completes."""

from __future__ import annotations

from datetime import date, timedelta

from explorer.dates import vocabulary as v
from explorer.dates.calendar import first_day, season_value, value_at
from explorer.dates.found import Found, Reading, ordinal_of
from explorer.dates.scene import Scene
from explorer.model import TimexType

_NEAR = 65  # days: "the 14 January deadline" read in early January is not last year's


def _date(value: str) -> Reading:
    return Reading(TimexType.DATE, value, value)


def year_of(word: str) -> int:
    """Return the year that two or four digits mean; two-digit years run from 1950 to 2049."""
    number = int(word)
    if len(word) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def _valid(year: int, month: int, day: int) -> Reading | None:
    try:
        return _date(date(year, month, day).isoformat())
    except ValueError:
        return None


def full_date(found: Found, scene: Scene) -> Reading | None:
    """Read a day, month and year, the month as a word."""
    return _valid(year_of(found.word("y")), v.MONTHS[found.word("m")], ordinal_of(found.words("d")))


def iso_date(found: Found, scene: Scene) -> Reading | None:
    """Read 2025-02-04 and 2025/02/04."""
    return _valid(int(found.word("y")), int(found.word("m")), int(found.word("d")))


def numeric_date(found: Found, scene: Scene) -> Reading | None:
    """Read 2/4/2025 as in America unless the first number can only be a day."""
    first, second = int(found.word("m")), int(found.word("d"))
    if found.word("european") or first > 12:
        first, second = second, first
    return _valid(year_of(found.word("y")), first, second)


def month_of_year(found: Found, scene: Scene) -> Reading:
    """Read "January 2023"."""
    return _date(f"{year_of(found.word('y')):04d}-{v.MONTHS[found.word('m')]:02d}")


def year(found: Found, scene: Scene) -> Reading:
    """Read a year."""
    return _date(found.word("y"))


def short_year(found: Found, scene: Scene) -> Reading | None:
    """Read the end of "1914-18", where the first year gives the century."""
    first, tail = found.word("y"), found.word("e")
    value = first[:2] + tail.zfill(2)
    return _date(value) if int(value) > int(first) else None


def era_year(found: Found, scene: Scene) -> Reading:
    """Read "490 BC" as BC0490, and "AD 70"."""
    number = int(found.word("y"))
    era = v.ERAS[found.word("era").replace(".", "")]
    return _date(f"BC{number:04d}" if era == "BC" else f"{number:04d}")


def fiscal_year(found: Found, scene: Scene) -> Reading:
    """Read "fiscal 2024" and "FY24" as the year they name."""
    return _date(f"{year_of(found.word('y').removeprefix('fy')):04d}")


def decade(found: Found, scene: Scene) -> Reading | None:
    """Read "the 1990s", "the '90s" and "the nineties" as 199."""
    word = found.word("d")
    if word in v.DECADE_NAMES:
        return _date(f"19{v.DECADE_NAMES[word]}")
    digits = word[:-1].rstrip("'’")
    if len(digits) == 4:
        return _date(digits[:3])
    return _date(str(year_of(digits))[:3]) if found.word("mark") or found.word("the") else None


def century(found: Found, scene: Scene) -> Reading:
    """Read "the 19th century" as 18."""
    number = ordinal_of(found.words("o"))
    prefix = "BC" if found.word("era").startswith("b") else ""
    return Reading(TimexType.DATE, f"{prefix}{number - (not prefix):02d}")


def iso_week(found: Found, scene: Scene) -> Reading:
    """Read 2025-W05, with or without the number of a day."""
    day = f"-{found.word('d')}" if found.word("d") else ""
    return _date(f"{found.word('y')}-{found.word('w').upper()}{day}")


def season_of_year(found: Found, scene: Scene) -> Reading:
    """Read "the summer of 1941"."""
    return _date(f"{year_of(found.word('y')):04d}-{v.SEASONS[found.word('s')]}")


def part_of_year(found: Found, scene: Scene) -> Reading | None:
    """Read quarters and halves of a named year, or of the year that a step or the verb tells."""
    number = int(found.word("q")[1:]) if found.word("q") else ordinal_of(found.words("o"))
    letter = "H" if found.word("half") else "Q"
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    if found.word("y"):
        return _date(f"{year_of(found.word('y')):04d}-{letter}{number}")
    now = scene.now()
    if now is None:
        return _date(f"XXXX-{letter}{number}")
    if found.word("step"):
        chosen = now.year + v.STEPS[found.word("step")]
    else:
        size = 6 if letter == "H" else 3
        begun = now.month > size * (number - 1)
        ahead = scene.direction() == "future"
        chosen = now.year + (ahead and now.month > size * number) - (not ahead and not begun)
    return _date(f"{chosen:04d}-{letter}{number}")


def day_of_month(found: Found, scene: Scene) -> Reading | None:
    """Read "January 27": the nearest before the anchor unless the verb or preposition says more."""
    month, day = v.MONTHS[found.word("m")], ordinal_of(found.words("d"))
    now = scene.now()
    if now is None or not 1 <= day <= 31:
        return _date(f"XXXX-{month:02d}-{day:02d}") if 1 <= day <= 31 else None
    if found.word("y"):
        return _valid(year_of(found.word("y")), month, day)
    if found.word("step"):
        return _valid(_stepped_year(found.word("step"), month, now), month, day)
    if scene.narrative:
        return _valid(_narrated_year(month, now), month, day)
    return _nearest(month, day, found, scene, now)


def _nearest(month: int, day: int, found: Found, scene: Scene, now: date) -> Reading | None:
    this = _valid(now.year, month, day)
    if this is None:
        return None
    here = date.fromisoformat(this.value)
    if here == now:
        return this
    before = here if here < now else here.replace(year=now.year - 1)
    after = here if here > now else here.replace(year=now.year + 1)
    return _date((after if _ahead(before, after, found, scene, now) else before).isoformat())


def _ahead(before: date, after: date, found: Found, scene: Scene, now: date) -> bool:
    """Tell whether the later of two candidate days is meant."""
    direction = scene.direction()
    if direction == "future":
        return True
    near = after - now <= timedelta(days=_NEAR) and after - now < now - before
    bound = found.neighbour(-1) in {"by", "until", "till", "before", "the", "for"}
    return near and (bound or direction != "past")


def month_alone(found: Found, scene: Scene) -> Reading | None:
    """Read "in April" by the verb, and "last December" by its step."""
    month = v.MONTHS[found.word("m")]
    now = scene.now()
    if now is None:
        return _date(f"XXXX-{month:02d}")
    if found.word("step"):
        chosen = _stepped_year(found.word("step"), month, now)
    elif scene.narrative:
        chosen = _narrated_year(month, now)
    else:
        chosen = _year_by_verb(month, scene, now)
    return _date(f"{chosen:04d}-{month:02d}")


def _year_by_verb(month: int, scene: Scene, now: date) -> int:
    direction = scene.direction()
    if direction == "future":
        return now.year + (month < now.month)
    soon = direction != "past" and 0 < (month - now.month) % 12 <= 2
    if soon:
        return now.year + (month < now.month)
    return now.year - (month > now.month)


def _stepped_year(step: str, month: int, now: date) -> int:
    move = v.STEPS.get(step, 0)
    if move < 0:
        return now.year - (month >= now.month)
    if move > 0:
        return now.year + (month <= now.month)
    return now.year


def _narrated_year(month: int, now: date) -> int:
    """A story runs on: January after November is the next year's."""
    return now.year + (now.month - month >= 9)


def season_alone(found: Found, scene: Scene) -> Reading | None:
    """Read "last fall", "this summer", "in the spring"."""
    season = v.SEASONS[found.word("s")]
    now = scene.then() if found.word("step") in v.FROM_FOCUS else scene.now()
    if now is None:
        return _date(f"XXXX-{season}")
    if scene.narrative and not found.word("step"):
        return _date(f"{now.year:04d}-{season}")
    return _date(season_value(season, now, _season_step(found.word("step"), season, scene, now)))


def _season_step(step: str, season: str, scene: Scene, now: date) -> int:
    """Seasons are counted from the last one begun: "last" leaves out the one we are in."""
    begun = first_day(season_value(season, now, 0))
    running = begun is not None and (now - begun).days < 92
    if not step:
        return 1 if scene.direction() == "future" and not running else 0
    move = v.STEPS[step]
    if move == 0:
        return 0 if running or v.SEASON_MONTHS[season] < now.month else 1
    return -1 if move < 0 and running else max(move, 0)


def week_of(found: Found, scene: Scene) -> Reading | None:
    """Read "the week of March 6"."""
    day = day_of_month(found, scene)
    start = first_day(day.value) if day else None
    return _date(value_at(start, "W")) if start else None
