"""Whether what stands around a verb fills a frame of the lexicon."""

from __future__ import annotations

from functools import cached_property

from explorer.events.grammar import children, governed
from explorer.events.lexicon import Entry, Frame, noun_readings, words
from explorer.events.surroundings import ASKED, Surroundings

_ABOUT = frozenset({"to", "on", "upon"})


class FrameReader(Surroundings):
    """Reads the frames of the lexicon from the surroundings of one verb."""

    def match(self, entry: Entry) -> int | bool:
        """Return the event noun that fills the frame, True where it asks for none, else False."""
        frame = entry.frame
        noun = self._noun(frame)
        if noun is False or not self._phrases(frame):
            return False
        if not self._words(frame):
            return False
        if not all(ASKED[flag](self) for flag in frame.flags):
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
        for noun, lemmas in self._held:
            if not frame.obj.isdisjoint(lemmas) and self._is_modified(noun, frame):
                return noun
        return False

    @cached_property
    def _held(self) -> list[tuple[int, list[str]]]:
        """The direct objects, each with the lemmas by which a frame can ask for it."""
        return [
            (noun, [self._lemma(token) for token in (noun, *self._parts_of_name(noun))])
            for noun in self.objects
            if self.parse.tokens[noun].dep != "dative"
        ]

    def _parts_of_name(self, noun: int) -> list[int]:
        """Return what is in front of a noun, and what a "series" or a "letter" is of."""
        front = children(self.parse, noun, "compound")
        if self._lemma(noun) not in words("partitive", "carrier", "missive"):
            return front
        return front + [inner for _, inner in governed(self.parse, noun, frozenset({"of"}))]

    def _is_modified(self, noun: int, frame: Frame) -> bool:
        """Tell whether one of the words asked for stands beside the object: "a nuclear test"."""
        if not frame.mod:
            return True
        beside = children(self.parse, noun, "amod", "compound", "nmod", "relcl", "acl")
        beside += [t for front in beside for t in children(self.parse, front, "amod", "compound")]
        behind = governed(self.parse, noun, frozenset({"of"}))
        return bool(frame.mod & {self._lemma(t) for t in [*beside, *(t for _, t in behind)]})

    def _phrases(self, frame: Frame) -> bool:
        if frame.pobj:
            return any(
                lemma in frame.pobj and (not frame.prep or name in frame.prep)
                for name, lemma in self.prep_lemmas
            )
        return not frame.prep or any(name in frame.prep for name, _ in self.preps)
