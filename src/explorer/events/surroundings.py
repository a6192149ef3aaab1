"""What stands around a verb: the objects, phrases and clauses that a frame asks for."""

from __future__ import annotations

from functools import cache

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
from explorer.events.lexicon import Entry, Frame, lemma_of, noun_readings, nouns, words
from explorer.events.participants import name_beside, named_by
from explorer.events.scene import Scene
from explorer.model import Form, Kind, Mode

_ABOUT = frozenset({"to", "on", "upon"})
_ADDRESS = frozenset({"with", "to"})
_PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
_SHARED = frozenset({"joint", "bilateral", "common", "trilateral", "multinational", "combined"})
_MARKS = frozenset({'"', "“", "‘", "'", "``", "a", "an"})


@cache
def _assemblies() -> frozenset[str]:
    """Return the nouns of large meetings, through which "spoke at the summit with X" reaches X."""
    return frozenset(n for n, entry in nouns().items() if entry.mode is Mode.MULTILATERAL)


class Surroundings:
    """What stands around a verb, gathered once for all its readings."""

    def __init__(self, scene: Scene, paragraph: int, verb: int) -> None:
        self.scene, self.paragraph, self.verb = scene, paragraph, verb
        self.parse = parse = scene.annotation.parses[paragraph]
        self.objects = [noun for head in objects(parse, verb) for noun in conjuncts(parse, head)]
        speaking = self._lemma(verb) in {"speak", "talk"}
        through = _assemblies() if speaking else frozenset(nouns())
        self.preps = phrases(parse, verb, words("carrier") | through)
        for noun in self.objects:
            self.preps = self.preps + governed(parse, noun)
        self.prep_lemmas = {(name, self._lemma(noun)) for name, noun in self.preps}
        self.subjects = [noun for head in subjects(parse, verb) for noun in conjuncts(parse, head)]
        behind = children(parse, verb, "prt", "advmod", "prep")
        behind += [t for prep in behind for t in children(parse, prep, "advmod") if t < prep]
        self.particles = {self._lemma(child) for child in behind}

    def _lemma(self, token: int) -> str:
        return lemma_of(self.parse.tokens[token])

    def match(self, entry: Entry) -> int | bool:
        """Return the event noun that fills the frame, True where it asks for none, else False."""
        frame = entry.frame
        noun = self._noun(frame)
        if noun is False or not self._phrases(frame):
            return False
        if not self._words(frame):
            return False
        if not all(self._flag(flag) for flag in frame.flags):
            return False
        return self._under(entry) if noun is True else noun

    def _words(self, frame: Frame) -> bool:
        """Tell whether particle, subject, predicate and infinitive are those asked for."""
        return not (
            (frame.prt and not frame.prt & self.particles)
            or (frame.subj and not frame.subj & self._inside(self.subjects))
            or (frame.pred and not frame.pred & self._predicates())
            or (frame.to and not frame.to & {self._lemma(t) for t in self._infinitives()})
        )

    def _under(self, entry: Entry) -> int | bool:
        """Return the event noun of the same type under a preposition: "agreed to a truce"."""
        frame = entry.frame
        for _, noun in governed(self.parse, self.verb, frame.prep or _ABOUT):
            if frame.pobj and self._lemma(noun) not in frame.pobj:
                continue
            readings = noun_readings().get(self._lemma(noun), ())
            if any((r.type, r.mode) == (entry.type, entry.mode) for r in readings):
                return noun
        return True

    def _inside(self, heads: list[int]) -> set[str]:
        """Return the lemmas of nouns, of what is in front of them and of what they are parts of."""
        inside = {self._lemma(noun) for noun in heads}
        for noun in heads:
            inside |= {self._lemma(child) for child in children(self.parse, noun, "compound")}
            inside |= {self._lemma(t) for _, t in governed(self.parse, noun, frozenset({"of"}))}
        return inside

    def _predicates(self) -> set[str]:
        called = children(self.parse, self.verb, "oprd", "acomp", "attr", "xcomp")
        return {self._lemma(child) for child in called}

    def _noun(self, frame: Frame) -> int | bool:
        if not frame.obj:
            return True
        for noun in self.objects:
            if self.parse.tokens[noun].dep == "dative":
                continue
            inside = {self._lemma(noun)}
            inside |= {self._lemma(child) for child in children(self.parse, noun, "compound")}
            for _, inner in governed(self.parse, noun, frozenset({"of"})):
                if self._lemma(noun) in words("partitive") | words("carrier") | words("missive"):
                    inside.add(self._lemma(inner))
            if inside & frame.obj:
                return noun
        return False

    def _phrases(self, frame: Frame) -> bool:
        if frame.pobj:
            return any(
                lemma in frame.pobj and (not frame.prep or name in frame.prep)
                for name, lemma in self.prep_lemmas
            )
        return not frame.prep or any(name in frame.prep for name, _ in self.preps)

    def _infinitives(self) -> list[int]:
        return [
            child
            for child in children(self.parse, self.verb, "xcomp", "ccomp", "advcl")
            if self.parse.tokens[child].dep == "xcomp"
            or any(self.parse.tokens[inner].tag == "TO" for inner in self.parse.children[child])
        ]

    def _flag(self, flag: str) -> bool:
        return {
            "xcomp": self._has_infinitive,
            "ccomp": self._has_clause,
            "who": self._reaches_actor,
            "person": self._reaches_person,
            "body": self._is_body,
            "whom": self._addresses_actor,
            "upon": self._falls_upon_actor,
            "goer": self._is_person_going,
            "force": self._is_force,
            "placed": self._names_place,
            "main": self._is_main,
            "where": self._reaches_place,
            "alone": self._stands_alone,
            "phoned": self._is_phoned,
            "plural": self._is_plural,
            "joint": self._is_joint,
        }[flag]()

    def _has_infinitive(self) -> bool:
        return bool(self._infinitives())

    def _has_clause(self) -> bool:
        return bool(children(self.parse, self.verb, "ccomp"))

    def _stands_alone(self) -> bool:
        return not children(self.parse, self.verb, "dobj", "ccomp")

    def _reaches_actor(self) -> bool:
        return any(self._is_actor(noun) for noun in self.objects)

    def _reaches_person(self) -> bool:
        return any(self._is_person(noun) for noun in self.objects)

    def _is_person(self, noun: int) -> bool:
        """Tell whether a noun is a person's name, a description or an office: "his minister"."""
        kinds = {
            self.scene.annotation.mentions[m].kind
            for m in self.scene.mentions_at[self.paragraph].get(noun, ())
            if self.scene.annotation.mentions[m].form is not Form.PRONOUN
        }
        kinds |= {
            self.scene.kind(referent)
            for m in self.scene.mentions_at[self.paragraph].get(noun, ())
            for referent in self.scene.references.of_mention[m]
            if self.scene.annotation.mentions[m].form is Form.NAME
        }
        named = bool(name_beside(self.scene, self.paragraph, noun, "appos", "compound"))
        office = self._lemma(noun) in words("dignitary") | words("office")
        return Kind.PERSON in kinds or named or (office and not kinds) or self._is_somebody(noun)

    def _is_body(self) -> bool:
        """Tell whether the only subject is a named body: "the Council met"."""
        heads = subjects(self.parse, self.verb)
        return len(heads) == 1 and any(
            mention.kind is Kind.ORGANIZATION and mention.form is Form.NAME
            for head in heads
            for mention in map(
                self.scene.annotation.mentions.__getitem__,
                self.scene.mentions_at[self.paragraph].get(head, ()),
            )
        )

    def _addresses_actor(self) -> bool:
        addressed = [noun for name, noun in self.preps if name in _ADDRESS]
        return any(self._is_actor(noun) for noun in [*self.objects, *addressed])

    def _falls_upon_actor(self) -> bool:
        return any(self._is_actor(noun) for name, noun in self.preps if name in {"on", "upon"})

    def _is_person_going(self) -> bool:
        return any(self._is_person(noun) for noun in self.subjects)

    def _is_force(self) -> bool:
        """Tell whether troops or their country move."""
        return any(
            self._lemma(noun) in words("troops") or self._is_actor(noun) for noun in self.subjects
        )

    def _names_place(self) -> bool:
        return any(self._is_place(noun) for name, noun in self.preps if name == "in")

    def _is_main(self) -> bool:
        return self.parse.tokens[self.verb].dep != "acl"

    def _reaches_place(self) -> bool:
        parts = [t for noun in self.objects for t in self._parts(noun)]
        return any(self._is_place(noun) for noun in [*self.objects, *parts])

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

    def _is_actor(self, noun: int) -> bool:
        kinds = {
            self.scene.annotation.mentions[m].kind
            for m in self.scene.mentions_at[self.paragraph].get(noun, ())
        }
        if kinds & {Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION}:
            return True
        if name_beside(self.scene, self.paragraph, noun, "appos", "compound"):
            return True
        if Kind.PLACE in kinds:
            return self._may_be_somebody(noun)
        return self._lemma(noun) in words("dignitary") or self._is_somebody(noun)

    def _may_be_somebody(self, noun: int) -> bool:
        """Tell whether the article, or nothing but the parser, holds a name for a place."""
        return any(
            self.scene.kind(referent) is not Kind.PLACE or self.scene.is_doubtful(referent)
            for index in self.scene.mentions_at[self.paragraph].get(noun, ())
            for referent in self.scene.references.of_mention[index]
        )

    def _is_somebody(self, noun: int) -> bool:
        """Tell whether a pronoun means a person; "them" only where it is known whom it means."""
        token = self.parse.tokens[noun]
        if token.tag not in {"PRP", "WP"}:
            return False
        known = {
            self.scene.kind(referent)
            for index in self.scene.mentions_at[self.paragraph].get(noun, ())
            for referent in self.scene.references.of_mention[index]
        }
        return bool(known) or token.text.casefold() in {"him", "her", "he", "she", "who", "whom"}

    def _is_place(self, noun: int) -> bool:
        return any(
            self.scene.annotation.mentions[m].kind is Kind.PLACE
            for m in self.scene.mentions_at[self.paragraph].get(noun, ())
        )

    def _is_phoned(self) -> bool:
        """Tell "called the premier today" from "called him a friend" and "which X called"."""
        direct = children(self.parse, self.verb, "dobj")
        named = children(self.parse, self.verb, "oprd", "ccomp", "acomp")
        if not direct and len(named) == 1 and self.parse.tokens[named[0]].dep == "oprd":
            direct, named = [t for t in named if self._is_person(t)], []
        if named or len(direct) != 1 or is_relative(self.parse, direct[0]):
            return False
        after = max(subtree(self.parse, direct[0])) + 1
        quoted = after < len(self.parse.tokens) and self.parse.tokens[after].text in _MARKS
        return self._is_actor(direct[0]) and not quoted

    def _is_plural(self) -> bool:
        for head in subjects(self.parse, self.verb):
            token = self.parse.tokens[head]
            if token.tag in _PLURAL_NOUNS or children(self.parse, head, "conj"):
                return True
            if token.text.casefold() in {"they", "we", "both", "two", "sides"}:
                return True
            if len(named_by(self.scene, self.paragraph, head)) > 1 and token.pos == "PROPN":
                return True
        return False
