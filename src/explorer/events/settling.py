"""A meeting whose day another sentence gives: "The talks were held in X on May 4"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from explorer.events.candidates import Candidate
from explorer.events.modality import Force
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.sides import definite_noun
from explorer.events.told import TALKING, Told
from explorer.events.when import MADE_KNOWN
from explorer.model import EventMention, EventType, Mode, Parse, Status
from explorer.model.isodates import granularity_of, span_of

_BACK = 3
"""Paragraphs back to the meeting of which a sentence gives the day."""
_OTHER = frozenset(
    {"earlier", "previously", "recent", "last", "previous", "first", "next", "second"}
)
_ANOTHER = _OTHER | {"new", "upcoming", "following", "final", "other", "latter"}
_OPENING = ("The ", "Their ", "This ")
_LOOK = 6
"""Words at the beginning of a sentence that may say that another meeting is meant."""
_FRESH = timedelta(days=7)  # from a meeting to the report that tells of it as news
_RULES = ("noun ", "passive verb 'hold'")
_MEETING = frozenset({"meeting", "talk", "talks", "negotiation", "consultation", "discussion"})


def held_on_a_day(scene: Scene, told: Sequence[Told], candidate: Candidate) -> Candidate:
    """Give "The talks took place in X on May 4", which names nobody, those who had just met."""
    trigger = candidate.trigger
    nobody = not candidate.cast.everyone and trigger.noun is not None
    if not nobody or not candidate.own_time or trigger.entry.mode not in TALKING:
        return candidate
    if candidate.force is not Force.FACT or not _goes_back(scene, candidate):
        return candidate
    for event in reversed(told):
        if trigger.paragraph - event.paragraph > _BACK:
            break
        met = event.mode in TALKING or (event.mode is None and event.type is EventType.AGREE)
        if met and len(event.cast.everyone) > 1 and _may_be_of(event, candidate):
            return _with_those_of(candidate, event)
    return candidate


def planned_for_visit(scene: Scene, told: Sequence[Told], candidate: Candidate) -> Candidate:
    """Give "he is expected to meet Y" the day of the visit of his that was just announced."""
    trigger, cast = candidate.trigger, candidate.cast
    planned = candidate.force is Force.FUTURE and trigger.entry.mode in TALKING
    if not planned or not candidate.when.is_open:
        return candidate
    stays = [event for event in told if _announces_stay(event, candidate)]
    if not stays or len({event.when.date for event in stays}) != 1:
        return candidate
    event = stays[-1]
    town = None if cast.place is None else scene.country_of_place(cast.place)
    stay = event.cast.place
    if cast.place not in {None, stay} and (stay is None or stay != town):
        return candidate
    if not _is_ahead(scene, event) or _is_besides(scene, candidate):
        return candidate
    why = f"{event.when.derivation}; to be on the same visit"
    return replace(candidate, when=replace(event.when, derivation=why))


def _is_besides(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the sentence speaks of something beside the visit: "he will also meet Y"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    sentence = range(*parse.sentence_of(candidate.trigger.token))
    said = {parse.tokens[token].text.casefold() for token in sentence}
    there = said & {"there", "visit", "trip", "stay", "tour", "while", "during"}
    return bool(said & {"also", "later", "separately", "then"}) and not there


def _is_ahead(scene: Scene, event: Told) -> bool:
    published, span = scene.annotation.published, span_of(event.when.date)
    return published is not None and span is not None and span.last >= published


def _announces_stay(event: Told, candidate: Candidate) -> bool:
    near = 0 <= candidate.trigger.paragraph - event.paragraph <= _BACK
    planned = event.mode is Mode.VISIT and event.status is Status.SCHEDULED
    guests = set(event.cast.agents) & set(candidate.cast.everyone)
    return near and planned and bool(guests) and event.when.date is not None


def dated_below(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Give a meeting that had only the day of the report the day that a sentence below gives it."""
    return [_dated(mention, mentions) for mention in mentions]


def _dated(mention: EventMention, mentions: Sequence[EventMention]) -> EventMention:
    of_report = mention.date is not None and mention.date_expression is None
    if not of_report or mention.mode not in TALKING or mention.status is not Status.OCCURRED:
        return mention
    below = [other for other in mentions if _tells_when(other, mention)]
    if len({other.date for other in below}) != 1:
        return mention
    day = below[0]
    why = f"'{day.date_expression}', given below for what is told here"
    return replace(mention, date=day.date, date_expression=day.date_expression, derivation=why)


def _tells_when(other: EventMention, mention: EventMention) -> bool:
    near = 0 <= other.paragraph - mention.paragraph <= _BACK and other is not mention
    same = {*other.agents, *other.recipients} == {*mention.agents, *mention.recipients}
    there = None in {other.place, mention.place} or other.place == mention.place
    held = other.mode in TALKING and other.status is Status.OCCURRED
    return near and same and there and held and _takes_up(other) and _is_just_before(other, mention)


def _takes_up(other: EventMention) -> bool:
    """Tell whether a sentence goes on about the meeting told of: "The talks were held on May 4"."""
    opening = {word.casefold() for word in other.text.split()[:_LOOK]}
    again = other.text.startswith(_OPENING) and other.rule.startswith(_RULES)
    return again and not opening & _ANOTHER


def _is_just_before(other: EventMention, mention: EventMention) -> bool:
    """Tell whether a meeting has a day of its own shortly before the day of the report."""
    if other.date_expression is None or granularity_of(other.date) != "day":
        return False
    day, reported = span_of(other.date), span_of(mention.date)
    if day is None or reported is None:
        return False
    return timedelta(0) <= reported.first - day.first <= _FRESH


def _goes_back(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the noun is that of the meeting told of, not another: "the previous talks"."""
    trigger = candidate.trigger
    parse: Parse = scene.annotation.parses[trigger.paragraph]
    noun = trigger.token if trigger.noun is None else trigger.noun
    if parse.tokens[noun].lemma.casefold() not in _MEETING:
        return False
    beside = {parse.tokens[c].text.casefold() for c in parse.children[noun]}
    return definite_noun(scene, trigger.paragraph, noun) and not beside & _OTHER


def _may_be_of(event: Told, candidate: Candidate) -> bool:
    """Tell whether the day can be that of what was told before, at no day of its own."""
    if event.when.date is None or event.when.expression is None:
        return True
    if MADE_KNOWN in event.when.derivation:
        return True
    mine, theirs = span_of(candidate.when.date), span_of(event.when.date)
    if mine is None or theirs is None:
        return False
    return mine.first <= theirs.last and theirs.first <= mine.last


def _with_those_of(candidate: Candidate, event: Told) -> Candidate:
    place = candidate.cast.place if candidate.cast.place is not None else event.cast.place
    entry = replace(candidate.trigger.entry, mode=event.mode or candidate.trigger.entry.mode)
    trigger = replace(candidate.trigger, entry=entry)
    return replace(candidate, cast=Cast(event.cast.everyone, (), place), trigger=trigger)
