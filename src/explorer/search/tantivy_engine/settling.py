"""Segments of a middle size are merged while nobody waits, not with the next few articles.

A large change leaves up to seven segments in the lowest layer (see `layers`), a hundred thousand
articles and more, and the next article would be the eighth. From Python Tantivy cannot be told to
merge, so commits that change nothing are added until there are eight.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tantivy import Index

from explorer.search.tantivy_engine.layers import MERGED, lowest_layer
from explorer.search.tantivy_engine.schema import commit_row

_WORTH = 1_000
"""Articles beside the largest segment of the lowest layer that are merged ahead of time."""

_MEMORY = 15_000_000  # the least that Tantivy takes


def settle(index: Index, folder: Path, generation: int, before: Callable[[], None]) -> None:
    """Merge the lowest layer where a few more articles would have it merged, and much of it.

    ``before`` that the caller has a last look at it.
    """
    missing = _missing([segment.entries for segment in lowest_layer(folder)])
    if not missing:
        return
    before()
    writer = index.writer(_MEMORY, 1)
    try:
        for _ in range(missing):
            writer.add_document(commit_row(generation))
            writer.commit()
        writer.wait_merging_threads()
    finally:
        del writer  # else who keeps a failure keeps Tantivy's lock


def _missing(layer: list[int]) -> int:
    """Return how many segments more make Tantivy merge a layer, 0 where that is not worth it."""
    if sum(layer) - max(layer, default=0) <= _WORTH:
        return 0
    return max(1, MERGED - len(layer))
