"""Which segments of an index are written anew as one: few segments, and little written twice.

Whoosh's own policy merges small segments at nearly every commit or leaves them for ever. Writing
a posting again costs as much as writing it first, so large segments are left alone for long.
"""

from __future__ import annotations

from collections.abc import Sequence

from whoosh.codec.base import Segment

_FEW = 6
"""So many small segments of about one size become one; each size is so many times the last."""

LARGE = _FEW**4
"""Segments of so many articles are merged only when there are more than `_MANY` of them."""

_MANY = 20

_WORN = 0.5
_WORN_LARGE = 0.8
"""Segments of which a larger part is deleted are written anew without it."""


def to_merge(segments: Sequence[Segment], fresh: int) -> list[Segment]:
    """Choose the segments that are written again beside ``fresh`` new articles."""
    chosen = [segment for segment in segments if _is_worn(segment)]
    rest = [segment for segment in segments if segment not in chosen]
    size = fresh + sum(segment.doc_count() for segment in chosen)
    for tier in range(_tier(LARGE)):
        members = [segment for segment in rest if _tier(segment.doc_count()) == tier]
        arriving = size > 0 and _tier(size) == tier
        if len(members) + arriving >= _FEW:
            chosen += members
            size += sum(segment.doc_count() for segment in members)
    large = sorted(
        (segment for segment in rest if segment.doc_count() >= LARGE), key=Segment.doc_count
    )
    if len(large) + (size >= LARGE) > _MANY:
        chosen += large[: len(large) // 2]
    return chosen


def _is_worn(segment: Segment) -> bool:
    bound = _WORN if segment.doc_count_all() < LARGE else _WORN_LARGE
    return bool(segment.deleted_count() > bound * segment.doc_count_all())


def _tier(size: int) -> int:
    tier = 0
    while size >= _FEW:
        size //= _FEW
        tier += 1
    return tier
