"""Segments of a middle size are merged while nobody waits, not with the next few articles.

Tantivy merges eight segments of a layer: they differ in size by less than two to one, and all that
hold fewer than 10,000 articles count as if they held so many. A large change leaves up to seven
segments in the lowest layer, a hundred thousand articles and more, and the next article would be
the eighth. From Python Tantivy cannot be told to merge, so commits that change nothing are added
until there are eight.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path

from tantivy import Index

from explorer.search.tantivy_engine.schema import commit_row

MERGED = 8
_SMALL = 10_000
_LAYER = 0.75  # of a power of two
"""How Tantivy's ``LogMergePolicy`` decides unless it is told otherwise, which only Rust can."""

_WORTH = 1_000
"""Articles beside the largest segment of the lowest layer that are merged ahead of time."""

_MEMORY = 15_000_000  # the least that Tantivy takes


def settle(index: Index, folder: Path, generation: int) -> None:
    """Merge the lowest layer where a few more articles would have it merged, and much of it."""
    missing = _missing(lowest_layer(folder))
    if not missing:
        return
    writer = index.writer(_MEMORY, 1)
    try:
        for _ in range(missing):
            writer.add_document(commit_row(generation))
            writer.commit()
        writer.wait_merging_threads()
    finally:
        del writer  # else who keeps a failure keeps Tantivy's lock


def lowest_layer(folder: Path) -> list[int]:
    """Return how many entries the segments hold with which one of a single article is merged."""
    table = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return merged_with_one(
        (each["max_doc"], (each["deletes"] or {}).get("num_deleted_docs", 0))
        for each in table["segments"]
    )


def merged_with_one(segments: Iterable[tuple[int, int]]) -> list[int]:
    """Return the entries of the lowest layer; given are those written, and deleted since."""
    layer: list[int] = []
    top = math.inf
    for written, deleted in sorted(segments, reverse=True):
        height = _height(written - deleted)
        if height < top - _LAYER:
            top, layer = height, []
        layer.append(written - deleted)
    return layer if _height(1) >= top - _LAYER else []


def _height(entries: int) -> float:
    return math.log2(max(entries, _SMALL))


def _missing(layer: list[int]) -> int:
    """Return how many segments more make Tantivy merge a layer, 0 where that is not worth it."""
    if sum(layer) - max(layer, default=0) <= _WORTH:
        return 0
    return max(1, MERGED - len(layer))
