"""Owns the dateline: "TEHRAN –", "NAIROBI, Kenya (AP) _", "BAKU, Jan 8 (Agency) -".

A dateline belongs to the header; but one that holds a date is also left in the text, for its
date is a time expression of the report like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from explorer.corpus.headerdates import find_dates
from explorer.corpus.pagewords import is_outlet
from explorer.gazetteer import lookup

_UPPER = r"[A-ZÀ-ÖØ-ÞƏİĞŞ][A-ZÀ-ÖØ-ÞƏİĞŞ.'’-]+"
_CAPITALS = rf"{_UPPER}(?:[ /]{_UPPER}){{0,3}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_MONTH = r"(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w .&/'’-]{0,40}?)\s*\)|/(?P<slash>[A-Z]{2,12})/"
# "--" and "_" are the newswires' dashes; a single hyphen needs its spaces or the line's end.
_DASH = r"\s*(?:–|—|--+|―)\s*|\s+[-_]\s+|\s*_(?=\s|$)|\s*-\s*$"
# Behind a date or an agency a report may also begin after a full stop or colon, or on a new line.
_STOP = r"\.?\s*[.:]\s+|\s*$"

_CAPITAL_FORM = re.compile(
    rf"(?P<place>{_CAPITALS}(?:, {_NAMES})?)(?:[.,]? (?P<date>{_DATE}))?"
    rf"(?:[.,]? ?(?:{_AGENCY})|[.,] (?P<plain>[A-Z]{{2,12}}))?"
    rf"(?:{_DASH}|-\s+|(?(date)(?:{_STOP})|(?(agency)-\s*|(?(plain)[.:]\s+|(?P<colon>:\s+)))))"
)
# In small letters a place counts only with a date or an agency behind it.
_NAME_FORM = re.compile(
    rf"(?P<place>{_NAMES}(?:, {_NAMES})?)(?:[.,]? (?P<date>{_DATE}))?"
    rf"(?:[.,]? ?(?:{_AGENCY})|[.,] (?P<plain>[A-Z]{{2,12}}))?"
    rf"(?:(?(date)(?:{_DASH})|(?(agency)(?:{_DASH}|-\s*)|(?(plain)(?:{_DASH}|-\s+)|(?!))))"
    rf"|(?(date)(?(plain)(?:{_STOP})|(?!))|(?!)))"
)
# "Lima, March 5 (Agency) The ministers": date and agency together need no dash
_WIRE_FORM = re.compile(
    rf"(?P<place>{_NAMES}(?:, {_NAMES})?),? (?P<date>{_DATE}) ?"
    r"\((?P<agency>[A-Z][\w .&-]{1,30})\)\s+"
)
# "Baku/05.03.24/Agency:"
_SLASH_FORM = re.compile(
    rf"(?P<place>{_NAMES})\s?/\s?(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d))\s?/\s?"
    r"(?P<agency>[A-Z][\w .&-]{1,30}?)\s?[:.–—-]\s*"
)
_FORMS = (_CAPITAL_FORM, _NAME_FORM, _SLASH_FORM, _WIRE_FORM)
# Behind a dateline the report begins, or the line ends.
_LEAD = re.compile(r"\s*(?:$|[\"'“‘«(\[]*(?P<first>[^\W\d_])|[\"'“‘«]*\d+\S* \S+ \S+)")
# Capitals before a dash that are no place.
_NO_PLACES = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|VIDEO|PHOTOS?|LIVE|CORRECT(?:ION|ED)|"
    r"FACTBOX|INTERVIEW|EDITORIAL|COMMENTARY|EXPLAINER|TIMELINE|PROFILE|FEATURE|NEWS|NOTE|URGENT|"
    r"ALERT|SUMMARY|BACKGROUND|OVERVIEW|READ|MORE|PART|CHAPTER|COVID-19|NATO|OPEC|UNESCO|UNICEF|"
    r"IAEA|OSCE|ASEAN|On|In|By|At|Since|From|Until|After|Before|The(?! Hague)|"
    r"This|Today|During|For|And|But|Mr|Mrs|Ms|Dr|President|Secretary|Minister|Question|Q)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as it is written, the agency behind it, its date where that gives a year.

    ``length`` counts the characters of the text that the dateline takes; ``dated`` tells whether
    it names a day, which ``day`` has as it is written.
    """

    place: str
    agency: str | None
    published: date | None
    dated: bool
    length: int
    day: str | None = None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline at the start of a paragraph, None where there is none."""
    match = next((m for form in _FORMS if (m := form.match(text))), None)
    if match is None or _NO_PLACES.match(match["place"]) or not _report_follows(text, match.end()):
        return None
    said = match.groupdict()
    if said.get("colon") and lookup(match["place"]) is None:
        return None  # "MAYOR: Good day."
    agency = said["agency"] or said.get("slash") or said.get("plain")
    place, behind = _without_agency(match["place"])
    found = find_dates(_full_year(match["date"])) if match["date"] else []
    return Dateline(
        place=place if "," in place else place.rstrip("."),
        agency=agency or behind,
        published=found[0].value if found else None,
        dated=bool(match["date"]),
        length=match.end(),
        day=match["date"],
    )


def _without_agency(place: str) -> tuple[str, str | None]:
    """Split "TBILISI, Agency" and "ASTANA. AGENCY": what follows the place is its agency."""
    front, comma, behind = place.rpartition(", ")
    if comma and is_outlet(behind):
        return front, behind
    front, stop, behind = place.partition(". ")
    if stop and behind.isupper() and lookup(front) is not None:
        return front, behind
    return place, None


def _full_year(text: str) -> str:
    return re.sub(r"(\d\.\d{1,2}\.)(\d\d)$", r"\g<1>20\2", text)


def _report_follows(text: str, at: int) -> bool:
    """Tell whether a sentence begins here, or the line ends."""
    lead = _LEAD.match(text, at)
    return lead is not None and not (lead["first"] or "").islower()
