"""Readers of dates that are counted: from the day of publication or from the date in focus."""

from __future__ import annotations

from datetime import date

from explorer.dates import vocabulary as v
from explorer.dates.absolute import dated
from explorer.dates.calendar import (
    first_day,
    moved,
    unknown_at,
    unknown_within,
    value_at,
    weekday_near,
)
from explorer.dates.direction import has_come_to_pass, is_asked
from explorer.dates.found import Found, Reading, number_of, vague
from explorer.dates.periods import duration
from explorer.dates.scene import Scene
from explorer.model import TimexType


def _time(day: str, part: str) -> Reading:
    return Reading(TimexType.TIME, f"{day}T{part}", day)


def _with_part(day: str, found: Found) -> Reading:
    part = found.word("part")
    return _time(day, v.DAYPARTS[part]) if part else dated(day)


def deictic(found: Found, scene: Scene) -> Reading:
    """Read today, yesterday and tomorrow, with a part of the day or without."""
    offset = v.DAY_OFFSETS[found.word("d")] * (2 if found.word("twice") else 1)
    now = scene.today()
    return _with_part(moved(now, offset, "D").isoformat() if now else "XXXX-XX-XX", found)


def tonight(found: Found, scene: Scene) -> Reading:
    """Read "tonight"."""
    now = scene.now()
    return _time(now.isoformat() if now else "XXXX-XX-XX", "NI")


def this_part(found: Found, scene: Scene) -> Reading:
    """Read "this morning" from the day of publication, "that night" from the focus."""
    step = found.word("step")
    now = scene.then("D") if step in v.FROM_FOCUS or found.word("the") else scene.now()
    move = v.STEPS[step]
    part = v.DAYPARTS[found.word("part")]
    return _time(moved(now, move, "D").isoformat() if now else "XXXX-XX-XX", part)


def weekday(found: Found, scene: Scene) -> Reading:
    """Read a weekday: the nearest past one, that of publication itself, or the one to come."""
    number = v.WEEKDAYS.get(found.word("w")) or v.WEEKDAYS_SHORT[found.word("w")]
    step = found.word("step")
    anchored = step in v.FROM_FOCUS or scene.published is None
    now = scene.then("D") if anchored else scene.now()
    if now is None or (found.neighbour(-1) == "a" and not _describes(scene)):
        return _with_part(f"XXXX-WXX-{number}", found)
    return _with_part(_weekday(number, step, scene, now).isoformat(), found)


def _describes(scene: Scene) -> bool:
    """Tell "a Sunday service", which is of one Sunday, from "on a Sunday", which is of any."""
    token = scene.parse.tokens[scene.token]
    return scene.parse.tokens[token.head].start > token.start


def _weekday(number: int, step: str, scene: Scene, now: date) -> date:
    if scene.begun and not step:
        return weekday_near(moved(scene.begun, -1, "D"), number, 1)
    if step in {"this", "that", "same"}:
        monday = weekday_near(now, 1, 0)
        day = moved(monday, number - 1, "D")
        past = step == "this" and day > now and scene.direction() == "past"
        return moved(day, -1, "W") if past else day
    if step:
        return weekday_near(now, number, v.STEPS[step])
    if scene.narrative:
        return weekday_near(moved(now, 6, "D"), number, 0)
    before = weekday_near(now, number, 0)
    if not _ahead(scene) or before == now:
        return before
    after = weekday_near(now, number, 1)
    nearer = now - before < after - now
    return before if nearer and has_come_to_pass(scene.parse, scene.token) else after


def day_by_weekday(found: Found, scene: Scene) -> Reading:
    """Read "the day before last Tuesday"."""
    day = first_day(weekday(found, scene).value)
    move = -1 if found.word("side") == "before" else 1
    return dated(moved(day, move, "D").isoformat() if day else "XXXX-XX-XX")


def _ahead(scene: Scene) -> bool:
    """Tell whether a bare weekday is to come: by its verb, by "as soon as", by "gave until"."""
    tokens = scene.parse.tokens
    before = [token.text.lower() for token in tokens[max(0, scene.token - 6) : scene.token]]
    if any(before[i : i + 3] in _AS_SOON_AS for i in range(len(before))):
        return True
    if "until" in before[-4:]:
        above = tokens[tokens[_index(before, "until", scene.token)].head].lemma
        return above in _DEADLINES or scene.direction() == "future"
    after = tokens[scene.token + 1 : scene.token + 2]
    if after and after[0].tag == "POS":  # "Wednesday's ruling" has been made, whoever may appeal
        first, last = scene.parse.sentence_of(scene.token)
        return any(token.lemma == "will" and token.tag == "MD" for token in tokens[first:last])
    return scene.direction() == "future" and not is_asked(scene.parse, scene.token)


_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"], ["no", "later", "than"])
_DEADLINES = frozenset({"give", "extend", "have", "delay", "postpone", "adjourn", "deadline"})


def _index(before: list[str], word: str, token: int) -> int:
    return token - before[::-1].index(word) - 1


def step_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "last week", "this month", "the previous year", "that day"; never "last minute"."""
    step, unit = found.word("step"), found.unit()
    if unit.startswith("T"):
        return None
    counted = step in v.FROM_FOCUS or (step == "next" and found.word("the"))
    now = scene.then(unit) if counted else scene.now()
    if now is None:
        within = scene.focus if step in {"same", "that"} else None
        return dated(unknown_within(within, unit))
    return dated(value_at(moved(now, v.STEPS[step], unit), unit))


def day_beside(found: Found, scene: Scene) -> Reading | None:
    """Read "the day before", "the year after", "the morning after" from the focus."""
    unit = "D" if found.word("part") else found.unit()
    if unit.startswith("T"):
        return None
    then = scene.then(unit)
    move = -1 if found.word("side") in {"before", "earlier", "previous"} else 1
    if found.word("part"):
        day = moved(then, move, "D").isoformat() if then else "XXXX-XX-XX"
        return _time(day, v.DAYPARTS[found.word("part")])
    return dated(value_at(moved(then, move, unit), unit) if then else unknown_at(unit))


def on_the_eve(found: Found, scene: Scene) -> Reading:
    """Read "on the eve" as the day before the one in focus."""
    then = scene.then("D")
    return dated(moved(then, -1, "D").isoformat() if then else "XXXX-XX-XX")


def counted(found: Found, scene: Scene) -> Reading | None:
    """Read "three days ago", "two weeks later", "a year earlier"."""
    words, unit = found.words("n"), found.unit()
    back = found.word("way") in {"ago", "earlier", "before", "back", "previously"}
    from_now = found.word("way") in {"ago", "from", "hence", "back"}
    number = number_of(words) if words else 1.0 if found.word("u") in v.UNITS else None
    if number is None or vague(words):
        return Reading(TimexType.DATE, "PAST_REF" if back else "FUTURE_REF")
    anchor = scene.now() if from_now else scene.then(unit)
    if unit.startswith("T"):
        return _clock_from(anchor, -number if back else number, unit)
    if anchor is None:
        return dated(unknown_at(unit))
    return _counted_from(anchor, -number if back else number, unit)


def _clock_from(anchor: date | None, number: float, unit: str) -> Reading:
    """Count hours of whole days; fewer leave the day and an unknown time."""
    if anchor is None:
        return Reading(TimexType.TIME, "XXXX-XX-XXTXX")
    days = number / 24 if unit == "TH" and number % 24 == 0 else 0
    return Reading(TimexType.TIME, f"{moved(anchor, int(days), 'D')}TXX")


def _counted_from(anchor: date, number: float, unit: str) -> Reading | None:
    if not number.is_integer():
        size = {
            "Y": (12, "M"),
            "DE": (10, "Y"),
            "CE": (100, "Y"),
            "M": (30, "D"),
            "W": (7, "D"),
        }.get(unit)
        if size is None:
            return None
        number, unit = round(number * size[0]), size[1]
    value = moved(anchor, int(number), unit)
    return dated(value_at(value, {"DE": "Y", "CE": "Y", "N": "D"}.get(unit, unit)))


def counted_then(found: Found, scene: Scene) -> Reading | None:
    """Read "ten years ago this week", "a year ago today"."""
    number, now = number_of(found.words("n")), scene.now()
    unit = {"today": "D"}.get(found.word("v")) or found.unit("v")
    if now is None or number is None or not number.is_integer() or found.unit().startswith("T"):
        return None
    return dated(value_at(moved(now, -int(number), found.unit()), unit))


def weekdays_ago(found: Found, scene: Scene) -> Reading | None:
    """Read "two Sundays ago"."""
    number, now = number_of(found.words("n")), scene.now()
    if now is None or number is None or not number.is_integer():
        return None
    last = weekday_near(now, v.WEEKDAYS_PLURAL[found.word("w")], -1)
    return dated(moved(last, 1 - int(number), "W").isoformat())


def weekday_weeks_ago(found: Found, scene: Scene) -> Reading | None:
    """Read "a week ago Friday" as the Friday a week before the last."""
    number, now = number_of(found.words("n")), scene.now()
    if now is None or number is None or not number.is_integer():
        return None
    last = weekday_near(now, v.WEEKDAYS[found.word("w")], 0)
    return dated(moved(last, -int(number), "W").isoformat())


def year_to_date(found: Found, scene: Scene) -> Reading:
    """Read "year-to-date" as the year that runs."""
    now = scene.now()
    return dated(value_at(now, "Y") if now else "XXXX")


def in_count(found: Found, scene: Scene) -> Reading | None:
    """Read "in three days" as a date where the verb looks ahead, else as a length of time."""
    number = None if vague(found.words("n")) else number_of(found.words("n"))
    now = scene.now() if scene.direction() == "future" and not scene.narrative else None
    if number is None or now is None or found.unit().startswith("T"):
        return duration(found, scene)
    return _counted_from(now, number, found.unit())


def part_of_focus(found: Found, scene: Scene) -> Reading | None:
    """Read "the end of the year", "later in the month"."""
    if found.unit().startswith("T"):
        return None
    now = scene.then(found.unit())
    return dated(value_at(now, found.unit()) if now else unknown_at(found.unit()))


def weekend(found: Found, scene: Scene) -> Reading:
    """Read "the weekend": the last one, or the coming one where the verb looks ahead."""
    now = scene.now()
    if now is None:
        return dated("XXXX-WXX-WE")
    step = found.word("step")
    move = v.STEPS[step] if step else 0
    if not move and now.isoweekday() < 6 and step != "this" and scene.direction() != "future":
        move = -1
    return dated(value_at(moved(now, move, "W"), "WE"))
