"""What befalls those of an earlier event: "The drivers were released", "The deal was signed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, is_passive, objects, subjects
from explorer.events.lexicon import Roles, lemma_of
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.told import Told
from explorer.model import EventType, Form, Kind

_NEAR = 3
"""Paragraphs back to the event that "the drivers" goes back to."""
_THE = frozenset({"the", "these", "those", "both"})
_CAPTIVES = frozenset({"hostage", "captive", "detainee", "prisoner", "abductee", "inmate"})
_TREATIES = frozenset(
    {
        *{"treaty", "agreement", "accord", "deal", "contract", "pact", "protocol"},
        *{"memorandum", "convention"},
    }
)
_SENTENCES = 2
"""Sentences back to the two countries whose treaty "the treaty" is."""


def as_sequel(scene: Scene, told: Sequence[Told], candidate: Candidate) -> Candidate:
    """Give a deed that names nobody those of the event that its definite noun goes back to."""
    if candidate.trigger.nominal or any(map(scene.is_named, candidate.cast.everyone)):
        return candidate
    if candidate.trigger.entry.type is EventType.AGREE and candidate.own_time:
        return _signed(scene, candidate)
    lemmas = _definite_nouns(scene, candidate)
    for earlier in reversed(told if lemmas else ()):
        if candidate.trigger.paragraph - earlier.paragraph > _NEAR:
            break
        if earlier.cast.everyone and _takes_up(earlier, candidate, lemmas):
            return replace(candidate, cast=_cast(candidate, earlier))
    return candidate


def _definite_nouns(scene: Scene, candidate: Candidate) -> set[str]:
    """Return the lemmas of "the drivers" and "the vessel" to which a deed is done."""
    parse, verb = scene.annotation.parses[candidate.trigger.paragraph], candidate.trigger.token
    heads = subjects(parse, verb) if is_passive(parse, verb) else objects(parse, verb)
    return {
        lemma_of(parse.tokens[head])
        for head in heads
        if parse.tokens[head].pos == "NOUN"
        and any(parse.tokens[t].text.casefold() in _THE for t in children(parse, head, "det"))
        and len(parse.children[head]) <= 2
    }


def _takes_up(told: Told, candidate: Candidate, lemmas: set[str]) -> bool:
    """Tell whether an earlier event is about what the noun means: who was seized is freed."""
    if told.type not in {EventType.COERCE, EventType.ASSAULT}:
        return False
    again = candidate.trigger.entry.type
    if again is EventType.RETREAT:
        return told.type is EventType.COERCE and bool(lemmas & (told.words | _CAPTIVES))
    return again in {EventType.COERCE, EventType.ASSAULT} and bool(lemmas & told.words)


def _cast(candidate: Candidate, told: Told) -> Cast:
    freeing = candidate.trigger.entry.type is EventType.RETREAT and not candidate.cast.agents
    agents = told.cast.agents if freeing else candidate.cast.agents
    return Cast(agents, told.cast.recipients, candidate.cast.place)


def _signed(scene: Scene, candidate: Candidate) -> Candidate:
    """Give "the treaty was signed in 2019" the only two countries that the text just named."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    passive = is_passive(parse, candidate.trigger.token)
    mutual = candidate.trigger.entry.roles is Roles.MUTUAL
    if not (passive and mutual and _definite_nouns(scene, candidate) & _TREATIES):
        return candidate
    sides = _two_states_before(scene, candidate)
    return replace(candidate, cast=replace(candidate.cast, agents=sides)) if sides else candidate


def _two_states_before(scene: Scene, candidate: Candidate) -> tuple[int, ...]:
    """Return the countries of the nearest sentence of the paragraph that names any: just two."""
    paragraph = candidate.trigger.paragraph
    parse = scene.annotation.parses[paragraph]
    before = [span for span in parse.sentences if span[1] <= candidate.trigger.token]
    for first, after in reversed(before[-_SENTENCES:]):
        at, mentions = scene.mentions_at[paragraph], scene.annotation.mentions
        found = sorted({i for token in range(first, after) for i in at.get(token, ())})
        named = [i for i in found if mentions[i].form is not Form.PRONOUN]
        meant = [r for i in named for r in scene.references.of_mention[i]]
        states = dict.fromkeys(r for r in meant if scene.kind(r) is Kind.COUNTRY)
        if any(scene.kind(r) is Kind.ORGANIZATION and scene.is_named(r) for r in meant):
            return ()  # a firm may have signed it
        if states:
            return tuple(states) if len(states) == 2 else ()
    return ()
