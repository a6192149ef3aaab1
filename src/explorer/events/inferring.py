"""What a clause leaves out and the story tells: a visit with no host, an arrest with no town."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import timedelta

from explorer.events.candidates import Candidate
from explorer.events.discourse import Discourse
from explorer.events.grammar import SUBJECTS, children, climb, objects, subjects
from explorer.events.kinds import OF_A_CROWD, befalls, is_located
from explorer.events.lexicon import Entry, Roles
from explorer.events.modality import Force
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.triggers import Trigger
from explorer.events.whereabouts import place_around
from explorer.model import EventMention, EventType, Kind, Mode, Parse, Status
from explorer.model.isodates import span_of

_OF_A_STORY = OF_A_CROWD | {EventType.AID, EventType.OTHER}
"""What happens in one town and goes on there: a blast, a fire, arrests, help."""
_ELSEWHERE = frozenset({"elsewhere", "separately", "meanwhile", "abroad"})
_FRESH = timedelta(days=14)  # from a happening to the report of which it is a part
_NEAR = 6  # paragraphs from a happening to the next one of the same story


def as_arrival(parse: Parse, candidate: Candidate) -> Candidate:
    """Read "X was welcomed in Y on Monday", by nobody named, as a visit of X to Y."""
    trigger, cast = candidate.trigger, candidate.cast
    alone = len(cast.everyone) == 1 and cast.place is not None and candidate.own_time
    passive = bool(children(parse, trigger.token, "auxpass"))
    if not alone or not passive or trigger.entry.mode is not Mode.MEETING or trigger.nominal:
        return candidate
    entry = replace(trigger.entry, mode=Mode.VISIT, roles=Roles.VISIT)
    return replace(candidate, trigger=replace(trigger, entry=entry))


def in_that_town(scene: Scene, discourse: Discourse, candidate: Candidate) -> Candidate:
    """Give arrests and clashes that name nobody and no place those of the story so far."""
    if candidate.trigger.nominal or candidate.trigger.entry.type not in OF_A_CROWD:
        return candidate
    here, verb = candidate.trigger.paragraph, candidate.trigger.token
    parse = scene.annotation.parses[here]
    around = [*subjects(parse, verb), *objects(parse, verb)]
    crowd = any(parse.tokens[t].tag == "NNS" for t in around) and not any(
        parse.tokens[t].pos == "PROPN" for t in around
    )
    nobody = all(map(scene.is_street, candidate.cast.everyone))
    if not nobody or not crowd:
        return candidate
    for told in reversed(discourse.told):
        near = here - told.paragraph <= 2 and told.type in OF_A_CROWD
        if near and told.cast.place is not None and not scene.is_street(told.cast.place):
            return replace(candidate, cast=Cast((), (told.cast.place,), told.cast.place))
    return candidate


def in_that_sentence(scene: Scene, candidate: Candidate, told: Container[int]) -> Candidate:
    """Give a dated happening of nobody the place that its clause names anywhere.

    ``told`` are the verbs of the sentence that tell something already.
    """
    open_ = not candidate.cast.everyone and candidate.own_time
    if not open_ or not is_located(candidate.trigger.entry):
        return candidate
    if _is_aside(scene, candidate.trigger) or _is_outcome(scene, candidate.trigger, told):
        return candidate
    place = place_around(scene, candidate.trigger)
    return candidate if place is None else replace(candidate, cast=Cast((), (place,), place))


def _is_aside(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun is not what its clause tells: "protests" in "met after the protests"."""
    token = scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
    return trigger.nominal and token.dep not in SUBJECTS


def _is_outcome(scene: Scene, trigger: Trigger, told: Container[int]) -> bool:
    """Tell whether it is only what came of another: "a quake struck X, killing 14"."""
    token = scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
    return token.tag == "VBG" and token.dep == "advcl" and token.head in told


def in_that_story(scene: Scene, discourse: Discourse, candidate: Candidate) -> Candidate:
    """Give a dated happening of nobody, in a sentence without places, the place of the story."""
    trigger, paragraph = candidate.trigger, candidate.trigger.paragraph
    lacking = candidate.own_time and not candidate.cast.everyone and candidate.force is Force.FACT
    if not lacking or trigger.nominal or not _is_of_the_story(trigger.entry):
        return candidate
    if not _is_of_these_days(scene, candidate):
        return candidate
    parse = scene.annotation.parses[paragraph]
    word = parse.tokens[trigger.token]
    around = [*subjects(parse, trigger.token), *objects(parse, trigger.token)]
    if word.tag not in {"VBD", "VBN"} or word.dep not in {"ROOT", "conj", "ccomp"}:
        return candidate
    if any(parse.tokens[t].pos == "PROPN" for t in around) or _leads_elsewhere(scene, candidate):
        return candidate
    for told in reversed(discourse.told):
        if paragraph - told.paragraph > _NEAR:
            break
        at = told.cast.place
        if at is not None and told.type in _OF_A_STORY and told.status is Status.OCCURRED:
            town = scene.kind(at) is Kind.PLACE and not scene.is_street(at)
            return replace(candidate, cast=Cast((), (at,), at)) if town else candidate
    return candidate


def _leads_elsewhere(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the sentence names a place of its own, or says that it was at another."""
    paragraph = candidate.trigger.paragraph
    parse = scene.annotation.parses[paragraph]
    for token in range(*parse.sentence_of(candidate.trigger.token)):
        if parse.tokens[token].text.casefold() in _ELSEWHERE:
            return True
        for index in scene.mentions_at[paragraph].get(token, ()):
            referents = scene.references.of_mention[index]
            if any(scene.kind(each) in {Kind.PLACE, Kind.COUNTRY} for each in referents):
                return True
    return False


def _is_of_these_days(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the happening has a day, not long before the report: no looking back."""
    span, published = span_of(candidate.when.date), scene.annotation.published
    if span is None or published is None or span.first != span.last:
        return False
    return abs(published - span.first) <= _FRESH


def _is_of_the_story(entry: Entry) -> bool:
    return entry.type in OF_A_CROWD or entry.type is EventType.AID or befalls(entry)


def on_the_way(parse: Parse, candidate: Candidate, stays: dict[int, int]) -> Candidate:
    """Give "arrived in X, met Y and signed Z" the place of the visit; note where visits lead."""
    token, place = candidate.trigger.token, candidate.cast.place
    if candidate.trigger.entry.mode is Mode.VISIT and place is not None:
        stays[token] = place
    joined = parse.tokens[token].dep == "conj" and not children(parse, token, *SUBJECTS)
    if place is not None or not joined or candidate.trigger.nominal:
        return candidate
    above = next((head for head in climb(parse, token) if head in stays), None)
    if above is None or candidate.trigger.entry.mode is Mode.CALL:
        return candidate
    return replace(candidate, cast=replace(candidate.cast, place=stays[above]))


def told_once(mentions: list[EventMention]) -> list[EventMention]:
    """Drop "protests in X turned violent" beside "six were killed": one thing, nobody named."""
    crowds = [m for m in mentions if _of_a_place(m) and not m.rule.startswith("noun")]
    return [
        mention
        for mention in mentions
        if not (_of_a_place(mention) and mention.rule.startswith("noun"))
        or not any(other.recipients == mention.recipients for other in crowds)
    ]


def _of_a_place(mention: EventMention) -> bool:
    only = not mention.agents and mention.recipients == (mention.place,)
    return only and mention.type in OF_A_CROWD
