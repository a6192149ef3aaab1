"""Who concluded what was signed when people met: "Following the talks a memorandum was signed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, is_passive
from explorer.events.modality import Force
from explorer.events.narrative import in_main_clause
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.told import TALKING, Told
from explorer.model import EventType, Status

_BACK = 1
"""Paragraphs back to the meeting at which it was signed."""


def signed_by_those_who_met(scene: Scene, told: Sequence[Told], candidate: Candidate) -> Candidate:
    """Give a text that "was signed" by nobody named those who had just met, and their place."""
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
    told = candidate.force is Force.FACT and is_passive(parse, trigger.token)
    return (
        told
        and in_main_clause(parse, trigger.token)
        and not children(parse, trigger.token, "agent")
    )


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
