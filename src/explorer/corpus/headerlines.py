"""Owns what one line of a header says: a label with its value, dates, a byline."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from explorer.corpus.byline import byline, byline_names, looks_like_name
from explorer.corpus.credits import author_line
from explorer.corpus.fields import Header, folded, meaning
from explorer.corpus.headerdates import date_of, find_dates
from explorer.corpus.pagewords import is_page_name, is_venue

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{1,24})\s*:\s*(?P<value>\S.*)")
_LONGEST = 200
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?"
# What may stand around a date besides labels: separators, clock times, font-size widgets.
_WIDGETS = re.compile(
    rf"{_CLOCK}|\d+\s?(?:px|pt|%)|\b[aA][+−-]|[|•·,;:/()\[\]↺↻⟲+−–—\-_*#.🕔🕒📅⏰]|"
    r"\b(?:font|text) ?size\b|\b\d+ (?:min(?:ute)?s?|mins?) (?:read|ago)\b",
    re.IGNORECASE,
)
_DATE_LABELS = re.compile(r"\b(?:on|at|the|time|date)\b", re.IGNORECASE)
# A date or time that gives no certain day: "3/4/2025 9:39 PM", "2 hours ago", "Today 21:39".
_VAGUE_SIGN = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}[:.]\d\d\b|\d.*\bago\b|\b(?:today|yesterday)\b.*\d",
    re.IGNORECASE,
)
_VAGUE_WORDS = re.compile(
    r"am|pm|a|p|m|utc|gmt|(?:mon|tues|wednes|thurs|fri|satur|sun)day|minutes?|mins?|hours?|days?|"
    r"weeks?|months?|years?|hrs?|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)|an|ago|today|yesterday|at|on|local|time|published|posted|updated|last|update|date",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
_SECTION = re.compile(r"[A-Z][\w&'’ ]{1,30}")
_LOOSE_WORDS = 6


def header_line(text: str) -> Header | None:
    """Return what a line says about its article, None for a line that is no header line.

    A line that is a header line but says nothing of use gives an empty Header.
    """
    if len(text) > _LONGEST:
        return None
    return _labelled(text) or _dated(text) or _byline(text) or _vague(text)


def loose_header_line(text: str, *, timed: bool) -> Header | None:
    """Read a line that holds a date and a few capitalised words, as a section or a place.

    Such a line may be a headline too; ``timed`` asks for a clock time, which headlines lack.
    """
    if timed and _TIME.search(text) is None:
        return None
    dates = find_dates(text) if len(text) <= _LONGEST else []
    if not dates or text.endswith((".", "!", "?")):
        return None
    words = _remainder(text, [(found.start, found.end) for found in dates]).split()
    if len(words) > _LOOSE_WORDS or any(word[0].islower() for word in words):
        return None
    return Header(published=dates[0].value)


def _labelled(text: str) -> Header | None:
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    field, value = meaning(match["label"]), match["value"].strip()
    if field in ("published", "updated"):
        # Several dates or a byline on the line are read together below.
        day = date_of(value)
        alone = day is not None and (value.isdigit() or len(find_dates(value)) == 1)
        return _dated(text) or (_only(field, day) if alone and _only_date(value) else _vague(text))
    if field == "author":
        return Header(author=byline_names(value))
    if field == "publication" and "|" in value:
        return _in_pieces(value)
    if field in ("title", "publication", "dateline"):
        return _only(field, value)
    return Header() if field == "ignored" and len(value.split()) <= 12 else None


def _in_pieces(value: str) -> Header:
    """Read "Agency | 2024-03-05 22:13:45 | Editor: X" behind the label of the source."""
    name, *pieces = re.split(r"\s*\|\s*", value)
    said = Header(publication=name or None)
    for piece in pieces:
        said = said.or_else(header_line(piece) or Header())
    return said


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
    bare, field = _label_behind(text.strip(" \t|•·,;:/()[]–—-"))
    said = Header(updated=day) if field == "updated" else Header(published=day)
    if not _remainder(bare, []).strip() or _vague(bare):
        return said
    apart = any(mark in text for mark in "|•·")
    author = byline(bare) or author_line(bare) or (bare if apart and _is_name(bare) else None)
    if author is not None:
        return Header(author=author).or_else(said)
    # "Posted on 3 March 2024 in World", "Politics | 3 March 2024", "Name | 3 March 2024"
    section = apart and _SECTION.fullmatch(bare)
    return said if section and len(bare.split()) <= 4 else None


def _is_name(text: str) -> bool:
    return looks_like_name(text) and not (is_page_name(text) or is_venue(text))


def _label_behind(text: str) -> tuple[str, str | None]:
    """Split the label of a date off the end of the words before it."""
    words = text.split()
    for count in (3, 2, 1):
        field = meaning(" ".join(words[-count:])) if len(words) >= count else None
        if field in ("published", "updated"):
            return " ".join(words[:-count]).rstrip(" |•·,;:/()[]–—-"), field
    rest = words[:-1] if words and words[-1].lower() in ("on", "at") else words
    return " ".join(rest), None


def _remainder(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a line without the given spans, widgets and labels of dates."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    text = _DATE_LABELS.sub(" ", _WIDGETS.sub(" ", text))
    return "" if meaning(folded(text)) in ("published", "updated") else text


def _byline(text: str) -> Header | None:
    author = byline(text)
    return Header(author=author) if author else None


def _vague(text: str) -> Header | None:
    """Read a line that is nothing but a date or time of no certain day."""
    words = re.findall(r"[^\W\d_]+", text)
    vague = _VAGUE_SIGN.search(text) and all(_VAGUE_WORDS.fullmatch(word) for word in words)
    return Header() if vague and not find_dates(text) else None
