"""Where an event takes place, and where a visit leads."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.events.grammar import (
    children,
    clause_of,
    climb,
    conjuncts,
    governed,
    is_verb,
    objects,
)
from explorer.events.lexicon import words
from explorer.events.reader import Reader, setting
from explorer.events.scene import Scene
from explorer.events.triggers import Trigger
from explorer.model import EventType, Form, Kind, Mode

LOCAL = frozenset({"in", "at", "near", "outside", "inside", "off", "around", "across"})
DESTINATION = frozenset({"to", "in", "at"})


def place_of(scene: Scene, trigger: Trigger) -> int | None:
    """Return where it happens: a visit's destination, "in X" of the clause, "the X meeting"."""
    return _PlaceReader(scene, trigger).place()


def destinations(scene: Scene, trigger: Trigger) -> list[int]:
    """Return every destination of a visit."""
    return _PlaceReader(scene, trigger).destinations()


def countries_visited(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the destinations that are countries, which are visited and not only visited in."""
    return [r for r in destinations(scene, trigger) if scene.kind(r) is Kind.COUNTRY]


class _PlaceReader(Reader):
    """Reads the places of one trigger."""

    def destinations(self) -> list[int]:
        anchors = [self.token] + ([self.trigger.noun] if self.trigger.noun is not None else [])
        heads = []
        for anchor in dict.fromkeys(anchors):
            heads += [noun for _, noun in governed(self.parse, anchor, DESTINATION)]
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
        if self.parse.tokens[noun].lemma.casefold() in words("settlement"):
            return [
                r
                for _, name in governed(self.parse, noun, frozenset({"of"}))
                for r in self._places_at(name)
            ]
        return []

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
            found = self.destinations()
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
            if token.dep == "prep" and token.text.casefold() in LOCAL:
                for noun in children(self.parse, index, "pobj"):
                    yield index, noun

    def _carries_place(self, head: int) -> bool:
        """Tell whether "in X" behind the noun can be the event's: not of "discussed peace in X"."""
        token = self.parse.tokens[head]
        if self.trigger.entry.type is not EventType.CONSULT or token.pos not in {"NOUN", "PROPN"}:
            return True
        if token.lemma.casefold() in setting() or self.scene.mentions_at[self.paragraph].get(head):
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
