"""One page of what a query finds, in our order: Tantivy breaks ties by where articles lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tantivy import DocAddress, Order, Query, Searcher, SearchResult

from explorer.cancellation import Cancellation
from explorer.search.protocol import Hit

_SLACK = 50
"""Hits beyond the page that are looked at, so that ties at its end fall newest first."""

_KEYS_AT_ONCE = 500
"""Keys that are read between two looks at the token."""

Scored = tuple[float, DocAddress]


class Page(NamedTuple):
    """``total`` counts all that a query finds."""

    total: int
    hits: list[Scored]


def total(searcher: Searcher, query: Query) -> int:
    """Return how many articles a query finds."""
    return count_of(searcher.search(query, limit=1))


def newest_first(searcher: Searcher, query: Query, limit: int, offset: int) -> Page:
    """Return a page of the newest, undated last."""
    found = searcher.search(
        query,
        limit=_allowed(searcher, limit),
        offset=offset,
        order_by_field="day",
        order=Order.Desc,
    )
    return Page(count_of(found), [(0.0, address) for _, address in found.hits[:limit]])


def best_first(searcher: Searcher, query: Query, limit: int, offset: int) -> Page:
    """Return a page of the best, ties newest first."""
    end = offset + limit
    wanted = end + _SLACK
    while True:
        found = searcher.search(query, limit=_allowed(searcher, wanted))
        scored = found.hits
        # More are looked at until all that tie with the last of the page are among them.
        if len(scored) >= count_of(found) or not limit or scored[-1][0] < scored[end - 1][0]:
            break
        wanted *= 4
    days = searcher.fast_field_values("day", [address for _, address in scored])
    ranked = sorted(
        zip(scored, days, strict=True),
        key=lambda hit: (-hit[0][0], -int(hit[1] or 0), hit[0][1].segment_ord, hit[0][1].doc),
    )
    return Page(count_of(found), [hit for hit, _ in ranked[offset:end]])


def hits(searcher: Searcher, page: list[Scored], cancel: Cancellation) -> Iterator[Hit]:
    """Yield the hits of a page with their keys."""
    for number, (score, address) in enumerate(page):
        if number % _KEYS_AT_ONCE == 0:
            cancel.check()
        yield Hit(str(searcher.doc(address).get_first("key")), float(score))


def _allowed(searcher: Searcher, limit: int) -> int:
    """Return a limit for which Tantivy sets aside no more room than there are articles."""
    return max(1, min(limit, searcher.num_docs))


def count_of(found: SearchResult) -> int:
    """Return how many there are in all."""
    return int(found.count)  # type: ignore[attr-defined] # left out of its stubs
