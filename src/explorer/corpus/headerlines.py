"""Owns what one line of a header says: a label with its value, dates, a byline."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Any

from explorer.corpus.fields import Header, folded, meaning
from explorer.corpus.headerdates import date_of, find_dates

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{1,24})\s*:\s*(?P<value>\S.*)")
_LONGEST = 200
# What may stand around a date besides labels: separators, font-size widgets, clock signs.
_WIDGETS = re.compile(
    r"\d+\s?(?:px|pt|%)|\b[aA][+−-]|[|•·,;:/()\[\]↺↻⟲+−–—\-_*#.🕔🕒📅⏰]|"
    r"\b(?:font|text) ?size\b|\b\d+ (?:min(?:ute)?s?|mins?) (?:read|ago)\b",
    re.IGNORECASE,
)
_DATE_LABELS = re.compile(r"\b(?:on|at|the|time|date)\b", re.IGNORECASE)
_PART = (
    r"(?:(?:al-|el-|d'|o')?[A-ZÀ-ÖØ-ÞƏİĞŞ][\w.'’-]*"
    r"|al|bin|bint|ben|de|del|della|der|di|du|el|la|le|van|von|ten|ter)"
)
_PERSON = rf"{_PART}(?: {_PART}){{0,5}}"
_BYLINE = re.compile(
    rf"(?:written |reported |posted |published )?(?:by|BY|By):? +"
    rf"(?P<names>{_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,4}})"
    rf"(?:,? (?:in|for|from) {_PERSON})?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(rf"(?:and )?{_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,4}}")
_JOB = re.compile(
    r",?\s*\b(?:associated press writer|staff writer|staff reporter|correspondent|editor)s?\.?$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[A-Z][\w&'’ ]{1,30}")


def header_line(text: str) -> Header | None:
    """Return what a line says about its article, None for a line that is no header line.

    A line that is a header line but says nothing of use gives an empty Header.
    """
    if len(text) > _LONGEST:
        return None
    return _labelled(text) or _dated(text) or _byline(text)


def _labelled(text: str) -> Header | None:
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    field, value = meaning(match["label"]), match["value"].strip()
    if field in ("published", "updated"):
        # Several dates or a byline on the line are read together below.
        day = date_of(value)
        alone = day is not None and (value.isdigit() or len(find_dates(value)) == 1)
        return _dated(text) or (_only(field, day) if alone and _only_date(value) else None)
    if field == "author":
        return Header(author=byline_names(value))
    if field in ("title", "publication", "dateline"):
        return _only(field, value)
    return Header() if field == "ignored" and len(value.split()) <= 12 else None


def _only(field: str, value: Any) -> Header:  # noqa: ANN401 - a date or words, by the field
    return Header(**{field: value})


def _only_date(value: str) -> bool:
    if value.isdigit():
        return True
    return _remainder(value, [(d.start, d.end) for d in find_dates(value)]).strip() == ""


def _dated(text: str) -> Header | None:
    """Read a line that is nothing but dates with their labels, widgets and perhaps a byline."""
    dates = find_dates(text)
    if not dates:
        return None
    header, start = Header(), 0
    for found in dates:
        said = _segment(text[start : found.start], found.value)
        if said is None:
            return None
        header, start = header.or_else(said), found.end
    trailing = _segment(text[start:], None)
    return None if trailing is None else header.or_else(trailing)


def _segment(text: str, day: date | None) -> Header | None:
    """Read the words before a date (``day``) or behind the last one (None)."""
    bare = text.strip(" \t|•·,;:/()[]–—-")
    field = meaning(bare)
    if field == "updated" and day:
        return Header(updated=day)
    said = Header(published=day)
    if field == "published" or not _remainder(bare, []).strip():
        return said
    byline = _byline(bare)
    if byline is not None:
        return byline.or_else(said)
    # "Posted on 3 March 2024 in World", "Politics | 3 March 2024", "Name | 3 March 2024"
    apart = any(mark in text for mark in "|•·") and _SECTION.fullmatch(bare)
    return said if apart and len(bare.split()) <= 4 else None


def _remainder(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a line without the given spans, widgets and labels of dates."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    text = _DATE_LABELS.sub(" ", _WIDGETS.sub(" ", text))
    return "" if meaning(folded(text)) in ("published", "updated") else text


def _byline(text: str) -> Header | None:
    match = _BYLINE.fullmatch(_JOB.sub("", text))
    if match is None or not _CAPITALISED.fullmatch(match["names"]):
        return None
    return Header(author=byline_names(match["names"]))


def byline_names(text: str) -> str | None:
    """Return the names of a byline without "By" in front and an office behind; None for no name."""
    bare = re.sub(r"^(?:written |reported )?by:?\s+", "", text.strip(), flags=re.IGNORECASE)
    first, *rest = _JOB.sub("", bare).strip(" ,;|/").split(", ")
    names = [first, *itertools.takewhile(_CAPITALISED.fullmatch, rest)]
    bare = ", ".join(names)
    return bare if any(char.isalpha() for char in bare) else None
