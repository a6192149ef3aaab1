"""The words that an index holds: which a pattern stands for, which are spelt nearly alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Occur, Schema, Searcher
from tantivy import Query as TantivyQuery

from explorer.search.nearness import pattern_of
from explorer.search.query import Field, Fuzzy, Pattern
from explorer.search.query.messages import mistake
from explorer.search.spellings import suggested
from explorer.search.tantivy_engine.pages import total
from explorer.search.tantivy_engine.schema import NAMES
from explorer.search.words import term_texts

MAX_EXPANSION = 2_000
"""A pattern may stand for so many words of one index."""

MAX_NEAR = 100
_SUGGESTION_POOL = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one generation of an index."""

    searcher: Searcher
    fields: Schema

    def frequency(self, word: str, field: Field | None) -> int:
        """Return in how many articles a folded word stands."""
        places = [
            (Occur.Should, TantivyQuery.term_query(self.fields, name, word))
            for name in _names(field)
        ]
        either = places[0][1] if len(places) == 1 else TantivyQuery.boolean_query(places)
        return total(self.searcher, either)

    def knows(self, word: str, field: Field | None) -> bool:
        """Tell whether every term of a typed word is there."""
        return all(self.frequency(term, field) for term in term_texts(word))

    def matching(self, pattern: Pattern) -> list[str]:
        """Return the words that a pattern stands for; QueryError where they are too many."""
        start, expression = pattern_of(pattern.text)
        found = {
            word for word in self._starting(start, pattern.field) if expression.fullmatch(word)
        }
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
        return self._close(word, fuzzy.field, fuzzy.distance)[:MAX_NEAR]

    def suggestions(self, word: str, field: Field | None, limit: int) -> list[str]:
        """Return words for one that is not here: by distance, then by how often they stand here."""

        def close(folded: str, distance: int) -> list[tuple[str, int]]:
            return self._close(folded, field, distance)

        return suggested(word, close, pool=_SUGGESTION_POOL, limit=limit)

    def _close(self, word: str, field: Field | None, distance: int) -> list[tuple[str, int]]:
        """Return the words with the same first letter that are near, with their distances."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        others = set(self._starting(word[:1], field))
        near = [
            (str(other), int(wrong))
            for other, wrong, _ in extract(
                word, others, scorer=OSA.distance, score_cutoff=distance, limit=None
            )
        ]
        common = {other: self.frequency(other, field) for other, _ in near}
        held = [found for found in near if common[found[0]]]
        return sorted(held, key=lambda found: (found[1], -common[found[0]], found[0]))

    def _starting(self, start: str, field: Field | None) -> Iterator[str]:
        """Yield the words that start so; a word of title and body comes twice."""
        for name in _names(field):
            for word, _ in self.searcher.terms_with_prefix(name, start):
                yield word


def _names(field: Field | None) -> tuple[str, ...]:
    # What is spelt like a word of the body may as well stand in a title.
    return NAMES[None if field is Field.BODY else field]
