"""Who takes part in what a verb tells: subject, object, phrases, and their passives."""

from __future__ import annotations

from explorer.events.grammar import (
    children,
    clause_of,
    conjuncts,
    governed,
    is_passive,
    objects,
    phrases,
    subjects,
)
from explorer.events.kinship import is_another
from explorer.events.lexicon import Roles, lemma_of, nouns, setting, verbs, words
from explorer.events.participants import name_beside
from explorer.events.places import LOCAL, countries_visited
from explorer.events.reader import BY, TOGETHER, Reader
from explorer.model import EventType, Kind, Mode

TARGET = frozenset(
    {
        *{"between", "among", "on", "upon", "against", "to", "at", "for", "of", "with"},
        *{"from", "into", "over", "toward", "towards", "in"},
    }
)
_STRUCK = TARGET - {"in", "for", "with"} | TOGETHER
_MET = TARGET - {"in", "at", "for", "into", "over"} | TOGETHER
_OUTSIDE = _MET | {"outside"}
_WITHIN = frozenset({"of", "in"})
_FILED = frozenset({"with", "against", "to"})
_TWO = 2
_AGAINST = frozenset({"against", "on", "to"})
ADDRESSED = frozenset({"on", "from", "to", "by", "in"})
BRINGING = {
    EventType.APPOINT: frozenset[str](),
    EventType.COERCE: frozenset({"against"}),
    EventType.AID: frozenset({"to", "for", "with"}),
    EventType.RETREAT: frozenset({"from", "to", "of"}),
}


class VerbReader(Reader):
    """Reads the participants of a verb."""

    def participants(self) -> tuple[list[int], list[int]]:
        """Return agents and recipients of a verb."""
        roles = self.trigger.entry.roles
        agents, recipients = self._agents(), []
        if roles is Roles.VISIT:
            return self._traveller() or agents, countries_visited(self.scene, self.trigger)
        if roles in {Roles.SELF, Roles.SUFFER}:
            return agents, []
        if is_passive(self.parse, self.token):
            undergoing = subjects(self.parse, self.token)
            recipients = self.named(undergoing)
            if self.trigger.noun in undergoing:
                recipients += self._around_noun(self.trigger.noun, roles is Roles.MUTUAL)
        recipients += self._objects()
        if roles is Roles.MUTUAL and not recipients and len(agents) == 1:
            recipients = self._partner_of_first()
        if roles is Roles.MUTUAL and len({*agents, *recipients}) < _TWO:
            recipients = recipients + self.prompters()
        return agents, recipients

    def _partner_of_first(self) -> list[int]:
        """Return Y of "X met Y and signed an accord", whom the second verb leaves out."""
        token = self.parse.tokens[self.token]
        entries = verbs().get(self.parse.tokens[token.head].lemma.casefold(), ())
        meeting = any(e.type is EventType.CONSULT and e.roles is Roles.MUTUAL for e in entries)
        if token.dep != "conj" or not meeting or children(self.parse, self.token, "nsubj"):
            return []
        direct = self.named(objects(self.parse, token.head))
        return direct + self.under(token.head, TOGETHER)

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
        return self.possessors(token.head) + self.under(token.head, BY)

    def _agents(self) -> list[int]:
        """Return who does it: the subject, of a passive clause the "by" phrase."""
        parse, verb = self.parse, self.token
        by = self.under(verb, BY)
        if is_passive(parse, verb):
            return by or self._by_of_noun() or self._firing() or self._late_agents()
        heads = subjects(parse, verb)
        found = self.named(heads)
        if not found and not heads:
            return self.stranded_subject(verb)
        found = found or self._speaker(heads) or self._wielding()
        return found or (self._sharing() if self.trigger.entry.roles is Roles.MUTUAL else [])

    def _wielding(self) -> list[int]:
        """Return X of "X fired missiles hitting Y", "X signed a decree banning Y"."""
        token = self.parse.tokens[self.token]
        thing = self.parse.tokens[token.head]
        held = token.dep == "acl" and token.tag == "VBG" and thing.dep == "dobj"
        held = held and lemma_of(self.parse.tokens[thing.head]) in words("wielding")
        return self.named(subjects(self.parse, thing.head)) if held else []

    def _sharing(self) -> list[int]:
        """Return X and Y of "flights between X and Y resumed", whom the thing they share names."""
        heads = subjects(self.parse, self.token)
        return [r for head in heads for r in self.under(head, frozenset({"between", "among"}))]

    def _by_of_noun(self) -> list[int]:
        """Return X of "was granted an audience by X", whom the parser hangs on the noun."""
        return [] if self.trigger.noun is None else self.under(self.trigger.noun, BY)

    def _firing(self) -> list[int]:
        """Return X of "was hit by fire from X" and of "by bullets of X"."""
        means = governed(self.parse, self.token, BY)
        return [r for _, noun in means for r in self.under(noun, frozenset({"from", "of"}))]

    def _late_agents(self) -> list[int]:
        """Return whom "by" names at a town or a day: "was agreed in the city of X by Y and Z"."""
        found = []
        for _, noun in governed(self.parse, self.token, LOCAL | {"on"}):
            inside = [noun, *(inner for _, inner in governed(self.parse, noun, _WITHIN))]
            for place in inside:
                behind = governed(self.parse, place, BY)
                people = [r for _, head in behind for r in self.named([head])]
                found += [r for r in people if self.scene.kind(r) is not Kind.PLACE]
        return found

    def _speaker(self, heads: list[int]) -> list[int]:
        """Return who speaks, for "it" and "they" in what he says of himself: "X said it would"."""
        token = self.parse.tokens[self.token]
        governor = self.parse.tokens[token.head]
        issued = [t for t in heads if self.parse.tokens[t].lemma in words("utterance")]
        if issued and token.tag == "VBG":
            above = clause_of(self.parse, issued[0])
            own = self.possessors(issued[0]) + self.under(issued[0], BY | {"from"})
            return own or (self.named(subjects(self.parse, above)) if above is not None else [])
        pronouns = [t for t in heads if self.parse.tokens[t].tag == "PRP"]
        if not pronouns or token.dep != "ccomp" or governor.lemma not in words("speaking"):
            return []
        thing = all(self.parse.tokens[t].text.casefold() == "it" for t in pronouns)
        told = self.named(subjects(self.parse, token.head))
        return [r for r in told if not (thing and self.scene.kind(r) is Kind.PERSON)]

    def _objects(self) -> list[int]:
        parse, verb, noun = self.parse, self.token, self.trigger.noun
        mutual = self.trigger.entry.roles is Roles.MUTUAL
        addressed = self._addressed()
        preps = TOGETHER | {"to"} | addressed if mutual else TARGET
        phrasal = phrases(parse, verb, setting()) if mutual else governed(parse, verb)
        wanted = ((preps | {"outside"}) & self._spoken_preps()) | addressed
        found = self.phrased((name, inner) for name, inner in phrasal if name in wanted)
        if mutual:
            found += self.named(self._late_partners(verb)) + self.chairs()
        direct = [head for head in objects(parse, verb) if not is_passive(parse, verb)]
        for head in [*direct, *children(parse, verb, "oprd")]:
            for one in conjuncts(parse, head):
                if one == noun:
                    found += self._around_noun(one, mutual) + self._posted(one)
                elif not self._is_actor(one):
                    found += self._discussing(one) if mutual else self._around_noun(one, mutual)
                else:
                    found = self.named([one]) + found
                    found += self.under(one, TOGETHER) if mutual else []
        if not mutual:
            found += self._within_phrases()
            found += [] if "dated" in self.trigger.entry.frame.flags else self._sharing()
            found = found or self._complement_subject() or self._held()
        return found

    def _within_phrases(self) -> list[int]:
        """Return X of "withdrew from a treaty with X", where the phrase is what the frame asks."""
        asked = self.trigger.entry.frame.pobj
        return [
            referent
            for anchor in (self.token, *([self.trigger.noun] if self.trigger.noun else []))
            for _, noun in governed(self.parse, anchor)
            if lemma_of(self.parse.tokens[noun]) in asked
            for referent in self.under(noun, TOGETHER | {"of"})
        ]

    def _discussing(self, topic: int) -> list[int]:
        """Return X of "discussed the border with X", whom the parser hangs on the topic."""
        partners = self.under(topic, frozenset({"with"}))
        return [referent for referent in partners if self.scene.kind(referent) is Kind.PERSON]

    def _held(self) -> list[int]:
        """Return X of "remanded in custody X", where the parser puts X under the preposition."""
        if self.trigger.entry.type is not EventType.COERCE:
            return []
        inside = self.under(self.token, frozenset({"in", "into"}))
        return [r for r in inside if self.scene.kind(r) is Kind.PERSON]

    def _addressed(self) -> frozenset[str]:
        """Return the prepositions that name the partner: "a call from X", "a call on X"."""
        entry = self.trigger.entry
        direct = entry.mode in {Mode.MEETING, Mode.CALL} and not entry.frame.pobj
        named = entry.frame.obj or "upon" in entry.frame.flags
        return entry.frame.prep & ADDRESSED if direct and named else frozenset()

    def _hosts(self, noun: int) -> list[int]:
        """Return X of "attended a dinner hosted by X" and of "gave a dinner for X"."""
        if self.trigger.entry.mode is not Mode.MEETING:
            return []
        clauses = children(self.parse, noun, "acl", "relcl")
        hosts = [r for clause in clauses for r in self.under(clause, BY)]
        return hosts + self.under(noun, frozenset({"for"}))

    def _posted(self, noun: int) -> list[int]:
        """Return the country that an ambassador is recalled from or sent to."""
        if "ambassador" not in self.trigger.entry.frame.obj:
            return []
        posts = governed(self.parse, noun, frozenset({"from", "to"}))
        return [referent for _, post in posts for referent in self.named([post])]

    def _late_partners(self, verb: int) -> list[int]:
        """Return "and Y" of "met with X, its head, and Y", which the parser hangs on the verb."""
        return [
            child
            for child in children(self.parse, verb, "conj")
            if self.parse.tokens[child].pos in {"PROPN", "NOUN"}
        ]

    def _spoken_preps(self) -> frozenset[str]:
        """Return the prepositions that bring a participant and not a place or a topic."""
        narrow = BRINGING.get(self.trigger.entry.type)
        frame = self.trigger.entry.frame
        if narrow is not None:
            imposed = {"for", "to"} if frame.obj & words("imposed") else frozenset[str]()
            return narrow | imposed | (frozenset() if frame.pobj else frame.prep & {"from"})
        if self.trigger.entry.type in {EventType.ASSAULT, EventType.SANCTION, EventType.COERCE}:
            return _STRUCK
        return _OUTSIDE if self.trigger.entry.type is EventType.PROTEST else _MET

    def _around_noun(self, noun: int, mutual: bool) -> list[int]:
        """Return who stands around the object: "sanctions on X", "talks with X", "Iran's offer"."""
        if mutual:
            together = TOGETHER | self._addressed()
            inside = governed(self.parse, noun, frozenset({"of"}))
            spells = [t for _, t in inside if lemma_of(self.parse.tokens[noun]) in words("spell")]
            found = [r for t in [noun, *spells] for r in self.under(t, together)]
            return found + self.sides(noun) + self._hosts(noun)
        deed = nouns().get(self.parse.tokens[noun].lemma.casefold())
        if deed is not None and self.trigger.entry.type is EventType.ACCUSE:
            told = self.under(noun, BY | _FILED)
            return told + self.possessors(noun) + self.nationality(noun)
        given = self.parse.tokens[noun].lemma.casefold() in words("granted")
        given = given or self.trigger.entry.type is EventType.SUPPORT
        given = given or bool(self.trigger.entry.frame.obj & words("imposed"))
        aside = {"in"} if given else {"for", "in"}
        own = [] if is_another(self.parse, noun) else self.possessors(noun)
        around = self.under(noun, TARGET - aside) + own + self._bordering(noun)
        for _, inner in governed(self.parse, noun, frozenset({"of"})):
            around = around or self.under(inner, frozenset({"to", "against"}))
        return around or self.named([noun])

    def _bordering(self, noun: int) -> list[int]:
        """Return Y of "the checkpoint on the border with Y"."""
        return [
            referent
            for _, edge in governed(self.parse, noun, frozenset({"on", "at", "along"}))
            if lemma_of(self.parse.tokens[edge]) in words("edge")
            for referent in self.under(edge, frozenset({"with"}))
        ]

    def _complement_subject(self) -> list[int]:
        """Return the subject of the clause that is demanded, promised or denied."""
        found = []
        for child in children(self.parse, self.token, "ccomp", "xcomp"):
            inner = children(self.parse, child, "nsubj", "nsubjpass") or children(
                self.parse, child, "dobj"
            )
            found += self.named(inner)
            for noun in children(self.parse, child, "dobj"):
                found += self.under(noun, TARGET - {"for", "in"})
            found += self.under(child, _AGAINST)
        return found

    def _is_actor(self, noun: int) -> bool:
        return bool(self.scene.mentions_at[self.paragraph].get(noun)) or (
            lemma_of(self.parse.tokens[noun]) in words("dignitary")
            or self.scene.holder_of(self.paragraph, noun) is not None
            or bool(name_beside(self.scene, self.paragraph, noun, "appos"))
        )
