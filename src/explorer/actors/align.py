"""Two personal names side by side: which parts match, what is left over on each side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from explorer.actors.features import Likeness, joined, likeness
from explorer.actors.names import Part, PersonName

_LONGEST = 12
"""Names of more parts are cut: nobody has them, and the work grows with the square."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Parts of the one and of the other name (indices) that stand for each other."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs, best first, and the indices of the parts that found no partner."""

    pairs: tuple[Pair, ...]
    left_one: tuple[int, ...]
    left_other: tuple[int, ...]

    @property
    def in_order(self) -> bool:
        """Tell whether the pairs stand in the same order in both names."""
        places = sorted((pair.one[0], pair.other[0]) for pair in self.pairs)
        others = [other for _, other in places]
        return others == sorted(others)


@lru_cache(maxsize=131072)
def align(one: PersonName, other: PersonName) -> Alignment:
    """Pair the parts greedily, best likeness first; adjacent parts may stand for one joined."""
    a, b = one.parts[:_LONGEST], other.parts[:_LONGEST]
    options = [
        *_single(a, b),
        *_joins(a, b, flipped=False),
        *_joins(b, a, flipped=True),
    ]
    options.sort(key=lambda pair: (-pair.likeness.score, -_letters(pair, a), pair.one, pair.other))
    pairs: list[Pair] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for pair in options:
        if used_a.isdisjoint(pair.one) and used_b.isdisjoint(pair.other):
            pairs.append(pair)
            used_a.update(pair.one)
            used_b.update(pair.other)
    return Alignment(
        tuple(pairs),
        tuple(index for index in range(len(a)) if index not in used_a),
        tuple(index for index in range(len(b)) if index not in used_b),
    )


def _letters(pair: Pair, parts: tuple[Part, ...]) -> int:
    return sum(len(parts[index].text) for index in pair.one)


def _single(a: tuple[Part, ...], b: tuple[Part, ...]) -> list[Pair]:
    """Part against part; the same place in the name is a little likelier."""
    return [
        Pair((i,), (j,), found)
        for i, part in enumerate(a)
        for j, partner in enumerate(b)
        if (found := likeness(part, partner)).score > 0
    ]


def _joins(a: tuple[Part, ...], b: tuple[Part, ...], *, flipped: bool) -> list[Pair]:
    """Two or three adjacent parts of ``a`` written as one part of ``b``."""
    pairs = []
    for width in (2, 3):
        for first in range(len(a) - width + 1):
            group = a[first : first + width]
            if any(part.initials for part in group) and not all(part.initials for part in group):
                continue
            letters = sum(len(part.text) for part in group)
            near = [j for j, p in enumerate(b) if p.initials or abs(letters - len(p.text)) <= 2]
            if not near:
                continue
            whole = joined(group)
            for j in near:
                found = likeness(whole, b[j])
                if found.score >= 0.8:
                    indices = tuple(range(first, first + width))
                    one, other = ((j,), indices) if flipped else (indices, (j,))
                    # A hair below two equal single parts, far above two unlike ones.
                    score = Likeness(found.score - 0.01, found.reason + " (written as one)")
                    pairs.append(Pair(one, other, score))
    return pairs
