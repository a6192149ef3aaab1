"""Texts made ready for Tantivy, so that it finds the words of `explorer.search.words` in them.

Tantivy itself parts a text at whatever is neither letter nor number, and takes capitals for small
letters. For most text in English that is nearly all: apostrophes, initials and thousands are put
right by a few patterns over the whole of it, without a look at each word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from explorer.search.words import term_texts

_BREAK = "\x1e"
"""Stands between texts while they are worked on together; part of no word."""

_WORD = "A-Za-z0-9"
# The first letter and full stop of U.S. stand before the place where the pattern begins: a search
# for a rare character is quicker than one for any letter. Most full stops have a space behind.
_INITIALS = re.compile(
    rf"\.(?=[A-Za-z]\.)(?<=[A-Za-z]\.)(?<![{_WORD}_.][A-Za-z]\.)(?<![{_WORD}]'[A-Za-z]\.)"
    rf"((?:[A-Za-z]\.)+)(?![{_WORD}]{{2}})"
)
# Where a number begins, seen from behind its first comma: one to three digits, and no word before.
_BEGINS = "|".join(
    f"(?<={digits},)(?<![{_WORD}]{digits},)(?<![{_WORD}]'{digits},)"
    for digits in ("[0-9]" * count for count in (1, 2, 3))
)
_THOUSANDS = re.compile(
    rf",(?=[0-9]{{3}})(?:{_BEGINS})([0-9]{{3}}(?:,[0-9]{{3}})*)(?![0-9]|,[0-9])"
)
_POSSESSIVE = re.compile(rf"'(?<=[{_WORD}]')[sS](?![{_WORD}]|'[{_WORD}])")
_APOSTROPHE = re.compile(rf"'(?<=[{_WORD}]')(?=[{_WORD}])")
_TYPOGRAPHY = {
    "\u2019": "'",
    "\u2018": "'",
    **dict.fromkeys("\u201c\u201d\u2013\u2014\u2026\u2022\u00a0", " "),
}


def analyzer() -> TextAnalyzer:
    """Return what parts a text that was made ready into its words."""
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).build()


def prepared(texts: Sequence[str]) -> Sequence[str | list[str]]:
    """Return each text ready for the analyzer, or as its terms where that would part them."""
    together = _quickly(_BREAK.join(texts))
    if together is not None:
        parted = together.split(_BREAK)
        if len(parted) == len(texts):
            return parted
    return [_prepared(text) for text in texts]


def _prepared(text: str) -> str | list[str]:
    quick = None if _BREAK in text else _quickly(text)
    if quick is not None:
        return quick
    terms = term_texts(text)
    # Letters of some scripts are marks, or several words, once they are folded.
    return " ".join(terms) if all(map(str.isalnum, terms)) else terms


def _quickly(text: str) -> str | None:
    """Make a text ready that is ASCII but for its typography; None for others."""
    if not text.isascii():
        for mark, plain in _TYPOGRAPHY.items():
            text = text.replace(mark, plain)
        if not text.isascii():
            return None
    if "`" in text:
        text = text.replace("`", "'")
    text = _THOUSANDS.sub(_joined_thousands, _INITIALS.sub(_joined_initials, text))
    if "'" in text:
        text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    return text


def _joined_initials(found: re.Match[str]) -> str:
    return found[1].replace(".", "") + " "


def _joined_thousands(found: re.Match[str]) -> str:
    return found[1].replace(",", "") + " "
