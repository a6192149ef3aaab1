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

_ODD = rf"[^\x00-\x7f{_TYPOGRAPHY}]"
_FOLDED = re.compile(_ODD)
_SHORT = 40  # characters of a run whose terms are kept; others are no words
_INSIDE = "[',.`\u2018\u2019]*"  # what folding drops between plain letters
_SPACE = re.compile(r"\s")
_RUN = re.compile(r"\S*\Z")
# Behind the last word of a run that holds nothing else. There is no apostrophe among these.
_END = r"(?=[,.;:?!]*(?:\s|\Z))"
_WORD = re.compile(rf"[a-z0-9]+{_END}")


class Sought(NamedTuple):
    """What is looked for in small letters: ``length`` terms, which begin where ``seed`` is found.

    Where a run of plain letters begins there and ``plain`` fits, ``fits`` tells of what it covers
    whether it is found; elsewhere the run is parted, and ``begins`` tells it of the terms.
    """

    seed: re.Pattern[str]
    length: int
    begins: Begins
    plain: re.Pattern[str] | None
    fits: Callable[[str], object]


@lru_cache(maxsize=500)
def phrase_sought(words: tuple[str, ...]) -> Sought:
    """Return how some words in a row are found."""
    # A number with commas is over where letters follow: 1,250th is two terms.
    apart, whole = ("*", "") if words[0][-1].isdigit() else ("+", r"(?![^\W_])")
    seed = _beginning(words[0]) + whole
    if len(words) > 1:
        seed += rf"(?=(?:['`\u2018\u2019]s)?[\W_]{apart}(?:{re.escape(words[1][0])}|{_ODD}))"
    is_plain = all(word.isascii() and word.isalnum() for word in words)
    plain = re.compile(r"[^\S\n]+".join(words) + _END) if is_plain else None
    return Sought(re.compile(seed), len(words), _begins_with(words), plain, bool)


def _begins_with(words: tuple[str, ...]) -> Begins:
    if len(words) == 1:  # the most by far
        (word,) = words
        return lambda terms: terms[0].text == word
    return lambda terms: tuple(term.text for term in terms) == words


def word_sought(start: str, fits: Callable[[str], object]) -> Sought:
    """Return how words are found that begin with some letters and fit."""
    return Sought(_seed(start), 1, lambda terms: bool(fits(terms[0].text)), _WORD, fits)


@lru_cache(maxsize=500)
def _seed(start: str) -> re.Pattern[str]:
    return re.compile(_beginning(start))


def _beginning(start: str) -> str:
    """Return the expression for the first letters of a folded word, where a term can begin."""
    first, *others = map(re.escape, start)
    # The letter before is looked at last: a search for one letter is quicker than for any.
    begins = rf"{first}(?:(?<![^\W_]{first})|(?<=,[0-9]{{3}}{first}))"
    return _INSIDE.join([begins, *others])


@lru_cache(maxsize=5_000)
def _terms_of(run: str) -> tuple[Term, ...]:
    """Return the terms of a run; where many are parted, they are the same few words."""
    return tuple(terms(run))


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
        self._odd = dict(self._odd_runs())

    def places(self, sought: Sought) -> Iterator[Place]:
        """Yield the places of what is sought, in order."""
        small, odd, starts = self._small, self._odd, self._starts
        seed, length, begins, plain, fits = sought
        found = [each.start() for each in seed.finditer(small)]
        done = 0
        for at in sorted({*found, *odd}) if odd else found:
            if at < done:
                continue
            if at in odd:
                begin, done = at, odd[at]
            elif (
                plain
                and (not at or small[at - 1].isspace())
                and (covered := plain.match(small, at))
            ):
                if fits(covered[0]):
                    text = bisect_right(starts, at) - 1
                    yield Place(text, (at - starts[text], covered.end() - starts[text]))
                continue
            else:
                begin, done = self._run(at)
            yield from self._begun(begin, done, length, begins)

    def _odd_runs(self) -> Iterator[Span]:
        """Yield the runs that have letters of which folding makes others."""
        end = 0
        for found in _FOLDED.finditer(self._whole):
            if found.start() >= end:
                begin, end = self._run(found.start())
                yield begin, end

    def _run(self, at: int) -> Span:
        whole = self._whole
        begin = whole.rfind(" ", 0, at) + 1  # nearly always
        begin = whole.rfind("\n", begin, at) + 1 or begin
        found, end = _RUN.search(whole, begin, at), _SPACE.search(whole, at)
        return found.start() if found else at, end.start() if end else len(whole)

    def _begun(self, begin: int, end: int, length: int, begins: Begins) -> Iterator[Place]:
        run = self._whole[begin:end]
        here = words = _terms_of(run) if len(run) <= _SHORT else tuple(terms(run))
        if length > 1:
            behind = self._starts[bisect_right(self._starts, begin)] - 1
            words = (*here, *self._behind(end, behind, length - 1))
        for at in range(len(here)):
            if begins(words[at : at + length]):
                text = bisect_right(self._starts, begin) - 1
                start, last = self._starts[text], at + length - 1
                stop = words[last].end + (begin if last < len(here) else end)
                yield Place(text, (words[at].start + begin - start, stop - start))

    def _behind(self, at: int, end: int, count: int) -> list[Term]:
        """Return the next terms of the same text, their places counted from ``at``."""
        return list(islice(terms(self._whole[at:end]), count)) if count else []
