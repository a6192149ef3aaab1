"""Days counted from another event: "five days after he was seized", "on the eve of the raids"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from explorer.events.dating import dated_verbs
from explorer.events.grammar import children, climb, subtree
from explorer.events.lexicon import nouns
from explorer.events.scene import Scene, token_range
from explorer.events.told import Told
from explorer.events.triggers import Trigger
from explorer.events.when import When
from explorer.model import Parse
from explorer.model.isodates import day_precision, granularity_of

_NUMBERS = {
    "a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_DISTANCE = re.compile(
    r"(?:^|\W)(?P<count>\d{1,2}|" + "|".join(_NUMBERS) + r")\s+days?\s*$"
    r"|(?P<within>\b(?:hours?|minutes|moments|shortly|immediately|soon|right))\s*$",
    re.IGNORECASE,
)
_SIDE = {"after": 1, "following": 1, "before": -1}


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days lie between what the words introduce and what governs them.

    ``noun`` or clause head ``other`` stands behind the words, ``sign`` is +1 for "after".
    """

    other: int
    governor: int
    sign: int
    days: int
    words: str


def distances(parse: Parse, sentence: tuple[int, int]) -> list[Distance]:
    """Return what a sentence says of days between its events."""
    found = []
    for index in range(*sentence):
        token = parse.tokens[index]
        word = token.text.casefold()
        if word == "eve" and (eve := _eve(parse, index)) is not None:
            found.append(eve)
        if word not in _SIDE:
            continue
        days = _days(parse, sentence, index)
        if days is None:
            continue
        count, words = days
        if token.dep == "mark":
            other, governor = token.head, parse.tokens[token.head].head
        else:
            inner = children(parse, index, "pobj", "pcomp")
            if not inner:
                continue
            other, governor = inner[0], token.head
        found.append(Distance(other, governor, _SIDE[word], count, words))
    return found


def _days(parse: Parse, sentence: tuple[int, int], mark: int) -> tuple[int, str] | None:
    """Return the number of days that the words in front of "after" give, with the words."""
    front = parse.text[parse.tokens[sentence[0]].start : parse.tokens[mark].start]
    met = _DISTANCE.search(front)
    if met is None:
        return None
    words = f"{met.group().strip(' ,;(')} {parse.tokens[mark].text}"
    if met["within"]:
        return 0, words
    count = met["count"].casefold()
    return _NUMBERS.get(count) or int(count), words


def _eve(parse: Parse, index: int) -> Distance | None:
    """Return the distance of "on the eve of X"."""
    token = parse.tokens[index]
    if token.dep != "pobj":
        return None
    for of in children(parse, index, "prep"):
        for noun in children(parse, of, "pobj"):
            return Distance(noun, parse.tokens[token.head].head, -1, 1, "on the eve of")
    return None


def by_distance(
    scene: Scene,
    paragraph: int,
    sentence: tuple[int, int],
    triggers: Sequence[Trigger],
    dates: Mapping[int, When],
    told: Sequence[Told],
) -> Mapping[int, When]:
    """Return the days of triggers which the sentence counts from another of its own or told."""
    parse = scene.annotation.parses[paragraph]
    gaps = distances(parse, sentence)
    if not gaps:
        return {}
    anchors = {t: trigger.token for trigger in triggers for t in (trigger.token, trigger.noun) if t}
    found: dict[int, When] = {}
    verbs = dated_verbs(scene, paragraph, sentence, triggers)
    for gap in gaps:
        other = anchors.get(gap.other)
        main = _trigger_above(parse, gap.governor, anchors)
        known = dates.get(other) if other is not None else None
        if known is None:
            known = _told_by(parse, gap.other, told) or _timed(scene, paragraph, gap.other)
        if main is not None and main not in dates and known is not None:
            shifted = _shifted(known, gap.sign * gap.days, gap.words)
            found.update({main: shifted} if shifted else {})
        elif other is not None and other not in dates:
            above = _dated_above(parse, gap.governor, anchors, {**verbs, **dates})
            for noun in children(parse, gap.governor, "nsubj") if above is None else ():
                above = above or _told_by(parse, noun, told)
            shifted = _shifted(above, -gap.sign * gap.days, gap.words) if above else None
            found.update({other: shifted} if shifted else {})
    return found


def _trigger_above(parse: Parse, governor: int, anchors: Mapping[int, int]) -> int | None:
    return next((anchors[t] for t in (governor, *climb(parse, governor)) if t in anchors), None)


def _dated_above(
    parse: Parse, governor: int, anchors: Mapping[int, int], dates: Mapping[int, When]
) -> When | None:
    """Return the day of the first trigger or verb above: "said on Monday ..., hours after"."""
    chain = (anchors.get(token, token) for token in (governor, *climb(parse, governor)))
    return next((dates[token] for token in chain if token in dates), None)


def _told_by(parse: Parse, noun: int, told: Sequence[Told]) -> When | None:
    """Return the day of what was told and is named again by a definite noun: "the raids"."""
    front = {parse.tokens[c].text.casefold() for c in children(parse, noun, "det", "poss")}
    if not front & {"the", "this", "that", "his", "her", "their", "its"}:
        return None
    named = parse.tokens[noun].lemma.casefold()
    again = [event for event in told if event.on_a_day and named in event.words]
    if not again and front & {"this", "that"} and named in nouns():
        again = [event for event in told if event.type is nouns()[named].type][-1:]
    return again[-1].when if again and again[-1].on_a_day else None


def _timed(scene: Scene, paragraph: int, other: int) -> When | None:
    """Return the day inside what is counted from: "hours before a jet crashed on Wednesday"."""
    parse = scene.annotation.parses[paragraph]
    inside = set(subtree(parse, other))
    for timex in scene.times_in[paragraph]:
        tokens = token_range(parse, timex.start, timex.end)
        if tokens and tokens[0] in inside and granularity_of(timex.value) == "day":
            value = day_precision(timex.value)
            return When(value, timex.text, f"'{timex.text}'")
    return None


def _shifted(known: When, days: int, words: str) -> When | None:
    if granularity_of(known.date) != "day" or known.date is None:
        return None
    day = date.fromisoformat(known.date) + timedelta(days=days)
    read = known.derivation.partition(";")[0]
    return replace(
        known,
        date=day.isoformat(),
        expression=words,
        derivation=f"'{words}', counted from {known.date} ({read})",
    )
