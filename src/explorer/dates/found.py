"""What a rule's pattern found, and what a reader makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.dates import vocabulary as v
from explorer.dates.pieces import Piece
from explorer.model import TimexType


class Reading(NamedTuple):
    """The type and value of a time expression; ``focus`` is the date it leaves for the next."""

    type: TimexType
    value: str
    focus: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern; parts are asked for by the names the pattern gives them."""

    pieces: Sequence[Piece]
    match: re.Match[str]

    @property
    def places(self) -> range:
        """The indices of its pieces."""
        return range(*self.match.span())

    @property
    def size(self) -> int:
        """The number of its pieces."""
        return len(self.places)

    @property
    def ends(self) -> tuple[Piece, Piece]:
        """Its first and last piece."""
        return self.pieces[self.places[0]], self.pieces[self.places[-1]]

    def words(self, name: str) -> list[str]:
        """Return the lower-case pieces of a named part; none where it matched nothing."""
        if name not in self.match.re.groupindex:
            return []
        start, end = self.match.span(name)
        return [piece.lower for piece in self.pieces[start:end]] if start >= 0 else []

    def word(self, name: str) -> str:
        """Return the first piece of a named part, or an empty string."""
        return next(iter(self.words(name)), "")

    def neighbour(self, offset: int) -> str:
        """Return the piece before (-1, -2) or after (1, 2) the match in lower case, or ""."""
        start, end = self.match.span()
        place = start + offset if offset < 0 else end + offset - 1
        return self.pieces[place].lower if 0 <= place < len(self.pieces) else ""

    def unit(self, name: str = "u") -> str:
        """Return TIMEX3's letter of a unit word."""
        word = self.word(name)
        return v.UNITS.get(word) or v.UNITS_PLURAL[word]


def number_of(words: Sequence[str]) -> float | None:
    """Return the number that words spell ("two and a half", "thirty-five", "1.5"), or None.

    Of "three-four" the last counts.
    """
    if "couple" in words:
        return 2.0
    if "/" in words:
        return _fraction(words)
    total: float | None = None
    for word in words:
        total = _with_word(total, word, words)
    return total


def _fraction(words: Sequence[str]) -> float:
    """Read "5 1/2"."""
    *whole, over, _, under = words
    return sum(map(float, whole)) + float(over) / float(under)


def _with_word(total: float | None, word: str, words: Sequence[str]) -> float | None:
    if word in v.MAGNITUDES:
        return (total or 1.0) * v.MAGNITUDES[word]
    value = _value(word)
    if value is not None:
        adds = total is not None and (total % 100 == 0 or (total % 10 == 0 and value < 10))
        return (total or 0.0) + value if adds else value
    if word == "half":
        return (total or 0.0) + 0.5
    if word in {"a", "an"} and "half" not in words and not vague(words):
        return 1.0
    return total


def _value(word: str) -> float | None:
    if word in v.NUMBERS:
        return float(v.NUMBERS[word])
    if word == "dozen":
        return 12.0
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def ordinal_of(words: Sequence[str]) -> int:
    """Return the number of "4", "4th", "fourth" or "twenty-first"."""
    total = 0
    for word in words:
        digits = re.match(r"\d+", word)
        if digits:
            return int(digits[0])
        total += v.ORDINALS.get(word, 0) + v.NUMBERS.get(word, 0)
    return total


def vague(words: Sequence[str]) -> bool:
    """Tell whether a count is not a number: "few", "several"."""
    return bool({"few", "several", "many", "some", "handful", "number"} & set(words))
