"""What a future, a demand or a refusal turns an event into, after PLOVER.

An announced meeting or aid is an agreement, an announced attack or sanction a threat, "will not"
is a refusal, "must" a demand; what did not happen is no event.
"""

from __future__ import annotations

from dataclasses import replace

from explorer.events.grammar import children, climb, is_verb
from explorer.events.lexicon import words
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.triggers import MODAL, Trigger
from explorer.model import EventType

_KIND = frozenset(
    {
        EventType.CONSULT,
        EventType.AID,
        EventType.COOPERATE,
        EventType.RETREAT,
        EventType.CONCEDE,
        EventType.SUPPORT,
    }
)
_HOSTILE = frozenset(
    {
        EventType.SANCTION,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.REJECT,
    }
)


def project(scene: Scene, trigger: Trigger, force: Force) -> Trigger | None:
    """Return the trigger with the type that its force gives it, None where it is no event."""
    kind = trigger.entry.type
    if force in {Force.FACT, Force.CANCELLED}:
        return trigger if trigger.entry not in MODAL else None
    if force is Force.FUTURE:
        if trigger.nominal and kind is EventType.PROTEST:
            return trigger
        if kind in _KIND:
            return _as(trigger, EventType.AGREE)
        return _as(trigger, EventType.THREATEN) if kind in _HOSTILE else trigger
    return None if trigger.nominal else _unreal(scene, trigger, force)


def _unreal(scene: Scene, trigger: Trigger, force: Force) -> Trigger | None:
    parse = scene.annotation.parses[trigger.paragraph]
    if trigger.entry in MODAL:
        return trigger
    if force is Force.NEGATED:
        modal = {parse.tokens[c].text.casefold() for c in children(parse, trigger.token, "aux")}
        refusing = modal & (words("coming") | {"would"})
        return _as(trigger, EventType.REJECT) if refusing else None
    if force is Force.DEMAND and _is_said(scene, trigger):
        return _as(trigger, EventType.REQUEST)
    conditional = children(parse, trigger.token, "mark")
    conditional += children(parse, trigger.token, "auxpass")
    if force is Force.POSSIBLE and trigger.entry.type in _HOSTILE and not conditional:
        return _as(trigger, EventType.THREATEN)
    return None


def _as(trigger: Trigger, kind: EventType) -> Trigger:
    return replace(trigger, entry=replace(trigger.entry, type=kind))


def _is_said(scene: Scene, trigger: Trigger) -> bool:
    parse = scene.annotation.parses[trigger.paragraph]
    return any(
        is_verb(parse, head) and parse.tokens[head].lemma in words("speaking")
        for head in climb(parse, trigger.token)
    )
