"""Happenings that a sentence only refers to: "urged both to honour the truce agreed on 2 May".

They are told by a noun, or by a participle behind one, with a day but without those who took part.
Such a mention opens no event; it may be one more telling of an event that others report in full.
"""

from __future__ import annotations

from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, climb, is_verb, subjects, subtree
from explorer.events.modality import Force
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.sides import definite_noun
from explorer.events.speech import is_quoted
from explorer.model import EventType, Kind
from explorer.model.isodates import span_of

_REFERRED_TO = frozenset(
    {
        *{EventType.AGREE, EventType.COOPERATE, EventType.RETREAT, EventType.SANCTION},
        *{EventType.ASSAULT, EventType.COERCE, EventType.PROTEST},
    }
)
_LONGEST = 31  # days of what may still tell which one is meant: a month


def in_passing(scene: Scene, candidate: Candidate) -> Candidate | None:
    """Return what is only referred to, with those whom its sentence names beside it, else None."""
    trigger = candidate.trigger
    plain = trigger.entry.type in _REFERRED_TO and trigger.entry.mode is None
    if not plain or not candidate.own_time or candidate.force is not Force.FACT:
        return None
    if not _is_aside(scene, candidate) or not _lies_behind(scene, candidate):
        return None
    if is_quoted(scene, candidate):
        return None
    beside = _named_beside(scene, candidate)
    if not beside:
        return None
    noun = _noun_of(scene, candidate)
    trigger = replace(trigger, token=noun, noun=noun)
    return replace(candidate, trigger=trigger, cast=Cast((), beside, candidate.cast.place))


def _noun_of(scene: Scene, candidate: Candidate) -> int:
    """Return the noun that names it, which stands before a participle."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    return trigger.token if trigger.nominal else subjects(parse, trigger.token)[0]


def _is_aside(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether it is a definite noun, or a participle behind one."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    if trigger.nominal:
        return definite_noun(scene, trigger.paragraph, trigger.token)
    own = children(parse, trigger.token, "aux", "auxpass", "nsubj", "nsubjpass")
    heads = subjects(parse, trigger.token)
    reduced = token.dep in {"acl", "advcl"} and not own and bool(heads)
    return reduced and all(definite_noun(scene, trigger.paragraph, head) for head in heads)


def _lies_behind(scene: Scene, candidate: Candidate) -> bool:
    span, published = span_of(candidate.when.date), scene.annotation.published
    if span is None or (span.last - span.first).days >= _LONGEST:
        return False
    return published is None or span.first <= published


def _named_beside(scene: Scene, candidate: Candidate) -> tuple[int, ...]:
    """Return who took part as far as it is told, and whom the rest of the sentence names.

    The subjects of the clauses around it speak of it, and need have no part in it.
    """
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    above = [t for t in climb(parse, trigger.token) if is_verb(parse, t)]
    aside = {
        token
        for verb in above
        for head in children(parse, verb, "nsubj", "nsubjpass")
        for token in subtree(parse, head)
    } - set(subtree(parse, trigger.token))
    found = [
        referent
        for token in range(*parse.sentence_of(trigger.token))
        if token not in aside
        for index in scene.mentions_at[trigger.paragraph].get(token, ())
        for referent in scene.references.of_mention[index]
    ]
    known = [*candidate.cast.everyone, *found]
    return tuple(r for r in dict.fromkeys(known) if _is_somebody(scene, r))


def _is_somebody(scene: Scene, referent: int) -> bool:
    kind = scene.kind(referent)
    return scene.is_named(referent) and kind in {Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION}
