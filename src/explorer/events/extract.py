"""Event mentions of one article: triggers, who takes part, whether and when it happened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from explorer.events.announcing import dated_by_announcement
from explorer.events.attributing import spoken_only
from explorer.events.candidates import Candidate
from explorer.events.condensing import condense
from explorer.events.dating import dates_of, publication_day
from explorer.events.discourse import Discourse
from explorer.events.gates import accepts
from explorer.events.grammar import climb, is_verb
from explorer.events.happenings import deed_of, happenings
from explorer.events.inferring import (
    as_arrival,
    in_that_sentence,
    in_that_story,
    in_that_town,
    on_the_way,
    told_once,
)
from explorer.events.leads import day_of_announcement, day_of_dateline, is_lead
from explorer.events.lexicon import lemma_of
from explorer.events.modality import STATUS, Force, force_of
from explorer.events.narrative import clause_of_setting, settled_by
from explorer.events.offsets import by_distance
from explorer.events.passing import in_passing
from explorer.events.projection import project
from explorer.events.roles import cast_of, demand_of
from explorer.events.rounds import opens_round
from explorer.events.scene import Scene
from explorer.events.settling import dated_below
from explorer.events.sharing import shared_dates
from explorer.events.spans import trigger_span, way_of
from explorer.events.splitting import apart
from explorer.events.staying import placed_by_stay
from explorer.events.tenses import in_present_perfect
from explorer.events.triggers import Trigger, find
from explorer.events.when import UNKNOWN, When
from explorer.model import Annotation, EventMention, Parse, References, Timex
from explorer.model.isodates import granularity_of, lies_after, span_of

_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_JUST_NOW = timedelta(days=14)  # from what the present perfect tells to the day of the report


def extract(
    annotation: Annotation, timexes: Sequence[Timex], references: References
) -> tuple[EventMention, ...]:
    """Return the event mentions of an article in order; participants are its referents' ids."""
    scene = Scene(annotation, timexes, references)
    discourse = Discourse(scene)
    found: list[EventMention] = []
    for paragraph, parse in enumerate(annotation.parses):
        triggers = find(scene, paragraph)
        for sentence in parse.sentences:
            inside = [t for t in triggers if sentence[0] <= t.token < sentence[1]]
            if inside or scene.times_in[paragraph]:
                found += _sentence(scene, discourse, paragraph, sentence, inside)
    dated = dated_by_announcement(scene, dated_below(found))
    return (*placed_by_stay(scene, dated, discourse.rounds), *discourse.passing)


def _sentence(
    scene: Scene,
    discourse: Discourse,
    paragraph: int,
    sentence: tuple[int, int],
    triggers: Sequence[Trigger],
) -> list[EventMention]:
    parse = scene.annotation.parses[paragraph]
    dates = dates_of(scene, paragraph, sentence, triggers)
    dates = {**by_distance(scene, paragraph, sentence, triggers, dates, discourse.told), **dates}
    dates = shared_dates(parse, triggers, dates)
    mentions: list[EventMention] = []
    settings: dict[int, When] = {}
    stays: dict[int, int] = {}
    told: dict[int, When] = {}
    left: dict[int, When] = {}
    held: list[Candidate] = []
    for trigger in triggers:
        candidate = _candidate(scene, trigger, dates, sentence)
        projected = project(scene, candidate.trigger, candidate.force)
        if projected is None:
            continue
        if projected is not candidate.trigger:
            candidate = replace(candidate, trigger=projected)
        candidate = on_the_way(parse, candidate, stays)
        resolved = _settle(parse, discourse.resolve(as_arrival(parse, candidate)), settings)
        resolved = in_that_sentence(scene, in_that_town(scene, discourse, resolved), told)
        resolved = in_that_story(scene, discourse, resolved)
        if not accepts(scene, resolved):
            if opens_round(scene, resolved):
                discourse.begin(resolved, _mention(scene, parse, sentence, resolved))
            if (aside := in_passing(scene, resolved)) is not None:
                discourse.refer(_mention(scene, parse, sentence, aside))
            if resolved.own_time and (verb := deed_of(parse, resolved, triggers)) is not None:
                left[verb] = resolved.when
            held.append(resolved)
            continue
        for one in apart(scene, resolved):
            mention = _mention(scene, parse, sentence, one)
            discourse.remember(one, mention)
            mentions.append(mention)
            told[trigger.token] = one.when
    for other in happenings(scene, paragraph, sentence, triggers, told, left):
        mention = _mention(scene, parse, sentence, other)
        discourse.remember(other, mention)
        mentions.append(mention)
    said = spoken_only(scene, held, mentions)
    if said is not None:
        mentions.append(_mention(scene, parse, sentence, said))
    return condense(scene, told_once(mentions))


def _settle(parse: Parse, candidate: Candidate, settings: dict[int, When]) -> Candidate:
    """Give a verb the day of the talks during which it happened; note the day of such talks."""
    token, when = candidate.trigger.token, candidate.when
    if candidate.trigger.nominal:
        verb = clause_of_setting(parse, token)
        if verb is not None and granularity_of(when.date) == "day" and not candidate.own_time:
            settings[verb] = when
        return candidate
    settled = settled_by(parse, token, settings) if when.is_open else None
    open_ = settled is not None and candidate.force in {Force.FACT, Force.DEMAND}
    return replace(candidate, when=settled) if settled is not None and open_ else candidate


def _candidate(
    scene: Scene, trigger: Trigger, dates: Mapping[int, When], sentence: tuple[int, int]
) -> Candidate:
    parse = scene.annotation.parses[trigger.paragraph]
    when = _behind(scene, trigger, dates.get(trigger.token))
    if when is not None and _is_just_done(scene, trigger, when):
        when = None
    force = _as_dated(scene, trigger, force_of(parse, trigger), when)
    if when is None and force is Force.FACT:
        when = _day_of_news(scene, trigger, sentence, dates)
    cast = cast_of(scene, trigger)
    if force is Force.DEMAND:
        when = when or _when_asked(parse, trigger, dates)
        cast = demand_of(scene, trigger, cast)
    return Candidate(trigger, force, cast, when or UNKNOWN, trigger.token in dates)


def _day_of_news(
    scene: Scene, trigger: Trigger, sentence: tuple[int, int], dates: Mapping[int, When]
) -> When | None:
    """Return the day of the report or of the announcement, where the words put the deed there."""
    announced = day_of_announcement(scene, trigger, sentence)
    if announced is not None:
        return announced
    today = day_of_dateline(scene, trigger, sentence)
    if today is None and is_lead(scene, trigger, sentence):
        today = publication_day(scene)
    same = today is not None and all(other.date == today.date for other in dates.values())
    return today if same else None


def _is_just_done(scene: Scene, trigger: Trigger, when: When) -> bool:
    """Tell whether "has done it" rules out a day of long ago: it is the time of something else."""
    parse = scene.annotation.parses[trigger.paragraph]
    span, published = span_of(when.date), scene.annotation.published
    old = span is not None and published is not None and span.last < published - _JUST_NOW
    lasting = (when.expression or "").casefold().startswith("since")
    return old and not lasting and in_present_perfect(parse, trigger.token)


def _behind(scene: Scene, trigger: Trigger, when: When | None) -> When | None:
    """Return the time of a deed in the past tense: not one to come, of a weekday the last one.

    "X gave his word that the border would stay open on Tuesday." A time with its year is the
    deed's, and who wrote it was wrong: no day is told.
    """
    span = span_of(when.date) if when else None
    if when is None or span is None or not lies_after(when.date, scene.annotation.published):
        return when
    if scene.annotation.parses[trigger.paragraph].tokens[trigger.token].tag != "VBD":
        return when
    expression = when.expression or ""
    if _YEAR.search(expression):
        return replace(when, date=None, derivation=f"{when.derivation}: after the report")
    weekday = _WEEKDAY.fullmatch(expression)
    before = (span.first - timedelta(days=7)).isoformat()
    return replace(when, date=before) if weekday and granularity_of(when.date) == "day" else None


def _as_dated(scene: Scene, trigger: Trigger, force: Force, when: When | None) -> Force:
    """Read "the visit next week" and "meets him on Friday" as plans: the day is yet to come."""
    token = scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
    coming = when is not None and lies_after(when.date, scene.annotation.published)
    past = token.tag in {"VBD", "VBN"}
    return Force.FUTURE if force is Force.FACT and coming and not past else force


def _when_asked(parse: Parse, trigger: Trigger, dates: Mapping[int, When]) -> When | None:
    """Return the day of the words: "must leave, X said on Monday" is asked on Monday."""
    heads = climb(parse, trigger.token)
    return next((dates[t] for t in heads if t in dates and is_verb(parse, t)), None)


def _named(parse: Parse, token: int) -> str:
    """Return the trigger's lemma in the case of the text."""
    word = parse.tokens[token]
    corrected = lemma_of(word)
    return word.lemma if corrected == word.lemma.casefold() else corrected


def _mention(
    scene: Scene, parse: Parse, sentence: tuple[int, int], candidate: Candidate
) -> EventMention:
    trigger = candidate.trigger
    start, end = parse.span(*sentence)
    first, after = trigger_span(scene, candidate, sentence)
    trigger_start, trigger_end = parse.span(first, after)
    return EventMention(
        article=scene.annotation.article,
        paragraph=trigger.paragraph,
        start=start,
        end=end,
        text=parse.text[start:end],
        trigger=parse.text[trigger_start:trigger_end],
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        type=trigger.entry.type,
        mode=trigger.entry.mode,
        status=STATUS[candidate.force],
        agents=candidate.cast.agents,
        recipients=candidate.cast.recipients,
        place=candidate.cast.place,
        date=candidate.when.date,
        date_expression=candidate.when.expression,
        derivation=candidate.when.derivation,
        rule=f"{way_of(scene, candidate)} '{_named(parse, trigger.token)}'",
    )
