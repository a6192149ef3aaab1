"""Where an event takes place, and where a visit leads.

Where nobody is named the place stands for those concerned: see ``whereabouts``.
"""

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
from explorer.events.lexicon import setting, words
from explorer.events.reader import Reader
from explorer.events.scene import Scene
from explorer.events.topics import is_of_topic
from explorer.events.triggers import Trigger
from explorer.model import EventType, Form, Kind, Mode, Parse
from explorer.model.remembering import remembered

LOCAL = frozenset(
    {"in", "at", "near", "outside", "inside", "off", "around", "across", "throughout"}
)
DESTINATION = frozenset({"to", "in", "at"})
_BOUND_FOR = frozenset({"for"})


def place_of(scene: Scene, trigger: Trigger) -> int | None:
    """Return where it happens: a visit's destination, "in X" of the clause, "the X meeting"."""
    return PlaceReader(scene, trigger).place()


def destinations(scene: Scene, trigger: Trigger) -> list[int]:
    """Return every destination of a visit."""
    return PlaceReader(scene, trigger).destinations()


def countries_visited(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the destinations that are countries, which are visited and not only visited in."""
    return [r for r in destinations(scene, trigger) if scene.kind(r) is Kind.COUNTRY]


class PlaceReader(Reader):
    """Reads the places of one trigger."""

    def destinations(self) -> list[int]:
        """Return every destination of a visit."""
        entry = self.trigger.entry
        anchors = [self.token] + ([self.trigger.noun] if self.trigger.noun is not None else [])
        heads = []
        anchors += children(self.parse, self.token, "acomp") if "due" in entry.frame.pred else []
        aims = DESTINATION | _BOUND_FOR if "for" in entry.frame.prep else DESTINATION
        for anchor in dict.fromkeys(anchors):
            heads += [noun for _, noun in governed(self.parse, anchor, aims)]
        left = heads and self.parse.tokens[self.token].lemma in words("leaving town")
        if not self.trigger.nominal and self.trigger.noun is None and not left:
            heads = objects(self.parse, self.token) + heads
        found = []
        for head in heads:
            for noun in conjuncts(self.parse, head):
                found += self.at(noun)
        return list(dict.fromkeys(found))

    def places_at(self, noun: int) -> list[int]:
        """Return the places and countries that are named at a noun; "the port of X" is X."""
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
                for r in self.places_at(name)
            ]
        return []

    def at(self, noun: int) -> list[int]:
        """Return the places at a noun; "the Serbian capital" is in Serbia."""
        found = self.places_at(noun)
        if self.parse.tokens[noun].lemma.casefold() not in words("settlement"):
            return found
        named = [r for t in children(self.parse, noun, "appos") for r in self.places_at(t)]
        if named or found:
            return named or found
        return [
            referent
            for child in children(self.parse, noun, "amod", "compound", "poss")
            for index in self.scene.mentions_at[self.paragraph].get(child, ())
            for referent in self.scene.references.of_mention[index]
            if self.scene.kind(referent) in {Kind.COUNTRY, Kind.PLACE}
        ]

    def place(self) -> int | None:
        """Return where it happens: a visit's destination, "in X" of the clause, "the X meeting"."""
        token = self.parse.tokens[self.token]
        if token.dep == "relcl" and any(
            self.parse.tokens[child].text.casefold() == "where"
            for child in children(self.parse, self.token, "advmod")
        ):
            above = self.places_at(token.head)
            if above and self.trigger.entry.mode is not Mode.VISIT:
                return above[0]
        if self.trigger.entry.mode is Mode.VISIT:
            found = self.destinations()
            if found:
                return found[0]
        return self._local()

    @property
    def _anchors(self) -> set[int]:
        """The trigger's token, and the event noun that it takes."""
        return {self.token, *([self.trigger.noun] if self.trigger.noun is not None else [])}

    def _local(self) -> int | None:
        anchors = self._anchors
        events = [t for t in anchors if self.parse.tokens[t].lemma.casefold() in setting()]
        for anchor in events:
            for child in children(self.parse, anchor, "compound", "amod", "poss"):
                for referent in self.places_at(child):
                    if self.scene.kind(referent) is Kind.PLACE:
                        return referent
        best: tuple[int, int] | None = None
        for prep, noun in self._locatives():
            reach = self._distance(prep, anchors)
            places = self.places_at(noun) or self.in_front(noun)
            if self.is_of_topic(prep) or reach is None or not places:
                continue
            if best is None or reach < best[0]:
                best = (reach, places[0])
        return best[1] if best else self._of_forum(anchors) or self._of_host()

    def _of_host(self) -> int | None:
        """Return the town of "Ankara hosted a meeting of X and Y"."""
        token = self.parse.tokens[self.token]
        verb = token.head if self.trigger.nominal and token.dep == "dobj" else self.token
        if self.parse.tokens[verb].lemma != "host":
            return None
        hosts = [r for head in children(self.parse, verb, "nsubj") for r in self.places_at(head)]
        return next((r for r in hosts if self.scene.kind(r) is Kind.PLACE), None)

    def in_front(self, noun: int) -> list[int]:
        """Return the town of "at Lisbon airport"."""
        word = self.parse.tokens[noun]
        if word.tag == "NNP" and word.lemma.casefold() in words("street"):
            return []  # "Heroes' Square" is no place called Heroes
        fronts = children(self.parse, noun, "compound", "nmod", "poss")
        found = [r for child in fronts for r in self.places_at(child)]
        towns = [r for r in found if self.scene.kind(r) is Kind.PLACE]
        building = word.lemma.casefold() in words("building")  # which has a name of its own
        return [r for r in towns if not (building and self.scene.is_doubtful(r))]

    def is_of_topic(self, token: int) -> bool:
        """Tell whether what is named at a token belongs to what the event is about."""
        return is_of_topic(self.parse, self.trigger.entry, token, self._anchors)

    def _of_forum(self, anchors: set[int]) -> int | None:
        """Return the town of "on the sidelines of the Geneva forum"."""
        for anchor in anchors:
            for _, noun in governed(self.parse, anchor):
                if self.parse.tokens[noun].lemma.casefold() not in words("carrier"):
                    continue
                for _, inner in governed(self.parse, noun, frozenset({"of"})):
                    for child in children(self.parse, inner, "compound"):
                        found = self.places_at(child)
                        if found and self.scene.kind(found[0]) is Kind.PLACE:
                            return found[0]
        return None

    def _locatives(self) -> Iterable[tuple[int, int]]:
        return _locatives(self.parse, self.parse.sentence_of(self.token)[0])

    def _carries_place(self, head: int) -> bool:
        """Tell whether "in X" behind the noun can be the event's: not of "discussed peace in X"."""
        token = self.parse.tokens[head]
        if self.trigger.entry.type is not EventType.CONSULT or token.pos not in {"NOUN", "PROPN"}:
            return True
        if token.lemma.casefold() in setting() or self.scene.mentions_at[self.paragraph].get(head):
            return True
        if token.dep == "pobj" and self.parse.tokens[token.head].text.casefold() in LOCAL:
            return True
        return token.dep not in {"dobj", "pobj", "conj"}

    def _distance(self, prep: int, anchors: set[int]) -> int | None:
        """Return how many steps up from the preposition the trigger stands, not through a verb."""
        for steps, head in enumerate(climb(self.parse, prep)):
            if head in anchors:
                return steps
            if is_verb(self.parse, head) or steps > 5 or not self._carries_place(head):
                break
        aside = self.trigger.entry.mode is None and self.parse.tokens[self.token].dep == "pobj"
        if self.trigger.nominal and not aside:
            verb = clause_of(self.parse, self.token)
            above = self.parse.tokens[prep].head
            if self.parse.tokens[above].entity in {"DATE", "TIME"}:
                above = clause_of(self.parse, above) or above
            if verb is not None and above == verb:
                return 6
        return None


@remembered
def _locatives(parse: Parse, first: int) -> tuple[tuple[int, int], ...]:
    """Return what prepositions of place govern in the sentence that begins at a token."""
    return tuple(
        (index, noun)
        for index in range(*parse.sentence_of(first))
        if parse.tokens[index].dep == "prep" and parse.tokens[index].text.casefold() in LOCAL
        for noun in children(parse, index, "pobj")
    )
