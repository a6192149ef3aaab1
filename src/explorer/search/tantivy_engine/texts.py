"""Texts as Tantivy is given them: their terms in order, with spaces between.

Tantivy parts such a text at its spaces, so its words are exactly those of `explorer.search.words`.
Most text in English needs no look at each word: a few patterns over the whole of it do the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.search.words import term_texts

_BREAK = "\x1e"
"""Stands between texts while they are worked on together; part of no word."""

_INNER_SPACE = "\x1f"
"""A few letters of other scripts are several words once they are folded; they stay one term."""

_WORD = "A-Za-z0-9"
# The first letter and full stop of U.S. stand before the place where the pattern begins: a search
# for a rare character is quicker than one for any letter.
_INITIALS = re.compile(
    rf"\.(?<=[A-Za-z]\.)(?<![{_WORD}_.][A-Za-z]\.)(?<![{_WORD}]'[A-Za-z]\.)"
    rf"((?:[A-Za-z]\.)+)(?![{_WORD}]{{2}})"
)
_THOUSANDS = re.compile(r",(?<=[0-9],)[0-9]{3}")
_NUMBER = re.compile(
    rf"[0-9](?<![{_WORD}][0-9])(?<![{_WORD}]'[0-9])[0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9]|,[0-9])"
)
_POSSESSIVE = re.compile(rf"'(?<=[{_WORD}]')[sS](?![{_WORD}]|'[{_WORD}])")
_APOSTROPHE = re.compile(rf"'(?<=[{_WORD}]')(?=[{_WORD}])")
_TYPOGRAPHY = {
    "\u2019": "'",
    "\u2018": "'",
    **dict.fromkeys("\u201c\u201d\u2013\u2014\u2026\u2022\u00a0", " "),
}
_FOLDED = "".join(
    chr(code).lower() if chr(code).isalnum() or chr(code) == _BREAK else " " for code in range(128)
)


def token(term: str) -> str:
    """Return a term as it stands in a text for Tantivy."""
    return term if term.isalnum() else _INNER_SPACE.join(term.split())


def spaced(texts: Sequence[str]) -> list[str]:
    """Return each text as its terms with spaces between."""
    together = _quickly(_BREAK.join(texts))
    if together is not None and together.count(_BREAK) == len(texts) - 1:
        return together.split(_BREAK)
    return [_spaced(text) for text in texts]


def _spaced(text: str) -> str:
    quick = None if _BREAK in text else _quickly(text)
    return " ".join(map(token, term_texts(text))) if quick is None else quick


def _quickly(text: str) -> str | None:
    """Return the terms of a text that is ASCII but for its typography, None for others."""
    if not text.isascii():
        for mark, plain in _TYPOGRAPHY.items():
            text = text.replace(mark, plain)
        if not text.isascii():
            return None
    text = _INITIALS.sub(_joined_initials, text.replace("`", "'"))
    if _THOUSANDS.search(text):
        text = _NUMBER.sub(_joined_number, text)
    if "'" in text:
        text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    return text.translate(_FOLDED)


def _joined_initials(found: re.Match[str]) -> str:
    return found[1].replace(".", "") + " "


def _joined_number(found: re.Match[str]) -> str:
    return found[0].replace(",", "") + " "
