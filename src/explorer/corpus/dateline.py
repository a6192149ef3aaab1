"""Owns the dateline: "TEHRAN –", "NAIROBI, Kenya (AP) _", "BAKU, Jan 8 (Agency) -".

A dateline belongs to the header; but one that holds a date is also left in the text, for its
date is a time expression of the report like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from explorer.corpus.headerdates import find_dates

_UPPER = r"[A-ZÀ-ÖØ-ÞƏİĞŞ][A-ZÀ-ÖØ-ÞƏİĞŞ.'’-]+"
_CAPITALS = rf"{_UPPER}(?:[ /]{_UPPER}){{0,3}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\((?P<{}>[A-Za-z][\w .&/'’-]{{0,40}})\)"
# "--" and "_" are the newswires' dashes; a single hyphen needs its spaces.
_DASH = r"(?:\s*(?:–|—|--+|―)\s*|\s+[-_]\s+|\s*_(?=\s|$))"
_DASH_OR_END = rf"(?:{_DASH}|\s*(?:–|—|--+|―|-|_)\s*$)"

_CAPITAL_FORM = re.compile(
    rf"(?P<place>{_CAPITALS}(?:, {_NAMES})?)(?:,? (?P<date>{_DATE}))?"
    rf"(?:,? ?{_AGENCY.format('agency')}|, (?P<plain>[A-Z]{{2,12}}))?{_DASH_OR_END}"
)
# In small letters a place counts only with a date or an agency behind it.
_NAME_FORM = re.compile(
    rf"(?P<place>{_NAMES}(?:, {_NAMES})?)"
    rf"(?:,? (?P<date>{_DATE})(?:,? ?{_AGENCY.format('agency')}|, (?P<plain>[A-Z]{{2,12}}))?"
    rf"|,? {_AGENCY.format('second')}){_DASH_OR_END}"
)
# Behind a dateline the report begins, or the line ends.
_LEAD = re.compile(r"\s*(?:$|[\"'“‘«(\[]*[^\W\d_]|[\"'“‘«]*\d+\S* \S+ \S+)")
# Capitals before a dash that are no place.
_NO_PLACES = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|VIDEO|PHOTOS?|LIVE|CORRECT(?:ION|ED)|"
    r"FACTBOX|INTERVIEW|EDITORIAL|COMMENTARY|EXPLAINER|TIMELINE|PROFILE|FEATURE|NEWS|NOTE|URGENT|"
    r"ALERT|SUMMARY|BACKGROUND|OVERVIEW|READ|MORE|PART|CHAPTER|COVID-19|NATO|OPEC|UNESCO|UNICEF|"
    r"IAEA|OSCE|ASEAN|On|In|By|At|Since|From|Until|After|Before|The|This|Today|During|For|And|But)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as it is written, the agency behind it, its date where that gives a year.

    ``length`` counts the characters of the text that the dateline takes; ``dated`` tells whether
    it names a day.
    """

    place: str
    agency: str | None
    published: date | None
    dated: bool
    length: int


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline at the start of a paragraph, None where there is none."""
    match = _CAPITAL_FORM.match(text) or _NAME_FORM.match(text)
    if match is None or not _LEAD.match(text, match.end()) or _NO_PLACES.match(match["place"]):
        return None
    groups = match.groupdict()
    agency = groups.get("agency") or groups.get("second") or groups.get("plain")
    found = find_dates(match["date"]) if match["date"] else []
    return Dateline(
        place=match["place"],
        agency=agency.strip() if agency else None,
        published=found[0].value if found else None,
        dated=bool(match["date"]),
        length=match.end(),
    )
