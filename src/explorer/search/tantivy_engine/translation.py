"""Our query tree as Tantivy's: what is scored, what only filters, what must not be there.

A word counts as in BM25F with the title at three times the weight, as near as Tantivy comes: it
scores fields one by one, so the better of the two counts whole and the other a little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from tantivy import Occur, Schema, Searcher
from tantivy import Query as TantivyQuery

from explorer.search.query import And, DateRange, Field, Fuzzy, Node, Not, Or, Pattern, Phrase, Word
from explorer.search.ranking import FILTER_SCORE, NEARNESS, SCORED_EXPANSION, is_scored
from explorer.search.tantivy_engine.phrases import phrase
from explorer.search.tantivy_engine.schema import NAMES, days_query, everything_query
from explorer.search.tantivy_engine.vocabulary import Vocabulary
from explorer.search.words import term_texts

_TITLE_GAIN = 1.57
"""What BM25 gives a word that counts three times, for one that counts once, at average length."""

_BOTH_GAIN = 0.15
"""What the lesser of title and body adds where both hold a word: counts saturate."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns a tree into a query for one generation of an index."""

    searcher: Searcher
    fields: Schema
    vocabulary: Vocabulary

    def query(self, node: Node) -> TantivyQuery:
        """Return the Tantivy query of a tree; QueryError where a pattern is too wide."""
        match node:
            case And():
                return self._all(node.parts)
            case Or():
                return self._any(node.parts)
            case Not():
                return self._without(self._everything(), [node.part])
            case DateRange():
                return days_query(self.fields, node.first, node.last)
            case _:
                return self._leaf(node)

    def is_flat(self, node: Node) -> bool:
        """Tell whether all that is found is worth the same: then it is a matter of days alone."""
        if not is_scored(node):
            return True
        match node:
            case And():
                return all(map(self.is_flat, node.parts))
            case Pattern():
                return len(self.vocabulary.matching(node)) > SCORED_EXPANSION
            case _:
                return False

    def _everything(self) -> list[TantivyQuery]:
        return [_worth(everything_query(self.fields), 0.0)]

    def _all(self, parts: Sequence[Node]) -> TantivyQuery:
        barred = [part.part for part in parts if isinstance(part, Not)]
        wanted = [part for part in parts if not isinstance(part, Not)]
        must = [
            self.query(part) if is_scored(part) else _worth(self.query(part), 0.0)
            for part in wanted
        ]
        return self._without(must or self._everything(), barred)

    def _without(self, must: Iterable[TantivyQuery], barred: Iterable[Node]) -> TantivyQuery:
        return TantivyQuery.boolean_query(
            [(Occur.Must, part) for part in must]
            + [(Occur.MustNot, self.query(part)) for part in barred]
        )

    def _any(self, parts: Iterable[Node]) -> TantivyQuery:
        return _either(
            [
                self.query(part) if is_scored(part) else _worth(self.query(part), FILTER_SCORE)
                for part in parts
            ]
        )

    def _leaf(self, leaf: Word | Phrase | Pattern | Fuzzy) -> TantivyQuery:
        match leaf:
            case Word():
                return self._placed(term_texts(leaf.text), leaf.field)
            case Phrase():
                return self._placed(term_texts(leaf.text), leaf.field, leaf.slop)
            case Pattern():
                return self._words(self.vocabulary.matching(leaf), leaf.field)
            case Fuzzy():
                return _either(
                    [
                        TantivyQuery.boost_query(
                            self._placed([word], leaf.field), NEARNESS[distance]
                        )
                        for word, distance in self.vocabulary.near(leaf)
                    ]
                )

    def _words(self, words: list[str], field: Field | None) -> TantivyQuery:
        if len(words) <= SCORED_EXPANSION:
            return _either([self._placed([word], field) for word in words])
        sets = [TantivyQuery.term_set_query(self.fields, name, words) for name in NAMES[field]]
        return _worth(_either(sets), FILTER_SCORE)

    def _placed(self, words: list[str], field: Field | None, slop: int = 0) -> TantivyQuery:
        """Return a query for words in this order, scored by the words."""
        if field not in (None, Field.BODY):
            (name,) = NAMES[field]
            if len(words) == 1:
                return TantivyQuery.term_query(self.fields, name, words[0])
            return phrase(self.fields, name, words, slop)
        found = [self._scored(name, words, slop) for name in NAMES[field]]
        if len(found) == 1:
            return found[0]
        return TantivyQuery.disjunction_max_query(found, _BOTH_GAIN)

    def _scored(self, name: str, words: list[str], slop: int) -> TantivyQuery:
        terms = [self._term(name, word) for word in words]
        if len(terms) == 1:
            return terms[0]
        order = _worth(phrase(self.fields, name, words, slop), 0.0)
        return TantivyQuery.boolean_query([(Occur.Must, part) for part in (order, *terms)])

    def _term(self, name: str, word: str) -> TantivyQuery:
        found = TantivyQuery.term_query(self.fields, name, word)
        return TantivyQuery.boost_query(found, self._gain(word)) if name == "title" else found

    def _gain(self, word: str) -> float:
        """Return what makes a word of a title worth three in the body, however rare in titles."""
        in_titles = self.searcher.doc_freq("title", word)
        in_bodies = self.searcher.doc_freq("body", word)
        rarity = self._rarity(max(in_titles, in_bodies)) / self._rarity(in_titles)
        return _TITLE_GAIN * rarity

    def _rarity(self, holders: int) -> float:
        # As Tantivy has it; a word of deleted articles may be counted more often than there are.
        count = max(self.searcher.num_docs, holders)
        return log(1.0 + (count - holders + 0.5) / (holders + 0.5))


def _worth(query: TantivyQuery, score: float) -> TantivyQuery:
    return TantivyQuery.const_score_query(query, score)


def _either(queries: Sequence[TantivyQuery]) -> TantivyQuery:
    if not queries:
        return TantivyQuery.empty_query()
    if len(queries) == 1:
        return queries[0]
    return TantivyQuery.boolean_query([(Occur.Should, part) for part in queries])
