"""The words of articles that are being added, until they are sorted into a segment.

Each word of an article is two numbers, so that much fits into memory and little is done a word;
sorting and counting are done for all of them at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from explorer.search.protocol import Document
from explorer.search.whoosh_engine.layout import Postings
from explorer.search.whoosh_engine.schema import (
    APART,
    BODY_START,
    LONGEST_TITLE,
    TEXT,
    WORD_FIELDS,
    day_number,
    texts_of,
)
from explorer.search.words import term_texts

KEY = "key"


class Pool:
    """Articles that will be one segment, numbered from 0 in the order in which they come."""

    def __init__(self) -> None:
        self._fields = {name: _Words() for name in (KEY, *WORD_FIELDS)}
        self.days, self.lengths = array("i"), array("I")

    def __len__(self) -> int:
        return len(self.days)

    @property
    def size(self) -> int:
        """How many words there are, of all fields."""
        return sum(len(words.numbers) for words in self._fields.values())

    def add(self, document: Document) -> None:
        """Take an article."""
        fields = self._fields
        fields[KEY].put([document.key], 0)
        places = dict.fromkeys(WORD_FIELDS, 0)
        for name, text in texts_of(document):
            words = term_texts(text)
            fields[name].put(words, places[name])
            places[name] += len(words) + APART
            if name == "title":
                fields[TEXT].put(words[:LONGEST_TITLE], 0)
        self._add_body(document.body)
        self.days.append(day_number(document.date))
        self.lengths.append(fields[TEXT].ended())
        for name, field in fields.items():
            if name != TEXT:
                field.ended()

    def _add_body(self, body: Sequence[str]) -> None:
        text, place = self._fields[TEXT], BODY_START
        for paragraph in body:
            words = term_texts(paragraph)
            text.put(words, place)
            place += len(words) + APART

    def postings(self, field: str) -> Postings:
        """Return a field sorted by words and articles."""
        return self._fields[field].sorted(titles=field == TEXT)


class _Numbering(dict[str, int]):
    """Numbers words in the order in which they are met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class _Words:
    """The words of one field: of each its number and position, and how many each article has."""

    def __init__(self) -> None:
        self._numbering = _Numbering()
        self.numbers, self._positions, self._counts = array("I"), array("I"), array("I")
        self._counted = 0

    def put(self, words: Sequence[str], place: int) -> None:
        """Take the words of a text, the first of which stands at a position."""
        self.numbers.extend(map(self._numbering.__getitem__, words))
        self._positions.extend(range(place, place + len(words)))

    def ended(self) -> int:
        """Note that an article is over, and return how many words it had."""
        count = len(self.numbers) - self._counted
        self._counts.append(count)
        self._counted += count
        return count

    def sorted(self, *, titles: bool) -> Postings:
        words = sorted((_bytes(word), number) for word, number in self._numbering.items())
        rank = np.empty(len(words), np.uint32)
        rank[[number for _, number in words]] = np.arange(len(words), dtype=np.uint32)
        ranks = rank[np.frombuffer(self.numbers, np.uint32)]
        order = np.argsort(ranks, kind="stable")
        ranks = ranks[order]
        counts = np.frombuffer(self._counts, np.uint32)
        ids = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)[order]
        positions = np.frombuffer(self._positions, np.uint32)[order]
        heads = np.flatnonzero(
            np.diff(ranks, prepend=np.uint32(2**32 - 1)).astype(bool)
            | np.diff(ids, prepend=np.uint32(2**32 - 1)).astype(bool)
        )
        in_title = np.zeros(0, np.uint32)
        if titles and len(heads):
            in_title = np.add.reduceat(positions < BODY_START, heads, dtype=np.uint32)
        return Postings(
            [word for word, _ in words],
            np.bincount(ranks[heads], minlength=len(words)),
            ids[heads],
            np.diff(heads, append=len(ranks)),
            in_title,
            positions,
        )


def _bytes(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")  # a key is a path, which may be any bytes
