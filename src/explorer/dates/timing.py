"""The reading of an article: find what rules match, drop false friends, read in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explorer.dates.absolute import writes_day_first
from explorer.dates.calendar import first_day
from explorer.dates.found import Found, Reading
from explorer.dates.matching import matches_of
from explorer.dates.namesakes import namesakes, without_namesakes
from explorer.dates.narrative import Matches, is_narrative
from explorer.dates.rules import Rule
from explorer.dates.scene import Scene
from explorer.model import Parse, Timex


def timexes(parses: Sequence[Parse], published: date | None) -> tuple[Timex, ...]:
    """Read the time expressions of an article's paragraphs.

    They come in order of the text and do not overlap. Without a day of publication, and where the
    text has named none yet, values that need an anchor are underspecified (``XXXX-02-04``).
    """
    names = namesakes(parses)
    found = [without_namesakes(matches_of(parse), names) for parse in parses]
    scene = Scene(published, narrative=is_narrative(found, published))
    scene.day_first = writes_day_first(
        (rule.name, match) for matches in found for rule, match in matches
    )
    read: list[Timex] = []
    for paragraph, (parse, matches) in enumerate(zip(parses, found, strict=True)):
        scene.parse = parse
        read += _read(paragraph, matches, scene)
    return tuple(read)


def _read(paragraph: int, matches: Matches, scene: Scene) -> Iterator[Timex]:
    previous: tuple[Found, Reading] | None = None
    for rule, found in matches:
        scene.used, scene.begun = None, _begun(previous, found)
        previous = None
        first, last = found.ends
        scene.token = last.token
        reading = _reading(rule, found, scene)
        if reading is None:
            continue
        previous = found, reading
        if reading.focus and "X" not in reading.focus:
            scene.move(reading.focus)
        text = scene.parse.text[first.start : last.end]
        yield Timex(
            paragraph, first.start, last.end, text, reading.type, reading.value, rule.name,
            scene.used,
        )  # fmt: skip


def _begun(previous: tuple[Found, Reading] | None, found: Found) -> date | None:
    """Return the first day of what was read just before where the two make a range."""
    if previous is None:
        return None
    before, reading = previous
    gap = found.pieces[before.places.stop : found.places.start]
    word = gap[0].lower if len(gap) == 1 else ""
    ranges = word in _RANGE or (word == "and" and before.neighbour(-1) == "between")
    return first_day(reading.value) if ranges else None


_RANGE = frozenset({"to", "through", "until", "till", "-", "–", "—"})


def _reading(rule: Rule, found: Found, scene: Scene) -> Reading | None:
    try:
        return rule.reader(found, scene)
    except (OverflowError, ValueError):  # a date outside the calendar: "9,000 years ago"
        return None
