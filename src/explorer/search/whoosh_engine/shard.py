"""One segment opened for reading: its words, their postings, its articles."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from whoosh.codec.base import Segment

from explorer.search.whoosh_engine.arrays import Arrays, DamagedArrays, Numbers
from explorer.search.whoosh_engine.codec import paths_of
from explorer.search.whoosh_engine.pool import KEY
from explorer.search.whoosh_engine.schema import TEXT

_NONE = np.zeros(0, np.uint32)


class Words:
    """The words of one field of a segment, and where their postings are.

    A word is meant by its place in the order of words.
    """

    def __init__(self, terms: Arrays, postings: Arrays, field: str) -> None:
        self._lines = terms[f"{field}.words"].data
        self._offsets = terms[f"{field}.offsets"]
        self.starts = terms[f"{field}.starts"]
        self._places = terms[f"{field}.places"]
        self.ids = postings[f"{field}.ids"]
        self.counts = postings[f"{field}.counts"]
        self.titles = postings[f"{field}.titles"] if field == TEXT else _NONE
        self.positions = postings[f"{field}.positions"]
        if len(self.starts) != len(self._offsets) or self.starts[-1] != len(self.ids):
            raise DamagedArrays(f"the field {field} is not whole")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def word(self, number: int) -> bytes:
        """Return a word."""
        return bytes(self._lines[self._offsets[number] : self._offsets[number + 1] - 1])

    def find(self, word: bytes) -> int:
        """Return the number of a word, -1 where there is none."""
        at = self.first(word)
        return at if at < len(self) and self.word(at) == word else -1

    def first(self, word: bytes) -> int:
        """Return the number of the first word that is not before a word."""
        return bisect_left(range(len(self)), word, key=self.word)

    def beginning(self, start: bytes) -> range:
        """Return the words that begin so."""
        return range(self.first(start), self.first(start + b"\xff"))

    def lines(self, words: range) -> bytes:
        """Return neighbouring words, each ended by a line feed."""
        return bytes(self._lines[self._offsets[words.start] : self._offsets[words.stop]])

    def at_lines(self, words: range, letters: Numbers) -> Numbers:
        """Return the numbers of words by where they begin in `lines`."""
        offsets = self._offsets[words.start : words.stop + 1]
        return np.asarray(np.searchsorted(offsets, letters + offsets[0]) + words.start)

    def all_words(self) -> list[bytes]:
        """Return every word in order."""
        lines, offsets = bytes(self._lines), self._offsets.tolist()
        return [lines[start : end - 1] for start, end in pairwise(offsets)]

    def postings_of(self, words: Numbers) -> Numbers:
        """Return the numbers of the postings of some words."""
        return slices(self.starts[words], self.starts[words + 1])

    def slice_of(self, word: int) -> slice:
        """Return where the postings of a word are."""
        return slice(int(self.starts[word]), int(self.starts[word + 1]))

    def places(self, word: int, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """Return positions of a word in its ``chosen``th articles, and of which of these each is.

        ``chosen`` counts the articles that have the word from 0.
        """
        counts = self.counts[self.slice_of(word)].astype(np.int64)
        ends = int(self._places[word]) + np.cumsum(counts)
        starts = (ends - counts)[chosen]
        which = np.repeat(np.arange(len(chosen)), counts[chosen])
        return self.positions[slices(starts, ends[chosen])].astype(np.int64), which

    def between(self, first: int, stop: int) -> Slice:
        """Return the postings of neighbouring words."""
        start, end = int(self.starts[first]), int(self.starts[stop])
        return Slice(
            np.diff(self.starts[first : stop + 1].astype(np.int64)),
            self.ids[start:end],
            self.counts[start:end],
            self.titles[start:end],
            self.positions[int(self._places[first]) : int(self._places[stop])],
        )


class Slice(NamedTuple):
    """Postings of neighbouring words: how many each word has, and what `layout` tells of each."""

    frequencies: Numbers
    ids: Numbers
    counts: Numbers
    titles: Numbers
    positions: Numbers


class Shard:
    """A segment; ``start`` is the number of its first article among those of all segments."""

    def __init__(self, folder: Path, segment: Segment, start: int = 0) -> None:
        terms, postings = paths_of(folder, segment)
        self._terms, self._postings = Arrays(terms), Arrays(postings)
        self.start, self.size = start, int(segment.doc_count_all())
        self.days: Numbers = self._postings["days"]
        self.lengths: Numbers = self._postings["lengths"]
        self._words: dict[str, Words] = {}
        self.deleted = np.fromiter(segment.deleted_docs(), np.int64, segment.deleted_count())
        if len(self.days) != self.size or len(self.lengths) != self.size:
            raise DamagedArrays(f"{postings.name} holds other articles")

    def words(self, field: str) -> Words:
        """Return the words of a field."""
        found = self._words.get(field)
        if found is None:
            found = self._words[field] = Words(self._terms, self._postings, field)
        return found

    @cached_property
    def _keys(self) -> Numbers:
        """For each article the number of its key among the words of the keys."""
        words = self.words(KEY)
        keys = np.zeros(self.size, np.uint32)
        frequencies: Numbers = np.diff(words.starts.astype(np.int64))
        keys[words.ids] = np.repeat(np.arange(len(words), dtype=np.uint32), frequencies)
        return keys

    def key(self, number: int) -> str:
        """Return the key of an article by its number in this segment."""
        return self.words(KEY).word(self._keys[number]).decode("utf-8", "surrogatepass")

    def require_whole(self) -> None:
        """Raise DamagedArrays where a file was cut short since it was opened."""
        self._terms.require_whole()
        self._postings.require_whole()

    def let_go(self) -> None:
        """Give back the memory of what was read of the postings; it is read again where needed."""
        self._postings.let_go()

    def articles_of(self, key: str) -> list[int]:
        """Return the numbers in this segment of the articles of a key, deleted ones too."""
        words = self.words(KEY)
        found = words.find(key.encode("utf-8", "surrogatepass"))
        return [] if found < 0 else [int(number) for number in words.ids[words.slice_of(found)]]


def slices(starts: Numbers, ends: Numbers) -> Numbers:
    """Return the numbers from each start to its end, all behind each other."""
    lengths = ends.astype(np.int64) - starts.astype(np.int64)
    shifts = np.repeat(starts.astype(np.int64) - (np.cumsum(lengths) - lengths), lengths)
    return np.asarray(np.arange(int(lengths.sum())) + shifts)
