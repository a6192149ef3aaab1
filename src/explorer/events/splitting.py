"""One verb that tells of several events: a visit to two countries, "met X and later Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children
from explorer.events.lexicon import words
from explorer.events.participants import named_by
from explorer.events.places import destinations
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.when import UNKNOWN, When
from explorer.model import EventType, Form, Kind, Mode, Parse, Timex, TimexType
from explorer.model.isodates import day_precision, span_of

_WHERE = frozenset({"in", "at"})


def apart(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """Yield a candidate for each event that its verb tells of."""
    entry = candidate.trigger.entry
    if entry.mode is Mode.VISIT:
        yield from _by_destination(scene, candidate)
    elif entry.type is not EventType.CONSULT or candidate.trigger.nominal:
        yield candidate
    else:
        yield from _by_partner(scene, candidate) or _by_town(scene, candidate) or [candidate]


def _by_destination(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """Yield one candidate for each place that a visit leads to."""
    places = destinations(scene, candidate.trigger)
    if len(places) < 2:
        yield candidate
        return
    for place in places:
        receiving = [r for r in candidate.cast.recipients if r not in places or r == place]
        yield replace(candidate, cast=Cast(candidate.cast.agents, tuple(receiving), place))


def _goes_on(parse: Parse, prep: int) -> bool:
    """Tell whether the word before a preposition begins another deed: "then with Y"."""
    return prep > 0 and parse.tokens[prep - 1].text.casefold() in words("afterwards")


def _by_partner(scene: Scene, candidate: Candidate) -> list[Candidate]:
    """Return the two meetings of "met with X, then with Y", none where there is only one."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    phrases = [
        prep
        for prep in _prepositions(parse, candidate.trigger.token)
        if parse.tokens[prep].text.casefold() == "with"
    ]
    if len(phrases) != 2 or not _goes_on(parse, phrases[1]):
        return []
    first, second = (_under(scene, candidate, prep) for prep in phrases)
    others = [r for r in candidate.cast.everyone if r not in {*first, *second}]
    if not (first and second and others) or set(first) & set(second):
        return []
    casts = [Cast((*others, *side), (), candidate.cast.place) for side in (first, second)]
    return [replace(candidate, cast=cast) for cast in casts]


def _by_town(scene: Scene, candidate: Candidate) -> list[Candidate]:
    """Return the two meetings of "met in A on Monday and in B in May", each with its time."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    stays = [
        (prep, place)
        for prep in _prepositions(parse, candidate.trigger.token)
        if parse.tokens[prep].text.casefold() in _WHERE
        for place in _places(scene, candidate, prep)
    ]
    if len(stays) != 2 or parse.tokens[stays[1][0]].dep != "conj":
        return []
    middle, (_, end) = stays[1][0], parse.sentence_of(candidate.trigger.token)
    early = _time(scene, candidate, candidate.trigger.token, middle)
    late = _time(scene, candidate, middle, end)
    if late is None:
        return []
    return [
        replace(
            candidate,
            cast=Cast(candidate.cast.agents, candidate.cast.recipients, place),
            when=when or UNKNOWN,
            own_time=when is not None,
        )
        for (_, place), when in zip(stays, (early, late), strict=True)
    ]


def _prepositions(parse: Parse, verb: int) -> list[int]:
    """Return the prepositions of a verb and those coordinated with them, in order."""
    own = children(parse, verb, "prep")
    joined = [t for prep in own for t in children(parse, prep, "conj", "prep")]
    return sorted(prep for prep in {*own, *joined} if children(parse, prep, "pobj"))


def _under(scene: Scene, candidate: Candidate, prep: int) -> list[int]:
    paragraph = candidate.trigger.paragraph
    nouns = children(scene.annotation.parses[paragraph], prep, "pobj")
    return [r for noun in nouns for r in named_by(scene, paragraph, noun)]


def _places(scene: Scene, candidate: Candidate, prep: int) -> list[int]:
    """Return the place that a preposition governs by its name."""
    paragraph = candidate.trigger.paragraph
    found = (
        scene.references.of_mention[index]
        for noun in children(scene.annotation.parses[paragraph], prep, "pobj")
        for index in scene.mentions_at[paragraph].get(noun, ())
        if scene.annotation.mentions[index].form is Form.NAME
    )
    kinds = {Kind.PLACE, Kind.COUNTRY}
    return [r for referents in found for r in referents[:1] if scene.kind(r) in kinds][:1]


def _time(scene: Scene, candidate: Candidate, first: int, after: int) -> When | None:
    """Return the time given between two tokens."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    start, end = parse.span(first, after)
    for timex in scene.times_in[candidate.trigger.paragraph]:
        inside = start <= timex.start < end and timex.type in {TimexType.DATE, TimexType.TIME}
        if inside and span_of(day_precision(timex.value)) is not None:
            return _read(parse, timex)
    return None


def _read(parse: Parse, timex: Timex) -> When:
    said = parse.text[timex.start : timex.end]
    counted = f", counted from {timex.anchor}" if timex.anchor else ""
    return When(day_precision(timex.value), said, f"'{said}'{counted}")
