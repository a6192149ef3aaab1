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


def _start(token: Token) -> int:
    return token.start


def _first(sentence: tuple[int, int]) -> int:
    return sentence[0]


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
        return tuple(self._by_relation(each) if each else nothing for each in self.children)

    def _by_relation(self, dependents: tuple[int, ...]) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for index in dependents:
            table.setdefault(self.tokens[index].dep, []).append(index)
        return table

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence that holds ``token``."""
        found = bisect_right(self.sentences, token, key=_first) - 1
        if found < 0 or token >= self.sentences[found][1]:
            raise IndexError(token)
        return self.sentences[found]

    def begun_in(self, start: int, end: int) -> range:
        """Return the tokens that begin between two character offsets."""
        first = bisect_left(self.tokens, start, key=_start)
        return range(first, max(first, bisect_left(self.tokens, end, key=_start)))

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return the character offsets of the tokens ``first`` up to, not including, ``after``."""
        return self.tokens[first].start, self.tokens[after - 1].end
