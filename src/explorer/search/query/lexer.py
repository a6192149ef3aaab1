"""Text into tokens with their positions; never fails, and knows nothing of fields' meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from explorer.search.query.tree import Position
from explorer.search.words import TERM


class Sort(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    PHRASE = auto()
    WORD = auto()
    PUNCTUATION = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is a field's name, what stands between the quotes, or the word.

    ``suffix`` is what is glued to a phrase's end (``~5``); ``closed`` is False for a phrase
    whose second quote is missing.
    """

    sort: Sort
    text: str
    at: Position
    suffix: str = ""
    closed: bool = True


_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
       | (?P<open>\()
       | (?P<close>\))
       | (?P<operator>(?:AND|OR|NOT)(?=[\s(){_QUOTES}]|$))
       | (?P<minus>-(?=[^\s)\-]))
       | (?P<field>[^\W\d_]+:(?!//))
       | (?P<phrase>[{_QUOTES}](?P<inside>[^{_QUOTES}]*)(?:(?P<end>[{_QUOTES}])(?P<suffix>~\w*)?)?)
       | (?P<word>[^\s(){_QUOTES}]+)""",
    re.VERBOSE,
)
_OPERATORS = {"AND": Sort.AND, "OR": Sort.OR, "NOT": Sort.NOT}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query from left to right; white space yields nothing."""
    after_field = False
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "space":
            token = _token(found, after_field)
            after_field = token.sort is Sort.FIELD
            yield token


def _token(found: re.Match[str], after_field: bool) -> Token:
    at = Position(*found.span())
    text = found.group()
    if found["phrase"] is not None:
        return Token(Sort.PHRASE, found["inside"], at, found["suffix"] or "", bool(found["end"]))
    if found["operator"]:
        return Token(_OPERATORS[text], text, at)
    if found["field"]:
        return Token(Sort.FIELD, text[:-1], at)
    for name, sort in (("open", Sort.OPEN), ("close", Sort.CLOSE), ("minus", Sort.NOT)):
        if found[name]:
            return Token(sort, text, at)
    # After "date:" a word may be all marks (".."), and is then a mistake of its own.
    if after_field or TERM.search(text) or "*" in text:
        return Token(Sort.WORD, text, at)
    return Token(Sort.PUNCTUATION, text, at)
