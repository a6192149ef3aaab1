"""What counts as a hit, for engines and for highlighting: phrases, patterns, near spellings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explorer.search.words import term_texts

MAX_GAP = 100
"""No phrase reaches over this many positions; paragraphs and aliases are set apart by more."""


def phrase_places(
    positions: Sequence[Sequence[int]], slop: int = 0, *, first: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield where a phrase stands: one position a word, in order, beginning at ``first`` or later.

    ``positions`` are, for each word of the phrase, its sorted positions; ``slop`` is how many
    other words may stand between all of them together.
    """
    if slop == 0:
        yield from _side_by_side(positions, first)
        return
    for start in positions[0]:
        if start < first:
            continue
        # The nearest next word is the best one: it leaves the most room for those behind.
        place = [start]
        for later in positions[1:]:
            index = bisect_right(later, place[-1])
            if index == len(later):
                return
            place.append(later[index])
        if place[-1] - start - len(place) + 1 <= slop:
            yield tuple(place)


def _side_by_side(positions: Sequence[Sequence[int]], first: int) -> Iterator[tuple[int, ...]]:
    rarest = min(range(len(positions)), key=lambda index: len(positions[index]))
    others = [(index - rarest, here) for index, here in enumerate(positions) if index != rarest]
    for position in positions[rarest]:
        start = position - rarest
        if start >= first and all(_holds(here, position + offset) for offset, here in others):
            yield tuple(range(start, start + len(positions)))


def _holds(ordered: Sequence[int], value: int) -> bool:
    index = bisect_left(ordered, value)
    return index < len(ordered) and ordered[index] == value


@lru_cache(maxsize=500)
def pattern_of(text: str) -> tuple[str, re.Pattern[str]]:
    """Return the folded letters before the first wildcard, and the expression of the whole."""
    pieces = re.split(r"(\*|\?(?=[^\W_*?]))", text)
    folded = ["".join(term_texts(piece)) for piece in pieces[::2]]
    wild = [".*" if piece == "*" else "." for piece in pieces[1::2]] + [""]
    # Accents may be one letter more once they are folded (æ, ß); "." then stands for a letter.
    expression = "".join(re.escape(a) + b for a, b in zip(folded, wild, strict=True))
    return folded[0], re.compile(expression, re.DOTALL)


@lru_cache(maxsize=100_000)
def is_near(word: str, other: str, distance: int) -> bool:
    """Tell whether words differ by at most ``distance`` letters wrong, missing, added or swapped.

    The first letter must be right: that is where misspellings are rare, and it bounds the search.
    """
    return word[:1] == other[:1] and edits(word, other, distance) <= distance


def edits(word: str, other: str, limit: int) -> int:
    """Return the optimal string alignment distance, or ``limit + 1`` where it is more."""
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(word, start=1):
        now = [row]
        for column, across in enumerate(other, start=1):
            best = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != across))
            if row > 1 and column > 1 and letter == other[column - 2] and word[row - 2] == across:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        if min(now) > limit:
            return limit + 1
        before, last = last, now
    return min(last[-1], limit + 1)
