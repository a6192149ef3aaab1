"""The words that an index holds: which a pattern stands for, which are spelt nearly alike."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from explorer.search.nearness import pattern_of
from explorer.search.query import Field, Fuzzy, Pattern
from explorer.search.query.messages import mistake
from explorer.search.spellings import suggested
from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.schema import FIELD_NAMES
from explorer.search.whoosh_engine.shard import Words
from explorer.search.whoosh_engine.snapshot import Snapshot
from explorer.search.words import term_texts

MAX_EXPANSION = 2_000
"""A pattern may stand for so many words of one index."""

MAX_NEAR = 100
_SUGGESTION_POOL = 40


class Vocabulary:
    """The words of one generation of an index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def knows(self, word: str, field: Field | None) -> bool:
        """Tell whether every term of a typed word is there."""
        name = FIELD_NAMES[field]
        return all(self._snapshot.frequency(name, term) for term in term_texts(word))

    def matching(self, words: Words, pattern: Pattern) -> range | Numbers:
        """Return the words of a segment that a pattern stands for; neighbours as a range."""
        start, expression = _lines_like(pattern.text)
        near = words.beginning(start)
        if expression is None or not near:
            return near
        begins = [found.start() for found in expression.finditer(words.lines(near))]
        return words.at_lines(near, np.array(begins, np.int64))

    def refuse_many(self, pattern: Pattern) -> None:
        """Raise QueryError where a pattern stands for more words than can be looked up."""
        if self.few(pattern, MAX_EXPANSION) is None:
            raise mistake(
                f"{pattern.text} stands for more than {MAX_EXPANSION:,} words here",
                pattern.at,
                "Write more letters before the wildcard.",
            )

    def few(self, pattern: Pattern, most: int) -> list[str] | None:
        """Return the words that a pattern stands for, None where they are more than ``most``."""
        found: set[bytes] = set()
        for _, words in self._snapshot.words(FIELD_NAMES[pattern.field]):
            numbers = self.matching(words, pattern)
            if len(numbers) > most:
                return None
            found.update(words.word(number) for number in numbers)
            if len(found) > most:
                return None
        return sorted(word.decode() for word in found)

    def near(self, fuzzy: Fuzzy) -> list[tuple[str, int]]:
        """Return the nearest words with their distances, the most frequent first."""
        word = term_texts(fuzzy.text)[0]
        return self._close(word, fuzzy.field, fuzzy.distance)[:MAX_NEAR]

    def suggestions(self, word: str, field: Field | None, limit: int) -> list[str]:
        """Return words for one that is not here: by distance, then by how often they stand here."""

        def close(folded: str, distance: int) -> list[tuple[str, int]]:
            return self._close(folded, field, distance)

        return suggested(word, close, pool=_SUGGESTION_POOL, limit=limit)

    def _close(self, word: str, field: Field | None, distance: int) -> list[tuple[str, int]]:
        """Return words that begin with the same letter and differ by so many letters at most."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        name = FIELD_NAMES[field]
        others = self._snapshot.beginning(name, word[:1])
        near = extract(word, others, scorer=OSA.distance, score_cutoff=distance, limit=None)
        counted = [(far, -self._snapshot.frequency(name, other), other) for other, far, _ in near]
        return [(other, int(far)) for far, _, other in sorted(counted)]


@lru_cache(maxsize=200)
def _lines_like(text: str) -> tuple[bytes, re.Pattern[bytes] | None]:
    """Return how words of a pattern begin, and what finds them among lines of such words.

    None where every word that begins so is meant.
    """
    start, _ = pattern_of(text)
    if re.fullmatch(r"[^*?]+\*+", text):
        return start.encode(), None
    pieces = re.split(r"(\*|\?(?=[^\W_*?]))", text)
    folded = [re.escape("".join(term_texts(piece))).encode() for piece in pieces[::2]]
    wild = [_ANY if piece == "*" else _ONE for piece in pieces[1::2]] + [b""]
    expression = b"".join(a + b for a, b in zip(folded, wild, strict=True))
    return start.encode(), re.compile(b"^" + expression + b"$", re.MULTILINE)


_ANY = rb"[^\n]*"
_ONE = rb"[^\n\x80-\xbf][\x80-\xbf]*"  # one letter, of one to four bytes
