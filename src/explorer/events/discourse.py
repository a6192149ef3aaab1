"""What the article has told so far, which "the meeting", "his visit", "the talks" go back to."""

from __future__ import annotations

from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, clause_of, governed, subjects
from explorer.events.lexicon import Roles, words
from explorer.events.modality import Force
from explorer.events.narrative import day_of_story
from explorer.events.participants import named_by
from explorer.events.places import destinations
from explorer.events.roles import Cast
from explorer.events.sameness import STAY
from explorer.events.scene import Scene
from explorer.events.told import Told
from explorer.model import EventMention, EventType, Form, Kind, Mode
from explorer.model.isodates import granularity_of, span_of

_EARLIER = frozenset({"earlier", "previously", "recent", "recently", "last", "previous", "first"})
_LATER = ("later in the", "later that", "later ,", "the same day", "on the same", "afterwards")
_CRISIS = 60
"""Days within which "the fighting" is that of the two countries just told of."""
_TALKING = frozenset({Mode.MEETING, Mode.CALL, Mode.MULTILATERAL})


class Discourse:
    """Remembers the events of the paragraphs read so far and finds the one that is meant."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: list[Told] = []

    def remember(self, candidate: Candidate, mention: EventMention) -> None:
        """Keep an accepted event for later sentences."""
        entry = candidate.trigger.entry
        self._told.append(
            Told(
                entry.type,
                entry.mode,
                candidate.cast,
                candidate.when,
                mention.paragraph,
                mention.status,
            )
        )

    def resolve(self, candidate: Candidate) -> Candidate:
        """Complete a candidate from what was told before."""
        candidate = self._as_assembly(self._with_sides(candidate))
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
        if candidate.when.date is not None or self._looks_back(candidate):
            return candidate
        told = self._scene_of(candidate)
        if told is None or told.when.date is None:
            return self._of_story(candidate)
        when = replace(told.when, derivation=f"{told.when.derivation}; told of the same occasion")
        cast = candidate.cast
        meeting = candidate.trigger.entry.mode is Mode.MEETING
        place = self._town(told) if meeting and cast.place is None else cast.place
        return replace(candidate, when=when, cast=replace(cast, place=place))

    def _of_story(self, candidate: Candidate) -> Candidate:
        if candidate.trigger.nominal or candidate.force is not Force.FACT:
            return candidate
        when = day_of_story(self._scene, self._told, candidate)
        return candidate if when is None else replace(candidate, when=when)

    def _with_sides(self, candidate: Candidate) -> Candidate:
        """Add the sides that only "the two ministers", or what was told before, can mean."""
        trigger, cast = candidate.trigger, candidate.cast
        if trigger.entry.roles is not Roles.MUTUAL:
            return candidate
        pair = self._guest_and_host(candidate)
        if pair:
            return replace(candidate, cast=replace(cast, agents=pair, recipients=()))
        if cast.agents:
            return candidate
        pair = self._unnamed_pair(candidate)
        if not pair and candidate.own_time and trigger.entry.mode is None and not cast.everyone:
            pair = self._states_in_focus(candidate)
        return replace(candidate, cast=replace(cast, agents=pair)) if pair else candidate

    def _guest_and_host(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the visitor told of and X, for "during the talks with X, the parties"."""
        trigger, who = candidate.trigger, candidate.cast.everyone
        meeting = trigger.entry.mode is Mode.MEETING and not candidate.own_time
        host = [r for r in who if self._scene.kind(r) is Kind.PERSON and self._scene.is_named(r)]
        if not meeting or len(host) != 1 or (trigger.nominal and not self._definite(candidate)):
            return ()
        if not trigger.nominal and len(who) == 1:
            return ()
        stays = [t for t in self._told if t.mode is Mode.VISIT and t.type is EventType.CONSULT]
        near = [t for t in stays if 0 <= trigger.paragraph - t.paragraph <= 3]
        if not near or host[0] in near[-1].cast.everyone or len(near[-1].cast.agents) != 1:
            return ()
        guest = near[-1].cast.agents
        lands = self._homes(host[0]) | self._homes(guest[0])
        others = set(who) - set(host) - set(near[-1].cast.recipients)
        strangers = [r for r in others if self._scene.referents[r].canonical not in lands]
        return () if strangers or self._homes(host[0]) & self._homes(guest[0]) else (*guest, *host)

    def _homes(self, referent: int) -> set[str]:
        return {claim.of for claim in self._scene.referents[referent].roles if claim.of}

    def _unnamed_pair(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the two people told of last, for a subject "the two ministers" left open."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        verb = clause_of(parse, trigger.token)
        heads = set(subjects(parse, verb)) if verb is not None else set()
        if not any(self._is_open_pair(trigger.paragraph, head) for head in heads):
            return ()
        for told in reversed(self._told):
            people = [r for r in told.cast.everyone if self._scene.kind(r) is Kind.PERSON]
            if len(people) == 2 and trigger.paragraph - told.paragraph <= 3:
                return tuple(people)
        return ()

    def _is_open_pair(self, paragraph: int, head: int) -> bool:
        """Tell whether a noun is "the two ministers" whom nobody could name."""
        annotation, references = self._scene.annotation, self._scene.references
        return any(
            annotation.mentions[m].form is Form.GROUP
            and annotation.mentions[m].kind is not Kind.COUNTRY
            and not references.of_mention[m]
            and {"two", "both", "pair"} & set(annotation.mentions[m].text.casefold().split())
            for m in self._scene.mentions_at[paragraph].get(head, ())
        )

    def _states_in_focus(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the two countries that the paragraph, or the one before, calls the two."""
        here, annotation = candidate.trigger.paragraph, self._scene.annotation
        for index in range(len(annotation.mentions) - 1, -1, -1):
            mention = annotation.mentions[index]
            meant = self._scene.references.of_mention[index]
            both = mention.form is Form.GROUP and len(meant) == 2
            states = all(self._scene.kind(r) is Kind.COUNTRY for r in meant)
            if both and states and here == mention.paragraph:
                return tuple(meant)
        return self._states_told(candidate) if self._definite(candidate) else ()

    def _states_told(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the two countries between whom the article's last truce or clash was."""
        for told in reversed(self._told):
            sides = told.cast.everyone
            states = all(self._scene.kind(r) is Kind.COUNTRY for r in sides)
            near = candidate.trigger.paragraph - told.paragraph <= 3
            near = near and _close(candidate.when.date, told.when.date)
            if near and states and len(sides) == 2 and told.mode is None:
                return sides
        return ()

    def _as_assembly(self, candidate: Candidate) -> Candidate:
        """Read a dated meeting of one body as its assembly: "the leaders of X will meet"."""
        trigger, who = candidate.trigger, candidate.cast.everyone
        body = len(who) == 1 and self._scene.kind(who[0]) is Kind.ORGANIZATION
        if trigger.entry.mode is not Mode.MEETING or not body or not candidate.own_time:
            return candidate
        token = self._scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
        aside = trigger.nominal or token.dep == "acl"
        if aside or not set(who) <= self._subject(candidate):
            return candidate
        entry = replace(trigger.entry, mode=Mode.MULTILATERAL)
        return replace(candidate, trigger=replace(trigger, entry=entry))

    def _scene_of(self, candidate: Candidate) -> Told | None:
        """Return the told event at which this one took place, where only one time is possible."""
        trigger, who = candidate.trigger, set(candidate.cast.everyone)
        earlier = [told for told in self._told if told.type is EventType.CONSULT]
        if trigger.entry.mode is Mode.MEETING and trigger.entry.type is EventType.CONSULT:
            if any(told.mode in _TALKING and who == set(told.cast.everyone) for told in earlier):
                return None
            shared = [told for told in earlier if told.when.date and who & set(told.cast.everyone)]
            return shared[-1] if shared and self._says_later(candidate) else self._stay(shared, who)
        if trigger.entry.mode is not None or trigger.nominal or not candidate.cast.agents:
            return None
        near = [told for told in earlier if 0 <= trigger.paragraph - told.paragraph <= 1]
        return near[-1] if near and who <= set(near[-1].cast.everyone) else None

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
        if _EARLIER & {parse.tokens[c].text.casefold() for c in parse.children[trigger.token]}:
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
        if complete or not self._definite(candidate):
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
        pairs = [t for t in self._told if t.mode in _TALKING and with_whom <= set(t.cast.everyone)]
        known = any(set(candidate.cast.everyone) <= set(t.cast.everyone) for t in pairs)
        met = {t.cast.everyone for t in pairs}
        return pairs[-1] if with_whom and not known and len(met) == 1 else None

    def _definite(self, candidate: Candidate) -> bool:
        parse = self._scene.annotation.parses[candidate.trigger.paragraph]
        token = candidate.trigger.token
        front = {parse.tokens[c].text.casefold() for c in children(parse, token, "det", "poss")}
        if parse.tokens[token].tag == "NNS" and not front & words("anaphor"):
            return False
        return bool(front & words("anaphor")) or bool(children(parse, token, "poss"))

    def _speakers(self, candidate: Candidate) -> set[int]:
        """Return whom the subject of the surrounding clause names: they must have been there."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        inside = parse.tokens[trigger.token].dep == "pobj"
        return self._subject(candidate) if inside else set()

    def _subject(self, candidate: Candidate) -> set[int]:
        """Return whom the subject of the trigger's clause names."""
        trigger = candidate.trigger
        parse = self._scene.annotation.parses[trigger.paragraph]
        verb = clause_of(parse, trigger.token)
        return {
            r
            for head in (subjects(parse, verb) if verb is not None else ())
            for r in named_by(self._scene, trigger.paragraph, head)
        }

    def _adopt(self, candidate: Candidate, told: Told) -> Candidate:
        cast = Cast(told.cast.agents, told.cast.recipients, told.cast.place)
        when = told.when
        if when.date is not None and candidate.when.date is None:
            when = replace(when, derivation=f"{when.derivation}; told earlier in the article")
        else:
            when = candidate.when if candidate.when.date else when
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
            told for told in self._told if told.mode in _TALKING and who <= set(told.cast.everyone)
        ]
        return meetings[-1] if meetings else None

    def condense(self, mentions: list[EventMention]) -> list[EventMention]:
        """Drop the mentions of a sentence that another of its mentions already tells."""
        kept: list[EventMention] = []
        stays = [mention for mention in mentions if mention.mode is Mode.VISIT]
        for mention in sorted(mentions, key=_weight):
            if any(self._belongs_to(mention, stay) for stay in stays):
                continue
            if not any(_repeats(mention, other) for other in kept):
                kept.append(mention)
        return sorted(_completed(kept), key=lambda mention: mention.trigger_start)

    def _belongs_to(self, mention: EventMention, stay: EventMention) -> bool:
        """Tell whether talks with nobody by name only fill the visit told in the same sentence."""
        if mention.mode not in _TALKING or not set(stay.agents) & set(mention.agents):
            return False
        others = {*mention.agents, *mention.recipients} - set(stay.agents)
        return not any(
            self._scene.kind(r) is Kind.PERSON and self._scene.is_named(r) for r in others
        )


def _close(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are of one crisis."""
    mine, theirs = span_of(one), span_of(other)
    if mine is None or theirs is None:
        return False
    return abs((mine.first - theirs.first).days) <= _CRISIS


def _completed(mentions: list[EventMention]) -> list[EventMention]:
    """Join "two were killed" and "X opened fire" of one sentence and day to one attack."""
    attacks = [mention for mention in mentions if mention.type is EventType.ASSAULT]
    doing = [mention for mention in attacks if mention.agents and not mention.recipients]
    suffered = [mention for mention in attacks if mention.recipients and not mention.agents]
    if len(doing) != 1 or not suffered or any(m.date != doing[0].date for m in suffered):
        return mentions
    victims = dict.fromkeys(r for mention in suffered for r in mention.recipients)
    receiving = tuple(r for r in victims if r not in doing[0].agents)
    whole = replace(doing[0], recipients=receiving)
    return [whole if m is doing[0] else m for m in mentions if m not in suffered]


def _same_family(mode: Mode | None, told: Mode | None) -> bool:
    if Mode.VISIT in {mode, told} or mode is Mode.MULTILATERAL:
        return mode is told
    return mode in _TALKING and told in _TALKING


def _weight(mention: EventMention) -> tuple[bool, int, int]:
    """Order by worth: dated first, then more participants, then as told."""
    return (
        mention.date is None,
        -len(mention.agents) - len(mention.recipients),
        mention.trigger_start,
    )


def _repeats(mention: EventMention, other: EventMention) -> bool:
    same_kind = mention.type is other.type and mention.mode is other.mode
    who = {*mention.agents, *mention.recipients}
    return (
        same_kind
        and mention.place in {None, other.place}
        and who <= {*other.agents, *other.recipients}
        and mention.date in {None, other.date}
    )
