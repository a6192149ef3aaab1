"""The words that an index holds: which a pattern stands for, which are spelt nearly alike."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.reading import IndexReader

from explorer.search.nearness import edits, is_near, pattern_of
from explorer.search.query import Field, Fuzzy, Pattern
from explorer.search.query.messages import mistake
from explorer.search.whoosh_engine.schema import FIELD_NAMES
from explorer.search.words import term_texts

MAX_EXPANSION = 2_000
"""A pattern may stand for so many words of one index."""

MAX_NEAR = 100
_SUGGESTION_POOL = 40


class Vocabulary:
    """The words of one generation of an index."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._leaves = [leaf for leaf, _ in reader.leaf_readers()] if reader.doc_count() else []

    def frequency(self, word: str, field: Field | None) -> int:
        """Return in how many articles a folded word stands; deleted ones may be counted."""
        return int(self._reader.doc_frequency(FIELD_NAMES[field], word)) if self._leaves else 0

    def knows(self, word: str, field: Field | None) -> bool:
        """Tell whether every term of a typed word is there."""
        return all(self.frequency(term, field) for term in term_texts(word))

    def matching(self, pattern: Pattern) -> list[str]:
        """Return the words that a pattern stands for; QueryError where they are too many."""
        start, expression = pattern_of(pattern.text)
        found: set[str] = set()
        for word in self._starting(start, pattern.field):
            if expression.fullmatch(word):
                found.add(word)
                if len(found) > MAX_EXPANSION:
                    raise mistake(
                        f"{pattern.text} stands for more than {MAX_EXPANSION:,} words here",
                        pattern.at,
                        "Write more letters before the wildcard.",
                    )
        return sorted(found)

    def near(self, fuzzy: Fuzzy) -> list[tuple[str, int]]:
        """Return the nearest words with their distances, the most frequent first."""
        word = term_texts(fuzzy.text)[0]
        close = self._close(word, fuzzy.field, fuzzy.distance)
        return [(other, edits(word, other, fuzzy.distance)) for other in close[:MAX_NEAR]]

    def suggestions(self, word: str, field: Field | None, limit: int) -> list[str]:
        """Return words for one that is not here: by distance, then by how often they stand here."""
        folded = "".join(term_texts(word))
        if len(folded) < 3:
            return []
        for distance in (1, 2) if len(folded) > 4 else (1,):
            close = self._close(folded, field, distance)[:_SUGGESTION_POOL]
            if found := [other for other in close if other != folded]:
                return found[:limit]
        return []

    def _close(self, word: str, field: Field | None, distance: int) -> list[str]:
        lengths = range(len(word) - distance, len(word) + distance + 1)
        found = {
            other
            for other in self._starting(word[:1], field)
            if len(other) in lengths and is_near(word, other, distance)
        }
        return sorted(
            found,
            key=lambda other: (
                edits(word, other, distance),
                -self.frequency(other, field),
                other,
            ),
        )

    def _starting(self, start: str, field: Field | None) -> Iterator[str]:
        """Yield the words of each segment that start so; a word may come more than once."""
        for leaf in self._leaves:
            for raw in leaf.expand_prefix(FIELD_NAMES[field], start):
                yield raw.decode()
