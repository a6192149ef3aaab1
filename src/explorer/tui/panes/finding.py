"""Finding words in an article as a person types them: without accents, and smart about case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from explorer.tui.panes.marks import Mark

# Letters that Unicode does not take apart, and the signs of print that keyboards lack.
_SAME = str.maketrans(
    {
        **{"ə": "a", "Ə": "A", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"},
        **{"Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae"},
        **{"œ": "oe", "Œ": "Oe", "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'},
        **{"«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " "},
    }
)


class Folded(NamedTuple):
    """A text as it is compared; ``offsets`` lead back where a character became several or none."""

    text: str
    offsets: Sequence[int] | None

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) in the text itself of each place, none over another."""
        at = self.text.find(words)
        while at >= 0:
            after = at + len(words)
            if self.offsets is None:
                yield at, after
            else:
                start = self.offsets[at]
                yield start, max(self.offsets[after], start + 1)
            at = self.text.find(words, after)


class Finder:
    """Looks for words in the paragraphs of one article, which are folded once for each way."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._folded: dict[bool, Sequence[Folded]] = {}

    def find(self, words: str) -> list[Mark]:
        """Return the places; a capital in ``words`` asks for the case as it is written."""
        cased = words != words.lower()
        wanted = folded(words, cased=cased).text
        if not wanted:
            return []
        if cased not in self._folded:
            self._folded[cased] = [folded(text, cased=cased) for text in self._paragraphs]
        return [
            Mark(number, start, end, "hit")
            for number, text in enumerate(self._folded[cased])
            for start, end in text.find(wanted)
        ]


def folded(text: str, *, cased: bool) -> Folded:
    """Return a text without accents, in lower case unless ``cased``."""
    if text.isascii():
        return Folded(text if cased else text.lower(), None)
    parts = [_character(char, cased) for char in text]
    whole = "".join(parts)
    if all(len(part) == 1 for part in parts):
        return Folded(whole, None)
    offsets = [at for at, part in enumerate(parts) for _ in part]
    return Folded(whole, [*offsets, len(text)])


@lru_cache(8192)
def _character(char: str, cased: bool) -> str:
    same = char.translate(_SAME)
    if not cased:
        same = same.casefold().translate(_SAME)
    apart = unicodedata.normalize("NFKD", same)
    return "".join(part for part in apart if not unicodedata.combining(part))
