"""The reading of an article: find what rules match, drop false friends, read in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from explorer.dates.found import Found, Reading
from explorer.dates.patterns import expression
from explorer.dates.pieces import Alphabet, Piece, pieces_of
from explorer.dates.rules import RULES, Rule
from explorer.dates.scene import Scene
from explorer.dates.suppress import is_false_friend
from explorer.dates.vocabulary import words
from explorer.model import Parse, Timex

_TRIGGERS = words(
    "MONTH WEEKDAY WEEKDAYS UNIT UNITS SEASON DAYPART DEICTIC FREQUENCY PRESENT PAST FUTURE YEAR "
    "DECADENUMBER DECADESHORT DECADENAME COMPACTTIME AMPM ERA QUARTERCODE FISCALCODE SLASH DOT"
)
_TRIGGER_WORDS = words(
    "tonight christmas halloween thanksgiving easter election valentine future past present midnight"
)

Match = tuple[Rule, re.Match[str]]


@cache
def _compiled() -> tuple[Alphabet, list[tuple[Rule, re.Pattern[str]]], re.Pattern[str]]:
    alphabet = Alphabet()
    rules = [(rule, expression(rule.pattern, alphabet)) for rule in RULES]
    letters = "".join(alphabet.of_class(name) for name in _TRIGGERS)
    letters += "".join(alphabet.letter(word) for word in _TRIGGER_WORDS)
    return alphabet, rules, re.compile(f"[{letters}]")


def timexes(parses: Sequence[Parse], published: date | None) -> tuple[Timex, ...]:
    """Read the time expressions of an article's paragraphs.

    They come in order of the text and do not overlap. Without a day of publication, and where the
    text has named none yet, values that need an anchor are underspecified (``XXXX-02-04``).
    """
    found = [_matches(parse) for parse in parses]
    scene = Scene(published, narrative=_is_narrative(found, published))
    read: list[Timex] = []
    for paragraph, (parse, (pieces, matches)) in enumerate(zip(parses, found, strict=True)):
        scene.parse = parse
        read += _read(paragraph, pieces, matches, scene)
    return tuple(read)


def _matches(parse: Parse) -> tuple[list[Piece], list[Match]]:
    """Return the pieces of a paragraph and the matches to read: longest first, none overlapping."""
    alphabet, rules, trigger = _compiled()
    pieces, letters = pieces_of(parse, alphabet)
    if not trigger.search(letters):
        return pieces, []
    matches = [
        (rule, match)
        for rule, pattern in rules
        for match in pattern.finditer(letters)
        if not is_false_friend(rule.name, Found(pieces, match), parse)
    ]
    matches.sort(key=lambda pair: pair[1].start() - pair[1].end())  # stable: table order on ties
    taken: set[int] = set()
    chosen: list[Match] = []
    for rule, match in matches:
        places = range(*match.span())
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append((rule, match))
    return pieces, sorted(chosen, key=lambda pair: pair[1].start())


def _read(
    paragraph: int, pieces: list[Piece], matches: list[Match], scene: Scene
) -> Iterator[Timex]:
    for rule, match in matches:
        scene.used = None
        first, last = pieces[match.start()], pieces[match.end() - 1]
        scene.token = pieces[match.end() - 1].token
        reading = _reading(rule, Found(pieces, match), scene)
        if reading is None:
            continue
        if reading.focus and "X" not in reading.focus:
            scene.focus = reading.focus
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


_DEICTIC_RULES = frozenset({"deictic", "tonight", "weekday", "weekend", "clock-day", "part-of-day"})
_DATED_RULES = frozenset(
    {"month-day-year", "day-month-year", "month-year", "year", "era-year", "season-year"}
)


def _is_narrative(found: Sequence[tuple[list[Piece], list[Match]]], published: date | None) -> bool:
    """Tell whether a text tells of other days than its own: it names years and hardly weekdays."""
    if published is None:
        return True
    near = far = 0
    for pieces, matches in found:
        for rule, match in matches:
            if rule.name in _DEICTIC_RULES:
                near += 1
            elif rule.name in _DATED_RULES:
                years = Found(pieces, match).word("y")
                far += not years.isdigit() or int(years) < published.year - 1
    return far >= 5 and far > 4 * near
