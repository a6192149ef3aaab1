"""Who the sides are where the words leave them open: "the two ministers", "the fighting"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, clause_of, subjects, subtree
from explorer.events.lexicon import Roles, words
from explorer.events.modality import Force
from explorer.events.participants import named_by
from explorer.events.scene import Scene
from explorer.events.told import Told
from explorer.model import EventType, Form, Kind, Mode
from explorer.model.isodates import span_of

_OF_A_MEETING = frozenset({"two", "both", "pair", "interlocutors", "co-chairs"})
"""Words for those who were just told to be together."""
_CRISIS = 60
"""Days within which "the fighting" is that of the two countries just told of."""


class Sides:
    """Completes the participants of what is mutual; ``told`` grows while the article is read."""

    def __init__(self, scene: Scene, told: Sequence[Told]) -> None:
        self._scene, self._told = scene, told

    def complete(self, candidate: Candidate) -> Candidate:
        """Return the candidate with its sides, where only one reading is possible."""
        return self._as_assembly(self._with_sides(candidate))

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
        told = candidate.own_time and candidate.force is Force.FACT
        if not pair and told and trigger.entry.mode is None and not cast.everyone:
            pair = self._states_in_focus(candidate)
        return replace(candidate, cast=replace(cast, agents=pair)) if pair else candidate

    def _guest_and_host(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the visitor told of and X, for "during the talks with X, the parties"."""
        trigger, who = candidate.trigger, candidate.cast.everyone
        meeting = trigger.entry.mode is Mode.MEETING and not candidate.own_time
        host = [r for r in who if self._scene.kind(r) is Kind.PERSON and self._scene.is_named(r)]
        if (
            not meeting
            or len(host) != 1
            or (trigger.nominal and not definite(self._scene, candidate))
        ):
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
            and annotation.mentions[m].kind in {Kind.PERSON, None}
            and not references.of_mention[m]
            and _OF_A_MEETING & set(annotation.mentions[m].text.casefold().split())
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
        back = definite(self._scene, candidate) or _same(self._scene, candidate)
        return self._states_told(candidate) if back else ()

    def _states_told(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the two countries between whom the article's last truce or clash was."""
        for told in reversed(self._told):
            sides = told.cast.everyone
            states = all(self._scene.kind(r) is Kind.COUNTRY for r in sides)
            near = candidate.trigger.paragraph - told.paragraph <= 3
            here = told.paragraph == candidate.trigger.paragraph or _same(self._scene, candidate)
            near = near and (here or _close(candidate.when.date, told.when.date))
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
        if aside or not set(who) <= subject_of(self._scene, candidate):
            return candidate
        entry = replace(trigger.entry, mode=Mode.MULTILATERAL)
        return replace(candidate, trigger=replace(trigger, entry=entry))


def definite(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a noun goes back to what was told: "the talks", "his visit"."""
    return definite_noun(scene, candidate.trigger.paragraph, candidate.trigger.token)


def definite_noun(scene: Scene, paragraph: int, token: int) -> bool:
    """Tell whether the noun at a token goes back to what was told."""
    parse = scene.annotation.parses[paragraph]
    front = {parse.tokens[c].text.casefold() for c in children(parse, token, "det", "poss")}
    if parse.tokens[token].tag == "NNS" and not front & words("anaphor"):
        return False
    return bool(front & words("anaphor")) or bool(children(parse, token, "poss"))


def subject_of(scene: Scene, candidate: Candidate) -> set[int]:
    """Return whom the subject of the trigger's clause names."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    verb = clause_of(parse, trigger.token)
    return {
        r
        for head in (subjects(parse, verb) if verb is not None else ())
        for r in named_by(scene, trigger.paragraph, head)
    }


def _same(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the words say that it was where the last one was: "on the same border"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    under = subtree(parse, candidate.trigger.token)
    return any(parse.tokens[token].text.casefold() == "same" for token in under)


def _close(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are of one crisis."""
    mine, theirs = span_of(one), span_of(other)
    if mine is None or theirs is None:
        return False
    return abs((mine.first - theirs.first).days) <= _CRISIS
