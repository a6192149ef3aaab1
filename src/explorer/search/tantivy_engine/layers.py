"""Which segments of an index Tantivy merges.

It merges eight of a layer: they differ in size by less than two to one, and all that hold fewer
than 10,000 articles count as if they held so many.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

MERGED = 8
_SMALL = 10_000
_LAYER = 0.75  # of a power of two
"""How Tantivy's ``LogMergePolicy`` decides unless it is told otherwise, which only Rust can."""

_COMING = 3
"""Segments that a commit may add to a layer; mostly it is one."""


class Segment(NamedTuple):
    """A segment: the entries that were written, how many were deleted since, and its name."""

    written: int
    deleted: int = 0
    name: str = ""

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.written - self.deleted


def lowest_layer(folder: Path) -> list[Segment]:
    """Return the segments with which one of a single article is merged."""
    return merged_with_one(_segments(folder))


def merged_with_one(segments: Iterable[Segment]) -> list[Segment]:
    """Return those of some segments with which one of a single article is merged."""
    layers = _layers(segments)
    return layers[-1] if layers and _is_beside(Segment(1), layers[-1]) else []


def soon_merged(folder: Path) -> set[str]:
    """Return the names of the segments that the next commit may merge: those of nearly full layers.

    The lowest layer is always among them, which is filled up on purpose (see `settling`).
    """
    segments = _segments(folder)
    full = [layer for layer in _layers(segments) if len(layer) + _COMING >= MERGED]
    return {each.name for layer in (*full, merged_with_one(segments)) for each in layer}


def _segments(folder: Path) -> list[Segment]:
    table = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return [
        Segment(
            each["max_doc"],
            (each["deletes"] or {}).get("num_deleted_docs", 0),
            each["segment_id"].replace("-", ""),
        )
        for each in table["segments"]
    ]


def _layers(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Return the layers, the one of the largest segments first."""
    layers: list[list[Segment]] = []
    for segment in sorted(segments, reverse=True):
        if layers and _is_beside(segment, layers[-1]):
            layers[-1].append(segment)
        else:
            layers.append([segment])
    return layers


def _is_beside(segment: Segment, layer: list[Segment]) -> bool:
    return _height(segment.entries) >= _height(layer[0].entries) - _LAYER


def _height(entries: int) -> float:
    return math.log2(max(entries, _SMALL))
