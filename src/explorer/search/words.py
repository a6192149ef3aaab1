"""How text becomes terms: one analysis for index, query and highlighting, in plain Python.

Terms are folded (case, accents, apostrophes), possessives lose their ``'s``, hyphens part words
and dotted initials join (``U.S.`` is ``us``). Nothing is stemmed and no stop word is left out:
names are most of what is asked for, a phrase means exactly its words, and ``visit*`` asks for
``visits`` and ``visited`` aloud.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Marks that combine with the letter before, and invisible characters that stand inside words.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u00b4`"
_LETTER = rf"[^\W_][{_INSIDE}]*"

TERM = re.compile(
    rf"""(?: [0-9]{{1,3}} (?: ,[0-9]{{3}} )+ (?![0-9]|,[0-9])       # 1,250,000
           | (?<![\w.]) (?: [^\W\d_]\. ){{2,}} (?![^\W_]{{2}})       # U.S. and U.N.
           | (?: {_LETTER} )+ (?: [{_APOSTROPHES}] (?: {_LETTER} )+ )*
         )""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS][{_INSIDE}]*\Z")
_DROPPED = re.compile(rf"[{_INSIDE}{_APOSTROPHES},.]")
_MARKS = re.compile("[\u0300-\u036f]")
# Letters that Unicode does not decompose, as newspapers in English write them.
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Term(NamedTuple):
    """A folded word and where it stands: characters ``start`` to ``end`` of the text."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return a text as its words are compared: ``Şahin’s`` is ``sahins``, ``1,250`` is ``1250``."""
    if not text.isascii():
        lowered = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        text = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return _DROPPED.sub("", text.lower())


@lru_cache(maxsize=50_000)
def _fold_word(word: str) -> str:
    # A few letters stand for several words, and are one all the same.
    return fold(word).replace(" ", "")


def terms(text: str) -> Iterator[Term]:
    """Yield the terms of a text in order; each stands one position after the one before."""
    for found in TERM.finditer(text):
        word, start = found.group(), found.start()
        if word.isascii() and word.isalnum():
            yield Term(word.lower(), start, start + len(word))
            continue
        word = _POSSESSIVE.sub("", word) or word
        if folded := _fold_word(word):
            yield Term(folded, start, start + len(word))


def term_texts(text: str) -> list[str]:
    """Return only the folded words of a text; what the index takes."""
    texts = []
    for word in TERM.findall(text):
        if word.isascii() and word.isalnum():
            texts.append(word.lower())
        elif folded := _fold_word(_POSSESSIVE.sub("", word) or word):
            texts.append(folded)
    return texts
