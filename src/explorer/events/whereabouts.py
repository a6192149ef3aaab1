"""Where a happening was whose doers nobody names: the place stands for those concerned.

First the places of the clause's own phrases; where these name none, and it has a day of its own,
what any part of the clause names: "a crash on a highway near X killed five".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.events.grammar import (
    SUBJECTS,
    children,
    clause_of,
    climb,
    conjuncts,
    governed,
    objects,
    subjects,
    subtree,
)
from explorer.events.lexicon import lemma_of, words
from explorer.events.places import LOCAL, PlaceReader
from explorer.events.scene import Scene
from explorer.events.triggers import HAPPENING, Trigger
from explorer.model import EventType, Parse

_ABOUT_TOWN = LOCAL | {"through", "of", "along", "from"}
_OTHER_CLAUSE = frozenset({"relcl", "ccomp", "conj", "parataxis", "csubj"})
_ALONG = frozenset({"advcl", "xcomp", "pcomp"})
_AIMED = frozenset(
    {"from", "to", "with", "by", "than", "like", "between", "via", "on", "toward", "towards"}
)
"""What stands right behind these is where somebody comes from or who has a part in it."""
_TOPICS = frozenset(
    {"over", "about", "after", "amid", "concerning", "regarding", "following", "since", "despite"}
    | {"against", "for"}
)
"""All that stands behind these is what it is about, or what was before."""


def whereabouts(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the places and countries that a clause without named people names, its own first."""
    return _Whereabouts(scene, trigger).whereabouts()


def place_around(scene: Scene, trigger: Trigger) -> int | None:
    """Return the first place behind a local preposition, else what is struck or in the subject.

    A verb that no lexicon knows needs the preposition: "two X generals" may be anywhere.
    """
    return _Whereabouts(scene, trigger).around()


class _Whereabouts(PlaceReader):
    """Reads the places of one trigger that nobody is named with."""

    def whereabouts(self) -> list[int]:
        """Return the places of the phrases and of the subject of the trigger's clause."""
        clause = self.token
        aside = self.parse.tokens[self._whole()].dep == "pobj"
        if self.trigger.nominal and not aside:
            clause = clause_of(self.parse, self.token) or self.token
        nouns = [noun for anchor in {self.token, clause} for _, noun in self._phrased(anchor)]
        heads = [*subjects(self.parse, clause), *objects(self.parse, clause)]
        nouns += [noun for head in heads for _, noun in self._phrased(head)]
        nouns += heads if self.trigger.entry.type is EventType.OTHER else []
        nouns = [noun for noun in nouns if not self.is_of_topic(noun)]
        joined = [one for noun in nouns for one in conjuncts(self.parse, noun)]
        found = [r for noun in joined for r in self.at(noun)]
        found = self._towns(found, joined) or found
        found = found or [r for noun in [*joined, *heads] for r in self.in_front(noun)]
        return list(dict.fromkeys(found)) or self._deeper()

    def _towns(self, places: list[int], nouns: list[int]) -> list[int]:
        """Return the towns, those behind a comma too: "on Freedom Avenue, Riga"."""
        if not any(map(self.scene.is_street, places)):
            return places
        behind = [t for noun in nouns for t in children(self.parse, noun, "appos", "npadvmod")]
        near = [*places, *(r for noun in behind for r in self.at(noun))]
        return [r for r in near if not self.scene.is_street(r)]

    def _whole(self) -> int:
        """Return the noun that counts the trigger's: "a couple" of "a couple of attacks"."""
        token = self.parse.tokens[self.token]
        above = self.parse.tokens[token.head].head
        counted = token.dep == "pobj" and self.parse.tokens[token.head].text.casefold() == "of"
        partitive = self.parse.tokens[above].lemma.casefold() in words("partitive")
        return above if counted and partitive else self.token

    def _deeper(self) -> list[int]:
        """Return the first place of a clause inside: "killed six at a hall they used in X"."""
        under = sorted(t for t in subtree(self.parse, self.token) if t > self.token)
        local = [t for t in under if self.parse.tokens[t].text.casefold() in LOCAL]
        found = [
            self.places_at(noun)
            for prep in local
            if self.parse.tokens[prep].dep == "prep" and not self.is_of_topic(prep)
            for noun in children(self.parse, prep, "pobj")
        ]
        return next((places for places in found if places), [])

    def _phrased(self, token: int, depth: int = 0) -> Iterable[tuple[str, int]]:
        """Yield the local phrases of a token and those inside them."""
        for name, noun in governed(self.parse, token):
            street = self.parse.tokens[noun].lemma.casefold() in words("street")
            if name not in _ABOUT_TOWN and not street:
                continue
            yield name, noun
            if depth < 3:
                yield from self._phrased(noun, depth + 1)

    def around(self) -> int | None:
        """Return the first place of the clause behind a local preposition, or a struck one."""
        loose: int | None = None
        for token in _of_clause(self.parse, self.token):
            place = self._ending_at(token)
            if place is None or _is_aimed(self.parse, token, self.token):
                continue
            if self.is_of_topic(token):
                continue
            if _preposition_of(self.parse, token) in LOCAL or _is_part(self.parse, token):
                return place
            if loose is None and _takes_part(self.parse, token, self.token):
                loose = place
        return None if self.trigger.entry is HAPPENING else loose

    def _ending_at(self, token: int) -> int | None:
        """Return the place or country whose name ends at a token."""
        mentions = self.scene.annotation.mentions
        here = self.scene.mentions_at[self.paragraph].get(token, ())
        ends = any(mentions[index].head == token for index in here)
        return next(iter(self.places_at(token)), None) if ends else None


def _is_aimed(parse: Parse, token: int, verb: int) -> bool:
    """Tell whether something between the verb and a name says that it did not happen there.

    "protested over the war in X", "arrested a man wanted in X"; but an object's own place is
    where it was hit: "killed villagers in X".
    """
    if _preposition_of(parse, token) in _AIMED:
        return True
    for above in climb(parse, token):
        word = parse.tokens[above]
        if above == verb:
            return False
        if word.dep == "prep" and word.text.casefold() in _TOPICS:
            return True
        if word.dep == "acl" and word.tag == "VBN" and parse.tokens[word.head].dep == "dobj":
            return True
    return False


def _is_part(parse: Parse, token: int) -> bool:
    """Tell whether a name stands behind "in the city of", "on the outskirts of"."""
    of = parse.tokens[token].head
    part = parse.tokens[of].head
    above = parse.tokens[parse.tokens[part].head]
    named = parse.tokens[of].text.casefold() == "of" and lemma_of(parse.tokens[part]) in words(
        "settlement", "part of town"
    )
    return named and above.text.casefold() in LOCAL | {"on", "into"}


def _takes_part(parse: Parse, token: int, verb: int) -> bool:
    """Tell whether a name is in the subject or the object: "the X quake", "rockets hit X"."""
    if parse.tokens[token].dep == "dobj" and parse.tokens[token].head == verb:
        return True
    chain = [token, *climb(parse, token)]
    return any(parse.tokens[t].dep in SUBJECTS and parse.tokens[t].head == verb for t in chain)


def _of_clause(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the tokens of the verb's clause and of the participles in it, not of other clauses."""
    top = verb
    while parse.tokens[top].dep in _ALONG:
        top = parse.tokens[top].head
    for token in range(*parse.sentence_of(verb)):
        for head in (token, *climb(parse, token)):
            if head in (top, verb):
                yield token
                break
            if parse.tokens[head].dep in _OTHER_CLAUSE and parse.tokens[head].pos == "VERB":
                break


def _preposition_of(parse: Parse, token: int) -> str:
    """Return the preposition of the noun phrase that a name ends or stands in front of."""
    head = token
    while parse.tokens[head].dep in {"compound", "poss", "nmod", "amod", "appos"}:
        head = parse.tokens[head].head
    above = parse.tokens[parse.tokens[head].head]
    owned = lemma_of(parse.tokens[above.head]) in words("owning")
    return above.text.casefold() if parse.tokens[head].dep == "pobj" and not owned else ""
