"""Who takes part in an event, as agent or recipient, and where it takes place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.events.grammar import (
    children,
    clause_of,
    climb,
    conjuncts,
    governed,
    is_passive,
    is_verb,
    objects,
    phrases,
    subjects,
)
from explorer.events.kinds import LOCATED
from explorer.events.lexicon import Roles, nouns, words
from explorer.events.participants import actors_only, named_by
from explorer.events.scene import Scene
from explorer.events.triggers import Trigger
from explorer.model import EventType, Form, Kind, Mode, Parse

_TOGETHER = frozenset({"with", "between", "among", "alongside"})
_TARGET = frozenset(
    {
        "between",
        "among",
        "on",
        "upon",
        "against",
        "to",
        "at",
        "for",
        "of",
        "with",
        "from",
        "into",
        "over",
        "toward",
        "towards",
        "in",
    }
)
_WHERE = frozenset({"to", "in", "at", "from", "into", "on", "near", "over", "for"})
_BY = frozenset({"by"})
_SETTING = words("carrier") | frozenset(nouns())
_LOCAL = frozenset(
    {"in", "at", "near", "outside", "inside", "to", "off", "around", "across", "from"}
)
_DESTINATION = frozenset({"to", "in", "at"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The referents that take part, and the place."""

    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None

    @property
    def everyone(self) -> tuple[int, ...]:
        """Return agents and recipients."""
        return (*self.agents, *self.recipients)


def cast_of(scene: Scene, trigger: Trigger) -> Cast:
    """Read the participants and the place of a trigger from its clause."""
    reader = _Reader(scene, trigger)
    agents, recipients = reader.nominal() if trigger.nominal else reader.verbal()
    place = reader.place()
    return _tidy(scene, trigger, agents, recipients, place)


def _tidy(
    scene: Scene,
    trigger: Trigger,
    agents: Iterable[int],
    recipients: Iterable[int],
    place: int | None,
) -> Cast:
    doing = actors_only(scene, agents)
    receiving = [r for r in actors_only(scene, recipients) if r not in doing]
    if trigger.entry.roles is Roles.MUTUAL:
        doing, receiving = [*doing, *receiving], []
    if not doing and not receiving and place is not None and trigger.entry.type in LOCATED:
        return Cast((), (place,), place)
    if trigger.entry.roles is Roles.SUFFER:
        doing, receiving = [], doing + receiving
    return Cast(tuple(doing), tuple(receiving), place)


class _Reader:
    """Reads the arguments of one trigger."""

    def __init__(self, scene: Scene, trigger: Trigger) -> None:
        self.scene, self.trigger = scene, trigger
        self.paragraph, self.token = trigger.paragraph, trigger.token
        self.parse: Parse = scene.annotation.parses[trigger.paragraph]

    def _named(self, heads: Iterable[int]) -> list[int]:
        return [r for head in heads for r in named_by(self.scene, self.paragraph, head)]

    def _under(self, token: int, preps: frozenset[str]) -> list[int]:
        return self._phrased(governed(self.parse, token, preps))

    def _phrased(self, phrased: Iterable[tuple[str, int]]) -> list[int]:
        """Return whom prepositional phrases name; a place behind "to" or "in" is only a place."""
        striking = self.trigger.entry.type is EventType.ASSAULT
        return [
            referent
            for prep, noun in phrased
            for referent in self._named([noun])
            if striking or prep not in _WHERE or self.scene.kind(referent) is not Kind.PLACE
        ]

    # ---- verbs ---------------------------------------------------------------------------------

    def verbal(self) -> tuple[list[int], list[int]]:
        """Return agents and recipients of a verb."""
        roles = self.trigger.entry.roles
        agents, recipients = self._agents(), []
        if roles is Roles.VISIT:
            return self._traveller() or agents, self._destinations(Kind.COUNTRY)
        if roles in {Roles.SELF, Roles.SUFFER}:
            return agents, []
        if is_passive(self.parse, self.token):
            undergoing = subjects(self.parse, self.token)
            recipients = self._named(undergoing)
            if self.trigger.noun in undergoing:
                recipients += self._around_noun(self.trigger.noun, roles is Roles.MUTUAL)
        recipients += self._objects()
        return agents, recipients

    def _traveller(self) -> list[int]:
        """Return who makes the trip of "a trip by X, where he visited Y"."""
        token = self.parse.tokens[self.token]
        pronoun = [
            child
            for child in children(self.parse, self.token, "nsubj")
            if self.parse.tokens[child].tag == "PRP"
        ]
        entry = nouns().get(self.parse.tokens[token.head].lemma.casefold())
        if token.dep != "relcl" or not pronoun or entry is None or entry.mode is not Mode.VISIT:
            return []
        return self._possessors(token.head) + self._under(token.head, _BY)

    def _agents(self) -> list[int]:
        """Return who does it: the subject, of a passive clause the "by" phrase."""
        parse, verb = self.parse, self.token
        by = self._under(verb, _BY)
        if is_passive(parse, verb):
            if self.trigger.entry.roles is Roles.MUTUAL and not by:
                return []
            return by
        heads = subjects(parse, verb)
        found = self._named(heads)
        if not found and not heads:
            return self._stranded_subject(verb)
        return found or self._speaker(heads)

    def _speaker(self, heads: list[int]) -> list[int]:
        """Return who speaks, for "it" and "they" in what he says of himself: "X said it would"."""
        token = self.parse.tokens[self.token]
        governor = self.parse.tokens[token.head]
        pronoun = any(self.parse.tokens[head].tag == "PRP" for head in heads)
        if pronoun and token.dep == "ccomp" and governor.lemma in words("speaking"):
            return self._named(subjects(self.parse, token.head))
        return []

    def speaker(self) -> list[int]:
        """Return whose words the clause is: the subject of the verb of speech above it."""
        for head in climb(self.parse, self.token):
            if is_verb(self.parse, head) and self.parse.tokens[head].lemma in words("speaking"):
                return self._named(subjects(self.parse, head)) or self._stranded_subject(head)
        return []

    def _stranded_subject(self, verb: int) -> list[int]:
        """Return whom the words right before the verb name, where the parser lost the subject."""
        first, _ = self.parse.sentence_of(verb)
        for token in range(verb - 1, first - 1, -1):
            word = self.parse.tokens[token]
            if word.dep in {"aux", "auxpass", "advmod", "neg"}:
                continue
            if word.dep == "appos" and word.pos in {"NOUN", "PROPN"}:
                return self._described(token) or self._named([token])
            break
        return []

    def _described(self, noun: int) -> list[int]:
        """Return the one person of the article whose office and country the words give."""
        lemma = self.parse.tokens[noun].lemma.casefold()
        homes = {
            self.scene.annotation.mentions[index].canonical
            for child in children(self.parse, noun, "amod", "compound", "poss", "nmod")
            for index in self.scene.mentions_at[self.paragraph].get(child, ())
        } - {None}
        fitting = [
            referent.id
            for referent in self.scene.references.referents
            if referent.kind is Kind.PERSON
            and referent.form is Form.NAME
            and any(
                claim.of in homes and lemma in claim.title.casefold() for claim in referent.roles
            )
        ]
        inside = {
            r
            for index in self.scene.mentions_at[self.paragraph].get(noun, ())
            for r in self.scene.references.of_mention[index]
        }
        others = [referent for referent in fitting if not self._names_near(referent, noun)]
        return others if len(others) == 1 and not inside else []

    def _names_near(self, referent: int, noun: int) -> bool:
        """Tell whether the words belong, wrongly, to the name right before the comma."""
        head = self.parse.tokens[noun].head
        return any(
            referent in self.scene.references.of_mention[index]
            for index in self.scene.mentions_at[self.paragraph].get(head, ())
        )

    def _objects(self) -> list[int]:
        parse, verb, noun = self.parse, self.token, self.trigger.noun
        mutual = self.trigger.entry.roles is Roles.MUTUAL
        preps = _TOGETHER | {"to"} if mutual else _TARGET
        phrasal = phrases(parse, verb, _SETTING) if mutual else governed(parse, verb)
        wanted = preps & self._spoken_preps()
        found = self._phrased((name, inner) for name, inner in phrasal if name in wanted)
        if mutual:
            found += self._named(self._late_partners(verb))
        direct = [head for head in objects(parse, verb) if not is_passive(parse, verb)]
        for head in [*direct, *children(parse, verb, "oprd")]:
            for one in conjuncts(parse, head):
                if one == noun:
                    found += self._around_noun(one, mutual)
                elif not self._is_actor(one):
                    found += [] if mutual else self._around_noun(one, mutual)
                else:
                    found = self._named([one]) + found
                    found += self._under(one, _TOGETHER) if mutual else []
        if not mutual:
            found = found or self._complement_subject()
        return found

    def _late_partners(self, verb: int) -> list[int]:
        """Return "and Y" of "met with X, its head, and Y", which the parser hangs on the verb."""
        return [
            child
            for child in children(self.parse, verb, "conj")
            if self.parse.tokens[child].pos in {"PROPN", "NOUN"}
        ]

    def _spoken_preps(self) -> frozenset[str]:
        """Return the prepositions that bring a participant and not a place or a topic."""
        if self.trigger.entry.type in {EventType.ASSAULT, EventType.SANCTION, EventType.COERCE}:
            return _TARGET - {"in", "for", "with"} | _TOGETHER
        return _TARGET - {"in", "at", "for", "into", "over"} | _TOGETHER

    def _around_noun(self, noun: int, mutual: bool) -> list[int]:
        """Return who stands around the object: "sanctions on X", "talks with X", "Iran's offer"."""
        if mutual:
            return self._under(noun, _TOGETHER) + self._sides(noun)
        around = self._under(noun, _TARGET - {"for", "in"}) + self._possessors(noun)
        return around or self._named([noun])

    def _complement_subject(self) -> list[int]:
        """Return the subject of the clause that is demanded, promised or denied."""
        found = []
        for child in children(self.parse, self.token, "ccomp", "xcomp"):
            inner = children(self.parse, child, "nsubj", "nsubjpass") or children(
                self.parse, child, "dobj"
            )
            found += self._named(inner)
            for noun in children(self.parse, child, "dobj"):
                found += self._under(noun, _TARGET - {"for", "in"})
        return found

    def _is_actor(self, noun: int) -> bool:
        return bool(self.scene.mentions_at[self.paragraph].get(noun)) or (
            self.parse.tokens[noun].lemma.casefold() in words("dignitary")
        )

    # ---- nouns ---------------------------------------------------------------------------------

    def nominal(self) -> tuple[list[int], list[int]]:
        """Return agents and recipients of an event noun."""
        noun = self.token
        agents = self._possessors(noun) + self._under(noun, _BY)
        if self.trigger.entry.roles is Roles.VISIT:
            return agents or self._controller(), self._destinations(Kind.COUNTRY)
        if self.trigger.entry.roles is Roles.MUTUAL:
            others = self._under(noun, _TOGETHER) + self._sides(noun) + self._ended(noun)
            between = bool(governed(self.parse, noun, frozenset({"between", "among", "of"})))
            if not between and self._joined():
                agents = self._joining(agents, others)
            return agents, others
        if self.trigger.entry.roles is Roles.UNDERGO:
            undergoing = self._possessors(noun) + self._under(noun, frozenset({"of"}))
            return self._under(noun, _BY), undergoing
        targets = frozenset({"on", "against", "of", "upon"})
        return agents + self._nationality(noun), self._under(noun, targets) + self._victims()

    def _possessors(self, noun: int) -> list[int]:
        return self._named(children(self.parse, noun, "poss"))

    def _victims(self) -> list[int]:
        """Return whom "an explosion killed" or "a raid wounded"."""
        token = self.parse.tokens[self.token]
        if token.dep != "nsubj":
            return []
        return self._named(children(self.parse, token.head, "dobj"))

    def _joining(self, agents: list[int], others: list[int]) -> list[int]:
        """Add the subject of the clause to a meeting that it speaks from.

        "During his meeting with X, Y said": "his" is Y's, unless Y is X.
        """
        speaking = self._controller()
        own = children(self.parse, self.token, "poss")
        pronoun = any(self.parse.tokens[child].tag == "PRP$" for child in own)
        if agents and not (pronoun and self._fronted()):
            return agents
        if not speaking or set(speaking) & set(others) or self._compatriots(speaking, others):
            return agents
        return speaking

    def _compatriots(self, speaking: list[int], others: list[int]) -> bool:
        """Tell whether both serve one country: then the speaker is whom the meeting was with."""
        return bool(self._homes(speaking) & self._homes(others))

    def _homes(self, referents: list[int]) -> set[str]:
        return {
            claim.of
            for referent in referents
            for claim in self.scene.referents[referent].roles
            if claim.of
        }

    def _fronted(self) -> bool:
        verb = clause_of(self.parse, self.token)
        return verb is not None and self.token < verb

    def _ended(self, noun: int) -> list[int]:
        """Return the sides of the war that a statement or a ceasefire ended."""
        found = []
        for clause in children(self.parse, noun, "relcl", "acl"):
            for inner in children(self.parse, clause, "dobj"):
                found += self._under(inner, _TOGETHER) + self._possessors(inner)
            found += self._under(clause, _BY | _TOGETHER)
        return found

    def _nationality(self, noun: int) -> list[int]:
        found = []
        for child in children(self.parse, noun, "amod", "compound"):
            found += [
                r
                for r in self._named([child])
                if self.scene.kind(r) in {Kind.COUNTRY, Kind.ORGANIZATION}
            ]
        return found

    def _sides(self, noun: int) -> list[int]:
        """Return those of "the meeting of A and B" and of "Iran-Turkey talks"."""
        found = [
            r
            for r in self._under(noun, frozenset({"of"}))
            if self.scene.kind(r) in {Kind.PERSON, Kind.COUNTRY, None}
        ]
        return found + self._nationality(noun)

    def _joined(self) -> bool:
        """Tell whether it hangs on a clause whose subject takes part: "said in a meeting"."""
        token = self.parse.tokens[self.token]
        if token.dep != "pobj":
            return False
        prep = self.parse.tokens[token.head].text.casefold()
        return prep in {"in", "at", "during", "on", "after", "following", "for"}

    def _controller(self) -> list[int]:
        """Return the subject of the clause that a bare "on a visit to X" hangs on."""
        verb = clause_of(self.parse, self.token)
        if verb is None or self.parse.tokens[self.token].dep not in {"pobj", "dobj", "conj"}:
            return []
        return self._named(subjects(self.parse, verb)) or self._stranded_subject(verb)

    # ---- place ---------------------------------------------------------------------------------

    def _destinations(self, kind: Kind) -> list[int]:
        found = []
        for referent in self._destination_places():
            if self.scene.kind(referent) is kind:
                found.append(referent)
        return found

    def _destination_places(self) -> list[int]:
        anchors = [self.token] + ([self.trigger.noun] if self.trigger.noun is not None else [])
        heads = []
        for anchor in dict.fromkeys(anchors):
            heads += [noun for _, noun in governed(self.parse, anchor, _DESTINATION)]
        if not self.trigger.nominal and self.trigger.noun is None:
            heads = objects(self.parse, self.token) + heads
        found = []
        for head in heads:
            for noun in conjuncts(self.parse, head):
                found += self._places_at(noun)
        return list(dict.fromkeys(found))

    def _places_at(self, noun: int) -> list[int]:
        for index in self.scene.mentions_at[self.paragraph].get(noun, ()):
            mention = self.scene.annotation.mentions[index]
            found = [
                r
                for r in self.scene.references.of_mention[index]
                if self.scene.kind(r) in {Kind.PLACE, Kind.COUNTRY}
            ]
            if mention.form is Form.NAME and found:
                return found
        return []

    def places(self) -> list[int]:
        """Return the destinations of a visit, each a place of its own."""
        return self._destination_places()

    def place(self) -> int | None:
        """Return where it happens: a visit's destination, "in X" of the clause, "the X meeting"."""
        token = self.parse.tokens[self.token]
        if token.dep == "relcl" and any(
            self.parse.tokens[child].text.casefold() == "where"
            for child in children(self.parse, self.token, "advmod")
        ):
            above = self._places_at(token.head)
            if above and self.trigger.entry.mode is not Mode.VISIT:
                return above[0]
        if self.trigger.entry.mode is Mode.VISIT:
            found = self._destination_places()
            if found:
                return found[0]
        return self._local()

    def _local(self) -> int | None:
        anchors = {self.token, *([self.trigger.noun] if self.trigger.noun is not None else [])}
        for anchor in anchors:
            for child in children(self.parse, anchor, "compound", "amod", "poss"):
                for referent in self._places_at(child):
                    if self.scene.kind(referent) is Kind.PLACE:
                        return referent
        best: tuple[int, int] | None = None
        for prep, noun in self._locatives():
            reach = self._distance(prep, anchors)
            places = self._places_at(noun)
            if reach is not None and places and (best is None or reach < best[0]):
                best = (reach, places[0])
        return best[1] if best else None

    def _locatives(self) -> Iterable[tuple[int, int]]:
        first, after = self.parse.sentence_of(self.token)
        for index in range(first, after):
            token = self.parse.tokens[index]
            if token.dep == "prep" and token.text.casefold() in _LOCAL:
                if token.text.casefold() in {"to", "from"}:
                    continue
                for noun in children(self.parse, index, "pobj"):
                    yield index, noun

    def _carries_place(self, head: int) -> bool:
        """Tell whether "in X" behind the noun can be the event's: not of "discussed peace in X"."""
        token = self.parse.tokens[head]
        if self.trigger.entry.type is not EventType.CONSULT or token.pos not in {"NOUN", "PROPN"}:
            return True
        if token.lemma.casefold() in _SETTING or self.scene.mentions_at[self.paragraph].get(head):
            return True
        return token.dep not in {"dobj", "pobj", "conj"}

    def _distance(self, prep: int, anchors: set[int]) -> int | None:
        """Return how many steps up from the preposition the trigger stands, not through a verb."""
        for steps, head in enumerate(climb(self.parse, prep)):
            if head in anchors:
                return steps
            if is_verb(self.parse, head) or steps > 5 or not self._carries_place(head):
                break
        if self.trigger.nominal:
            verb = clause_of(self.parse, self.token)
            if verb is not None and self.parse.tokens[prep].head == verb:
                return 6
        return None


def destinations(scene: Scene, trigger: Trigger) -> list[int]:
    """Return every destination of a visit."""
    return _Reader(scene, trigger).places()


def demand_of(scene: Scene, trigger: Trigger, cast: Cast) -> Cast:
    """Turn the cast of "A said that B must": A asks, B is asked."""
    asking = actors_only(scene, _Reader(scene, trigger).speaker())
    asked = [r for r in cast.agents if r not in asking]
    return Cast(tuple(asking), tuple(asked), None)
