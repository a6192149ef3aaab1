"""Words in an order, in terms of what Tantivy offers: phrases at given distances.

Tantivy's own slop lets words change places and counts three and more of them roughly. A distance
between two words is exact, and any order with gaps is one of a bounded number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tantivy import Occur, Query, Schema


def phrase(fields: Schema, name: str, words: Sequence[str], slop: int) -> Query:
    """Return a query for two or more words in this order with at most ``slop`` others between."""
    if slop == 0:
        return Query.phrase_query(fields, name, list(words))
    if len(words) == 2:
        return _either(_within(fields, name, words[0], words[1], slop + 1))
    return _either(
        Query.phrase_query(fields, name, list(zip(places, words, strict=True)))
        for places in _placings(len(words), slop)
    )


def _within(fields: Schema, name: str, first: str, second: str, reach: int) -> Iterator[Query]:
    """Yield queries for a second word 1 to ``reach`` words behind the first."""
    # Slop counts from the given distance in both directions, so an odd reach is one query.
    middle, slop = (reach + 1) // 2, (reach - 1) // 2
    yield Query.phrase_query(fields, name, [(0, first), (middle, second)], slop=slop)
    if reach % 2 == 0:
        yield Query.phrase_query(fields, name, [(0, first), (reach, second)])


def _placings(words: int, slop: int, start: int = 0) -> Iterator[tuple[int, ...]]:
    """Yield the positions that so many words can have, the first of them at ``start``."""
    if words == 1:
        yield (start,)
        return
    for gap in range(slop + 1):
        for rest in _placings(words - 1, slop - gap, start + 1 + gap):
            yield (start, *rest)


def _either(queries: Iterator[Query]) -> Query:
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(Occur.Should, part) for part in parts])
