"""The day of the story: what a report tells without a time happened on the day it is telling of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from explorer.events.candidates import Candidate
from explorer.events.fates import was_before
from explorer.events.grammar import children, climb, is_verb
from explorer.events.kinds import VERBAL
from explorer.events.lexicon import lemma_of, words
from explorer.events.occasions import (
    named_again,
    says_at_that_time,
    says_before_that,
    says_same_day,
)
from explorer.events.scene import Scene, token_range
from explorer.events.tenses import in_past_perfect, in_simple_past
from explorer.events.told import TALKING, Told
from explorer.events.when import When
from explorer.model import EventType, Parse, Timex, TimexType
from explorer.model.isodates import day_precision, span_of

_NEAR = 3
"""Paragraphs over which the same people are still at the same occasion."""
_FRESH = 4
"""Days before publication in which a report's undated deeds belong to its story."""
_BESIDES = frozenset({"also", "next"})
_MEETING = frozenset({"meet", "receive", "host", "see", "hold", "welcome", "greet", "have", "sit"})
"""Verbs of a meeting of its own: "also met"; "also discussed" goes on with the one before."""
_SETTING = frozenset({"during", "in", "at", "after", "before", "following", "on"})


def day_of_story(scene: Scene, told: Sequence[Told], candidate: Candidate) -> When | None:
    """Return the day that an undated deed in the simple past shares with what was told before."""
    here = candidate.trigger.paragraph
    beside = [event for event in told if event.when.date and event.paragraph == here]
    if beside and says_at_that_time(_words_of_sentence(scene, candidate)):
        return _as_told(beside[-1], "at the time of what was told before")
    dated = [e for e in told if e.on_a_day and not (e.before and e.paragraph < here)]
    near = [e for e in dated if 0 <= here - e.paragraph <= _NEAR]
    if candidate.trigger.nominal:
        return _of_talks(scene, near, candidate)
    parse = scene.annotation.parses[here]
    again = named_again(parse, candidate.trigger.token, dated, near)
    if again is not None and not _is_timed(scene, candidate, clause=True):
        lay_behind = was_before(again, candidate)
        return None if lay_behind else _as_told(again, "told of the same occasion")
    if not near or was_before(near[-1], candidate):
        return None
    return _by_occasion(scene, near, candidate) or _by_sequence(scene, dated, near, candidate)


def day_before_that(scene: Scene, told: Sequence[Told], candidate: Candidate) -> When | None:
    """Return the day of the occasion before which something had been done: "Prior to that"."""
    here, verb = candidate.trigger.paragraph, candidate.trigger.token
    parse = scene.annotation.parses[here]
    if (
        not in_past_perfect(parse, verb)
        or not in_main_clause(parse, verb)
        or _is_timed(scene, candidate)
    ):
        return None
    dated = [event for event in told if event.on_a_day]
    near = [e for e in dated if 0 <= here - e.paragraph <= 1 and e.main and _is_fresh(scene, e)]
    again = named_again(parse, verb, dated, near)
    if again is None and near and says_before_that(_words_of_sentence(scene, candidate)):
        again = near[-1]
    return _as_told(again, "told of the same occasion") if again is not None else None


def _of_talks(scene: Scene, near: Sequence[Told], candidate: Candidate) -> When | None:
    """Return the day of "During his meeting with X, trade was discussed" in the news of one day."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    verb = clause_of_setting(parse, candidate.trigger.token)
    met = candidate.trigger.entry.mode in TALKING and verb is not None
    if not met or verb is None or not in_simple_past(parse, verb) or _is_timed(scene, candidate):
        return None
    main = [event for event in near if event.main and _is_fresh(scene, event)]
    one = len({event.when.date for event in main}) == 1
    return _as_told(main[-1], "talks in a report of one day") if one else None


def _by_occasion(scene: Scene, near: Sequence[Told], candidate: Candidate) -> When | None:
    """Return the day of the hour that the sentence names, or of the talks it goes on with."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    if not _is_timed(scene, candidate):
        last = next((event for event in reversed(near) if event.main), near[-1])
        met = candidate.trigger.entry.mode in TALKING and _is_fresh(scene, last)
        later = _is_later(parse, candidate.trigger.token) or _is_of_round(scene, near, candidate)
        later = met and later
        if later or says_same_day(_words_of_sentence(scene, candidate)):
            return _as_told(last, "the same day as what was told before")
    together = _together(scene, near, candidate)
    return _as_told(together, "the same people on the same occasion") if together else None


def _by_sequence(
    scene: Scene, dated: Sequence[Told], near: Sequence[Told], candidate: Candidate
) -> When | None:
    """Return the day that a report goes on with, sentence after sentence."""
    here = [event for event in near if event.paragraph == candidate.trigger.paragraph]
    if here and _goes_on(scene, here[-1], candidate):
        return _as_told(here[-1], "told on from the sentence before")
    if _is_of_one_day(scene, dated, candidate) and _goes_on(scene, near[-1], candidate):
        return _as_told(near[-1], "told on from the paragraph before in a report of one day")
    return None


def _is_of_one_day(scene: Scene, dated: Sequence[Told], candidate: Candidate) -> bool:
    """Tell whether only one day was told so far, and nothing out of somebody's life is next."""
    beside = candidate.trigger.paragraph - dated[-1].paragraph == 1
    entry = candidate.trigger.entry
    past = entry.type is EventType.APPOINT or _lemma(scene, candidate) in words("biography")
    plain = entry.mode is None and not past
    return beside and plain and len({e.when.date for e in dated}) == 1


def _lemma(scene: Scene, candidate: Candidate) -> str:
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    return lemma_of(parse.tokens[candidate.trigger.token])


def _as_told(event: Told, why: str) -> When:
    read = event.when.derivation.partition("; ")[0]
    return replace(event.when, derivation=f"{read}; {why}")


def _words_of_sentence(scene: Scene, candidate: Candidate) -> str:
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    start, end = parse.span(*parse.sentence_of(candidate.trigger.token))
    return parse.text[start:end].casefold()


def _is_timed(
    scene: Scene, candidate: Candidate, *, loosely: bool = False, clause: bool = False
) -> bool:
    """Tell whether the sentence names a day, which then is its own or somebody else's.

    ``loosely`` counts "recently" and "earlier" too, ``clause`` only what is not in a clause with
    a subject of its own: "the first meeting since he took office in August".
    """
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    start, end = parse.span(*parse.sentence_of(candidate.trigger.token))
    return any(
        start <= timex.start < end
        and timex.type in {TimexType.DATE, TimexType.TIME}
        and (span_of(day_precision(timex.value)) is not None or (loosely and _is_past(timex)))
        and not (clause and _is_of_another(parse, timex, candidate.trigger.token))
        for timex in scene.times_in[candidate.trigger.paragraph]
    )


def _is_of_another(parse: Parse, timex: Timex, verb: int) -> bool:
    """Tell whether the time stands in a clause with a subject of its own."""
    tokens = token_range(parse, timex.start, timex.end)
    head = next((t for t in tokens if parse.tokens[t].head not in tokens), verb)
    for above in climb(parse, head):
        if above == verb:
            return False
        if is_verb(parse, above) and children(parse, above, "nsubj", "nsubjpass"):
            return parse.tokens[above].dep in {"advcl", "relcl", "ccomp", "pcomp"}
    return False


def _is_past(timex: Timex) -> bool:
    """Tell "recently" from "in the near future", which says nothing of what was done."""
    return timex.value not in {"FUTURE_REF", "PRESENT_REF"}


def _together(scene: Scene, near: Sequence[Told], candidate: Candidate) -> Told | None:
    """Return the event of the same two people, where only one day is told of them."""
    who = set(candidate.cast.everyone)
    people = [r for r in who if scene.maybe_person(r) and scene.is_named(r)]
    if len(people) < 2 or len(people) < len(who):
        return None
    shared = [event for event in near if who <= set(event.cast.everyone)]
    return shared[-1] if len({event.when.date for event in shared}) == 1 else None


def _goes_on(scene: Scene, before: Told, candidate: Candidate) -> bool:
    """Tell whether a fresh deed is told right behind another, with no time of its own."""
    if not _is_fresh(scene, before) or candidate.trigger.entry.type in VERBAL:
        return False
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    timed = _is_timed(scene, candidate, loosely=True)
    return not timed and in_main_clause(parse, candidate.trigger.token)


def _is_fresh(scene: Scene, told: Told) -> bool:
    """Tell whether an event is the news of the report and not its background."""
    published = scene.annotation.published
    if published is None or told.when.date is None:
        return False
    return 0 <= (published - date.fromisoformat(told.when.date)).days <= _FRESH


def _is_of_round(scene: Scene, near: Sequence[Told], candidate: Candidate) -> bool:
    """Tell whether a meeting is one of a round that was told of, and nothing of another day."""
    parse, verb = scene.annotation.parses[candidate.trigger.paragraph], candidate.trigger.token
    if not in_simple_past(parse, verb) or not in_main_clause(parse, verb):
        return False
    return any(event.round for event in near) and len({e.when.date for e in near}) == 1


def _is_later(parse: Parse, token: int) -> bool:
    """Tell whether a deed in the simple past is told as the next: "was later received by X"."""
    if not in_simple_past(parse, token) or not in_main_clause(parse, token):
        return False
    met = lemma_of(parse.tokens[token]) in _MEETING
    chain = [token, *climb(parse, token)] if met else [token]
    adverbs = [t for verb in chain for t in children(parse, verb, "advmod")]
    said = {parse.tokens[t].lemma.casefold() for t in adverbs if not parse.children[t]}
    return bool(said & (words("afterwards") | _BESIDES if met else {"later"}))


def in_main_clause(parse: Parse, token: int) -> bool:
    """Tell whether the verb is the sentence's own or coordinated with it, and in the past."""
    chain = [token, *climb(parse, token)]
    return all(parse.tokens[head].dep in {"conj", "ROOT"} for head in chain)


def clause_of_setting(parse: Parse, noun: int) -> int | None:
    """Return the verb whose day is that of "during the talks", "after the meeting"."""
    token = parse.tokens[noun]
    if token.dep != "pobj" or parse.tokens[token.head].text.casefold() not in _SETTING:
        return None
    verb = parse.tokens[token.head].head
    return verb if is_verb(parse, verb) else None


def settled_by(parse: Parse, verb: int, settings: dict[int, When]) -> When | None:
    """Return the day that a setting gives the verb, or the verb that it is coordinated with."""
    for head in (verb, *climb(parse, verb)):
        if head in settings and not children(parse, verb, "aux"):
            return settings[head]
        if parse.tokens[head].dep != "conj":
            return None
    return None
