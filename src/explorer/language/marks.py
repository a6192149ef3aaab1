"""Quotation marks: where quoted text begins and ends in a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"“|”|\"|``|''|«|»|„|‘|’|'")
_CLOSING = {
    "“": "”",
    '"': '"',
    "``": "''",
    "«": "»",
    "„": "“”",
    "‘": "’",
    "'": "'",
}
_SINGLE = frozenset("‘'")
_BEFORE_OPENING = " ([—–-:"
_TERM = 6  # words: more in single marks end with a comma or a full stop
_LEADS_IN = re.compile(r"[:,] ?$")


class Marked(NamedTuple):
    """Quoted text with its marks; ``ends_clause`` tells that a full stop closes it."""

    start: int
    end: int
    ends_clause: bool
    closed: bool


def marked(text: str, *, going_on: bool = False) -> list[Marked]:
    """Return the quoted stretches of a paragraph; one left open reaches its end.

    ``going_on`` tells that the paragraph before left one open: if this one closes it without
    opening it again, the words up to there are the rest of it.
    """
    found: list[Marked] = []
    at = 0
    if going_on and (rest := _rest(text)):
        found.append(_marked(text, 0, rest, closed=True))
        at = rest
    while mark := _opening(text, at):
        end = _closing(text, mark)
        if end is not None:
            found.append(_marked(text, mark.start(), end, closed=True))
        elif _may_stay_open(text, mark):
            found.append(_marked(text, mark.start(), len(text), closed=False))
            break
        at = mark.end() if end is None else end
    return found


def _rest(text: str) -> int | None:
    """Return where an open quotation of the paragraph before ends in this one."""
    first = next((mark for mark in _MARK.finditer(text) if mark.group() not in "‘’'"), None)
    if first is None or first.start() == 0:
        return None
    closes = first.group() in ("”", "''", "»") or (
        first.group() == '"' and text[first.start() - 1] not in _BEFORE_OPENING
    )
    return first.end() if closes else None


def _opening(text: str, at: int) -> re.Match[str] | None:
    """Return the next mark that opens a quotation."""
    for mark in _MARK.finditer(text, at):
        sign, start = mark.group(), mark.start()
        if sign not in _CLOSING or (sign == '"' and start and text[start - 1].isdigit()):
            continue  # inches, seconds
        if sign in _SINGLE and not _opens_single(text, mark):
            continue
        return mark
    return None


def _opens_single(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a single mark opens: after a blank, before a letter that is no cut word's."""
    start, end = mark.span()
    if start and text[start - 1] not in _BEFORE_OPENING:
        return False
    return text[end : end + 1].isalpha() and _closing(text, mark) is not None


def _closing(text: str, mark: re.Match[str]) -> int | None:
    """Return the end of the quotation that a mark opens, behind its closing mark."""
    sign = mark.group()
    if sign in _SINGLE:
        return _closing_single(text, mark.end(), _CLOSING[sign])
    signs = {_CLOSING[sign], *_CLOSING[sign], '"'} - ({"“"} if sign != "„" else set())
    return next((m.end() for m in _MARK.finditer(text, mark.end()) if m.group() in signs), None)


def _closing_single(text: str, at: int, sign: str) -> int | None:
    """Return the end of words in single marks; an apostrophe stands inside or ends a plural."""
    ends = [m.end() for m in re.finditer(sign, text[at:]) if _ends_word(text, at + m.end())]
    for end in ends:
        if text[at + end - 2] in ",.?!…":
            return at + end
    plain = [at + end for end in ends if text[at + end - 2] != "s"]
    return plain[0] if plain and text.count(" ", at, plain[0]) < _TERM else None


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum()


def _may_stay_open(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark that nothing closes opens words that reach the paragraph's end."""
    sign, start = mark.group(), mark.start()
    return sign in "“„«" or (
        sign == '"' and (start == 0 or _LEADS_IN.search(text[:start]) is not None)
    )


def _marked(text: str, start: int, end: int, *, closed: bool) -> Marked:
    inner = text[start:end].rstrip("”“\"'»’ ")
    tail = text[end : end + 1]
    stops = inner.endswith((".", "…")) and not tail.startswith(",")
    return Marked(start, end, stops, closed)
