"""Readers of calendar dates that leave their year to the anchor and the verb."""

from __future__ import annotations

from datetime import date, timedelta

from explorer.dates import vocabulary as v
from explorer.dates.absolute import dated, valid, year_of
from explorer.dates.calendar import first_day, moved, season_value, value_at
from explorer.dates.direction import has_come_to_pass
from explorer.dates.found import Found, Reading, ordinal_of
from explorer.dates.scene import Scene

_SEASON_DAYS = 110  # people still call the middle of March winter
_NEAR = 65  # days: "the 14 January deadline" read in early January is not last year's


def day_alone(found: Found, scene: Scene) -> Reading | None:
    """Read "on the 20th" as a day of the month last spoken of."""
    month = scene.then("M")
    day = ordinal_of(found.words("d"))
    return valid(month.year, month.month, day) if month else dated(f"XXXX-XX-{day:02d}")


def day_of_step_month(found: Found, scene: Scene) -> Reading | None:
    """Read "the 15th of this month"."""
    now = scene.now()
    if now is None:
        return None
    month = moved(now.replace(day=1), v.STEPS[found.word("step")], "M")
    return valid(month.year, month.month, ordinal_of(found.words("d")))


def last_quarter(found: Found, scene: Scene) -> Reading:
    """Read "the final quarter of 2012"."""
    return dated(f"{year_of(found.word('y')):04d}-Q4")


def part_of_year(found: Found, scene: Scene) -> Reading | None:
    """Read quarters and halves of a named year, or of the year that a step or the verb tells."""
    number = int(found.word("q")[1:]) if found.word("q") else ordinal_of(found.words("o"))
    letter = "H" if found.word("half") else "Q"
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    if found.word("y"):
        return dated(f"{year_of(found.word('y')):04d}-{letter}{number}")
    now = scene.now()
    if now is None:
        return dated(f"XXXX-{letter}{number}")
    if found.word("step") or found.word("running"):
        chosen = now.year + v.STEPS.get(found.word("step"), 0)
    else:
        size = 6 if letter == "H" else 3
        begun = now.month > size * (number - 1)
        ahead = scene.direction() == "future"
        chosen = now.year + (ahead and now.month > size * number) - (not ahead and not begun)
    return dated(f"{chosen:04d}-{letter}{number}")


def day_of_month(found: Found, scene: Scene) -> Reading | None:
    """Read "January 27": the nearest before the anchor unless the verb or preposition says more."""
    month, day = v.MONTHS[found.word("m")], ordinal_of(found.words("d"))
    if not 1 <= day <= 31:
        return None
    if found.word("y"):
        return valid(year_of(found.word("y")), month, day)
    now = scene.then("Y") if found.word("ystep") in v.FROM_FOCUS else scene.now()
    if now is None:
        return dated(f"XXXX-{month:02d}-{day:02d}")
    year = _year_told(found, scene, now, month, day)
    if year is not None:
        return valid(year, month, day)
    return _day_near(month, day, found, scene, now)


def _year_told(
    found: Found, scene: Scene, now: date, month: int, day: int | None = None
) -> int | None:
    """Return the year where words or the story tell it: "last May", "May 3 last year"."""
    if found.word("ystep"):
        return now.year + v.STEPS[found.word("ystep")]
    if found.word("step"):
        return _stepped_year(found.word("step"), month, now)
    if scene.narrative:
        return _narrated_year(month, now)
    if scene.begun:
        return _first_since(month, day, scene.begun)
    return _year_of_story(month, day, scene, now)


def _year_of_story(month: int, day: int | None, scene: Scene, now: date) -> int | None:
    """Return the year in which a story told in passing goes on soon after its last date.

    "The war began on September 27, 2020 and ended on November 10": unless that day has just been.
    """
    story = scene.story()
    if story is None:
        return None
    year = _first_since(month, day, story)
    gap = (year - story.year) * 12 + month - story.month
    last = now.year - ((month, day or 1) > (now.month, now.day))
    news = _RECENT_IN_SENTENCE if scene.in_same_sentence() else _RECENT
    recent = (now.year - last) * 12 + now.month - month <= news
    return year if gap <= _STORY_GAP and not recent and year <= last else None


_STORY_GAP = 4  # months from one day of a story to the next
# Months back: a bare date there is news, not the story.
_RECENT, _RECENT_IN_SENTENCE = 4, 1


def _first_since(month: int, day: int | None, start: date) -> int:
    """Return the year of the first such month or day from ``start`` on: the end of a range."""
    passed = month < start.month or (month == start.month and day is not None and day < start.day)
    return start.year + passed


def _day_near(month: int, day: int, found: Found, scene: Scene, now: date) -> Reading | None:
    if found.word("wd"):
        return _on_weekday(month, day, v.WEEKDAYS[found.word("wd")], now)
    return _nearest(month, day, found, scene, now)


def _on_weekday(month: int, day: int, weekday: int, now: date) -> Reading | None:
    """Read "Monday, Oct. 26": of the years around, the nearest in which that day is a Monday."""
    days = [valid(now.year + move, month, day) for move in (0, -1, 1)]
    fitting = [
        reading
        for reading in days
        if reading and date.fromisoformat(reading.value).isoweekday() == weekday
    ]
    return next(iter(fitting or days))


def _nearest(month: int, day: int, found: Found, scene: Scene, now: date) -> Reading | None:
    this = valid(now.year, month, day)
    if this is None:
        return None
    here = date.fromisoformat(this.value)
    if here == now:
        return this
    before = here if here < now else here.replace(year=now.year - 1)
    after = here if here > now else here.replace(year=now.year + 1)
    return dated((after if _ahead(before, after, found, scene, now) else before).isoformat())


def _ahead(before: date, after: date, found: Found, scene: Scene, now: date) -> bool:
    """Tell whether the later of two candidate days is meant."""
    direction = scene.direction()
    just = now - before < timedelta(days=31) and after - now > timedelta(days=300)
    if direction == "future" and not just:
        passed = has_come_to_pass(scene.parse, scene.token)
        return not passed or now - before >= after - now
    reach = 180 if direction in {"present", "either"} else _NEAR
    near = after - now <= timedelta(days=reach) and after - now < now - before
    bound = found.neighbour(-1) in {"by", "until", "till", "before", "the", "for", "a", "an", "its"}
    return near and (bound or direction != "past")


def month_alone(found: Found, scene: Scene) -> Reading | None:
    """Read "in April" by the verb, and "last December" by its step."""
    month = v.MONTHS[found.word("m")]
    now = scene.then("Y") if found.word("ystep") in v.FROM_FOCUS else scene.now()
    if now is None:
        return dated(f"XXXX-{month:02d}")
    year = _year_told(found, scene, now, month)
    if year is None:
        year = _year_by_verb(month, scene, now)
    return dated(f"{year:04d}-{month:02d}")


def _year_by_verb(month: int, scene: Scene, now: date) -> int:
    direction = scene.direction()
    if direction == "future":
        return now.year + (month < now.month)
    reach = {"present": 5, "either": 5, "past": 0}.get(direction or "", 2)
    soon = 0 < (month - now.month) % 12 <= reach
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
        return dated(f"XXXX-{season}")
    if scene.narrative and not found.word("step"):
        return dated(f"{now.year:04d}-{season}")
    if not found.word("step") and found.word("the") == "" and found.size == 1:
        return dated(f"XXXX-{season}")  # "in winter": any winter
    return dated(season_value(season, now, _season_step(found.word("step"), season, scene, now)))


def _season_step(step: str, season: str, scene: Scene, now: date) -> int:
    """Seasons are counted from the last one begun: "last" leaves out the one we are in."""
    begun = first_day(season_value(season, now, 0))
    running = begun is not None and (now - begun).days < _SEASON_DAYS
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
    return dated(value_at(start, "W")) if start else None
