"""Owns the day of publication where no header line states it: told by what stands near the report.

Tried in this order: a loose date line beside the first paragraph; the dateline's day with its year
told elsewhere; a caption that names its day; a date line at the very end; the day of the update. A
date of a sentence of the report is never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from explorer.corpus.boilerplate import is_caption, split_credit
from explorer.corpus.dateline import find_dateline
from explorer.corpus.fields import Header
from explorer.corpus.headerdates import find_dates
from explorer.corpus.headerlines import header_line
from explorer.corpus.lines import Line, ends_sentence
from explorer.corpus.looselines import date_line

_HEAD_PARAGRAPHS = 3
_HEAD_LINES = 12
_TAIL_LINES = 6
_LINE = 200
_CAPTION = 600
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\d]{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_FILE_PHOTO = re.compile(r"\bfile (?:photo|picture|image)\b|\(file\)|\[file", re.IGNORECASE)
_CREDITED = re.compile(
    r"^\[\d{1,2}/\d{1,2}\]|[\[(][^\[\]()]{2,60}(?:/|photo|via)[^\[\]()]{1,60}[\])]\s*$"
    r"|\b(?:REUTERS|AFP|Getty|TASS|AP)\b[^.]{0,60}$|\bvia [A-Z]{2,}\b"
)
_PAST_YEAR = re.compile(r"\b(?:since|after|from|last|in) ((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:no|nr|release)\b[.:]?\s*[\d/-]+\s*[,:–-]?\s*", re.IGNORECASE)
_AT_THE_END = re.compile(r"[,:|–—(-]\s*$")
_NEAR = timedelta(days=40)


def with_date_found(
    header: Header, body: Sequence[Line], lines: Sequence[Line]
) -> tuple[Header, list[Line]]:
    """Return the header with its day of publication, and the body without a line that told it."""
    if header.published is not None:
        return header, list(body)
    beside = _beside_lead(body)
    if beside is not None:
        at, said = beside
        return header.or_else(said), [*body[:at], *body[at + 1 :]]
    captions = [day for day in _caption_days(body) if not _is_outlived(day, lines)]
    end = _at_the_end(lines)
    day = (
        _dateline_day(header, body, lines, [*captions, *filter(None, [end.published])])
        or next(iter(captions), None)
        or _title_day(header.title or "")
        or end.published
        or header.updated
        or end.updated
    )
    return replace(header, published=day).or_else(Header(updated=end.updated)), list(body)


def _beside_lead(body: Sequence[Line]) -> tuple[int, Header] | None:
    """Return a date line among the captions, standfirst and first paragraph of the body."""
    seen = 0
    for at, line in enumerate(body[:_HEAD_LINES]):
        if not line.text:
            continue
        said = None if line.style else header_line(line.text) or date_line(line.text, titled=True)
        if said is not None and said.published is not None and not ends_sentence(line.text):
            return at, said
        seen += 1
        if seen >= _HEAD_PARAGRAPHS:
            return None
    return None


def _caption_days(body: Sequence[Line]) -> Iterator[date]:
    """Yield the days that captions above or right below the lead name."""
    texts = [line.text for line in body[:_HEAD_LINES] if line.text][:_HEAD_PARAGRAPHS]
    for text in texts:
        if len(text) > _CAPTION or _FILE_PHOTO.search(text) or find_dateline(text):
            continue
        if is_caption(text) or split_credit(text)[1] or _CREDITED.search(text):
            yield from (found.value for found in find_dates(text)[-1:])


def _at_the_end(lines: Sequence[Line]) -> Header:
    """Return what the last lines say of days: "Posted March 5, 2024"."""
    said = Header()
    for line in [line for line in lines[-2 * _TAIL_LINES :] if line.text][-_TAIL_LINES:]:
        stated = header_line(line.text) or date_line(line.text, titled=False)
        said = said.or_else(stated or Header())
    return said


def _dateline_day(
    header: Header, body: Sequence[Line], lines: Sequence[Line], told: Sequence[date]
) -> date | None:
    """Return the dateline's day in the year that an update, a caption or the end tells."""
    head = [line.text for line in [*body[:_HEAD_LINES]] if line.text][: _HEAD_PARAGRAPHS + 1]
    found = next((d for text in head if (d := find_dateline(text)) and d.day), None)
    written = found.day if found else _yearless(lines)
    if written is None:
        return None
    if header.updated is not None:
        return _latest(written, header.updated)
    for day in [*told, *_days_near(written, lines)]:
        for year in (day.year, day.year - 1, day.year + 1):
            that = _in_year(written, year)
            if that is not None and abs(that - day) <= _NEAR:
                return that
    return next((_in_year(written, year) for year in _copyright_years(lines)), None)


def _yearless(lines: Sequence[Line]) -> str | None:
    """Return the day of a short line near the head that gives day and month alone."""
    for line in [line for line in lines[:_HEAD_LINES] if line.text]:
        said = header_line(line.text) if len(line.text) <= 60 else None
        match = _DAY_AND_MONTH.search(line.text) if said == Header() else None
        if match is not None:
            return match[0]
    return None


_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_AND_MONTH = re.compile(rf"\b{_MONTHS} \d{{1,2}}\b|\b\d{{1,2}} {_MONTHS}", re.IGNORECASE)


def _latest(written: str, limit: date) -> date | None:
    days = [_in_year(written, year) for year in (limit.year, limit.year - 1)]
    return next((day for day in days if day is not None and day <= limit), None)


def _in_year(written: str, year: int) -> date | None:
    found = find_dates(f"{written.strip(' .,')}, {year}")
    return found[0].value if found else None


def _days_of(lines: Sequence[Line]) -> Iterator[date]:
    """Yield the complete days that the text names anywhere: they tell a year, no more."""
    for line in lines[:200]:
        if len(line.text) <= 5000:
            yield from (found.value for found in find_dates(line.text))


def _days_near(written: str, lines: Sequence[Line]) -> list[date]:
    """Return the days of the text near the dateline's own day, where two agree on the year.

    One alone may well be of another year: reports leave out the year that they are of.
    """
    days = set(_days_of(lines))
    near = [d for d in days if (own := _in_year(written, d.year)) and abs(own - d) <= _NEAR]
    latest = max((d.year for d in days), default=0)
    same = [d for d in near if d.year == latest]
    return same if len(same) >= 2 else []


def _is_outlived(day: date, lines: Sequence[Line]) -> bool:
    """Tell whether the report knows of later days, so that a caption's photo is an old one."""
    if any(later - day > _NEAR for later in _days_of(lines)):
        return True
    years = (int(y) for line in lines[:200] for y in _PAST_YEAR.findall(line.text[:5000]))
    return any(year > day.year for year in years)


def _title_day(title: str) -> date | None:
    """Return the day at either end of a title: "Daily briefing, March 5, 2024".

    In front it is that of a numbered text: "No: 12, 5 March 2024, Press Release on ...".
    """
    dates = find_dates(title)
    if dates and _NUMBERED.fullmatch(title[: dates[0].start]) and title[dates[0].end :][:1] == ",":
        return dates[0].value
    last = next(iter(dates[-1:]), None)
    if last is None or last.end < len(title.rstrip(" .)")):
        return None
    return last.value if _AT_THE_END.search(title[: last.start]) else None


def _copyright_years(lines: Sequence[Line]) -> Iterator[int]:
    for line in [line for line in lines[-30:] if line.text and len(line.text) <= _LINE]:
        match = _COPYRIGHT.search(line.text)
        if match:
            yield int(match[1])
