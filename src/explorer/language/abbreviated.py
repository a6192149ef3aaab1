"""Short forms of plain words: of "digital rights management (DRM)" nobody is called DRM."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.language import words
from explorer.language.line import Line

_OPENING = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
_SMALL = frozenset({"of", "and", "the", "for", "in", "to", "on", "-", "/"})


def plain_abbreviations(lines: Sequence[Line]) -> frozenset[str]:
    """Return the letters that an article spells out in words written small, beside brackets."""
    return frozenset(short for line in lines for short in _spelt_out(line))


def _spelt_out(line: Line) -> Iterator[str]:
    tokens = line.parse.tokens
    for position, token in enumerate(tokens):
        if token.text not in _OPENING:
            continue
        inner = _letters(tokens[position + 1].text) if position + 2 < len(tokens) else ""
        alone = bool(inner) and tokens[position + 2].text in _CLOSING
        if alone and _initials(line, range(position - 1, -1, -1), inner[::-1]):
            yield tokens[position + 1].text
        front = _letters(tokens[position - 1].text) if position else ""
        if front and _initials(line, range(position + 1, len(tokens)), front):
            yield tokens[position - 1].text


def _letters(text: str) -> str:
    """Return the letters of an abbreviation in lower case; nothing of any other word."""
    short = text.removesuffix("s")
    return short.lower() if 1 < len(short) < 7 and short.isalpha() and short.isupper() else ""


def _initials(line: Line, positions: range, letters: str) -> bool:
    """Tell whether small words, in the order of ``positions``, begin with these letters.

    Those of a law or a plan may be written large: "the Harbour Defence Act (HDA)".
    """
    large = positions.step < 0 and len(positions) > 0 and line.lower[positions[0]] in words.THINGS
    left = letters
    for position in positions:
        word = line.lower[position]
        if word[:1] == left[0] and word[0].isalpha() and (large or not line.capital[position]):
            left = left[1:]
            if not left:
                return True
        elif word not in _SMALL:
            return False
    return False
