"""Descriptions without their noun: "the latter", "the former", "the 62-year-old"."""

from __future__ import annotations

from explorer.language.line import Line
from explorer.model import Form, Kind, Mention

_ORDERED = frozenset({"latter", "former"})
_AGE = ("-", "year", "-", "old")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def elliptics(line: Line) -> list[Mention]:
    """Return the descriptions of a paragraph whose noun is left out."""
    found = []
    for position, word in enumerate(line.lower):
        if word != "the":
            continue
        if line.lower[position + 1 : position + 2] and line.lower[position + 1] in _ORDERED:
            after = position + 2
        elif tuple(line.lower[position + 2 : position + 6]) == _AGE:
            after = position + 6
        else:
            continue
        if not _noun_follows(line, after):
            kind = None if after == position + 2 else Kind.PERSON
            found.append(_mention(line, position, after, kind))
    return found


def _noun_follows(line: Line, after: int) -> bool:
    """Tell whether the words only modify a noun ("the former minister", "the latter half")."""
    if after >= len(line.lower):
        return False
    return line.parse.tokens[after].pos in _NOMINAL and line.parse.tokens[after].tag != "JJ"


def _mention(line: Line, first: int, after: int, kind: Kind | None) -> Mention:
    start, end = line.parse.span(first, after)
    head = after - 1
    return Mention(line.index, start, end, line.parse.text[start:end], head, Form.DESCRIPTION, kind)
