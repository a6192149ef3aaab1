"""One word or phrase with its field as a leaf of the tree: ``*``, ``~``, dates, event types."""

from __future__ import annotations

import re
from functools import cache
from math import comb

from explorer.search.query.dates import read_date
from explorer.search.query.lexer import Sort, Token
from explorer.search.query.limits import (
    MAX_DISTANCE,
    MAX_PLACINGS,
    MAX_SLOP,
    MAX_WORD_LENGTH,
    MIN_FUZZY,
    MIN_PREFIX,
)
from explorer.search.query.messages import TYPES, mistake, unknown_type
from explorer.search.query.tree import Field, Fuzzy, Leaf, Pattern, Phrase, Position, Word
from explorer.search.words import term_texts

_FUZZY = re.compile(r"(.*)~([0-9]*)", re.DOTALL)
# A "?" at the end is the end of a question; inside a word it stands for one letter.
_WILD = re.compile(r"\*|\?(?=[^\W_*?])")


def read_leaf(token: Token, field: Field | None) -> Leaf:
    """Turn a WORD or PHRASE token into a leaf; QueryError says what is wrong with it."""
    text, at = token.text, token.at
    if field is Field.DATE:
        return read_date(text.strip(), at)
    if field is Field.TYPE:
        return _read_type(text.strip(), at)
    is_pattern = token.sort is Sort.WORD and _WILD.search(text)
    if not term_texts(text) and not is_pattern:
        where = f"behind {field}:" if token.sort is Sort.WORD else "between the quotes"
        raise mistake(f"There is no word {where}", at, "Write a word with letters or digits.")
    if any(len(word) > MAX_WORD_LENGTH for word in text.split()):
        raise mistake(f"A word may have at most {MAX_WORD_LENGTH} letters", at)
    if token.sort is Sort.PHRASE:
        return _read_phrase(token, field)
    if fuzzy := _FUZZY.fullmatch(text):
        return _read_fuzzy(fuzzy.group(1), fuzzy.group(2), field, at)
    if _WILD.search(text):
        return _read_pattern(text, field, at)
    return Word(text, field, at)


def _read_type(text: str, at: Position) -> Word:
    if text.lower() not in TYPES:
        raise unknown_type(text or "(none)", at)
    return Word(text.lower(), Field.TYPE, at)


def _read_phrase(token: Token, field: Field | None) -> Phrase:
    number = token.suffix[1:]
    if token.suffix and not (number.isascii() and number.isdigit()):
        raise mistake(
            f"~{number} behind a phrase needs a number",
            token.at,
            'Say how many other words may stand between: "first second"~5',
        )
    # A number of many digits is refused before int() has to read it.
    if len(number) > 4 or int(number or 0) > MAX_SLOP:
        raise mistake(f"At most {MAX_SLOP} words may stand between those of a phrase", token.at)
    slop, words = int(number or 0), len(term_texts(token.text))
    if words > 2 and slop > _widest(words):
        raise mistake(
            f"At most {_counted(_widest(words))} may stand between {words} words of a phrase",
            token.at,
            "Write a smaller number, or fewer words.",
        )
    return Phrase(" ".join(token.text.split()), field, token.at, slop)


@cache
def _widest(words: int) -> int:
    """Return how many others may stand between three or more words."""
    return next(slop for slop in range(MAX_SLOP) if comb(slop + words, words - 1) > MAX_PLACINGS)


def _counted(others: int) -> str:
    return f"{others} other word{'s' * (others != 1)}"


def _read_fuzzy(word: str, number: str, field: Field | None, at: Position) -> Fuzzy:
    words = term_texts(word)
    if len(words) != 1 or _WILD.search(word):
        raise mistake("~ goes with one whole word", at, "Write one word before it: zangezur~")
    distance = int(number[-4:] or 1)
    if distance > MAX_DISTANCE or len(number) > 4:
        raise mistake(
            f"~{number} is too far", at, f"At most {MAX_DISTANCE} letters may be wrong: {word}~2"
        )
    if distance == 0:
        raise mistake("~0 allows no wrong letter", at, f"Write the word without it: {word}")
    if len(words[0]) < MIN_FUZZY + distance - 1:
        raise mistake(
            f"{word} is too short for ~{number}",
            at,
            f"A word with {distance} wrong letters needs {MIN_FUZZY + distance - 1} letters.",
        )
    return Fuzzy(word, field, at, distance)


def _read_pattern(text: str, field: Field | None, at: Position) -> Pattern:
    stem = _WILD.split(text)[0]
    if len("".join(term_texts(stem))) < MIN_PREFIX:
        raise mistake(
            f"{text} begins with too few letters",
            at,
            f"Write at least {MIN_PREFIX} letters before the first wildcard: minist*",
        )
    if len(term_texts(_WILD.sub("", text))) != 1:
        raise mistake(
            f"{text} is more than one word", at, "A wildcard goes with one word: north corr*"
        )
    return Pattern(text, field, at)
