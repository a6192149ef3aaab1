"""Our query tree as Whoosh's: what is scored, what only filters, what must not be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whoosh import query as whoosh
from whoosh.query import Query

from explorer.search.query import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
)
from explorer.search.whoosh_engine.days import Days
from explorer.search.whoosh_engine.matchers import Chosen, PlacedWords, articles_of
from explorer.search.whoosh_engine.schema import BODY_START, FIELD_NAMES
from explorer.search.whoosh_engine.vocabulary import Vocabulary
from explorer.search.words import term_texts

_SCORED_EXPANSION = 32
"""Up to so many words of a pattern are scored each; more are only looked up."""

_NEARNESS = (1.0, 0.6, 0.3)
"""What a word counts that is 0, 1, 2 letters from the one asked for."""

_FILTER_SCORE = 0.1
"""What an article counts that answers a filter where it might have answered a word."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns a tree into a query for one generation of an index."""

    vocabulary: Vocabulary
    days: Days

    def query(self, node: Node) -> Query:
        """Return the Whoosh query of a tree; QueryError where a pattern is too wide."""
        match node:
            case And():
                return self._all(node.parts)
            case Or():
                return self._any(node.parts)
            case Not():
                return whoosh.Not(self.query(node.part))
            case DateRange():
                return Chosen(lambda searcher: self.days.between(searcher, node.first, node.last))
            case _:
                return self._leaf(node)

    def _all(self, parts: Iterable[Node]) -> Query:
        asked: list[Query] = []
        filters: list[Query] = []
        barred: list[Query] = []
        for part in parts:
            if isinstance(part, Not):
                barred.append(self.query(part.part))
            else:
                (asked if is_scored(part) else filters).append(self.query(part))
        if not asked and not filters:
            return whoosh.Not(_or(barred))
        wanted = _and(asked or filters)
        if asked and filters:
            wanted = whoosh.Require(wanted, _and(filters))
        return whoosh.AndNot(wanted, _or(barred)) if barred else wanted

    def _any(self, parts: Iterable[Node]) -> Query:
        return _or(
            [
                self.query(part)
                if is_scored(part)
                else whoosh.ConstantScoreQuery(self.query(part), _FILTER_SCORE)
                for part in parts
            ]
        )

    def _leaf(self, leaf: Word | Phrase | Pattern | Fuzzy) -> Query:
        match leaf:
            case Word():
                return _placed(term_texts(leaf.text), leaf.field)
            case Phrase():
                return _placed(term_texts(leaf.text), leaf.field, leaf.slop)
            case Pattern():
                return self._words(self.vocabulary.matching(leaf), leaf.field)
            case Fuzzy():
                near = self.vocabulary.near(leaf)
                queries = [
                    _placed([word], leaf.field, boost=_NEARNESS[distance])
                    for word, distance in near
                ]
                return _or(queries)

    def _words(self, words: list[str], field: Field | None) -> Query:
        queries = [_placed([word], field) for word in words]
        if len(words) <= _SCORED_EXPANSION:
            return _or(queries)
        if field is Field.BODY:
            return whoosh.ConstantScoreQuery(_or(queries), _FILTER_SCORE)
        name = FIELD_NAMES[field]
        return Chosen(lambda searcher: articles_of(searcher.reader(), name, words), _FILTER_SCORE)


def is_scored(node: Node) -> bool:
    """Tell whether articles that answer this differ in how well they do."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            return node.field in (None, Field.BODY)
        case And() | Or():
            return any(is_scored(part) for part in node.parts)
        case _:
            return False


def _placed(words: list[str], field: Field | None, slop: int = 0, *, boost: float = 1.0) -> Query:
    first = BODY_START if field is Field.BODY else 0
    if len(words) == 1 and not first:
        return whoosh.Term(FIELD_NAMES[field], words[0], boost=boost)
    return PlacedWords(FIELD_NAMES[field], words, slop, first)


def _and(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else whoosh.And(queries)


def _or(queries: list[Query]) -> Query:
    if not queries:
        return whoosh.NullQuery
    return queries[0] if len(queries) == 1 else whoosh.Or(queries)
