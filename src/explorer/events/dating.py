"""When an event happened, by the words of its sentence; a date is never invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from explorer.events.fates import is_looked_back_on
from explorer.events.grammar import children, clause_of, climb
from explorer.events.lexicon import words
from explorer.events.owners import apart_from, asked_by, owner_of, told_there
from explorer.events.scene import Scene
from explorer.events.sharing import shared_dates
from explorer.events.timed import verb_of_time
from explorer.events.triggers import Trigger
from explorer.events.when import UNKNOWN, When
from explorer.model import Parse, Timex, TimexType
from explorer.model.isodates import day_precision, granularity_of, span_of

_RANGE = frozenset({"to", "-", "–", "through", "until", "till", "and"})
_COUNTED = frozenset({"later", "earlier", "after", "before"})
_DATED = frozenset({TimexType.DATE, TimexType.TIME})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time expression at its place in the parse; ``owner`` is the trigger that it belongs to."""

    timex: Timex
    tokens: range
    head: int
    owner: int | None
    spoken: bool


def dates_of(
    scene: Scene, paragraph: int, sentence: tuple[int, int], triggers: Sequence[Trigger]
) -> Mapping[int, When]:
    """Return the date of each trigger of a sentence that the sentence itself dates, by token."""
    parse = scene.annotation.parses[paragraph]
    placed = _placed(scene, paragraph, sentence, triggers)
    if not placed:
        return {}
    dates: dict[int, When] = {}
    for trigger in triggers:
        own = _own(parse, trigger, placed)
        if own:
            dates[trigger.token] = _when(scene, parse, *own)
    dates.update(shared_dates(parse, triggers, dates))
    loose = _only_time(parse, placed)
    if loose:
        above = _main_verb(parse, clause_of(parse, loose[0].head))
        for trigger in triggers:
            if trigger.entry.mode is None and apart_from(parse, trigger.token, above):
                continue  # "As of Monday he was ill, after a bullet hit him"
            if trigger.nominal and is_looked_back_on(parse, trigger.token):
                continue
            if above is None or above == trigger.token or above in climb(parse, trigger.token):
                dates.setdefault(trigger.token, _when(scene, parse, *loose))
    return dates


def _only_time(parse: Parse, placed: Sequence[_Placed]) -> Sequence[_Placed]:
    """Return the one time, or the two of one span, of a sentence whose time is nobody's yet."""
    if any(place.owner is not None or place.spoken for place in placed):
        return ()
    span = len(placed) == 2 and _is_range(parse, placed[0].timex, placed[1].timex)
    return placed if len(placed) == 1 or span else ()


def _main_verb(parse: Parse, verb: int | None) -> int | None:
    """Return the verb beside which a participle stands: "X, speaking on Monday, accused Y"."""
    if verb is None or parse.tokens[verb].tag != "VBG" or children(parse, verb, "nsubj", "aux"):
        return verb
    if parse.tokens[verb].dep == "advcl":
        return parse.tokens[verb].head
    noun = parse.tokens[verb].head
    beside = parse.tokens[verb].dep == "acl" and parse.tokens[verb - 1].text == ","
    return parse.tokens[noun].head if beside and parse.tokens[noun].dep == "nsubj" else verb


def dated_verbs(
    scene: Scene, paragraph: int, sentence: tuple[int, int], triggers: Sequence[Trigger]
) -> Mapping[int, When]:
    """Return the date of each verb that no trigger stands for, but a time hangs on by syntax."""
    parse = scene.annotation.parses[paragraph]
    placed = _placed(scene, paragraph, sentence, triggers)
    found: dict[int, list[tuple[_Placed, _Placed | None]]] = {}
    for place, following in zip_longest(placed, placed[1:]):
        verb = verb_of_time(parse, place.head) if place.owner is None else None
        if verb is None or any(verb in (t.token, t.noun) for t in triggers):
            continue
        paired = following is not None and _is_range(parse, place.timex, following.timex)
        found.setdefault(verb, []).append((place, following if paired else None))
    return {
        verb: _when(scene, parse, *min(times, key=lambda pair: _is_counted(pair[0].timex)))
        for verb, times in found.items()
    }


def _is_counted(timex: Timex) -> bool:
    """Tell whether a time is counted from another one: "a decade later, in 2008"."""
    return bool(_COUNTED & set(timex.text.casefold().split()))


def _placed(
    scene: Scene, paragraph: int, sentence: tuple[int, int], triggers: Sequence[Trigger]
) -> list[_Placed]:
    times = scene.times_of(paragraph, *sentence)
    if not times:
        return []
    parse = scene.annotation.parses[paragraph]
    anchors = {
        anchor: trigger.token
        for trigger in triggers
        for anchor in (trigger.token, trigger.noun)
        if anchor is not None
    }
    found = []
    term: Timex | None = None
    for tokens, timex in times:
        if _is_term(parse, tokens[0]):
            term = timex
            continue
        if term is not None and parse.text[term.end : timex.start].strip() in _RANGE:
            continue
        if timex.type not in _DATED or span_of(day_precision(timex.value)) is None:
            continue
        head = next((t for t in tokens if parse.tokens[t].head not in tokens), tokens[0])
        owner, spoken = told_there(parse, head, *owner_of(parse, head, anchors), anchors)
        asking = asked_by(parse, head, anchors)
        if asking is not None and _is_past(scene, timex):
            owner, spoken = asking, False
        found.append(_Placed(timex, tokens, head, owner, spoken))
    return _joined(parse, found)


def _is_past(scene: Scene, timex: Timex) -> bool:
    published, span = scene.annotation.published, span_of(day_precision(timex.value))
    return published is not None and span is not None and span.last <= published


def _is_term(parse: Parse, first: int) -> bool:
    """Tell whether the time is a term: "by May", "for 2024", "extended it to May 1"."""
    before = parse.tokens[first - 1] if first else None
    if before is not None and before.text.casefold() == "to":
        return parse.tokens[before.head].lemma in words("prolonging")
    if before is None or before.text.casefold() not in {"for", "until", "till", "by"}:
        return False
    arranged = parse.tokens[before.head].lemma.casefold() in words("arranging")
    return before.text.casefold() != "for" or not arranged


def _joined(parse: Parse, found: Sequence[_Placed]) -> list[_Placed]:
    """Give the second day of a span the owner of the first: "on May 2-3"."""
    joined = list(found)
    for index, (first, last) in enumerate(pairwise(found)):
        if _is_range(parse, first.timex, last.timex):
            owner = first.owner if first.owner is not None else last.owner
            joined[index] = replace(first, owner=owner)
            joined[index + 1] = replace(last, owner=owner)
    return joined


def _is_range(parse: Parse, first: Timex, last: Timex) -> bool:
    between = parse.text[first.end : last.start].strip().casefold()
    return between in _RANGE and _width(first) == _width(last) == 0


def _own(parse: Parse, trigger: Trigger, placed: Sequence[_Placed]) -> tuple[_Placed, ...]:
    """Return the trigger's time expression, two of them for a span of days."""
    mine = [place for place in placed if place.owner == trigger.token]
    for first, last in pairwise(mine):
        if _is_range(parse, first.timex, last.timex):
            return first, last
    if not mine:
        return ()
    return (min(mine, key=lambda place: _rank(place, trigger.token)),)


def _rank(place: _Placed, token: int) -> tuple[bool, bool, int, int]:
    """Return a key that puts the clock at the head of an entry last: "12:00 | X will go today"."""
    heading = place.tokens[0] == 0 and place.timex.type is TimexType.TIME
    return heading, _is_counted(place.timex), _width(place.timex), abs(place.head - token)


def _width(timex: Timex) -> int:
    span = span_of(day_precision(timex.value))
    return (span.last - span.first).days if span else 0


def _when(scene: Scene, parse: Parse, placed: _Placed, until: _Placed | None = None) -> When:
    timex = placed.timex
    before = placed.tokens[0] - 1
    start = timex.start
    if before >= 0 and parse.tokens[before].tag == "IN":
        start = parse.tokens[before].start
    value = _in_years(day_precision(timex.value))
    end = timex.end
    if until is not None and value < day_precision(until.timex.value):
        value, end = f"{value}/{day_precision(until.timex.value)}", until.timex.end
    expression = parse.text[start:end]
    published = scene.annotation.published
    if timex.anchor and published is not None and timex.anchor == published.isoformat():
        return When(value, expression, f"'{expression}', from the publication day {timex.anchor}")
    if timex.anchor:
        return When(value, expression, f"'{expression}', counted from {timex.anchor}")
    return When(value, expression, f"'{expression}'")


def _in_years(value: str) -> str:
    """Return a decade or century, which ISO 8601 has no plain date for, as a span of years."""
    span = span_of(value)
    if span is None or granularity_of(value) not in ("decade", "century"):
        return value
    return f"{span.first.year:04}/{span.last.year:04}"


def publication_day(scene: Scene) -> When:
    """Return the publication day for the main event of a report's first sentence."""
    published = scene.annotation.published
    if published is None:
        return UNKNOWN
    day = published.isoformat()
    return When(day, None, f"main event of the first sentence of a report published on {day}")
