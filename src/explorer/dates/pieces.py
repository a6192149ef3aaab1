"""A paragraph's tokens cut into pieces, each with the one character that patterns see.

Every word of the vocabulary has a character of its own, every shape of number another, and all
other words share a third; a rule is then an ordinary regular expression over these characters,
which costs next to nothing on text without time expressions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from explorer.dates.vocabulary import CAPITALISED, CLASSES
from explorer.model import Parse

OTHER = "."
_FIRST = 0x4E00  # one contiguous block of letters without a meaning for the regular expressions


class Piece(NamedTuple):
    """A word, number or mark: offsets in the paragraph and the index of its token."""

    start: int
    end: int
    text: str
    token: int

    @property
    def lower(self) -> str:
        """The text in lower case without the full stop of an abbreviation."""
        text = self.text.lower()
        return text if text in {"a.m.", "p.m.", "."} else text.rstrip(".")


# Shape of a number -> what it may be. Years are 1000 to 2199 without a separator.
SHAPES = (
    "ONE_TO_12", "TO_24", "TO_31", "TO_59", "TO_99", "SMALL", "YEARLIKE", "LARGE", "ZERO_PADDED",
    "DECIMAL", "ORDINALNUMBER", "DECADENUMBER", "DECADESHORT", "ISOWEEK", "QUARTERCODE",
    "COMPACTTIME", "FISCALCODE", "DOTTEDDATE", "MILITARY",
)  # fmt: skip
SHAPE_CLASSES = {
    "INTEGER": ("ONE_TO_12", "TO_24", "TO_31", "TO_59", "TO_99", "SMALL", "LARGE", "YEARLIKE"),
    "DAYNUMBER": ("ONE_TO_12", "TO_24", "TO_31", "ZERO_PADDED"),
    "MONTHNUMBER": ("ONE_TO_12", "ZERO_PADDED"),
    "HOURNUMBER": ("ONE_TO_12", "TO_24", "ZERO_PADDED"),
    "TWODIGITS": ("ONE_TO_12", "TO_24", "TO_31", "TO_59", "TO_99", "ZERO_PADDED"),
    "YEAR": ("YEARLIKE",),
    "SMALLYEAR": ("ONE_TO_12", "TO_24", "TO_31", "TO_59", "TO_99", "SMALL", "YEARLIKE"),
    "CLOCKTIME": ("COMPACTTIME",),
    **{shape: (shape,) for shape in SHAPES},
}


class Alphabet:
    """The characters of the words and shapes; it grows with the words that patterns quote."""

    def __init__(self) -> None:
        self.shapes = {shape: chr(_FIRST + place) for place, shape in enumerate(SHAPES)}
        self.words: dict[str, str] = {}
        for words in CLASSES.values():
            for word in sorted(words):
                self.letter(word)
        self.capitalised = frozenset(word for name in CAPITALISED for word in CLASSES[name])
        self.read = lru_cache(maxsize=65536)(self._read)  # the characters of a token

    def letter(self, word: str) -> str:
        """Return the character of a word, made when it is new."""
        if word not in self.words:
            self.words[word] = chr(_FIRST + len(SHAPES) + len(self.words))
        return self.words[word]

    def of_class(self, name: str) -> str:
        """Return all characters of a class of words or numbers."""
        if name in CLASSES:
            return "".join(self.words[word] for word in sorted(CLASSES[name]))
        return "".join(self.shapes[shape] for shape in SHAPE_CLASSES[name])

    def _read(self, text: str) -> str:
        return "".join(map(self._letter_of, [text] if text.isalpha() else _CUT.findall(text)))

    def _letter_of(self, text: str) -> str:
        if text[0].isdigit():
            return self.shapes.get(shape_of(text) or "", OTHER)
        lower = text.lower()
        if lower not in self.words:
            lower = lower.rstrip(".") or lower
        letter = self.words.get(lower, OTHER)
        if letter is not OTHER and lower in self.capitalised and not text[0].isupper():
            return OTHER
        if letter is OTHER and (code := _CODE.fullmatch(text)):
            return self.shapes[code.lastgroup or ""]
        return letter


_CODE = re.compile(
    r"(?P<ISOWEEK>W[0-5]\d)|(?P<QUARTERCODE>Q[1-4])|(?P<FISCALCODE>FY(?:\d{2}|\d{4}))"
)
_FORMS = re.compile(
    r"""(?P<ORDINALNUMBER>(?:[12]?\d|3[01])(?:st|nd|rd|th))
      | (?P<DECADENUMBER>(?:1\d|20)\d0['’]?s)
      | (?P<DECADESHORT>[1-9]0['’]?s)
      | (?P<COMPACTTIME>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:hrs)?)
      | (?P<DOTTEDDATE>\d{1,2}\.\d{1,2}\.\d{4})
      | (?P<LARGE>\d{1,3}(?:,\d{3})+)
      | (?P<DECIMAL>\d+\.\d+)""",
    re.VERBOSE | re.IGNORECASE,
)


def shape_of(text: str) -> str | None:
    """Return the shape of a piece that begins with a digit, or None."""
    if text.isascii() and text.isdigit():
        return _integer_shape(text)
    form = _FORMS.fullmatch(text)
    return form.lastgroup if form else None


def _integer_shape(text: str) -> str | None:
    value = int(text) if len(text) < 9 else 10**9
    if text[0] == "0":
        return {2: "ZERO_PADDED", 4: "MILITARY"}.get(len(text)) if value else None
    if len(text) == 4:
        return "YEARLIKE" if 1000 <= value < 2200 else "LARGE"
    limits = ((12, "ONE_TO_12"), (24, "TO_24"), (31, "TO_31"), (59, "TO_59"), (99, "TO_99"))
    for limit, shape in limits:
        if value <= limit:
            return shape
    return "SMALL" if len(text) == 3 else "LARGE"


# Numbers keep their separators; abbreviations keep their stops; all marks stand alone.
_CUT = re.compile(
    r"\d+(?:[:.,]\d+)+(?:hrs)?|\d+['’]s|\d+(?:st|nd|rd|th|s)?(?![^\W\d])|\d+|[ap]\.m\.?"
    r"|['’]s\b|[^\W\d_]+(?:\d+|\.)?|\S",
    re.IGNORECASE,
)


def letters_of(parse: Parse, alphabet: Alphabet) -> str:
    """Return the characters of a paragraph's pieces, which alone tell whether any rule matches."""
    return "".join([alphabet.read(token.text) for token in parse.tokens])


def pieces_of(parse: Parse) -> list[Piece]:
    """Cut the tokens of a paragraph into the pieces that have a character each."""
    pieces: list[Piece] = []
    for index, token in enumerate(parse.tokens):
        text = token.text
        if text.isalpha():
            pieces.append(Piece(token.start, token.end, text, index))
            continue
        for found in _CUT.finditer(text):
            start = token.start + found.start()
            pieces.append(Piece(start, start + len(found[0]), found[0], index))
    return pieces
