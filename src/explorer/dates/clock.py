"""Readers of times of day."""

from __future__ import annotations

import re

from explorer.dates import vocabulary as v
from explorer.dates.absolute import full_date
from explorer.dates.anchored import day_of_month
from explorer.dates.found import Found, Reading
from explorer.dates.relative import deictic, weekday
from explorer.dates.scene import Scene
from explorer.model import TimexType

_HOURS = {"morning": 0, "noon": 12, "afternoon": 12, "evening": 12, "night": 12}


def clock(found: Found, scene: Scene) -> Reading | None:
    """Read "10 a.m. Tuesday", "10:35", "4 in the morning", "noon"."""
    time = _time_of(found)
    day = day_of(found, scene)
    return (
        Reading(TimexType.TIME, f"{day}T{time}", day if "X" not in day else None) if time else None
    )


def day_of(found: Found, scene: Scene) -> str:
    """Return the day that the parts of an expression name, else the day spoken of."""
    if found.word("y") and found.word("m"):
        reading = full_date(found, scene)
    elif found.word("m"):
        reading = day_of_month(found, scene)
    elif found.word("w"):
        reading = weekday(found, scene)
    elif found.word("d"):
        reading = deictic(found, scene)
    else:
        reading = None
    if reading:
        return reading.value.partition("T")[0]
    if scene.token == 0 and not scene.narrative and scene.published:
        return scene.published.isoformat()  # the head of an entry: "18:15 | The president met"
    day = scene.then("D") or (None if scene.narrative else scene.now())
    return day.isoformat() if day else "XXXX-XX-XX"


def _time_of(found: Found) -> str | None:
    fixed = found.word("fixed") or found.word("exact")
    if fixed:
        return "24:00" if fixed == "midnight" else "12:00"
    hour, minute = _numbers(found.words("t"))
    if hour is None or hour > 24 or minute > 59:
        return None
    if hour <= 12:
        hour = hour % 12 + _shift(found, hour)
    return f"{hour:02d}:{minute:02d}"


def _shift(found: Found, hour: int) -> int:
    half = found.word("half").replace(".", "")
    if half:
        return 12 if half == "pm" else 0
    part = found.word("daypart")
    if part:
        return 0 if part == "night" and hour in range(1, 5) else _HOURS.get(part, 0)
    return 12 if hour == 12 else 0


def _numbers(words: list[str]) -> tuple[int | None, int]:
    text = words[0] if words else ""
    if text in v.NUMBERS:
        return v.NUMBERS[text], 0
    if len(text) == 4 and text.isdigit():
        return int(text[:2]), int(text[2:])
    digits = [int(part) for part in re.findall(r"\d+", text)]
    return (digits[0], digits[1] if len(digits) > 1 else 0) if digits else (None, 0)
