"""A query worked out for all articles at once: which are found, and how well each answers.

Which are found is a truth value for each article, how well a number for each; whole arrays are
put together much faster than articles are stepped through one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.cancellation import Cancellation
from explorer.search.query import And, DateRange, Field, Fuzzy, Node, Not, Or, Pattern, Phrase, Word
from explorer.search.ranking import FILTER_SCORE, NEARNESS, SCORED_EXPANSION, is_scored
from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.phrases import articles_with
from explorer.search.whoosh_engine.schema import BODY_START, FIELD_NAMES, UNDATED
from explorer.search.whoosh_engine.shard import Words
from explorer.search.whoosh_engine.snapshot import Snapshot
from explorer.search.whoosh_engine.vocabulary import Vocabulary
from explorer.search.words import term_texts

Found = NDArray[np.bool_]
Scores = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Works out one query.

    Raises QueryError where a pattern is too wide, Cancelled where nobody waits any more.
    """

    snapshot: Snapshot
    vocabulary: Vocabulary
    cancel: Cancellation

    def found(self, node: Node) -> Found:
        """Return which articles answer, deleted ones too."""
        self.cancel.check()
        match node:
            case And():
                return reduce(np.logical_and, map(self.found, node.parts))
            case Or():
                return reduce(np.logical_or, map(self.found, node.parts))
            case Not():
                return ~self.found(node.part)
            case DateRange():
                return self._published(node)
            case _:
                return self._leaf(node)

    def _leaf(self, leaf: Word | Phrase | Pattern | Fuzzy) -> Found:
        match leaf:
            case Pattern():
                return self._with_any_of(leaf)
            case Fuzzy():
                near = self.vocabulary.near(leaf)
                return self._with_words([word for word, _ in near], leaf.field)
            case _:
                slop = leaf.slop if isinstance(leaf, Phrase) else 0
                return self._with_phrase(term_texts(leaf.text), leaf.field, slop)

    def scored(self, node: Node) -> tuple[Found, Scores]:
        """Return which articles answer, and how well; 0 where they do not."""
        if not is_scored(node):
            found = self.found(node)
            return found, found * FILTER_SCORE
        match node:
            case And():
                return self._all(node.parts)
            case Or():
                answers = [self.scored(part) for part in node.parts]
                found = reduce(np.logical_or, (found for found, _ in answers))
                return found, sum((scores for _, scores in answers), self._zeros())
            case Pattern():
                return self._pattern(node)
            case Fuzzy():
                near = self.vocabulary.near(node)
                return self._words([(word, NEARNESS[far]) for word, far in near], node.field)
            case Word() | Phrase():
                words = [(word, 1.0) for word in term_texts(node.text)]
                found = self.found(node)
                return found, self._weights(words) * found
        raise AssertionError(node)

    def _all(self, parts: Sequence[Node]) -> tuple[Found, Scores]:
        """Filters only keep articles; what must not be there only bars them."""
        found, scores = np.ones(self.snapshot.size, bool), self._zeros()
        for part in parts:
            if is_scored(part):
                also, more = self.scored(part)
                scores += more
            else:
                also = self.found(part)
            found &= also
        return found, scores * found

    def _pattern(self, pattern: Pattern) -> tuple[Found, Scores]:
        words = self.vocabulary.few(pattern, SCORED_EXPANSION)
        if words is None:
            found = self._with_any_of(pattern)
            return found, found * FILTER_SCORE
        return self._words([(word, 1.0) for word in words], pattern.field)

    def _words(
        self, words: Sequence[tuple[str, float]], field: Field | None
    ) -> tuple[Found, Scores]:
        """Return the articles with any of some words, each of which counts so much."""
        if field is None:
            return self._with_words([word for word, _ in words], None), self._weights(words)
        scores = self._zeros()
        found = np.zeros(self.snapshot.size, bool)
        for word, boost in words:
            here = self._with_words([word], field)
            found |= here
            scores += self._weights([(word, boost)]) * here
        return found, scores

    def _weights(self, words: Sequence[tuple[str, float]]) -> Scores:
        scores = self._zeros()
        for word, boost in words:
            self.cancel.check()
            self.snapshot.weigh(word, scores, boost)
        return scores

    def _zeros(self) -> Scores:
        return np.zeros(self.snapshot.size)

    def _published(self, dates: DateRange) -> Found:
        days = self.snapshot.days
        first = dates.first.toordinal() if dates.first else UNDATED + 1
        found: Found = days >= first
        return found & (days <= dates.last.toordinal()) if dates.last else found

    def _with_phrase(self, words: Sequence[str], field: Field | None, slop: int) -> Found:
        if len(words) == 1:
            return self._with_words(words, field)
        found = np.zeros(self.snapshot.size, bool)
        first = BODY_START if field is Field.BODY else 0
        phrase = [word.encode() for word in words]
        for shard, known in self.snapshot.words(FIELD_NAMES[field]):
            ids = articles_with(known, phrase, slop, first, self.cancel.check)
            found[ids.astype(np.int64) + shard.start] = True
        return found

    def _with_words(self, words: Sequence[str], field: Field | None) -> Found:
        """Return the articles with any of some words."""
        found = np.zeros(self.snapshot.size, bool)
        for shard, known in self.snapshot.words(FIELD_NAMES[field]):
            self.cancel.check()
            for word in words:
                at = known.find(word.encode())
                if at >= 0:
                    self._mark(found, shard.start, known, known.slice_of(at), field)
        return found

    def _with_any_of(self, pattern: Pattern) -> Found:
        found = np.zeros(self.snapshot.size, bool)
        self.vocabulary.refuse_many(pattern)
        for shard, known in self.snapshot.words(FIELD_NAMES[pattern.field]):
            self.cancel.check()
            words = self.vocabulary.matching(known, pattern)
            if isinstance(words, range):  # neighbours: their postings are neighbours too
                where: slice | Numbers = slice(
                    int(known.starts[words.start]), int(known.starts[words.stop])
                )
            else:
                where = known.postings_of(words)
            self._mark(found, shard.start, known, where, pattern.field)
        return found

    def _mark(
        self, found: Found, start: int, known: Words, where: slice | Numbers, field: Field | None
    ) -> None:
        """Mark the articles of some postings, for the body only of those that are there."""
        ids = known.ids[where].astype(np.int64) + start
        if field is Field.BODY:
            ids = ids[known.counts[where] > known.titles[where]]
        found[ids] = True
