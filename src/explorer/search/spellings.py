"""Words to try instead of one that an index does not hold, whichever engine keeps it."""

from __future__ import annotations

from collections.abc import Callable

from explorer.search.words import term_texts

_SHORTEST = 3  # letters; shorter words are like too many others

Close = Callable[[str, int], list[tuple[str, int]]]
"""Returns the words within a distance of one, with their distances, the likeliest first."""


def suggested(word: str, close: Close, *, pool: int, limit: int) -> list[str]:
    """Return words for one that is not here: by distance, then by how often they stand here.

    Of the words at each distance the first ``pool`` are looked at.
    """
    folded = "".join(term_texts(word))
    if len(folded) < _SHORTEST:
        return []
    for distance in (1, 2) if len(folded) > 4 else (1,):
        if found := [other for other, _ in close(folded, distance)[:pool] if other != folded]:
            return found[:limit]
    return []
