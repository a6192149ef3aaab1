"""When an event happened, by the words of its sentence; a date is never invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.events.grammar import children, clause_of, climb, is_verb
from explorer.events.lexicon import words
from explorer.events.scene import Scene, token_range
from explorer.events.triggers import Trigger
from explorer.model import Parse, Timex, TimexType
from explorer.model.isodates import day_precision, span_of

_DATED = frozenset({TimexType.DATE, TimexType.TIME})


@dataclass(frozen=True, slots=True)
class When:
    """A date with the words it was read from and, in words, how."""

    date: str | None = None
    expression: str | None = None
    derivation: str = "no time given"


UNKNOWN = When()


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
        if own is not None:
            dates[trigger.token] = _when(scene, parse, own)
    for trigger in triggers:
        if trigger.token not in dates:
            shared = _shared(parse, trigger, triggers, dates)
            if shared is not None:
                dates[trigger.token] = dates[shared]
    if len(placed) == 1 and placed[0].owner is None and not placed[0].spoken:
        for trigger in triggers:
            dates.setdefault(trigger.token, _when(scene, parse, placed[0]))
    return dates


def _placed(
    scene: Scene, paragraph: int, sentence: tuple[int, int], triggers: Sequence[Trigger]
) -> list[_Placed]:
    parse = scene.annotation.parses[paragraph]
    anchors = {
        anchor: trigger.token
        for trigger in triggers
        for anchor in (trigger.token, trigger.noun)
        if anchor is not None
    }
    found = []
    for timex in scene.times_in[paragraph]:
        tokens = token_range(parse, timex.start, timex.end)
        if not tokens or not sentence[0] <= tokens[0] < sentence[1]:
            continue
        if timex.type not in _DATED or span_of(day_precision(timex.value)) is None:
            continue
        head = next((t for t in tokens if parse.tokens[t].head not in tokens), tokens[0])
        owner, spoken = _owner(parse, head, anchors)
        found.append(_Placed(timex, tokens, head, owner, spoken))
    return found


def _owner(parse: Parse, head: int, anchors: Mapping[int, int]) -> tuple[int | None, bool]:
    """Climb from a time expression to the first trigger; stop at a verb of speech."""
    clause = next(
        (child for child in parse.children[head] if parse.tokens[child].dep in {"relcl", "acl"}),
        None,
    )
    if clause is not None and clause in anchors:
        return anchors[clause], False
    for governor in climb(parse, head):
        if governor in anchors:
            return anchors[governor], False
        if is_verb(parse, governor):
            if parse.tokens[governor].lemma in words("speaking"):
                return None, True
            below = _when_clause(parse, governor, anchors)
            if below is not None:
                return below, False
    return None, False


def _when_clause(parse: Parse, verb: int, anchors: Mapping[int, int]) -> int | None:
    """Return the trigger of "..., when X happened" under a verb that only sets the time."""
    for child in children(parse, verb, "advcl", "relcl", "ccomp"):
        marks = {parse.tokens[inner].text.casefold() for inner in parse.children[child]}
        if "when" not in marks:
            continue
        if child in anchors:
            return anchors[child]
        for inner in children(parse, child, "nsubj", "nsubjpass", "dobj"):
            if inner in anchors:
                return anchors[inner]
    return None


def _own(parse: Parse, trigger: Trigger, placed: Sequence[_Placed]) -> _Placed | None:
    mine = [place for place in placed if place.owner == trigger.token]
    if not mine:
        return None
    return min(mine, key=lambda place: (_width(place.timex), abs(place.head - trigger.token)))


def _width(timex: Timex) -> int:
    span = span_of(day_precision(timex.value))
    return (span.last - span.first).days if span else 0


def _shared(
    parse: Parse, trigger: Trigger, triggers: Sequence[Trigger], dates: Mapping[int, When]
) -> int | None:
    """Return the dated trigger whose time holds for this one too: coordinated, or its frame."""
    token = parse.tokens[trigger.token]
    if token.dep == "conj" and token.head in dates:
        return token.head
    for child in children(parse, trigger.token, "conj"):
        if child in dates and parse.tokens[child].tag == token.tag:
            return child
    if trigger.nominal:
        verb = clause_of(parse, trigger.token)
        if (
            verb in dates
            and token.dep in {"pobj", "dobj"}
            and not _retrospective(parse, trigger.token)
        ):
            return verb
        return None
    for other in triggers:
        if (
            other.nominal
            and other.token in dates
            and clause_of(parse, other.token) == trigger.token
            and parse.tokens[other.token].dep == "pobj"
            and not _retrospective(parse, other.token)
        ):
            return other.token
    if (
        token.dep in {"relcl", "acl", "advcl", "xcomp"}
        and token.head in dates
        and token.dep != "advcl"
    ):
        return token.head
    return None


def _retrospective(parse: Parse, noun: int) -> bool:
    """Tell whether the noun's event lies before its clause: "following", "after", "since"."""
    return parse.tokens[parse.tokens[noun].head].text.casefold() not in {
        "during",
        "at",
        "in",
        "on",
        "within",
        "amid",
        "of",
    }


def _when(scene: Scene, parse: Parse, placed: _Placed) -> When:
    timex = placed.timex
    before = placed.tokens[0] - 1
    start = timex.start
    if before >= 0 and parse.tokens[before].tag == "IN":
        start = parse.tokens[before].start
    expression = parse.text[start : timex.end]
    value = day_precision(timex.value)
    published = scene.annotation.published
    if timex.anchor and published is not None and timex.anchor == published.isoformat():
        return When(value, expression, f"'{expression}', from the publication day {timex.anchor}")
    if timex.anchor:
        return When(value, expression, f"'{expression}', counted from {timex.anchor}")
    return When(value, expression, f"'{expression}'")


def publication_day(scene: Scene) -> When:
    """Return the publication day for the main event of a report's first sentence."""
    published = scene.annotation.published
    if published is None:
        return UNKNOWN
    day = published.isoformat()
    return When(day, None, f"main event of the first sentence of a report published on {day}")
