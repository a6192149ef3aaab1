"""What the article has told so far, which "the meeting", "his visit", "the talks" go back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.compatibility import STAY
from explorer.events.concluding import signed_by_those_who_met
from explorer.events.grammar import children, clause_of, governed
from explorer.events.kinds import OF_A_CROWD, PASSING
from explorer.events.lexicon import words
from explorer.events.modality import Force
from explorer.events.narrative import day_before_that, day_of_story
from explorer.events.occasions import is_earlier_that_day
from explorer.events.participants import named_by
from explorer.events.places import destinations
from explorer.events.reanchoring import is_reported
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.sequels import as_sequel
from explorer.events.settling import held_on_a_day, planned_for_visit
from explorer.events.sides import Sides, definite, subject_of
from explorer.events.tenses import in_past_perfect
from explorer.events.told import TALKING, Told, words_of
from explorer.model import EventMention, EventType, Kind, Mode
from explorer.model.isodates import granularity_of, span_of

_EARLIER = frozenset({"earlier", "previously", "recent", "recently", "last", "previous", "first"})
_LATER = ("later in the", "later that", "later ,", "the same day", "on the same", "afterwards")


class Discourse:
    """Remembers the events of the paragraphs read so far and finds the one that is meant."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: list[Told] = []
        self._sides = Sides(scene, self._told)
        self.rounds: list[EventMention] = []
        """The days of meetings that are told one by one: no events of their own."""
        self.passing: list[EventMention] = []
        """What is only referred to, without those who took part."""

    def remember(self, candidate: Candidate, mention: EventMention) -> None:
        """Keep an accepted event for later sentences."""
        entry = candidate.trigger.entry
        parse = self._scene.annotation.parses[mention.paragraph]
        verb = clause_of(parse, candidate.trigger.token)
        self._told.append(
            Told(
                entry.type,
                entry.mode,
                candidate.cast,
                candidate.when,
                mention.paragraph,
                mention.status,
                verb is not None and is_reported(parse, verb),
                words=words_of(parse, candidate.trigger),
                before=verb is not None and in_past_perfect(parse, verb),
            )
        )

    def begin(self, candidate: Candidate, mention: EventMention) -> None:
        """Keep the day and the town of a round of meetings for those that are told behind it."""
        self.remember(candidate, mention)
        self._told[-1] = replace(self._told[-1], round=True)
        self.rounds.append(mention)

    def refer(self, mention: EventMention) -> None:
        """Keep what is only referred to; later sentences do not go back to it."""
        self.passing.append(replace(mention, rule=f"{PASSING} {mention.rule}"))

    @property
    def told(self) -> Sequence[Told]:
        """Return what the article has told so far, in order."""
        return self._told

    def resolve(self, candidate: Candidate) -> Candidate:
        """Complete a candidate from what was told before."""
        candidate = as_sequel(self._scene, self._told, self._sides.complete(candidate))
        candidate = held_on_a_day(self._scene, self._told, candidate)
        candidate = signed_by_those_who_met(self._scene, self._told, candidate)
        candidate = planned_for_visit(self._scene, self._told, candidate)
        trigger = candidate.trigger
        if trigger.nominal and trigger.entry.mode is not None and not candidate.own_time:
            antecedent = self._antecedent(candidate) or self._partner(candidate)
            if antecedent is not None:
                return self._adopt(candidate, antecedent)
        meeting = self._agreed_in(candidate)
        if meeting is not None:
            return self._adopt(candidate, meeting)
        return self._in_visit(candidate)

    def _in_visit(self, candidate: Candidate) -> Candidate:
        """Date what is told without a time by the visit or meeting that the article is telling."""
        if not candidate.when.is_open or _is_of_nobody(candidate):
            return candidate
        if self._looks_back(candidate):
            return self._of_occasion(candidate)
        told = self._scene_of(candidate)
        if told is None or told.when.date is None:
            return self._of_story(candidate)
        when = replace(told.when, derivation=f"{told.when.derivation}; told of the same occasion")
        cast = candidate.cast
        meeting = candidate.trigger.entry.mode is Mode.MEETING
        place = self._town(told) if meeting and cast.place is None else cast.place
        return replace(candidate, when=when, cast=replace(cast, place=place))

    def _of_story(self, candidate: Candidate) -> Candidate:
        if candidate.force is not Force.FACT:
            return candidate
        when = day_of_story(self._scene, self._told, candidate)
        return candidate if when is None else replace(candidate, when=when)

    def _of_occasion(self, candidate: Candidate) -> Candidate:
        """Date "Prior to that, X had met Y" by what it goes back from on the same day."""
        if candidate.trigger.nominal or candidate.force is not Force.FACT:
            return candidate
        when = day_before_that(self._scene, self._told, candidate)
        return candidate if when is None else replace(candidate, when=when)

    def _scene_of(self, candidate: Candidate) -> Told | None:
        """Return the told event at which this one took place, where only one time is possible."""
        trigger, who = candidate.trigger, set(candidate.cast.everyone)
        earlier = [told for told in self._told if told.type is EventType.CONSULT]
        if trigger.entry.mode is Mode.MEETING and trigger.entry.type is EventType.CONSULT:
            if any(told.mode in TALKING and who == set(told.cast.everyone) for told in earlier):
                return None
            shared = [told for told in earlier if told.when.date and who & set(told.cast.everyone)]
            return shared[-1] if shared and self._says_later(candidate) else self._stay(shared, who)
        if trigger.entry.mode is not None or trigger.nominal or not candidate.cast.agents:
            return None
        near = [t for t in earlier if t.main and 0 <= trigger.paragraph - t.paragraph <= 1]
        return near[-1] if near and self._were_there(candidate, near[-1]) else None

    def _were_there(self, candidate: Candidate, told: Told) -> bool:
        """Tell whether who spoke was at a meeting of some day or week, and of nobody elsewhere."""
        there = set(told.cast.everyone)
        absent = set(candidate.cast.everyone) - there
        people = any(self._scene.maybe_person(r) for r in absent)
        size = granularity_of((told.when.date or "").partition("/")[0])
        return set(candidate.cast.agents) <= there and not people and size in {"day", "week"}

    def _stay(self, shared: list[Told], who: set[int]) -> Told | None:
        """Return the visit during which they met: one of many days, or of the day of the news."""
        stays = [t for t in shared if t.mode is Mode.VISIT and who & set(t.cast.agents)]
        if not stays:
            return None
        since = shared[shared.index(stays[-1]) :]
        if granularity_of(stays[-1].when.date) != "day":
            return stays[-1]
        fresh = self._age(stays[-1]) < STAY
        return stays[-1] if fresh and len({told.when.date for told in since}) == 1 else None

    def _age(self, told: Told) -> int:
        """Return the days from a dated event to the publication."""
        published, span = self._scene.annotation.published, span_of(told.when.date)
        return (published - span.first).days if published and span else 0

    def _says_later(self, candidate: Candidate) -> bool:
        """Tell whether the sentence goes on from the one before: "Later in the day, ..."."""
        parse = self._scene.annotation.parses[candidate.trigger.paragraph]
        first, _ = parse.sentence_of(candidate.trigger.token)
        opening = " ".join(token.text.casefold() for token in parse.tokens[first : first + 3])
        return opening.startswith(_LATER)

    def _town(self, told: Told) -> int | None:
        place = told.cast.place
        return place if place is not None and self._scene.kind(place) is Kind.PLACE else None

    def _looks_back(self, candidate: Candidate) -> bool:
        """Tell whether the words put the meeting before what the article is about."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        beside = [c for c in parse.children[trigger.token] if not children(parse, c, "poss")]
        same_day = [c for c in beside if is_earlier_that_day(parse, c)]
        back = _EARLIER - {"first"} if any(told.round for told in self._told) else _EARLIER
        if any(back & {parse.tokens[c].text.casefold()} for c in beside if c not in same_day):
            return True
        token = parse.tokens[trigger.token]
        if trigger.nominal:
            prep = parse.tokens[token.head].text.casefold()
            return token.dep != "pobj" or prep not in {"at", "in", "during"}
        if token.tag == "VBN":
            passive = children(parse, trigger.token, "auxpass")
            return not passive or parse.tokens[passive[0]].tag != "VBD"
        return token.tag != "VBD" or bool(children(parse, trigger.token, "aux"))

    def _antecedent(self, candidate: Candidate) -> Told | None:
        """Return the latest event that a definite noun can mean."""
        trigger, cast = candidate.trigger, candidate.cast
        complete = len(cast.everyone) >= 2 or (
            trigger.entry.mode is Mode.VISIT and bool(destinations(self._scene, trigger))
        )
        if candidate.force is Force.FUTURE:
            return None
        if complete or not definite(self._scene, candidate):
            return None
        clause = self._speakers(candidate)
        for told in reversed(self._told):
            if not _same_family(trigger.entry.mode, told.mode):
                continue
            who = set(told.cast.everyone)
            if set(cast.everyone) - who:
                continue
            if (
                trigger.entry.mode is Mode.VISIT
                and cast.agents
                and not set(cast.agents) & set(told.cast.agents)
            ):
                continue
            if clause and not clause & who:
                continue
            return told
        return None

    def _partner(self, candidate: Candidate) -> Told | None:
        """Return the told meeting with X that "his meeting with X" means, whoever "he" is."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        own = children(parse, trigger.token, "poss")
        if trigger.entry.mode is Mode.VISIT or not own or parse.tokens[own[0]].tag != "PRP$":
            return None
        with_whom = {
            r
            for _, noun in governed(parse, trigger.token, frozenset({"with"}))
            for r in named_by(self._scene, trigger.paragraph, noun)
            if self._scene.kind(r) is Kind.PERSON and self._scene.is_named(r)
        }
        pairs = [t for t in self._told if t.mode in TALKING and with_whom <= set(t.cast.everyone)]
        known = any(set(candidate.cast.everyone) <= set(t.cast.everyone) for t in pairs)
        met = {t.cast.everyone for t in pairs}
        return pairs[-1] if with_whom and not known and len(met) == 1 else None

    def _speakers(self, candidate: Candidate) -> set[int]:
        """Return whom the subject of the surrounding clause names: they must have been there."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        inside = parse.tokens[trigger.token].dep == "pobj"
        return subject_of(self._scene, candidate) if inside else set()

    def _adopt(self, candidate: Candidate, told: Told) -> Candidate:
        cast = Cast(told.cast.agents, told.cast.recipients, told.cast.place)
        when = told.when
        if when.date is not None and candidate.when.is_open:
            when = replace(when, derivation=f"{when.derivation}; told earlier in the article")
        else:
            when = when if candidate.when.is_open else candidate.when
        entry = replace(candidate.trigger.entry, type=told.type, mode=told.mode)
        return replace(
            candidate, cast=cast, when=when, trigger=replace(candidate.trigger, entry=entry)
        )

    def _agreed_in(self, candidate: Candidate) -> Told | None:
        """Return the meeting of which "they agreed to ..." only reports what was said."""
        trigger, who = candidate.trigger, set(candidate.cast.agents)
        parse = self._scene.annotation.parses[trigger.paragraph]
        bare = trigger.entry.type is EventType.AGREE and trigger.noun is None
        talk = parse.tokens[trigger.token].lemma in {"agree", "pledge", "commit"}
        aims = {parse.tokens[t].lemma for t in children(parse, trigger.token, "xcomp")}
        deed = bool(aims) and not aims & words("lasting")
        if (
            deed
            or not (bare and talk and who)
            or candidate.own_time
            or candidate.force is not Force.FACT
        ):
            return None
        meetings = [
            told for told in self._told if told.mode in TALKING and who <= set(told.cast.everyone)
        ]
        return meetings[-1] if meetings else None


def _is_of_nobody(candidate: Candidate) -> bool:
    """Tell whether a verb names nobody and no time: whatever its day, it is no event."""
    known = candidate.cast.everyone or candidate.own_time or candidate.trigger.nominal
    return not known and candidate.trigger.entry.type not in OF_A_CROWD


def _same_family(mode: Mode | None, told: Mode | None) -> bool:
    if Mode.VISIT in {mode, told} or mode is Mode.MULTILATERAL:
        return mode is told
    return mode in TALKING and told in TALKING
