"""A paragraph's grammar as plain values, so that only one room needs to know the parser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Token(NamedTuple):
    """One token: character offsets in the paragraph, Penn tag, Universal POS, ClearNLP dependency.

    ``head`` is the index of the governing token in the same parse (its own for a root);
    ``entity`` is the pipeline's own entity label, or an empty string.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True)
class Parse:
    """The tokens of a paragraph; ``sentences`` are half-open ranges of token indices."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its direct dependents, in order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                lists[token.head].append(index)
        return tuple(tuple(dependents) for dependents in lists)

    @cached_property
    def dependents(self) -> tuple[dict[str, list[int]], ...]:
        """For each token its direct dependents by their relation, each in order."""
        nothing: dict[str, list[int]] = {}
        tables = [nothing] * len(self.tokens)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                if tables[token.head] is nothing:
                    tables[token.head] = {}
                tables[token.head].setdefault(token.dep, []).append(index)
        return tuple(tables)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """For each token where it begins."""
        return tuple([token.start for token in self.tokens])

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        return tuple([first for first, _ in self.sentences])

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence that holds ``token``."""
        found = bisect_right(self._firsts, token) - 1
        if found < 0 or token >= self.sentences[found][1]:
            raise IndexError(token)
        return self.sentences[found]

    def begun_in(self, start: int, end: int) -> range:
        """Return the tokens that begin between two character offsets."""
        first = bisect_left(self.starts, start)
        return range(first, max(first, bisect_left(self.starts, end)))

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return the character offsets of the tokens ``first`` up to, not including, ``after``."""
        return self.tokens[first].start, self.tokens[after - 1].end
