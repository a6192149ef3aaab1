"""Datelines that stand in the text, for they name a day: "BAKU, May 12 (Agency) -".

What follows is a sentence of its own; parsed with the dateline, its subject may be the town.
"""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-ÖØ-ÞƏİĞŞ][\w.'’/-]*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}})?"
_MONTH = r"(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?)"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"(?:[.,]? ?\([^()]{2,40}\)|[.,]? ?/[A-Z]{2,12}/|[.,] [A-Z]{2,12})"
# A dateline that had a line of its own has nothing between its agency, or its year, and the report.
_STOP = (
    r"(?:\s*(?:–|—|--+|―)\s*|\s+[-_]\s+|\s*[.:]\s+|(?<=[A-Z]{3})\s+(?=[A-Z][a-z])"
    r"|(?<=\d{4})\s+(?=[A-Z][a-z]))"
)
_DATELINE = re.compile(rf"{_PLACE}[.,]? {_DATE}{_AGENCY}?\.?{_STOP}(?=[\"“'‘(]*[A-Z\d])")
_OPENING = re.compile(r"(?:On|In|By|At|Since|From|Until|After|Before|The(?! Hague)|This)\b")


def dateline_end(text: str) -> int:
    """Return where the report begins behind a dateline that names a day, 0 where there is none."""
    found = _DATELINE.match(text)
    if found is None or _OPENING.match(text) or found.end() >= len(text):
        return 0
    return found.end()
