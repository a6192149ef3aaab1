"""Quotation marks: where quoted text begins and ends in a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"“|”|\"|``|''|«|»")
_CLOSING = {"“": "”", '"': '"', "``": "''", "«": "»"}


class Marked(NamedTuple):
    """Quoted text with its marks; ``ends_clause`` tells that a full stop closes it."""

    start: int
    end: int
    ends_clause: bool
    closed: bool


def marked(text: str) -> list[Marked]:
    """Return the quoted stretches of a paragraph; one left open reaches its end."""
    found: list[Marked] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if opened is None:
            if sign in _CLOSING and not _is_inch(text, mark.start()):
                opened = (mark.start(), sign)
        elif sign in (_CLOSING[opened[1]], '"') and sign != "“":
            found.append(_marked(text, opened[0], mark.end(), closed=True))
            opened = None
    if opened is not None and (opened[1] == "“" or opened[0] == 0):
        found.append(_marked(text, opened[0], len(text), closed=False))
    return found


def _marked(text: str, start: int, end: int, *, closed: bool) -> Marked:
    inner = text[start:end].rstrip("”\"'»’ ")
    tail = text[end : end + 1]
    stops = inner.endswith((".", "…")) and not tail.startswith(",")
    return Marked(start, end, stops, closed)


def _is_inch(text: str, position: int) -> bool:
    """Tell whether a straight mark stands behind a number (inches, seconds)."""
    return text[position] == '"' and position > 0 and text[position - 1].isdigit()
