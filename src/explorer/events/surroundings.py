"""What stands around a verb: objects, phrases and clauses, and what a frame's flags ask of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from explorer.events.games import has_score
from explorer.events.grammar import (
    children,
    conjuncts,
    governed,
    is_relative,
    objects,
    phrases,
    subjects,
    subtree,
)
from explorer.events.lexicon import forums, lemma_of, setting, words
from explorer.events.participants import named_by
from explorer.events.scene import Scene
from explorer.events.somebody import is_actor, is_body, is_person, is_place

_ADDRESS = frozenset({"with", "to"})
_CALLING = frozenset({"to", "on", "upon", "in"})
_PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
_BOTH = frozenset({"they", "we", "both", "two", "sides", "countries", "neighbours", "neighbors"})
_SHARED = frozenset({"joint", "bilateral", "common", "trilateral", "multinational", "combined"})
_MARKS = frozenset({'"', "“", "‘", "'", "``", "a", "an"})


class Surroundings:
    """What stands around a verb; each part is gathered once, when the first reading asks."""

    def __init__(self, scene: Scene, paragraph: int, verb: int) -> None:
        self.scene, self.paragraph, self.verb = scene, paragraph, verb
        self.parse = scene.annotation.parses[paragraph]

    @cached_property
    def objects(self) -> list[int]:
        """Direct and indirect objects, with what is coordinated with them."""
        heads = objects(self.parse, self.verb)
        return [noun for head in heads for noun in conjuncts(self.parse, head)]

    @cached_property
    def subjects(self) -> list[int]:
        """Subjects, with what is coordinated with them."""
        heads = subjects(self.parse, self.verb)
        return [noun for head in heads for noun in conjuncts(self.parse, head)]

    @cached_property
    def preps(self) -> list[tuple[str, int]]:
        """The phrases of the verb and of its objects."""
        through = forums() if self._lemma(self.verb) in {"speak", "talk"} else setting()
        found = phrases(self.parse, self.verb, through)
        return found + [pair for noun in self.objects for pair in governed(self.parse, noun)]

    @cached_property
    def prep_lemmas(self) -> set[tuple[str, str]]:
        """The phrases, each with the lemma of its noun."""
        return {(name, self._lemma(noun)) for name, noun in self.preps}

    @cached_property
    def particles(self) -> set[str]:
        """Particles, adverbs and bare prepositions of the verb."""
        preps = children(self.parse, self.verb, "prep")
        behind = children(self.parse, self.verb, "prt", "advmod")
        inner = [t for p in [*behind, *preps] for t in children(self.parse, p, "advmod") if t < p]
        return {self._lemma(t) for t in [*behind, *inner, *filter(self._is_particle, preps)]}

    def _is_particle(self, prep: int) -> bool:
        """Tell the "in" of "gave in to X" from that of "gave it in March"."""
        phrase = self._lemma(prep) in _ADDRESS | _CALLING and children(self.parse, prep, "pobj")
        return prep > self.verb and not phrase

    def _lemma(self, token: int) -> str:
        return lemma_of(self.parse.tokens[token])

    def _is(self, kind: Callable[[Scene, int, int], bool], noun: int) -> bool:
        return kind(self.scene, self.paragraph, noun)

    def _infinitives(self) -> list[int]:
        return [
            child
            for child in children(self.parse, self.verb, "xcomp", "ccomp", "advcl")
            if self.parse.tokens[child].dep == "xcomp"
            or self.parse.tokens[child].tag == "VB"
            or any(self.parse.tokens[inner].tag == "TO" for inner in self.parse.children[child])
        ]

    def _has_infinitive(self) -> bool:
        return bool(self._infinitives())

    def _has_clause(self) -> bool:
        return bool(children(self.parse, self.verb, "ccomp"))

    def _stands_alone(self) -> bool:
        return not children(self.parse, self.verb, "dobj", "ccomp")

    def _reaches_actor(self) -> bool:
        return any(self._is(is_actor, noun) for noun in self.objects)

    def _reaches_person(self) -> bool:
        return any(self._is(is_person, noun) for noun in self.objects)

    def _is_body(self) -> bool:
        """Tell whether the only subject is a named body: "the Council met"."""
        heads = subjects(self.parse, self.verb)
        return len(heads) == 1 and self._is(is_body, heads[0])

    def _addresses_actor(self) -> bool:
        addressed = [noun for name, noun in self.preps if name in _ADDRESS]
        return any(self._is(is_actor, noun) for noun in [*self.objects, *addressed])

    def _falls_upon_actor(self) -> bool:
        return any(self._is(is_actor, noun) for name, noun in self.preps if name in {"on", "upon"})

    def _calls_on_somebody(self) -> bool:
        """Tell "paid a visit to the premier" from "paid a visit to Rome"."""
        return any(self._is(is_person, noun) for name, noun in self.preps if name in _CALLING)

    def _is_person_going(self) -> bool:
        return any(self._is(is_person, noun) for noun in self.subjects)

    def _is_force(self) -> bool:
        """Tell whether troops or their country move."""
        return any(
            self._lemma(noun) in words("troops") or self._is(is_actor, noun)
            for noun in self.subjects
        )

    def _names_place(self) -> bool:
        return any(self._is(is_place, noun) for name, noun in self.preps if name == "in")

    def _is_main(self) -> bool:
        return self.parse.tokens[self.verb].dep != "acl"

    def _reaches_place(self) -> bool:
        parts = [t for noun in self.objects for t in self._parts(noun)]
        return any(self._is(is_place, noun) for noun in [*self.objects, *parts])

    def _parts(self, noun: int) -> list[int]:
        """Return X of "all of X", "half of X"."""
        if self._lemma(noun) not in words("partitive"):
            return []
        return [inner for _, inner in governed(self.parse, noun, frozenset({"of"}))]

    def _is_joint(self) -> bool:
        return any(
            self._lemma(child) in _SHARED
            for noun in self.objects
            for child in children(self.parse, noun, "amod", "compound")
        )

    def _is_phoned(self) -> bool:
        """Tell "called the premier today" from "called him a friend" and "which X called"."""
        direct = children(self.parse, self.verb, "dobj")
        named = children(self.parse, self.verb, "oprd", "ccomp", "acomp")
        if not direct and len(named) == 1 and self.parse.tokens[named[0]].dep == "oprd":
            direct, named = [t for t in named if self._is(is_person, t)], []
        if named or len(direct) != 1 or is_relative(self.parse, direct[0]):
            return False
        after = max(subtree(self.parse, direct[0])) + 1
        quoted = after < len(self.parse.tokens) and self.parse.tokens[after].text in _MARKS
        return self._is(is_actor, direct[0]) and not quoted

    def _gives_score(self) -> bool:
        """Tell whether the words behind the verb give the score of a game: "beat X 3-1"."""
        _, end = self.parse.sentence_of(self.verb)
        first, last = self.parse.tokens[self.verb].end, self.parse.tokens[end - 1].end
        return has_score(self.parse.text[first:last])

    def _doers(self) -> list[int]:
        """Return the subjects, and of a passive the "by" phrase."""
        agents = children(self.parse, self.verb, "agent")
        behind = [noun for agent in agents for noun in children(self.parse, agent, "pobj")]
        return [*subjects(self.parse, self.verb), *behind]

    def _is_plural(self) -> bool:
        doers = self._doers()
        return any(self.parse.tokens[t].tag in _PLURAL_NOUNS for t in doers) or self._is_several()

    def _is_several(self) -> bool:
        """Tell whether more than one is named: "A and B", "troops of A and B", "both"."""
        for head in self._doers():
            token = self.parse.tokens[head]
            if children(self.parse, head, "conj") or token.text.casefold() in _BOTH:
                return True
            named = len(named_by(self.scene, self.paragraph, head))
            if named > 1 and (token.pos == "PROPN" or token.tag in _PLURAL_NOUNS):
                return True
        return self._are_two_subjects()

    def _are_two_subjects(self) -> bool:
        """Tell whether the parser took "President A and Minister B met" for two subjects."""
        heads = [t for t in subjects(self.parse, self.verb) if t < self.verb]
        named = {r for head in heads for r in named_by(self.scene, self.paragraph, head)}
        proper = all(self.parse.tokens[head].pos == "PROPN" for head in heads)
        return len(heads) > 1 and proper and len(named) > 1


ASKED: Mapping[str, Callable[[Surroundings], bool]] = {
    "xcomp": Surroundings._has_infinitive,
    "ccomp": Surroundings._has_clause,
    "who": Surroundings._reaches_actor,
    "person": Surroundings._reaches_person,
    "body": Surroundings._is_body,
    "whom": Surroundings._addresses_actor,
    "upon": Surroundings._falls_upon_actor,
    "host": Surroundings._calls_on_somebody,
    "several": Surroundings._is_several,
    "goer": Surroundings._is_person_going,
    "force": Surroundings._is_force,
    "placed": Surroundings._names_place,
    "main": Surroundings._is_main,
    "where": Surroundings._reaches_place,
    "alone": Surroundings._stands_alone,
    "phoned": Surroundings._is_phoned,
    "plural": Surroundings._is_plural,
    "joint": Surroundings._is_joint,
    "score": Surroundings._gives_score,
}
