"""One mention for one thing that a sentence tells."""

from __future__ import annotations

from dataclasses import replace

from explorer.events.kinds import VERBAL
from explorer.events.scene import Scene
from explorer.events.told import TALKING
from explorer.model import EventMention, EventType, Kind, Mode

_TEXTS = frozenset({"noun 'statement'", "noun 'declaration'", "noun 'communique'"})


def condense(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Drop the mentions of a sentence that another of its mentions already tells."""
    kept: list[EventMention] = []
    stays = [mention for mention in mentions if mention.mode is Mode.VISIT]
    for mention in sorted(mentions, key=_weight):
        if any(_belongs_to(scene, mention, stay) for stay in stays):
            continue
        if any(_is_words_of(mention, other) for other in mentions):
            continue
        if not any(_repeats(mention, other) for other in kept):
            kept.append(mention)
    return sorted(_completed(kept), key=lambda mention: mention.trigger_start)


def _is_words_of(mention: EventMention, other: EventMention) -> bool:
    """Tell whether a statement only carries what is said: "condemned X in a joint statement"."""
    text = mention.type is EventType.AGREE and mention.rule in _TEXTS
    same = set(mention.agents) <= set(other.agents)
    return text and same and other is not mention and other.type in VERBAL


def _belongs_to(scene: Scene, mention: EventMention, stay: EventMention) -> bool:
    """Tell whether talks with nobody by name only fill the visit told in the same sentence."""
    if mention.mode not in TALKING or not set(stay.agents) & set(mention.agents):
        return False
    others = {*mention.agents, *mention.recipients} - set(stay.agents)
    return not any(scene.kind(r) is Kind.PERSON and scene.is_named(r) for r in others)


def _completed(mentions: list[EventMention]) -> list[EventMention]:
    """Join "two were killed" and "X opened fire" of one sentence and day to one attack."""
    attacks = [mention for mention in mentions if mention.type is EventType.ASSAULT]
    doing = [mention for mention in attacks if mention.agents and not mention.recipients]
    suffered = [mention for mention in attacks if mention.recipients and not mention.agents]
    if len(doing) != 1 or not suffered or any(m.date != doing[0].date for m in suffered):
        return mentions
    victims = dict.fromkeys(r for mention in suffered for r in mention.recipients)
    receiving = tuple(r for r in victims if r not in doing[0].agents)
    whole = replace(doing[0], recipients=receiving)
    return [whole if m is doing[0] else m for m in mentions if m not in suffered]


def _weight(mention: EventMention) -> tuple[bool, int, int]:
    """Order by worth: dated first, then more participants, then as told."""
    return (
        mention.date is None,
        -len(mention.agents) - len(mention.recipients),
        mention.trigger_start,
    )


def _repeats(mention: EventMention, other: EventMention) -> bool:
    same_kind = mention.type is other.type and mention.mode is other.mode
    who = {*mention.agents, *mention.recipients}
    return (
        same_kind
        and mention.place in {None, other.place}
        and who <= {*other.agents, *other.recipients}
        and mention.date in {None, other.date}
    )
