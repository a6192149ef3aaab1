"""One generation of an index opened for reading; it never changes, so any thread may ask it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from math import log
from pathlib import Path

import numpy as np
from whoosh.codec.base import Segment

from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.schema import TEXT, TITLE_WEIGHT
from explorer.search.whoosh_engine.shard import Shard, Words

_B, _K1 = 0.75, 1.2
"""The parameters of BM25, as Whoosh has them."""

_KEPT = 4
"""Lists of words with one first letter: up to two megabytes each, for 100,000 articles."""

_OFTEN = 20
"""Searches after which what they read of the files is no longer counted as memory of ours."""


class Snapshot:
    """All articles of one commit, numbered through all segments."""

    def __init__(self, folder: Path, segments: Sequence[Segment]) -> None:
        self.shards: list[Shard] = []
        self.size = 0
        for segment in segments:
            if segment.doc_count():
                self.shards.append(Shard(folder, segment, self.size))
                self.size += self.shards[-1].size
        self._starts = [shard.start for shard in self.shards]
        self.live = np.ones(self.size, bool)
        for shard in self.shards:
            self.live[shard.start + shard.deleted] = False
        self.count = int(self.live.sum())
        self._kept: dict[tuple[str, str], list[str]] = {}
        self._asked = 0

    def require_whole(self) -> None:
        """Raise DamagedArrays where a file was cut short: cheap, and asked before each search."""
        for shard in self.shards:
            shard.require_whole()

    @cached_property
    def days(self) -> Numbers:
        """The day number of every article."""
        return _joined([shard.days for shard in self.shards])

    @cached_property
    def age(self) -> Numbers:
        """The place of every article in the order of time, the newest first."""
        age = np.empty(self.size, np.int64)
        age[np.argsort(-self.days, kind="stable")] = np.arange(self.size)
        return age

    @cached_property
    def _norms(self) -> Numbers:
        """What BM25 makes of the length of every article."""
        lengths = _joined([shard.lengths for shard in self.shards])
        average = float(lengths.mean()) or 1.0
        return np.asarray(_K1 * ((1 - _B) + _B * lengths / average))

    def frequency(self, field: str, word: str) -> int:
        """Return in how many articles a folded word stands; deleted ones may be counted."""
        found = ((words, words.find(word.encode())) for _, words in self.words(field))
        return sum(
            int(words.starts[at + 1]) - int(words.starts[at]) for words, at in found if at >= 0
        )

    def words(self, field: str) -> list[tuple[Shard, Words]]:
        """Return the words of a field of each segment."""
        return [(shard, shard.words(field)) for shard in self.shards]

    def beginning(self, field: str, start: str) -> list[str]:
        """Return every word that begins so; those that were asked for last are kept."""
        kept = self._kept.get((field, start))
        if kept is None:
            found: set[str] = set()
            for _, words in self.words(field):
                lines = words.lines(words.beginning(start.encode())).decode()
                found.update(lines.split("\n")[:-1])
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[field, start] = list(found)
        return kept

    def asked(self) -> None:
        """Note that a search is over; now and then the memory of what was read is given back."""
        self._asked += 1
        if self._asked % _OFTEN == 0:
            for shard in self.shards:
                shard.let_go()

    def key(self, number: int) -> str:
        """Return the key of an article."""
        shard = self.shards[bisect_right(self._starts, number) - 1]
        return shard.key(number - shard.start)

    def weigh(self, word: str, into: Numbers, boost: float = 1.0) -> None:
        """Add to a number for each article what a word of title or body counts there (BM25F)."""
        rarity = boost * (log(self.size / (self.frequency(TEXT, word) + 1)) + 1)
        for shard, words in self.words(TEXT):
            at = words.find(word.encode())
            if at < 0:
                continue
            where = words.slice_of(at)
            ids = words.ids[where].astype(np.int64) + shard.start
            weight = words.counts[where] + (TITLE_WEIGHT - 1) * words.titles[where]
            into[ids] += rarity * weight * (_K1 + 1) / (weight + self._norms[ids])


def _joined(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int32)
