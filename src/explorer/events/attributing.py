"""Words whose source and day stand behind them: "The talks were useful, X said on Monday".

Where the report tells a deed and only adds who told of it, the deed is the event. Where what is
said is none, that X said it on that day is what the sentence tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, subtree
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.speech import attributes, is_quoted
from explorer.model import EventMention, EventType, Kind, Status

_PARTING = frozenset({";", ":"})
_SPEAKERS = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION})


def spoken_only(
    scene: Scene, held: Sequence[Candidate], mentions: Sequence[EventMention]
) -> Candidate | None:
    """Return the dated words of a sentence whose clauses tell nothing that happened."""
    if any(mention.status is Status.OCCURRED for mention in mentions):
        return None
    said = next((candidate for candidate in held if _is_source(scene, candidate)), None)
    return said and replace(said, cast=replace(said.cast, place=None))


def _is_source(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody named said what stands before the verb, on a day of its own."""
    trigger = candidate.trigger
    if trigger.nominal or trigger.entry.type is not EventType.STATEMENT:
        return False
    if candidate.force is not Force.FACT or not candidate.own_time:
        return False
    named = any(
        scene.is_named(agent) and scene.kind(agent) in _SPEAKERS for agent in candidate.cast.agents
    )
    return named and attributes(scene, candidate) and _has_day_outside(scene, candidate)


def _has_day_outside(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the day is that of the words, not one that they tell of, and they are alone."""
    parse, verb = scene.annotation.parses[candidate.trigger.paragraph], candidate.trigger.token
    clauses = children(parse, verb, "ccomp")
    heads = children(parse, verb, "nsubj")
    if len(clauses) != 1 or not heads or is_quoted(scene, candidate):
        return False
    said = [token for token in subtree(parse, clauses[0]) if token < verb]
    first, last = parse.sentence_of(verb)
    between = {parse.tokens[t].text for t in range(max(said), min(verb, heads[0]))}
    behind = [t for t in range(max(said) + 1, last) if t not in said]
    around = [*range(first, min(said)), *behind]
    words = " ".join(parse.tokens[t].text for t in around)
    return not between & _PARTING and (candidate.when.expression or "") in words
