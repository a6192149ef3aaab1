"""A round of meetings that are told one by one: "held a series of meetings in X on Monday"."""

from __future__ import annotations

from explorer.events.candidates import Candidate
from explorer.events.grammar import governed
from explorer.events.lexicon import lemma_of, words
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.model import Kind, Mode

_OF = frozenset({"of"})
_TALKS = frozenset({"meeting", "talk", "conversation", "discussion", "consultation", "contact"})


def opens_round(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody named had several meetings on a day, with whom is told behind it."""
    trigger, cast = candidate.trigger, candidate.cast
    held = trigger.noun is not None and trigger.entry.mode in {Mode.MEETING, Mode.CALL}
    if not held or not candidate.own_time or candidate.force is not Force.FACT:
        return False
    people = [r for r in cast.everyone if scene.kind(r) is Kind.PERSON and scene.is_named(r)]
    return len(people) == 1 and len(cast.everyone) == 1 and _is_several(scene, candidate)


def _is_several(scene: Scene, candidate: Candidate) -> bool:
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    noun = candidate.trigger.noun
    if noun is None:
        return False
    heads = [noun, *(inner for _, inner in governed(parse, noun, _OF))]
    several = [t for t in heads if parse.tokens[t].tag == "NNS"]
    counted = lemma_of(parse.tokens[noun]) in words("partitive", "carrier") or noun in several
    return counted and any(lemma_of(parse.tokens[t]) in _TALKS for t in several)
