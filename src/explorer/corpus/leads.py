"""Owns the place above the lead: the dateline taken off the paragraph that it opens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.corpus.dateline import find_dateline
from explorer.corpus.fields import Header
from explorer.corpus.lines import Line, joined
from explorer.corpus.pagewords import is_outlet
from explorer.gazetteer import lookup

# A caption or standfirst may stand above the paragraph that has the dateline.
_WITHIN = 4
_AGENCIES = re.compile(r"\(\s*(?P<names>[A-Z][^()]{1,60}?)\s*\)\s*(?:[-–—:]+\s*)?(?=[A-Z\"“‘'])")
# A city before a colon, or in capitals before a full stop, opens a report only, never a headline.
_CITY = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?P<stop>[:.])\s+(?=[A-Z\"“‘'])"
)
_REPORT_WORDS = 15
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{0,40}\s*(?::|–|—|--)\s")


def with_dateline(header: Header, body: list[Line]) -> tuple[Header, list[Line]]:
    """Take the dateline off its paragraph; one that holds a date stays in the text."""
    body = _without_agency(body)
    first = [i for i, line in enumerate(body) if line.text][:_WITHIN]
    at = next((i for i in first if find_dateline(body[i].text)), 0)
    found = find_dateline(body[at].text) if body else None
    if found is None or _is_transcript(body):
        return _with_place_alone(header, body, first)
    said = Header(dateline=found.place, publication=found.agency, published=found.published)
    line, rest = body[at], body[at + 1 :]
    if found.dated:
        if found.length >= len(line.text):
            lead = next((i for i, other in enumerate(rest) if other.text), None)
            if lead is not None:
                line, rest = joined([line, rest[lead]]), rest[lead + 1 :]
        body = [*body[:at], line, *rest]
    else:
        text = line.text[found.length :].strip()
        body = [*body[:at], replace(line, text=text), *rest]
    return header.or_else(said), body


def _without_agency(body: list[Line]) -> list[Line]:
    """Take "(MENAFN - Agency)" off the beginning of the lead."""
    at = next((i for i, line in enumerate(body) if line.text), None)
    match = _AGENCIES.match(body[at].text) if at is not None else None
    if at is None or match is None:
        return body
    if not all(is_outlet(name) for name in re.split(r"\s*[-–—/]\s*", match["names"])):
        return body
    return [*body[:at], replace(body[at], text=body[at].text[match.end() :]), *body[at + 1 :]]


def _with_place_alone(
    header: Header, body: list[Line], first: Sequence[int]
) -> tuple[Header, list[Line]]:
    """Take a place in capitals, alone on its line above a paragraph, or a city and its colon."""
    if first and (match := _CITY.match(body[first[0]].text)):
        entry, lead = lookup(match["place"]), body[first[0]]
        city = entry is not None and entry.form in ("capital", "city")
        city = city and (match["stop"] == ":" or match["place"].isupper())
        if city and len(lead.text.split()) > _REPORT_WORDS:
            rest = replace(lead, text=lead.text[match.end() :])
            said = Header(dateline=match["place"])
            return header.or_else(said), [*body[: first[0]], rest, *body[first[0] + 1 :]]
    for at, below in itertools.pairwise(first):
        text = body[at].text
        alone = text.isupper() and len(text) <= 40 and len(body[below].text.split()) > 12
        if alone and not body[at].style and lookup(text.title()) is not None:
            return header.or_else(Header(dateline=text)), [*body[:at], *body[at + 1 :]]
    return header, body


def _is_transcript(body: Sequence[Line]) -> bool:
    """Tell whether capitals before a dash or colon name the speakers and not a place."""
    return sum(1 for line in body[:40] if _SPEAKER.match(line.text)) > 2
