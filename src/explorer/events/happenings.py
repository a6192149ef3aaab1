"""Dated happenings of named actors, told by a verb that the lexicon does not know.

A finite clause with a day, month or year of its own belongs on a timeline whatever its verb is, if
somebody or some place in it has a name. States, speech, thoughts and figures are no happenings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from explorer.events.candidates import Candidate
from explorer.events.dating import dated_verbs
from explorer.events.grammar import children, climb, is_passive, objects, subjects
from explorer.events.inferring import in_that_sentence
from explorer.events.kinds import VERBAL
from explorer.events.lexicon import lemma_of, verbs, words
from explorer.events.modality import Force, force_of
from explorer.events.roles import cast_of
from explorer.events.scene import Scene
from explorer.events.speech import is_quoted
from explorer.events.tenses import in_past_perfect, in_present_perfect
from explorer.events.triggers import HAPPENING, Trigger
from explorer.events.when import When
from explorer.model import EventType, Kind, Parse
from explorer.model.isodates import granularity_of, span_of

_CLOSE = frozenset({"day", "week", "month", "quarter", "half", "season", "year"})
_TALKERS = frozenset({"i", "we", "you", "us", "me", "it", "there", "this", "that"})
_STANDING_IN = frozenset({"PRP", "WP", "WDT", "DT", "EX"})
_APART = frozenset({"conj", "relcl", "advcl", "parataxis"})


def happenings(
    scene: Scene,
    paragraph: int,
    sentence: tuple[int, int],
    triggers: Sequence[Trigger],
    told: Mapping[int, When],
    left: Mapping[int, When],
) -> Iterator[Candidate]:
    """Yield what a sentence tells by other verbs; ``told`` holds its events by their tokens.

    ``left`` holds dated deeds of which the lexicon knew the verb, but not who took part.
    """
    parse = scene.annotation.parses[paragraph]
    dated = dated_verbs(scene, paragraph, sentence, triggers)
    for inner, when in {**dated, **left}.items():
        verb = _phase_of(parse, inner)
        trigger = Trigger(paragraph, verb, HAPPENING)
        if verb in told or not _is_deed(parse, verb) or _already(parse, verb, when, told):
            continue
        force = force_of(parse, trigger)
        candidate = Candidate(trigger, force, cast_of(scene, trigger), when, own_time=True)
        candidate = in_that_sentence(scene, candidate, told)
        if _is_real(scene, candidate) and _is_known(scene, candidate):
            yield candidate


def deed_of(parse: Parse, candidate: Candidate, triggers: Sequence[Trigger]) -> int | None:
    """Return the verb that tells a deed, where the lexicon's event is none: not words, no meeting.

    A noun's verb is the one that it is the object of: "revoked the accord on Monday".
    """
    trigger = candidate.trigger
    if trigger.nominal:
        token = parse.tokens[trigger.token]
        held = token.dep in {"dobj", "nsubjpass"} and trigger.entry.mode is None
        known = any(other.token == token.head for other in triggers)
        return token.head if held and not known else None
    spoken = trigger.entry.type in VERBAL - {EventType.SUPPORT, EventType.REJECT, EventType.OTHER}
    return None if spoken or trigger.entry.mode is not None else trigger.token


def _phase_of(parse: Parse, verb: int) -> int:
    """Return the verb of "began filling", "forced X to flee", of which the day is as well."""
    token = parse.tokens[verb]
    above = token.head
    phasal = token.dep in {"xcomp", "ccomp"} and lemma_of(parse.tokens[above]) in words("phasal")
    return above if phasal else verb


def _is_deed(parse: Parse, verb: int) -> bool:
    """Tell whether the verb says that something came about: not a state, speech or a figure."""
    lemma = lemma_of(parse.tokens[verb])
    plain = len(lemma) > 2 and lemma not in words("static") | _spoken()
    if not plain or not _is_finite(parse, verb):
        return False
    heads = subjects(parse, verb)
    if any(parse.tokens[head].text.casefold() in _TALKERS for head in heads):
        return False
    told_of = {lemma_of(parse.tokens[noun]) for noun in [*heads, *objects(parse, verb)]}
    if lemma in words("printing") and parse.tokens[verb].dep == "acl":
        return False
    moving = lemma in words("moving") and not children(parse, verb, "dobj")
    return not (moving or told_of & words("figure"))


@cache
def _spoken() -> frozenset[str]:
    """Return the verbs of speech, whose day is that of the words."""
    saying = {
        lemma
        for lemma, entries in verbs().items()
        if any(e.type is EventType.STATEMENT and not e.frame.obj for e in entries)
    }
    return words("speaking") | saying


def _is_finite(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is in the past or the future, or a participle behind its noun."""
    token = parse.tokens[verb]
    auxiliaries = children(parse, verb, "aux", "auxpass")
    if any(parse.tokens[aux].text.casefold() in words("coming") for aux in auxiliaries):
        return True
    if token.tag == "VBD":
        return True
    if token.tag != "VBN":
        return False
    past = {"VBD", "VBN"} & {parse.tokens[aux].tag for aux in auxiliaries}
    perfect = in_present_perfect(parse, verb) or in_past_perfect(parse, verb)
    reduced = token.dep == "acl" and not auxiliaries and is_passive(parse, verb)
    return bool(past) or perfect or reduced or (token.dep == "conj" and not auxiliaries)


def _already(parse: Parse, verb: int, when: When, told: Mapping[int, When]) -> bool:
    """Tell whether an event of the same time is in the clause, or the clause in the event's."""
    same = [token for token, other in told.items() if other.expression == when.expression]
    return any(_reaches(parse, one, verb) or _reaches(parse, verb, one) for one in same)


def _reaches(parse: Parse, below: int, above: int) -> bool:
    """Tell whether a token stands under another, not in a clause of its own."""
    token = below
    for head in climb(parse, below):
        if parse.tokens[token].dep in _APART:
            return False
        if head == above:
            return True
        token = head
    return False


def _is_real(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether it happened, or is planned for a day still to come."""
    if candidate.force not in {Force.FACT, Force.FUTURE} or is_quoted(scene, candidate):
        return False
    first = (candidate.when.date or "").partition("/")[0]
    span, published = span_of(first), scene.annotation.published
    if span is None or granularity_of(first) not in _CLOSE:
        return False
    ahead = published is None or span.last >= published
    return (
        ahead if candidate.force is Force.FUTURE else published is None or span.first <= published
    )


def _is_known(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a named actor takes part, or nobody does, at a named place."""
    named = {
        referent
        for referent in candidate.cast.everyone
        if scene.is_named(referent) and scene.kind(referent) is not None
    }
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    heads = children(parse, candidate.trigger.token, "nsubj", "nsubjpass")
    silent = not heads or any(parse.tokens[head].tag in _STANDING_IN for head in heads)
    if candidate.cast.agents or not silent:
        return bool(named)
    return any(scene.kind(referent) in {Kind.PERSON, Kind.ORGANIZATION} for referent in named)
