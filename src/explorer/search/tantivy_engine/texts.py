"""Texts made ready for Tantivy: the words of `explorer.search.words` with spaces between.

For most text in English no word is looked at for that: apostrophes, initials and thousands are put
right by a few patterns over the whole of it, accented letters become those that they fold to, and
one table makes small letters of capitals and spaces of all that parts words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tantivy import TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from explorer.search.words import fold, term_texts

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
_TYPOGRAPHY = {
    "\u2019": "'",
    "\u2018": "'",
    **dict.fromkeys("\u201c\u201d\u2013\u2014\u2026\u2022\u00a0", " "),
}


_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PARTED = bytes(
    ord(char.lower() if char.isalnum() or char == _BREAK else " ") for char in map(chr, range(128))
).ljust(256)
"""What becomes of each character of ASCII: a small letter or a space."""


def analyzer() -> TextAnalyzer:
    """Return what parts a text that was made ready into its words."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).build()


def prepared(texts: Sequence[str]) -> list[str]:
    """Return the words of each text with spaces between, in small letters."""
    together = _quickly(_BREAK.join(texts))
    if together is not None:
        parted = together.split(_BREAK)
        if len(parted) == len(texts):
            return parted
    return [_prepared(text) for text in texts]


def _prepared(text: str) -> str:
    quick = None if _BREAK in text else _quickly(text)
    return " ".join(term_texts(text)) if quick is None else quick


def _quickly(text: str) -> str | None:
    """Make a text ready that is ASCII but for its typography and for letters that fold to it.

    None for others.
    """
    if not text.isascii():
        for mark, plain in _TYPOGRAPHY.items():
            text = text.replace(mark, plain)
        if not text.isascii():
            for char in set(_FOREIGN.findall(text)):
                if not (plain := _plain(char)).isascii():
                    return None
                text = text.replace(char, plain)
    if "`" in text:
        text = text.replace("`", "'")
    text = _THOUSANDS.sub(_joined_thousands, _INITIALS.sub(_joined_initials, text))
    if "'" in text:
        text = _POSSESSIVE.sub("", text.replace("''", " "))
    return text.encode().translate(_PARTED, b"'").decode()


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return a letter for one that folds to it, a space for what parts words, else ``char``."""
    folded = fold(char)
    if char.isalpha():
        return folded if len(folded) == 1 else char
    return char if char.isalnum() or not folded else " "


def _joined_initials(found: re.Match[str]) -> str:
    return found[1].replace(".", "") + " "


def _joined_thousands(found: re.Match[str]) -> str:
    return found[1].replace(",", "") + " "
