"""What the arguments of verbs and of event nouns have in common: from phrases to referents."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.events.grammar import (
    children,
    clause_of,
    climb,
    governed,
    is_verb,
    subjects,
)
from explorer.events.lexicon import words
from explorer.events.participants import named_by
from explorer.events.scene import Scene
from explorer.events.triggers import Trigger
from explorer.model import EventType, Form, Kind, Parse

TOGETHER = frozenset({"with", "between", "among", "alongside"})
WHERE = frozenset({"to", "in", "at", "from", "into", "on", "near", "over", "for"})
BY = frozenset({"by"})


class Reader:
    """Reads the arguments of one trigger."""

    def __init__(self, scene: Scene, trigger: Trigger) -> None:
        self.scene, self.trigger = scene, trigger
        self.paragraph, self.token = trigger.paragraph, trigger.token
        self.parse: Parse = scene.annotation.parses[trigger.paragraph]

    def named(self, heads: Iterable[int]) -> list[int]:
        """Return the referents of some nouns and of what is coordinated with them."""
        return [r for head in heads for r in named_by(self.scene, self.paragraph, head)]

    def under(self, token: int, preps: frozenset[str]) -> list[int]:
        """Return whom the prepositional phrases of a token name."""
        return self.phrased(governed(self.parse, token, preps))

    def phrased(self, phrased: Iterable[tuple[str, int]]) -> list[int]:
        """Return whom prepositional phrases name; a place behind "to" or "in" is only a place."""
        striking = self.trigger.entry.type is EventType.ASSAULT
        return [
            referent
            for prep, noun in phrased
            for referent in [*self._before_and(prep, noun), *self.named([noun])]
            if striking or prep not in WHERE or self.scene.kind(referent) is not Kind.PLACE
        ]

    def _before_and(self, prep: str, noun: int) -> list[int]:
        """Return A of "between A and B", where the parser hangs A on B and not B on A."""
        if prep not in {"between", "among"}:
            return []
        fronts = children(self.parse, noun, "nmod", "compound", "poss", "appos")
        joined = [t for t in fronts if t < noun and children(self.parse, t, "cc")]
        return [
            referent
            for front in joined
            for index in self.scene.mentions_at[self.paragraph].get(front, ())[:1]
            for referent in self.scene.references.of_mention[index]
        ]

    def possessors(self, noun: int) -> list[int]:
        """Return whose event it is."""
        return self.named(children(self.parse, noun, "poss"))

    def nationality(self, noun: int) -> list[int]:
        """Return the country or body in front of the noun."""
        found = []
        for child in children(self.parse, noun, "amod", "compound"):
            found += [
                r
                for r in self.named([child])
                if self.scene.kind(r) in {Kind.COUNTRY, Kind.ORGANIZATION}
            ]
        return found

    def sides(self, noun: int) -> list[int]:
        """Return those of "the meeting of A and B" and of "Iran-Turkey talks"."""
        found = [
            r
            for r in self.under(noun, frozenset({"of"}))
            if self.scene.kind(r) in {Kind.PERSON, Kind.COUNTRY, None}
        ]
        return found + self.nationality(noun) + self._of_panel(noun)

    def _of_panel(self, noun: int) -> list[int]:
        """Return X and Y of "a meeting of the commission between X and Y"."""
        return [
            referent
            for _, panel in governed(self.parse, noun, frozenset({"of"}))
            if self.parse.tokens[panel].lemma.casefold() in words("panel")
            for referent in self.under(panel, TOGETHER)
        ]

    def chairs(self) -> list[int]:
        """Return X and Y of "the session was held under the chairmanship of X and Y"."""
        return self._behind("chairing")

    def prompters(self) -> list[int]:
        """Return X of "a call was held with Y at the initiative of X"."""
        return self._behind("prompting")

    def _behind(self, section: str) -> list[int]:
        """Return those named behind nouns such as "under the chairmanship of"."""
        verb = clause_of(self.parse, self.token)
        anchors = {self.token} if verb is None else {self.token, verb}
        return [
            referent
            for anchor in sorted(anchors)
            for _, noun in self._below(anchor, 0)
            if self.parse.tokens[noun].lemma.casefold() in words(section)
            for referent in self.under(noun, frozenset({"of"}))
        ]

    def _below(self, token: int, depth: int) -> Iterable[tuple[str, int]]:
        """Yield the phrases of a token, those that the parser hung inside others included."""
        for name, noun in governed(self.parse, token):
            yield name, noun
            if depth < 2:
                yield from self._below(noun, depth + 1)

    def speaker(self) -> list[int]:
        """Return whose words the clause is: the subject of the verb of speech above it."""
        for head in climb(self.parse, self.token):
            if is_verb(self.parse, head) and self.parse.tokens[head].lemma in words("speaking"):
                return self.named(subjects(self.parse, head)) or self.stranded_subject(head)
        return []

    def stranded_subject(self, verb: int) -> list[int]:
        """Return whom the words right before the verb name, where the parser lost the subject."""
        first, _ = self.parse.sentence_of(verb)
        for token in range(verb - 1, first - 1, -1):
            word = self.parse.tokens[token]
            if word.dep in {"aux", "auxpass", "advmod", "neg"}:
                continue
            if word.dep == "appos" and word.pos in {"NOUN", "PROPN"}:
                return self._described(token) or self.named([token])
            if word.dep == "pobj" and self._begins_with_day(token):
                return self.named([token])
            break
        return []

    def _begins_with_day(self, noun: int) -> bool:
        """Tell whether the day was taken for a part of the name: "On Friday Acme Corp said"."""
        front = children(self.parse, noun, "compound", "nmod")
        return bool(front) and self.parse.tokens[front[0]].entity == "DATE"

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
