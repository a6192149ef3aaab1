"""Who concluded what was signed when people met: "Following the talks a memorandum was signed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, is_passive, subjects
from explorer.events.modality import Force
from explorer.events.narrative import in_main_clause
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.sides import definite_noun
from explorer.events.told import TALKING, Told
from explorer.model import EventType, Status

_BACK = 1
"""Paragraphs back to the meeting at which it was signed."""


def signed_by_those_who_met(scene: Scene, told: Sequence[Told], candidate: Candidate) -> Candidate:
    """Give a text that nobody named has signed those who had just met, and their place."""
    if not _is_signed_by_nobody(scene, candidate):
        return candidate
    meeting = _meeting_before(told, candidate)
    if meeting is None:
        return candidate
    place = candidate.cast.place if candidate.cast.place is not None else meeting.cast.place
    return replace(candidate, cast=Cast(meeting.cast.everyone, (), place))


def _is_signed_by_nobody(scene: Scene, candidate: Candidate) -> bool:
    trigger = candidate.trigger
    signed = trigger.entry.type is EventType.AGREE and trigger.entry.mode is None
    if not signed or trigger.nominal or trigger.noun is None or candidate.cast.everyone:
        return False
    parse = scene.annotation.parses[trigger.paragraph]
    if candidate.force is not Force.FACT or not in_main_clause(parse, trigger.token):
        return False
    if is_passive(parse, trigger.token):
        known = definite_noun(scene, trigger.paragraph, trigger.noun)  # "the deal", of others
        return not known and not children(parse, trigger.token, "agent")
    heads = subjects(parse, trigger.token)  # "the co-chairs", "the parties", whoever they are
    return bool(heads) and all(_is_open_group(scene, trigger.paragraph, head) for head in heads)


def _is_open_group(scene: Scene, paragraph: int, head: int) -> bool:
    parse = scene.annotation.parses[paragraph]
    beside = {parse.tokens[t].text.casefold() for t in children(parse, head, "amod", "compound")}
    plural = parse.tokens[head].tag == "NNS" and beside <= {"co"}
    return plural and definite_noun(scene, paragraph, head)


def _meeting_before(told: Sequence[Told], candidate: Candidate) -> Told | None:
    """Return the meeting that is being told of, if nothing of another day came between."""
    days: set[str] = {candidate.when.date} if candidate.own_time and candidate.when.date else set()
    for event in reversed(told):
        if candidate.trigger.paragraph - event.paragraph > _BACK:
            return None
        days |= {event.when.date} if event.when.date else set()
        if len(days) > 1:
            return None
        held = event.mode in TALKING and event.status is Status.OCCURRED
        if held and len(event.cast.everyone) > 1:
            return event
    return None
