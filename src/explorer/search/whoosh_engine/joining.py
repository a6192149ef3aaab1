"""Several segments written again as one, without their deleted articles.

It goes through the words in pieces, so that the memory that it takes does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.building import FIELDS
from explorer.search.whoosh_engine.layout import Postings, SegmentFiles, Sizes
from explorer.search.whoosh_engine.shard import Shard, Words, slices

_PIECE = 200_000
"""Postings that are held at a time; those of one word are never parted."""

_GONE = 2**32 - 1
"""The new number of an article that is not written again."""


def join(shards: Sequence[Shard], terms: Path, postings: Path) -> int:
    """Write the articles of some segments to the files of another; returns how many there are."""
    renumbered, count = _renumbered(shards)
    fields = {
        field: _Joined([shard.words(field) for shard in shards], renumbered) for field in FIELDS
    }
    sizes = {field: joined.sizes() for field, joined in fields.items()}
    files = SegmentFiles(terms, postings, sizes, count)
    for field, joined in fields.items():
        for piece in joined.pieces():
            files.put(field, piece)
    for shard, numbers in zip(shards, renumbered, strict=True):
        kept = numbers != _GONE
        files.put_documents(shard.days[kept], shard.lengths[kept])
    files.close()
    return count


def _renumbered(shards: Sequence[Shard]) -> tuple[list[Numbers], int]:
    """Return the new number of each article of each segment, and how many there are."""
    count, renumbered = 0, []
    for shard in shards:
        kept = np.ones(shard.size, bool)
        kept[shard.deleted] = False
        numbers = np.full(shard.size, _GONE, np.uint32)
        numbers[kept] = np.arange(count, count + int(kept.sum()), dtype=np.uint32)
        count += int(kept.sum())
        renumbered.append(numbers)
    return renumbered, count


class _Joined:
    """One field of several segments, its words brought together."""

    def __init__(self, parts: Sequence[Words], renumbered: Sequence[Numbers]) -> None:
        self._parts, self._renumbered = parts, renumbered
        known = [part.all_words() for part in parts]
        self._words = sorted(set().union(*known))
        place = {word: number for number, word in enumerate(self._words)}
        self._places = [
            np.fromiter((place[word] for word in words), np.int64, len(words)) for words in known
        ]
        self._frequencies = np.zeros(len(self._words), np.int64)
        self._positions = 0
        for part, places, numbers in zip(parts, self._places, renumbered, strict=True):
            if (numbers == _GONE).any():
                self._count_left(part, places, numbers)
            else:
                starts: Numbers = part.starts.astype(np.int64)
                self._frequencies[places] += starts[1:] - starts[:-1]
                self._positions += len(part.positions)

    def _count_left(self, part: Words, places: Numbers, numbers: Numbers) -> None:
        """Count what is left of a segment with deleted articles, some words at a time."""
        starts = part.starts.astype(np.int64)
        first = 0
        while first < len(places):
            reach = np.searchsorted(starts, starts[first] + _PIECE, side="right") - 1
            last = max(first + 1, int(reach))
            begin, end = int(starts[first]), int(starts[last])
            alive = numbers[part.ids[begin:end]] != _GONE
            heads = starts[first:last] - begin
            self._frequencies[places[first:last]] += np.add.reduceat(alive, heads, dtype=np.int64)
            self._positions += int(part.counts[begin:end][alive].sum(dtype=np.int64))
            first = last

    def sizes(self) -> Sizes:
        """Return what will be written, and numbers that are at least as large as the largest."""
        left = np.flatnonzero(self._frequencies)
        return Sizes(
            words=len(left),
            letters=sum(len(self._words[number]) for number in left),
            postings=int(self._frequencies.sum()),
            positions=self._positions,
            most=max(_top(part.counts) for part in self._parts),
            most_in_title=max(_top(part.titles) for part in self._parts),
            last_position=max(_top(part.positions) for part in self._parts),
        )

    def pieces(self) -> Iterator[Postings]:
        """Yield the postings, some words at a time."""
        ends = np.cumsum(self._frequencies)
        start = 0
        while start < len(self._words):
            before = int(ends[start - 1]) if start else 0
            stop = max(start + 1, int(np.searchsorted(ends, before + _PIECE, side="right")))
            yield self._piece(start, stop)
            start = stop

    def _piece(self, start: int, stop: int) -> Postings:
        found = [self._part(number, start, stop) for number in range(len(self._parts))]
        places, ids, counts, titles, positions = (
            np.concatenate(each) for each in zip(*found, strict=True)
        )
        order = np.argsort(places, kind="stable")
        ends = np.cumsum(counts)
        frequencies = np.bincount(places - start, minlength=stop - start)
        left = np.flatnonzero(frequencies)
        return Postings(
            [self._words[start + number] for number in left],
            frequencies[left],
            ids[order],
            counts[order],
            titles[order] if len(titles) else titles,
            positions[slices((ends - counts)[order], ends[order])],
        )

    def _part(self, number: int, start: int, stop: int) -> tuple[Numbers, ...]:
        """Return place of the word, article, count, count in the title; and the positions."""
        places = self._places[number]
        first, last = (int(at) for at in np.searchsorted(places, (start, stop)))
        found = self._parts[number].between(first, last)
        ids = self._renumbered[number][found.ids]
        kept = ids != _GONE
        counts = found.counts.astype(np.int64)
        return (
            np.repeat(places[first:last], found.frequencies)[kept],
            ids[kept],
            counts[kept],
            found.titles[kept] if len(found.titles) else found.titles,
            found.positions[np.repeat(kept, counts)],
        )


def _top(numbers: Numbers) -> int:
    return int(numbers.max()) if len(numbers) else 0
