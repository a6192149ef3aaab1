"""Owns the header zone: the lines before the body that give title, dates, byline and dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.corpus.boilerplate import is_boilerplate
from explorer.corpus.byline import byline, looks_like_name
from explorer.corpus.credits import author_line, is_credit, is_job, is_source, may_be_person
from explorer.corpus.dateline import find_dateline
from explorer.corpus.fallbackdates import with_date_found
from explorer.corpus.fields import Header, meaning
from explorer.corpus.headerlines import header_line, loose_header_line
from explorer.corpus.leads import with_dateline
from explorer.corpus.lines import BLANK, Line, joined
from explorer.corpus.looselines import date_line
from explorer.corpus.pagewords import is_page_name, is_place, is_site
from explorer.corpus.paragraphs import wrap_width
from explorer.corpus.slashdates import settled
from explorer.corpus.tails import without_tail
from explorer.corpus.titles import (
    MARKUP,
    headline_ahead,
    is_passed_over,
    is_sentence_title,
    is_title,
    title_end,
    without_site,
)
from explorer.gazetteer import lookup

# A standfirst between title and byline is passed over; a whole paragraph is the body.
_STANDFIRST_WORDS = 45
_LOOK_AHEAD = 3
_ZONE_LINES = 200
# Of these the dates are read in the order that the text's other dates tell.
_DATED_LINES = 30
_BODY_WORDS = 12
_BELOW = 40


@dataclass(frozen=True, slots=True)
class _Zone:
    """The header as far as it was read, the lines that are body, and where reading stands."""

    header: Header
    body: tuple[Line, ...]
    next: int


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines; again with slashed dates read, which only a header line may lose; their width."""

    lines: Sequence[Line]
    dated: Sequence[Line]
    width: int | None
    words: str
    titled: bool
    """Whether the format told the title: then its pages' furniture is no part of the text."""

    def below(self, at: int) -> int | None:
        """Return the number of the next line that is not blank, behind line ``at``."""
        end = min(len(self.lines), at + _BELOW)
        return next((i for i in range(at + 1, end) if self.lines[i].text), None)


def split_header(lines: Sequence[Line], known: Header) -> tuple[Header, list[Line]]:
    """Return the header, ``known`` first, and the lines of the body.

    ``known`` is what the format tells (JSON fields, HTML metadata, front matter); with a title
    known, no line is taken for one, but a line that repeats it is not body.
    """
    dated = settled(lines, _DATED_LINES)
    words = " ".join(line.text for line in lines[:60] if len(line.text.split()) > _BODY_WORDS)
    text = _Text(lines, dated, wrap_width(lines), words[:20_000], known.title is not None)
    zone = _Zone(known, (), 0)
    while zone.next < min(len(lines), _ZONE_LINES):
        following = _step(zone, text)
        if following is None:
            break
        zone = following
    rest = [*zone.body, *dated[zone.next : _DATED_LINES], *lines[max(zone.next, _DATED_LINES) :]]
    header, body = with_dateline(zone.header, rest)
    header, body = with_date_found(header, body, dated)
    return without_tail(header, body, page=not text.titled)


def _step(zone: _Zone, text: _Text) -> _Zone | None:
    """Read the next line of the header; None where the body begins."""
    line = text.lines[zone.next]
    past = replace(zone, next=zone.next + 1)
    if not line.text:
        return replace(past, body=(*zone.body, BLANK)) if zone.body else past
    if is_boilerplate(line.text) or is_credit(line.text):
        return past
    if zone.header.title and _same(line.text, zone.header.title):
        return past
    for reading in (_labelled, _stated, _dated, _above_title, _titled, _signed, _furniture):
        following = reading(zone, text)
        if following is not None:
            return following
    if (zone.header.title or zone.body) and _is_standfirst(text.lines, zone.next, zone.header):
        return replace(past, body=(*zone.body, line, BLANK))
    return None


def _labelled(zone: _Zone, text: _Text) -> _Zone | None:
    """Read a label alone on its line, with its value on the next: "Published", "By", "From:"."""
    label = text.lines[zone.next].text
    field = meaning(label.rstrip(": ")) if len(label) <= 30 else None
    below = text.below(zone.next)
    if below is None or field not in ("published", "updated", "author", "publication"):
        return None
    value = text.dated[below].text
    after = replace(zone, next=below + 1)
    if field == "publication":
        named = is_source(value) or value.isupper()
        said = Header(publication=value)
        return replace(after, header=zone.header.or_else(said)) if named else None
    if field == "author":
        name = author_line(value) or (value if may_be_person(value, text.words) else None)
        if name is None and not is_page_name(value):
            return None
        return replace(after, header=zone.header.or_else(Header(author=name)))
    dated = header_line(f"{label.rstrip(': ')}: {value}") or date_line(
        f"{label.rstrip(': ')} {value}", titled=True
    )
    if dated is None:
        return None
    return replace(after, header=zone.header.or_else(dated))


def _stated(zone: _Zone, text: _Text) -> _Zone | None:
    """Read a line that is strictly a header line."""
    said = header_line(text.dated[zone.next].text) or _dated_place(zone, text)
    if said is None or _disagrees(said, zone.header):
        return None
    return replace(zone, header=zone.header.or_else(said), next=zone.next + 1)


def _dated(zone: _Zone, text: _Text) -> _Zone | None:
    """Read a date among names, sections and places; among any words where nothing is body yet."""
    told = text.dated[zone.next].text
    said = date_line(told, titled=zone.header.title is not None and not zone.body)
    if said is None and not zone.body:
        said = loose_header_line(told, timed=zone.header.title is None)
    labelled = meaning(told.partition(":")[0]) is not None
    ahead = labelled or zone.header.title or headline_ahead(text.dated, zone.next + 1, least=1)
    if not ahead:
        return None  # "Daily briefing, March 5, 2024" is the headline itself
    if said is None or (
        zone.header.published and said.published not in (None, zone.header.published)
    ):
        return None
    return replace(zone, header=zone.header.or_else(said), next=zone.next + 1)


def _dated_place(zone: _Zone, text: _Text) -> Header | None:
    """Read "LIMA, 21 October 2024" alone on a line with the title below it."""
    line = text.lines[zone.next].text
    found = find_dateline(line) if zone.header.title is None and not zone.body else None
    if found is None or found.published is None or found.length < len(line):
        return None
    below = text.below(zone.next)
    if below is None or not is_title(text.lines[below].text):
        return None
    return Header(dateline=found.place, publication=found.agency, published=found.published)


def _disagrees(said: Header, header: Header) -> bool:
    """Tell whether a line gives another date or title than is known: then it is body."""
    if said.title and header.title:
        return True
    only_date = said.published is not None and said == Header(published=said.published)
    return bool(only_date and header.published and said.published != header.published)


def _above_title(zone: _Zone, text: _Text) -> _Zone | None:
    """Pass over sections, sites and authors with the headline below them."""
    at = zone.next
    if zone.header.title is not None:
        return None
    end = title_end(text.dated, at, text.width)
    if not is_passed_over(text.dated, at, end, text.width):
        return None
    author = author_line(text.lines[at].text) if end == at + 1 else None
    return replace(zone, header=zone.header.or_else(Header(author=author)), next=end)


def _titled(zone: _Zone, text: _Text) -> _Zone | None:
    """Take the title, one line or two that were wrapped; None where no title stands here."""
    if zone.header.title is not None:
        return None
    end = title_end(text.dated, zone.next, text.width)
    line = joined(text.lines[zone.next : end])
    if not is_title(line.text) and not is_sentence_title(line.text, text.dated, end):
        return None
    if not any(rest.text for rest in text.lines[end:]):
        return None
    title, publication = without_site(MARKUP.sub("", line.text))
    said = Header(title=title, publication=publication)
    return replace(zone, header=zone.header.or_else(said), next=end)


def _signed(zone: _Zone, text: _Text) -> _Zone | None:
    """Take an author's line below the title, and a name alone above a date or a newsroom."""
    line = text.lines[zone.next]
    if zone.header.title is None or line.style:
        return None
    name = byline(line.text) if text.titled else author_line(line.text)
    if name is None and looks_like_name(line.text) and _is_name_above_date(zone, text):
        name = line.text
    if name is None or (name != zone.header.author and zone.header.author and not zone.body):
        return None
    return replace(zone, header=zone.header.or_else(Header(author=name)), next=zone.next + 1)


def _furniture(zone: _Zone, text: _Text) -> _Zone | None:
    """Pass over newsrooms, sections and addresses between the title and the body."""
    line, below = text.lines[zone.next], text.below(zone.next)
    if zone.header.title is None or text.titled or line.style or below is None:
        return None
    if _is_place_of_lead(text, zone.next, below):
        return None
    kinds = (is_source, is_page_name, is_site, is_job)
    if is_place(line.text):
        return None
    if any(is_kind(line.text) for is_kind in kinds):
        return replace(zone, next=zone.next + 1)
    return None


def _is_place_of_lead(text: _Text, at: int, below: int) -> bool:
    line = text.lines[at].text
    if find_dateline(line) is not None:
        return True
    long = len(text.lines[below].text.split()) > _BODY_WORDS
    return long and line.isupper() and lookup(line.title()) is not None


def _is_standfirst(lines: Sequence[Line], at: int, header: Header) -> bool:
    short = len(lines[at].text.split()) <= _STANDFIRST_WORDS
    return short and _header_ahead(lines, at + 1, header)


def _is_name_above_date(zone: _Zone, text: _Text) -> bool:
    """Tell whether a name stands alone above the date, as a byline without "By" does."""
    line, below = text.lines[zone.next].text, text.below(zone.next)
    if lookup(line) is not None or below is None or not may_be_person(line, text.words):
        return False
    following = text.dated[below].text
    said = header_line(following) or date_line(following, titled=True)
    return (said is not None and said.published is not None) or is_source(following)


def _header_ahead(lines: Sequence[Line], start: int, header: Header) -> bool:
    """Tell whether one of the next few lines is a header line that says something new."""
    ahead = [line for line in lines[start : start + _BELOW] if line.text]
    ahead = [line for line in ahead if not is_boilerplate(line.text)][:_LOOK_AHEAD]
    for line in ahead:
        said = header_line(line.text) or date_line(line.text, titled=False)
        if said is not None and said != Header() and not _disagrees(said, header):
            return True
        if len(line.text.split()) > _STANDFIRST_WORDS:
            return False
    return False


def _same(text: str, title: str) -> bool:
    alike = len(text) < 2 * len(title) + 10
    return alike and _letters(MARKUP.sub("", text)) == _letters(title)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
