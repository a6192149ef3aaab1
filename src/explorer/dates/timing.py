"""The reading of an article: find what rules match, drop false friends, read in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explorer.dates.found import Found, Reading
from explorer.dates.matching import matches_of
from explorer.dates.narrative import Matches, is_narrative
from explorer.dates.rules import Rule
from explorer.dates.scene import Scene
from explorer.model import Parse, Timex


def timexes(parses: Sequence[Parse], published: date | None) -> tuple[Timex, ...]:
    """Read the time expressions of an article's paragraphs.

    They come in order of the text and do not overlap. Without a day of publication, and where the
    text has named none yet, values that need an anchor are underspecified (``XXXX-02-04``).
    """
    found = [matches_of(parse) for parse in parses]
    scene = Scene(published, narrative=is_narrative(found, published))
    read: list[Timex] = []
    for paragraph, (parse, matches) in enumerate(zip(parses, found, strict=True)):
        scene.parse = parse
        read += _read(paragraph, matches, scene)
    return tuple(read)


def _read(paragraph: int, matches: Matches, scene: Scene) -> Iterator[Timex]:
    for rule, found in matches:
        scene.used = None
        first, last = found.ends
        scene.token = last.token
        reading = _reading(rule, found, scene)
        if reading is None:
            continue
        if reading.focus and "X" not in reading.focus:
            scene.move(reading.focus)
        text = scene.parse.text[first.start : last.end]
        yield Timex(
            paragraph, first.start, last.end, text, reading.type, reading.value, rule.name,
            scene.used,
        )  # fmt: skip


def _reading(rule: Rule, found: Found, scene: Scene) -> Reading | None:
    try:
        return rule.reader(found, scene)
    except (OverflowError, ValueError):  # a date outside the calendar: "9,000 years ago"
        return None
