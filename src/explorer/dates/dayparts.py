"""Readers of the parts of a dated day: nights, mornings and what happened overnight."""

from __future__ import annotations

from explorer.dates import vocabulary as v
from explorer.dates.calendar import first_day, moved
from explorer.dates.clock import day_of
from explorer.dates.found import Found, Reading
from explorer.dates.scene import Scene
from explorer.model import TimexType

_UNKNOWN = "XXXX-XX-XX"


def _part(day: str, found: Found) -> Reading:
    value = f"{day}T{v.DAYPARTS[found.word('part')]}"
    return Reading(TimexType.TIME, value, None if "X" in day else day)


def part_of_date(found: Found, scene: Scene) -> Reading:
    """Read "the night of July 3-4", "overnight on Monday": a night bears the day it began on."""
    day = day_of(found, scene)
    if found.word("into"):
        ends = first_day(day)
        day = moved(ends, -1, "D").isoformat() if ends else _UNKNOWN
    return _part(day, found)


def overnight(found: Found, scene: Scene) -> Reading:
    """Read "overnight": after a day named in the sentence its night, else last night or tonight."""
    here = scene.day_of_sentence()
    if here or scene.narrative:
        return _part(here or str(scene.then("D") or _UNKNOWN), found)
    now = scene.today()
    if now is None:
        return _part(_UNKNOWN, found)
    back = 0 if scene.direction() == "future" else -1
    return _part(moved(now, back, "D").isoformat(), found)


def part_in_focus(found: Found, scene: Scene) -> Reading:
    """Read "in the evening", "by the morning" of the day the text last spoke of."""
    then = scene.then("D") if scene.direction() in {"past", "future"} else None
    return _part(then.isoformat() if then else _UNKNOWN, found)
