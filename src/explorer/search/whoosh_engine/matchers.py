"""Whoosh queries of our own: phrases read from arrays of positions, days, and sets of articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any, Self

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import FilterMatcher, Matcher, NullMatcher
from whoosh.query import Query, Term
from whoosh.reading import IndexReader, TermNotFound
from whoosh.searching import SearchContext, Searcher

from explorer.search.nearness import phrase_places


class PlacedWords(Query):
    """Articles in which these words stand in this order, scored by their words.

    ``slop`` is how many other words may stand between them in all; ``first`` is the first
    position that counts, so that one word alone can be asked for in the body only.
    """

    def __init__(self, fieldname: str, words: list[str], slop: int = 0, first: int = 0) -> None:
        self.fieldname = fieldname
        self.words = words
        self.slop = slop
        self.first = first

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return the articles of one segment."""
        parts = [Term(self.fieldname, word).matcher(searcher, context) for word in self.words]
        if not all(part.is_active() for part in parts):
            return _nothing()
        frequency = searcher.reader().doc_frequency
        common = [frequency(self.fieldname, word) for word in self.words]
        return PlacedMatcher(parts, common, self.slop, self.first)

    def estimate_size(self, reader: IndexReader) -> int:
        """Return at most how many articles there are."""
        return min(reader.doc_frequency(self.fieldname, word) for word in self.words)

    def estimate_min_size(self, reader: IndexReader) -> int:
        """Return at least how many articles there are."""
        return 0


def _nothing() -> Matcher:
    empty: Matcher = NullMatcher()
    return empty


class OnceMatcher(Matcher):
    """Steps through articles once and has no values to decode."""

    def reset(self) -> None:
        """Refuse: nothing in a search starts again."""
        raise NotImplementedError

    def copy(self) -> Self:
        """Return another matcher at the same article."""
        return copy(self)

    def supports(self, astype: str) -> bool:
        """Tell that there are no values to decode."""
        return False

    def value(self) -> bytes:
        """Return no value."""
        return b""

    def value_as(self, astype: str) -> None:
        """Return no value."""


class PlacedMatcher(OnceMatcher):
    """Steps through the articles that hold all words, and stops where they stand in order."""

    def __init__(self, parts: list[Matcher], common: list[int], slop: int, first: int) -> None:
        self._parts = parts
        self._lead, *self._others = [
            parts[index] for index in sorted(range(len(parts)), key=common.__getitem__)
        ]
        self._slop = slop
        self._first = first
        self._over = False
        self._find()

    def _find(self) -> None:
        """Move to the next article, from the present one on, that fits."""
        lead = self._lead
        while lead.is_active():
            here = lead.id()
            for part in self._others:
                if part.id() < here:
                    part.skip_to(here)
                    if not part.is_active():
                        self._over = True
                        return
                if part.id() > here:
                    lead.skip_to(part.id())
                    break
            else:
                if self._fits():
                    return
                lead.next()
        self._over = True

    def _fits(self) -> bool:
        places = [part.value_as("positions") for part in self._parts]
        return any(True for _ in phrase_places(places, self._slop, first=self._first))

    def is_active(self) -> bool:
        """Tell whether there is a present article."""
        return not self._over

    def id(self) -> int:
        """Return the number of the present article."""
        return int(self._lead.id())

    def next(self) -> None:
        """Move to the next article."""
        self._lead.next()
        self._find()

    def skip_to(self, id: int) -> None:
        """Move to article ``id`` or the first one behind it."""
        if not self._over and self._lead.id() < id:
            self._lead.skip_to(id)
            self._find()

    def score(self) -> float:
        """Return how well the present article answers."""
        return float(sum(part.score() for part in self._parts))


def articles_of(reader: IndexReader, fieldname: str, words: Iterable[str]) -> Iterable[int]:
    """Return the articles of one segment that have any of these words."""
    found: set[int] = set()
    for word in words:
        try:
            found.update(_all_articles(reader.postings(fieldname, word)))
        except TermNotFound:
            continue
    if reader.has_deletions():
        found = {number for number in found if not reader.is_deleted(number)}
    return sorted(found)


def _all_articles(matcher: Any) -> Iterator[int]:  # noqa: ANN401 - untyped in Whoosh
    """Yield all articles of a word, deleted ones too, block by block where Whoosh has blocks.

    Whoosh itself steps through them one by one.
    """
    if isinstance(matcher, FilterMatcher):
        matcher = matcher.child
    if not isinstance(matcher, W3LeafMatcher):
        yield from matcher.all_ids()
        return
    while matcher.is_active():
        matcher.id()  # reads the block
        yield from matcher._ids or ()
        matcher._next_block()


class Chosen(Query):
    """Articles that a function names for each segment, all with one score."""

    def __init__(self, ids: Callable[[Searcher], Iterable[int]], score: float = 0.0) -> None:
        self._ids = ids
        self._score = score

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return the articles of one segment."""
        ids = array("I", self._ids(searcher))
        return ChosenMatcher(ids, self._score) if ids else _nothing()

    def estimate_size(self, reader: IndexReader) -> int:
        """Return at most how many articles there are."""
        return int(reader.doc_count())

    def estimate_min_size(self, reader: IndexReader) -> int:
        """Return at least how many articles there are."""
        return 0


class ChosenMatcher(OnceMatcher):
    """Steps through sorted article numbers."""

    def __init__(self, ids: array[int], score: float) -> None:
        self._ids = ids
        self._at = 0
        self._score = score

    def is_active(self) -> bool:
        """Tell whether there is a present article."""
        return self._at < len(self._ids)

    def id(self) -> int:
        """Return the number of the present article."""
        return self._ids[self._at]

    def next(self) -> None:
        """Move to the next article."""
        self._at += 1

    def skip_to(self, id: int) -> None:
        """Move to article ``id`` or the first one behind it."""
        self._at = bisect_left(self._ids, id, self._at)

    def all_ids(self) -> Iterator[int]:
        """Return the articles that are left."""
        return iter(self._ids[self._at :])

    def score(self) -> float:
        """Return how well the present article answers."""
        return self._score

    def weight(self) -> float:
        """Return what `score` returns."""
        return self._score
