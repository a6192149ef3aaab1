"""Candidates that are no names after all: credits, brands, words written small elsewhere."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from explorer.language import words
from explorer.language.line import Line
from explorer.language.spans import Candidate
from explorer.model import Kind

_CREDIT = re.compile(
    r"(?:\b(?:Image|Photo|Photograph|Picture|Credit|Video|Graphic)s?:\s"
    r"|\b(?:Photo|Photograph|Image|Picture|Video|Reporting|Editing|Writing|Compiled|Translated|Edited"
    r"|Written|Posted|Additional reporting)s? by |©\s?)[^.;|]*|\bvia [A-Z]{2,}\b"
    r"|\b[A-Z][\w.-]{1,60}(?: [A-Z][\w.-]{1,60}){0,2}/[A-Z]{3,}\b.*$"
)
_MARKS = (":", " by ", "©", "via ", "/")  # without one of them there is no such credit
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'/-]+[ ,]+){1,4}(?:[A-Z][\w.]+[ ,]+){0,3}(?:\d{1,2}[ ,.]+)?(?:\d{4}[ ,.]+)?"
    r"(?P<agency>[(/][^)/]{2,40}[)/]|[A-Z]{3,12}\.(?=\s))"
)
_TOWNS = re.compile(r"[A-Z][A-Z .'-]+(?:/[A-Z][A-Z .'-]+)+(?=,|\s\(|\s[-–—])")
"""The towns of one dateline: what is behind their stroke is no agency, and the report follows."""


def is_name(line: Line, name: Candidate, common: set[str], nobody: Set[str]) -> bool:
    """Keep what has a kind; drop single words that are titles, junk or written small elsewhere.

    ``nobody`` are the words that mean nobody here: families ("the Turners"), short forms.
    """
    if name.kind is None:
        return False
    text = line.text(name.first, name.after)
    if name.canonical is None and (text in nobody or _with_article(line, name) in nobody):
        return False
    may_be_credited = name.kind in (Kind.PERSON, Kind.ORGANIZATION)
    if may_be_credited and in_credit(line, line.parse.tokens[name.first].start):
        return False
    if name.canonical is not None or (name.titled and line.lower[name.first] not in common):
        return True
    return name.after - name.first > 1 or _says_enough(line, name, common)


def _with_article(line: Line, name: Candidate) -> str:
    """Return a name with the article in front: "the Turners" are no Turners by name."""
    front = line.lower[name.first - 1 : name.first] if name.first else []
    return f"the {line.text(name.first, name.after)}" if front == ["the"] else ""


def _says_enough(line: Line, name: Candidate, common: set[str]) -> bool:
    """Tell whether one word that no list knows and no title leads is a name."""
    if not name.certain and _only_modifies(line, name):
        return False
    word = line.lower[name.first]
    if line.parse.tokens[name.first].tag == "JJ" and not name.certain:
        return False
    if word in common and not name.certain and not line.parse.tokens[name.first].text.isupper():
        return False
    return len(word) > 1 and word not in words.JUNK and word not in words.TITLES


def in_credit(line: Line, start: int) -> bool:
    """Tell whether an offset lies in "Photo: ...", "Reporting by ..." or "LIMA (Agency) -"."""
    return any(first <= start < after for first, after in _credits(line.parse.text))


@lru_cache(maxsize=64)
def _credits(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a paragraph's credits are: asked again for each name in it."""
    hinted = any(mark in text for mark in _MARKS)
    towns = _TOWNS.match(text)
    begin = towns.end() if towns is not None else 0
    spans = [found.span() for found in _CREDIT.finditer(text, begin)] if hinted else []
    if (dateline := _DATELINE.match(text)) is not None:
        spans.append((dateline.start("agency"), dateline.end()))
    return tuple(spans)


def _only_modifies(line: Line, name: Candidate) -> bool:
    """Tell whether one word that may be a person only modifies a noun: "a Mack truck"."""
    token = line.parse.tokens[name.after - 1]
    governor = line.parse.tokens[token.head]
    return (
        name.kind is Kind.PERSON
        and token.dep == "compound"
        and token.head == name.after
        and governor.text.islower()
        and governor.lemma not in words.OFFICES
        and governor.lemma not in words.PEOPLE
    )
