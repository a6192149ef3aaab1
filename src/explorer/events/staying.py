"""Where people met who were in a town: "X, who is in Oslo", "the same day he also met Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from explorer.events.leads import in_dateline
from explorer.events.scene import Scene
from explorer.gazetteer import lookup
from explorer.model import EventMention, EventType, Kind, Mode, Status
from explorer.model.isodates import granularity_of, span_of

_BACK = 2
"""Paragraphs over which somebody is still in the town that was named."""
_LASTS = timedelta(days=2)  # from an arrival to a meeting during the stay
_ARRIVING = ("'be'", "'arrive'", "'come'", "'travel'", "'fly'", "'pay'")
"""Verbs after which somebody is in a town; "who visited it" may be of any time."""
_SIGNING = ("'sign'", "'ink'", "'initial'")
_RECEIVING = ("'receive'", "'host'", "'welcome'", "'greet'")
_ON_VISIT = re.compile(r"\b(?:is|are|was|were)(?: [\w']+){0,5} on (?:[\w']+ ){0,4}visit\b")
_THERE = frozenset({Mode.VISIT, Mode.MEETING, Mode.MULTILATERAL})


def placed_by_stay(
    scene: Scene, mentions: Sequence[EventMention], rounds: Sequence[EventMention] = ()
) -> list[EventMention]:
    """Give meetings and signings of a known day the town in which who took part was that day.

    ``rounds`` are days of meetings in a town that are no events of their own.
    """
    found: list[EventMention] = []
    for number, mention in enumerate(mentions):
        if not _lacks_place(scene, mention):
            found.append(mention)
            continue
        beside = [m for m in mentions[number + 1 :] if _is_beside(m, mention)]
        known = beside if _names_place(scene, mention) else [*rounds, *found, *beside]
        towns = {other.place for other in known if _was_there(scene, other, mention)}
        if not towns and not _names_place(scene, mention):
            towns = {_town_of_host(scene, mention)} - {None}
        found.append(replace(mention, place=towns.pop()) if len(towns) == 1 else mention)
    return found


def _town_of_host(scene: Scene, mention: EventMention) -> int | None:
    """Return the town of the dateline, where somebody of its country received a guest."""
    if not mention.rule.endswith(_RECEIVING) or mention.rule.startswith("noun"):
        return None
    towns = map(partial(_town_of_dateline, scene), range(_BACK))
    town = next((town for town in towns if town is not None), None)
    if town is None or not mention.agents:
        return None
    homes = {claim.of for claim in scene.referents[mention.agents[0]].roles}
    entries = map(lookup, scene.referents[town].names)
    return town if any(entry is not None and entry.country in homes for entry in entries) else None


def _town_of_dateline(scene: Scene, paragraph: int) -> int | None:
    """Return the town with which a paragraph begins: "BAKU, October 9 (Agency)"."""
    if paragraph >= len(scene.annotation.parses):
        return None
    parse = scene.annotation.parses[paragraph]
    if not any(in_dateline(parse, timex) for timex in scene.times_in[paragraph]):
        return None
    first = scene.mentions_at[paragraph].get(0, ())
    places = [r for index in first for r in scene.references.of_mention[index]]
    return next((place for place in places if _is_town(scene, place)), None)


def _lacks_place(scene: Scene, mention: EventMention) -> bool:
    signed = mention.type is EventType.AGREE and mention.rule.endswith(_SIGNING)
    met = mention.type is EventType.CONSULT and mention.mode is Mode.MEETING
    open_ = mention.place is None and mention.status is Status.OCCURRED
    dated = granularity_of(mention.date) == "day"
    return open_ and dated and (met or signed)


def _names_place(scene: Scene, mention: EventMention) -> bool:
    """Tell whether "in" or "at" stands before something, which then is where it was."""
    parse = scene.annotation.parses[mention.paragraph]
    for token, word in enumerate(parse.tokens[:-1]):
        inside = mention.start <= word.start < mention.end
        if not inside or word.text.casefold() not in {"in", "at"} or word.dep != "prep":
            continue
        nouns = [t for t in parse.children[token] if parse.tokens[t].dep == "pobj"]
        if any(_is_site(scene, mention.paragraph, noun) for noun in nouns):
            return True
    return False


def _is_site(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a noun is a place: named ("Lima") or not ("the French capital")."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].lemma.casefold() in {"capital", "city", "town", "country"}:
        return True
    return any(
        scene.kind(referent) in {Kind.PLACE, Kind.COUNTRY}
        for index in scene.mentions_at[paragraph].get(noun, ())
        for referent in scene.references.of_mention[index]
    )


def _is_beside(other: EventMention, mention: EventMention) -> bool:
    """Tell whether the rest of the sentence tells a visit: "met Y, who is in Oslo"."""
    return other.mode is Mode.VISIT and _in_one_sentence(other, mention)


def _in_one_sentence(other: EventMention, mention: EventMention) -> bool:
    return (other.paragraph, other.start) == (mention.paragraph, mention.start)


def _was_there(scene: Scene, other: EventMention, mention: EventMention) -> bool:
    """Tell whether an event puts somebody who took part in its town on the day."""
    near = 0 <= mention.paragraph - other.paragraph <= _BACK
    if other.place is None or not near or other.mode not in _THERE:
        return False
    if other.status is not Status.OCCURRED or not _is_town(scene, other.place):
        return False
    guests = set(other.agents if other.mode is Mode.VISIT else (*other.agents, *other.recipients))
    shared = guests & {*mention.agents, *mention.recipients}
    people = any(scene.kind(r) is Kind.PERSON and scene.is_named(r) for r in shared)
    return people and _at_that_time(other, mention)


def _is_town(scene: Scene, place: int) -> bool:
    return scene.kind(place) is Kind.PLACE and not scene.is_street(place)


def _at_that_time(other: EventMention, mention: EventMention) -> bool:
    if other.date == mention.date:
        return True
    if other.mode is not Mode.VISIT:
        return False
    if other.date is None:
        arrived = other.rule.endswith(_ARRIVING) or _ON_VISIT.search(other.text) is not None
        return _in_one_sentence(other, mention) and arrived
    came, met = span_of(other.date), span_of(mention.date)
    if came is None or met is None or came.first != came.last:
        return False
    return timedelta(0) <= met.first - came.first <= _LASTS
