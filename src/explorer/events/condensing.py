"""One mention for one thing that a sentence tells."""

from __future__ import annotations

from dataclasses import replace

from explorer.events.kinds import VERBAL
from explorer.events.lexicon import lemma_of, words
from explorer.events.scene import Scene, token_range
from explorer.events.told import TALKING
from explorer.model import EventMention, EventType, Kind, Mode

_MEANS = frozenset({EventType.OTHER, EventType.MOBILIZE})
"""What may be only how something else was done: a decree signed, missiles launched."""
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
        if any(_leads_to(scene, mention, other) for other in mentions):
            continue
        if not any(_repeats(mention, other) for other in kept):
            kept.append(mention)
    return sorted(_completed(kept), key=lambda mention: mention.trigger_start)


def _is_words_of(mention: EventMention, other: EventMention) -> bool:
    """Tell whether a statement only carries what is said: "condemned X in a joint statement"."""
    text = mention.type is EventType.AGREE and mention.rule in _TEXTS
    same = set(mention.agents) <= set(other.agents)
    return text and same and other is not mention and other.type in VERBAL


def _leads_to(scene: Scene, mention: EventMention, other: EventMention) -> bool:
    """Tell whether a participle says what was done by it: "signed a decree banning X"."""
    if mention.type not in _MEANS or other.type in _MEANS or other.date not in {mention.date, None}:
        return False
    if not mention.agents or not set(mention.agents) <= set(other.agents):
        return False
    parse = scene.annotation.parses[mention.paragraph]
    verbs = token_range(parse, mention.trigger_start, mention.trigger_end)
    below = next(iter(token_range(parse, other.trigger_start, other.trigger_end)), None)
    if below is None or parse.tokens[below].tag != "VBG":
        return False
    word = parse.tokens[below]
    held = word.dep == "acl" and parse.tokens[word.head].dep == "dobj"
    above = parse.tokens[word.head].head if held else word.head
    done = word.dep == "advcl" and other.type not in VERBAL
    by_it = lemma_of(parse.tokens[above]) in words("wielding")
    return (held or done) and by_it and above in verbs


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
