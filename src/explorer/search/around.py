"""Where single words and phrases stand in texts, read only around what can be their beginning.

Most of a text holds nothing of a query. All paragraphs of an article are looked through as one
text for the letters of a word, or for letters that folding makes others, and only the runs without
spaces that have any are parted into terms. No term reaches over a space, so a run has the same
terms alone as in its text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from explorer.search.words import Term, terms

Span = tuple[int, int]
Begins = Callable[[Sequence[Term]], bool]
"""Tells whether what is looked for begins with the first of these terms."""

_TYPOGRAPHY = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0"
"""Not ASCII and in most texts, but no letters: what they part are words of plain letters."""

_FOLDED = re.compile(rf"[^\x00-\x7f{_TYPOGRAPHY}]")
_INSIDE = "[',.`\u2018\u2019]*"  # what folding drops between plain letters
_SPACE = re.compile(r"\s")


@lru_cache(maxsize=500)
def seed_of(folded: str) -> re.Pattern[str]:
    """Return what finds the letters of a folded word, or of its beginning, in small letters."""
    return re.compile(_INSIDE.join(map(re.escape, folded)))


@lru_cache(maxsize=100)
def start_of(letter: str) -> re.Pattern[str]:
    """Return what finds a letter where a word may begin with it."""
    return re.compile(rf"(?<![^\W_]){re.escape(letter)}")


class Place(NamedTuple):
    """Where something was found: the text, and the characters ``start`` to ``end`` of it."""

    text: int
    span: Span


class Texts:
    """The paragraphs of an article, made ready to be asked for several words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = "\n".join(texts)
        self._small = self._whole.lower()
        lengths = accumulate((len(text) + 1 for text in texts), initial=0)
        self._starts = list(lengths)
        self.is_plain = len(self._small) == len(self._whole)
        """Whether small letters stand where the letters stood; a few scripts have others."""
        self._folded = [found.start() for found in _FOLDED.finditer(self._whole)]

    def places(self, seed: re.Pattern[str], length: int, begins: Begins) -> Iterator[Place]:
        """Yield the places of ``length`` terms, of which the first is where a seed was found."""
        found = [each.start() for each in seed.finditer(self._small)]
        done = 0
        for at in sorted([*found, *self._folded]) if self._folded else found:
            if at >= done:
                begin, done = self._run(at)
                yield from self._begun(begin, done, length, begins)

    def _run(self, at: int) -> Span:
        begin = at
        while begin and not self._whole[begin - 1].isspace():
            begin -= 1
        end = _SPACE.search(self._whole, at)
        return begin, end.start() if end else len(self._whole)

    def _begun(self, begin: int, end: int, length: int, begins: Begins) -> Iterator[Place]:
        text = bisect_right(self._starts, begin) - 1
        start = self._starts[text]
        here = list(terms(self._whole[begin:end]))
        words = [*here, *self._behind(end, self._starts[text + 1] - 1, length - 1)]
        for at in range(len(here)):
            if begins(words[at : at + length]):
                last = at + length - 1
                stop = words[last].end + (begin if last < len(here) else end)
                yield Place(text, (words[at].start + begin - start, stop - start))

    def _behind(self, at: int, end: int, count: int) -> list[Term]:
        """Return the next terms of the same text, their places counted from ``at``."""
        return list(islice(terms(self._whole[at:end]), count)) if count else []
