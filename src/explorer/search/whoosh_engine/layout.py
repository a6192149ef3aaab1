"""How a field lies in the files of a segment: sorted words, and for each word its postings.

``.trm`` holds for each field its words, one a line in the order of their bytes (``words``), where
each begins (``offsets``), and where its postings (``starts``) and positions (``places``) begin.
``.pst`` holds the postings of all words behind each other, in the order of words and articles: the
article (``ids``), how often the word stands there (``counts``), of that in the title (``titles``,
of the field ``text`` alone), and where (``positions``). So a word is one slice of each array, and
so are all words with one beginning. For each article there are its ``days`` and ``lengths``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from explorer.search.whoosh_engine.arrays import ArraysWriter, Numbers, narrowest
from explorer.search.whoosh_engine.schema import TEXT

TERMS, POSTINGS = ".trm", ".pst"


@dataclass(frozen=True, slots=True)
class Postings:
    """Some words of one field with their postings, the words sorted by their bytes.

    ``frequencies`` are the articles of each word; ``ids``, ``counts`` and ``titles`` are one for
    each posting; ``positions`` are ``counts`` for each posting.
    """

    words: Sequence[bytes]
    frequencies: Numbers
    ids: Numbers
    counts: Numbers
    titles: Numbers
    positions: Numbers


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much a field will hold, and the largest numbers of it."""

    words: int
    letters: int
    postings: int
    positions: int
    most: int
    most_in_title: int
    last_position: int


def sizes_of(postings: Postings) -> Sizes:
    """Return the sizes of a field that is there as a whole."""
    return Sizes(
        len(postings.words),
        sum(map(len, postings.words)),
        len(postings.ids),
        len(postings.positions),
        _largest(postings.counts),
        _largest(postings.titles),
        _largest(postings.positions),
    )


def _largest(numbers: Numbers) -> int:
    return int(numbers.max()) if len(numbers) else 0


class SegmentFiles:
    """Writes the two files of a segment; a field may come in pieces, its words in order."""

    def __init__(
        self, terms: Path, postings: Path, fields: Mapping[str, Sizes], documents: int
    ) -> None:
        self._terms = ArraysWriter(
            terms,
            {
                f"{field}.{name}": shape
                for field, sizes in fields.items()
                for name, shape in _term_shapes(sizes)
            },
        )
        shapes = {
            f"{field}.{name}": shape
            for field, sizes in fields.items()
            for name, shape in _posting_shapes(field, sizes)
        }
        shapes |= {"days": ("<i4", documents), "lengths": ("<u4", documents)}
        self._postings = ArraysWriter(postings, shapes)
        self._ends = dict.fromkeys(fields, (0, 0, 0))
        for field in fields:
            self._put_ends(field, *(np.zeros(1, np.int64),) * 3)

    def put_documents(self, days: Numbers, lengths: Numbers) -> None:
        """Write day and length of further articles."""
        self._postings.put("days", days)
        self._postings.put("lengths", lengths)

    def put(self, field: str, postings: Postings) -> None:
        """Write the next words of a field."""
        if not postings.words:
            return
        lines = b"".join(word + b"\n" for word in postings.words)
        self._terms.put(f"{field}.words", np.frombuffer(lines, np.uint8))
        letters = np.cumsum([len(word) + 1 for word in postings.words])
        starts = np.cumsum(postings.frequencies, dtype=np.int64)
        counted = np.concatenate(([0], np.cumsum(postings.counts, dtype=np.int64)))
        before = self._ends[field]
        ends = [
            ends + more
            for ends, more in zip(before, (letters, starts, counted[starts]), strict=True)
        ]
        self._put_ends(field, *ends)
        self._ends[field] = int(ends[0][-1]), int(ends[1][-1]), int(ends[2][-1])
        self._postings.put(f"{field}.ids", postings.ids)
        self._postings.put(f"{field}.counts", postings.counts)
        if field == TEXT:
            self._postings.put(f"{field}.titles", postings.titles)
        self._postings.put(f"{field}.positions", postings.positions)

    def _put_ends(self, field: str, letters: Numbers, starts: Numbers, places: Numbers) -> None:
        self._terms.put(f"{field}.offsets", letters)
        self._terms.put(f"{field}.starts", starts)
        self._terms.put(f"{field}.places", places)

    def close(self) -> None:
        """Bring both files to the disk."""
        self._postings.close()
        self._terms.close()


def _term_shapes(sizes: Sizes) -> list[tuple[str, tuple[str, int]]]:
    return [
        ("words", ("<u1", sizes.letters + sizes.words)),
        ("offsets", (narrowest(sizes.letters + sizes.words), sizes.words + 1)),
        ("starts", (narrowest(sizes.postings), sizes.words + 1)),
        ("places", (narrowest(sizes.positions), sizes.words + 1)),
    ]


def _posting_shapes(field: str, sizes: Sizes) -> list[tuple[str, tuple[str, int]]]:
    shapes = [
        ("ids", ("<u4", sizes.postings)),
        ("counts", (narrowest(sizes.most), sizes.postings)),
        ("positions", (narrowest(sizes.last_position), sizes.positions)),
    ]
    if field == TEXT:
        shapes.append(("titles", (narrowest(sizes.most_in_title), sizes.postings)))
    return shapes
