"""The words that an index holds: which a pattern stands for, which are spelt nearly alike."""

from __future__ import annotations

from dataclasses import dataclass, field

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

_LETTERS = 2
"""Words of a pattern are listed by so many letters: every pattern has them in front."""

_KEPT = 80
"""Lists of words with one beginning that are kept: all of 100,000 articles take 3 MB."""


_PATTERNS = 8
"""Patterns whose words are kept: one query may ask for them several times."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one generation of an index; lists that were asked for once are kept."""

    searcher: Searcher
    fields: Schema
    _kept: dict[tuple[tuple[str, ...], str], str] = field(default_factory=dict)
    _matched: dict[tuple[tuple[str, ...], str], list[str]] = field(default_factory=dict)

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
        names = _names(pattern.field)
        found = self._matched.get((names, pattern.text))
        if found is None:
            start, expression = pattern_of(pattern.text)
            words = self._starting(start, names)
            found = [word for word in words if expression.fullmatch(word)]
            if len(self._matched) >= _PATTERNS:
                self._matched.clear()
            self._matched[names, pattern.text] = found
        if len(found) > MAX_EXPANSION:
            raise mistake(
                f"{pattern.text} stands for more than {MAX_EXPANSION:,} words here",
                pattern.at,
                "Write more letters before the wildcard.",
            )
        return found

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

        others = self._starting(word[:1], _names(field))
        near = [
            (str(other), int(wrong))
            for other, wrong, _ in extract(
                word, others, scorer=OSA.distance, score_cutoff=distance, limit=None
            )
        ]
        common = {other: self.frequency(other, field) for other, _ in near}
        held = [found for found in near if common[found[0]]]
        return sorted(held, key=lambda found: (found[1], -common[found[0]], found[0]))

    def _starting(self, start: str, names: tuple[str, ...]) -> list[str]:
        """Return the words that start so, in order."""
        lines = self._kept.get((names, start[:1])) or self._lines(names, start[:_LETTERS])
        first = lines.find(f"\n{start}")
        if first < 0:
            return []
        end = lines.index("\n", lines.rfind(f"\n{start}") + 1)
        return lines[first + 1 : end].split("\n")

    def _lines(self, names: tuple[str, ...], start: str) -> str:
        """Return the words that start so in order, each between two line feeds.

        As one text they take a tenth of the memory, and a part of them is found at once.
        """
        kept = self._kept.get((names, start))
        if kept is None:
            found = {w for name in names for w, _ in self.searcher.terms_with_prefix(name, start)}
            kept = "\n".join(["", *sorted(found), ""])
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[names, start] = kept
        return kept


def _names(field: Field | None) -> tuple[str, ...]:
    # What is spelt like a word of the body may as well stand in a title.
    return NAMES[None if field is Field.BODY else field]
