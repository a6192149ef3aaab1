"""Owns date lines read with tolerance: a date among names, sections, places and widgets.

The strict reading of ``headerlines`` comes first; here each piece of a line beside its dates must
be of a kind that stands there on pages; only below a headline may it be other capitalised words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from explorer.corpus.credits import author_line, is_person, is_source
from explorer.corpus.fields import Header, meaning
from explorer.corpus.headerdates import FoundDate, find_dates
from explorer.corpus.pagewords import is_page_name
from explorer.gazetteer import lookup

_LONGEST = 200
_UNITS = r"(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?"
# What says nothing of use beside a date: clock times and their zones, ages, lengths, widgets.
_NOISE = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|(?-i:\b(?:UTC|GMT|MSK|[A-Z]{1,3}T)\b)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?"
    r"|\(?(?:UTC|GMT)?\s*[+-]\d{2}:?\d{2}\)?|(?-i:\b(?:local|[A-Z][a-z]+) time\b)"
    rf"|\b(?:age:?\s*|about )?(?:an? |\d{{1,3}} ?){_UNITS}(?:,? (?:and )?\d{{1,2}} {_UNITS}){{0,2}}"
    r"(?: (?:ago|read|old)\b)?"
    r"|\b(?:reading time|see all updates|\d+ comments?|comments off\b.{0,60}|opens new tab)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b\d{1,3}\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*[|•·;/\[\]()]\s*|\s+[–—-]+\s+|\s*,\s*|\s{2,}")
_EDGES = " \t|•·,;:/()[]–—-_*#.+"
_IN_SECTIONS = re.compile(r"(?:in|under|from|on)\s+(?P<rest>\S.*)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>published|posted|updated)\s+(?:in|by|on)\s+(?P<rest>\S.*)", re.I)
_SMALL = frozenset({"and", "of", "the", "in", "for", "by", "with", "&", "on", "at", "de", "al"})
_LOOSE_WORDS = 6
# Beside a label or a clock time other words may stand: more of them below a headline.
_UNKNOWN, _UNKNOWN_TITLED = 3, 10
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")


@dataclass(frozen=True, slots=True)
class _Said:
    """What words beside a date say: a label for the date behind them, an author, a place."""

    label: str | None = None
    author: str | None = None
    place: str | None = None


def date_line(text: str, *, titled: bool) -> Header | None:
    """Return what a line of dates and words around them says, None for another line.

    ``titled`` tells that the headline is known, so that other capitalised words cannot be one.
    """
    dates = find_dates(text) if len(text) <= _LONGEST else []
    if not dates or len(dates) > 4:
        return None
    header, start = Header(), 0
    timed = _CLOCK.search(text) is not None
    for found in dates:
        said = _words(text[start : found.start], titled=titled, timed=timed)
        if said is None:
            return None
        header, start = header.or_else(_told(said, found, header)), found.end
    said = _words(text[start:], titled=titled, timed=timed)
    if said is None or (text.endswith((".", "!", "?")) and said.author is None and not titled):
        return None
    return header.or_else(Header(author=said.author, dateline=said.place))


def _told(said: _Said, found: FoundDate, before: Header) -> Header:
    day: date = found.value
    label = said.label
    if label is None and before.published is not None and day > before.published:
        label = "updated"
    dated = Header(updated=day) if label == "updated" else Header(published=day)
    return dated.or_else(Header(author=said.author, dateline=said.place))


def _words(text: str, *, titled: bool, timed: bool) -> _Said | None:
    """Read the words between two dates; None where they are more than a date line has."""
    bare = " ".join(_NOISE.sub(" | ", text).split()).strip(_EDGES)
    bare, label = _without_label(bare)
    author = place = None
    unknown = 0
    for piece in _APART.split(bare):
        rest = piece.strip(_EDGES)
        if not rest:
            continue
        labelled = _LABELLED.fullmatch(rest)
        if labelled:
            label, rest = label or meaning(labelled["label"]), labelled["rest"]
        inside = _IN_SECTIONS.fullmatch(rest)
        rest = inside["rest"] if inside else rest
        written = author_line(rest)
        if rest.isupper() and (entry := lookup(rest.title())) and entry.form in ("capital", "city"):
            place = place or rest
        if written is not None:
            author = author or written
        elif not _is_known(rest) and not (titled and _is_loose(rest)):
            unknown += len(rest.split())
    sure = timed or label is not None
    if unknown > (_UNKNOWN_TITLED if titled else _UNKNOWN) * sure:
        return None
    return _Said(label, author, place)


def _without_label(text: str) -> tuple[str, str | None]:
    """Split the label of a date off the end of the words before it."""
    words = text.replace(":", " ").split()
    for count in (4, 3, 2, 1):
        field = meaning(" ".join(words[-count:])) if len(words) >= count else None
        if field in ("published", "updated"):
            return " ".join(text.replace(":", " ").split()[:-count]), field
    return text, None


def _is_known(text: str) -> bool:
    return is_page_name(text) or is_source(text) or is_person(text) or lookup(text) is not None


def _is_loose(text: str) -> bool:
    words = text.split()
    return len(words) <= _LOOSE_WORDS and all(w[0].isupper() or w in _SMALL for w in words)
