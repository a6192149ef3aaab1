"""Who takes part in what a noun tells: possessor, "between A and B", "on X"."""

from __future__ import annotations

from explorer.events.grammar import (
    children,
    clause_of,
    governed,
    is_verb,
    subjects,
)
from explorer.events.lexicon import Roles, lemma_of, nouns, words
from explorer.events.places import countries_visited
from explorer.events.reader import BY, TOGETHER, Reader
from explorer.model import EventType, Mode

_ENTERED = frozenset({"in", "at", "during", "on", "after", "following", "for", "with", "through"})
_ALONG = frozenset({"on", "at", "along", "across", "near"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "dobj"})


class NounReader(Reader):
    """Reads the participants of an event noun."""

    def participants(self) -> tuple[list[int], list[int]]:
        """Return agents and recipients of an event noun."""
        noun = self.token
        agents = self.possessors(noun) + self.under(noun, BY)
        if self.trigger.entry.roles is Roles.VISIT:
            agents = agents or self._by_of_verb() or self._visitor_of() or self._controller()
            return agents, countries_visited(self.scene, self.trigger)
        if self.trigger.entry.roles is Roles.MUTUAL:
            others = self.under(noun, TOGETHER) or self._between_inside()
            others = others + self.sides(noun) + self._ended(noun)
            others += self._on_border()
            others = (others or self._of_the_text()) + self.chairs()
            others = others or self._concluding()
            between = bool(governed(self.parse, noun, frozenset({"between", "among", "of"})))
            agents = agents or self._included() or self._calling_off()
            if not between and self._joined():
                agents = self._joining(agents, others)
            alone = len({*agents, *others}) < self.trigger.entry.needs
            return agents, others + (self.prompters() if alone else [])
        if self.trigger.entry.roles is Roles.UNDERGO:
            undergoing = self.possessors(noun) + self.under(noun, frozenset({"of", "against"}))
            return self.under(noun, BY) or self._by_inside(), undergoing + self._in_the_case()
        targets = frozenset({"on", "against", "of", "upon"})
        agents = agents or self._callers()
        return agents + self.nationality(noun), self.under(noun, targets) + self._victims()

    def _by_of_verb(self) -> list[int]:
        """Return the visitor of "eased a visit last week by X", whom the parser gives the verb."""
        token = self.parse.tokens[self.token]
        active = is_verb(self.parse, token.head) and not children(self.parse, token.head, "auxpass")
        return self.under(token.head, BY) if active and token.dep == "dobj" else []

    def _visitor_of(self) -> list[int]:
        """Return X of "the visit of X to Y", but not the Y of "a tour of Y"."""
        inside = self.under(self.token, frozenset({"of"}))
        return [referent for referent in inside if self.scene.maybe_person(referent)]

    def _in_the_case(self) -> list[int]:
        """Return X of "a hearing in the case of X"."""
        return [
            referent
            for _, case in governed(self.parse, self.token, frozenset({"in"}))
            if self.parse.tokens[case].lemma.casefold() == "case"
            for referent in self.under(case, frozenset({"of", "against"}))
        ]

    def _by_inside(self) -> list[int]:
        """Return the doer of "the expulsion of two envoys by X", whom the parser gives them."""
        inside = governed(self.parse, self.token, frozenset({"of"}))
        return [referent for _, noun in inside for referent in self.under(noun, BY)]

    def _callers(self) -> list[int]:
        """Return X of "X called a strike" and of "the strike called by X"."""
        token = self.parse.tokens[self.token]
        clauses = [token.head, *children(self.parse, self.token, "acl")]
        calling = [t for t in clauses if self.parse.tokens[t].lemma in words("calling")]
        if token.dep == "dobj" and token.head in calling:
            return self.named(subjects(self.parse, token.head))
        return [r for clause in calling for r in self.under(clause, BY)]

    def _between_inside(self) -> list[int]:
        """Return the sides of "the swap of prisoners between X and Y", hung on the inner noun."""
        return [
            referent
            for _, inner in governed(self.parse, self.token, frozenset({"of", "on", "over"}))
            for referent in self.under(inner, frozenset({"between", "among"}))
        ]

    def _of_the_text(self) -> list[int]:
        """Return the sides of "the signing of the treaty between X and Y"."""
        return [
            referent
            for _, inner in governed(self.parse, self.token, frozenset({"of"}))
            if self.parse.tokens[inner].lemma.casefold() in nouns()
            for referent in self.under(inner, TOGETHER | BY) + self.sides(inner)
        ]

    def _victims(self) -> list[int]:
        """Return whom "an explosion killed" or "a raid wounded"."""
        token = self.parse.tokens[self.token]
        if token.dep != "nsubj":
            return []
        return self.named(children(self.parse, token.head, "dobj"))

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
                found += self.under(inner, TOGETHER) + self.possessors(inner)
            found += self.under(clause, BY | TOGETHER)
        return found

    def _concluding(self) -> list[int]:
        """Return who "reached" the agreement that is the subject: "the accord, reached by X"."""
        token = self.parse.tokens[self.token]
        verb = token.head
        direct = children(self.parse, verb, "dobj")
        bare = all(self.parse.tokens[noun].lemma == "place" for noun in direct)
        if (
            token.dep != "nsubj"
            or not bare
            or lemma_of(self.parse.tokens[verb]) not in words("happening")
        ):
            return []
        return self.under(verb, TOGETHER | BY)

    def _on_border(self) -> list[int]:
        """Return X and Y of "a skirmish occurred on the border between X and Y"."""
        token = self.parse.tokens[self.token]
        anchors = [self.token, *([token.head] if token.dep in _TOLD_OF else [])]
        return [
            referent
            for anchor in anchors
            for _, edge in governed(self.parse, anchor, _ALONG)
            if lemma_of(self.parse.tokens[edge]) in words("edge")
            for referent in self.under(edge, frozenset({"between", "of"}))
        ]

    def _included(self) -> list[int]:
        """Return the visitor of "X's visit included a meeting with Y"."""
        token = self.parse.tokens[self.token]
        if token.dep != "dobj" or self.parse.tokens[token.head].lemma not in words("happening"):
            return []
        return [
            referent
            for stay in children(self.parse, token.head, "nsubj")
            if (entry := nouns().get(self.parse.tokens[stay].lemma.casefold()))
            and entry.mode is Mode.VISIT
            for referent in self.possessors(stay) + self.under(stay, BY | {"of"})
        ]

    def _calling_off(self) -> list[int]:
        """Return X of "X postponed a meeting with Y", for whom it does not take place either."""
        token = self.parse.tokens[self.token]
        called_off = self.trigger.entry.type is EventType.REJECT and token.dep == "dobj"
        return self.named(subjects(self.parse, token.head)) if called_off else []

    def _joined(self) -> bool:
        """Tell whether it hangs on a clause whose subject takes part: "said in a meeting"."""
        token = self.parse.tokens[self.token]
        if token.dep != "pobj":
            return False
        prep = self.parse.tokens[token.head].text.casefold()
        whole = self.parse.tokens[self.parse.tokens[token.head].head]
        if prep == "of" and whole.lemma in words("spell"):
            prep = self.parse.tokens[whole.head].text.casefold()
            return whole.dep == "dobj" or prep in _ENTERED
        return prep in _ENTERED

    def _controller(self) -> list[int]:
        """Return the subject of the clause that a bare "on a visit to X" hangs on."""
        verb = clause_of(self.parse, self.token)
        if verb is None or self.parse.tokens[self.token].dep not in {"pobj", "dobj", "conj"}:
            return []
        if children(self.parse, verb, "auxpass") and self.under(verb, BY):
            return self.under(verb, BY)
        return self.named(subjects(self.parse, verb)) or self.stranded_subject(verb)
