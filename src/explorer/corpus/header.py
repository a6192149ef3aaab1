"""Owns the header zone: the lines before the body that give title, dates, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.corpus.boilerplate import is_boilerplate
from explorer.corpus.byline import looks_like_name
from explorer.corpus.dateline import find_dateline
from explorer.corpus.fields import Header
from explorer.corpus.headerlines import header_line, loose_header_line
from explorer.corpus.lines import BLANK, Line, ends_sentence, joined
from explorer.corpus.paragraphs import is_full, wrap_width
from explorer.corpus.slashdates import settled
from explorer.gazetteer import lookup

_TITLE_CHARS = 220
_TITLE_WORDS = 32
# A standfirst between title and byline is passed over; a whole paragraph is the body.
_STANDFIRST_WORDS = 45
_LOOK_AHEAD = 3
_ZONE_LINES = 200
# Of these the dates are read in the order that the text's other dates tell.
_DATED_LINES = 30
_SENTENCE_TITLE_WORDS = 20
# A caption or standfirst may stand above the paragraph that has the dateline.
_DATELINE_WITHIN = 3
_MARKUP = re.compile(r"^#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class _Zone:
    """The header as far as it was read, the lines that are body, and where reading stands."""

    header: Header
    body: tuple[Line, ...]
    next: int


def split_header(lines: Sequence[Line], known: Header) -> tuple[Header, list[Line]]:
    """Return the header, ``known`` first, and the lines of the body.

    ``known`` is what the format tells (JSON fields, HTML metadata, front matter); with a title
    known, no line is taken for one, but a line that repeats it is not body.
    """
    width = wrap_width(lines)
    told = settled(lines, _DATED_LINES)
    zone = _Zone(known, (), 0)
    while zone.next < min(len(lines), _ZONE_LINES):
        following = _step(zone, lines, told, width)
        if following is None:
            break
        zone = following
    return _with_dateline(zone.header, [*zone.body, *lines[zone.next :]])


def _step(  # noqa: PLR0911 - a table of cases, in the order in which they are tried
    zone: _Zone, lines: Sequence[Line], dated: Sequence[Line], width: int | None
) -> _Zone | None:
    """Read the next line of the header; None where the body begins.

    ``dated`` are the lines with their slashed dates read, which only a header line may lose.
    """
    line, told = lines[zone.next], dated[zone.next].text
    past = replace(zone, next=zone.next + 1)
    if not line.text:
        return replace(past, body=(*zone.body, BLANK)) if zone.body else past
    if is_boilerplate(line.text):
        return past
    if zone.header.title and _same(line.text, zone.header.title):
        return past
    said = header_line(told) or _dated_place(zone, lines)
    if said is not None and not _disagrees(said, zone.header):
        return replace(past, header=zone.header.or_else(said))
    loose = loose_header_line(told, timed=zone.header.title is None)
    if loose is not None and zone.header.published is None and not zone.body:
        return replace(past, header=zone.header.or_else(loose))
    if zone.header.title is None:
        titled = _title(zone, lines, dated, width)
        if titled is not None:
            return titled
    if zone.header.title:
        unsigned = zone.header.author is None and zone.header.published is None
        if unsigned and _is_name_above_date(lines, zone.next):
            return replace(past, header=zone.header.or_else(Header(author=line.text)))
    if (zone.header.title or zone.body) and _is_standfirst(lines, zone.next, zone.header):
        return replace(past, body=(*zone.body, line, BLANK))
    return None


def _dated_place(zone: _Zone, lines: Sequence[Line]) -> Header | None:
    """Read "LIMA, 21 October 2024" alone on a line with the title below it."""
    text = lines[zone.next].text
    found = find_dateline(text) if zone.header.title is None and not zone.body else None
    if found is None or found.published is None or found.length < len(text):
        return None
    below = next((i for i in range(zone.next + 1, len(lines)) if lines[i].text), None)
    if below is None or not is_title(lines[below].text):
        return None
    return Header(dateline=found.place, publication=found.agency, published=found.published)


def _disagrees(said: Header, header: Header) -> bool:
    """Tell whether a line gives another date or title than is known: then it is body."""
    if said.title and header.title:
        return True
    only_date = said == Header(published=said.published)
    return bool(only_date and header.published and said.published != header.published)


def _title(
    zone: _Zone, lines: Sequence[Line], dated: Sequence[Line], width: int | None
) -> _Zone | None:
    """Take the title, one line or two that were wrapped; None where no title stands here."""
    end = _title_end(dated, zone.next, width)
    line = joined(lines[zone.next : end])
    if not is_title(line.text) and not _is_sentence_title(line.text, dated, end):
        return None
    if not any(rest.text for rest in lines[end:]):
        return None
    if len(line.text.split()) <= 2 and _title_follows(dated, end, width):
        return replace(zone, next=end)  # a section's name above the headline
    title, publication = _without_site(_MARKUP.sub("", line.text))
    said = Header(title=title, publication=publication)
    return replace(zone, header=zone.header.or_else(said), next=end)


def _without_site(title: str) -> tuple[str, str | None]:
    """Split the name of a site off a title: "Ports reopen after the storm | Harbour Gazette"."""
    front, bar, site = title.rpartition(" | ")
    if bar and len(front.split()) > len(site.split()) <= 4 and " | " not in front:
        return front, site
    return title, None


def _is_sentence_title(text: str, lines: Sequence[Line], end: int) -> bool:
    """Tell whether a short sentence is the title because a date line stands right below it."""
    below = next((line.text for line in lines[end : end + 2] if line.text), "")
    said = header_line(below) if len(text.split()) <= _SENTENCE_TITLE_WORDS else None
    return said is not None and said.published is not None and is_title(text.rstrip("."))


def _title_follows(lines: Sequence[Line], start: int, width: int | None) -> bool:
    """Tell whether the next text is a longer title with a header line somewhere after it."""
    at = next((i for i in range(start, len(lines)) if lines[i].text), None)
    if at is None or not is_title(lines[at].text) or len(lines[at].text.split()) < 4:
        return False
    end = _title_end(lines, at, width)
    return is_title(joined(lines[at:end]).text) and _header_ahead(lines, end, Header())


def _title_end(lines: Sequence[Line], start: int, width: int | None) -> int:
    """Return where the title that starts here would end; ``start`` where none can be."""
    end = start + 1
    while end < len(lines) and lines[end].text and end - start < 3:
        line, following = lines[end - 1], lines[end]
        if header_line(following.text) or is_boilerplate(following.text) or following.whole:
            break
        goes_on = following.text[0].islower() or line.text.endswith((",", "-", "–", "—"))
        wrapped = width is not None and is_full(line, following, width)
        if not goes_on and not wrapped:
            break
        end += 1
    return end


def is_title(text: str) -> bool:
    """Tell whether a line can be a headline: short, and not a sentence with its full stop."""
    return (
        len(text) <= _TITLE_CHARS
        and len(text.split()) <= _TITLE_WORDS
        and not text[0].islower()
        and sum(char.isalpha() for char in text) >= 2
        and not text.endswith((":", ";", ",", "-", "–", "—", "_"))
        and not _is_statement(text)
        and find_dateline(text) is None
    )


def _is_statement(text: str) -> bool:
    """Tell whether a line ends with a full stop; a headline may end with "?" or "!"."""
    bare = text.rstrip("\"'”’»)]* ")
    return ends_sentence(text) and not bare.endswith(("?", "!", "…", "..."))


def _is_standfirst(lines: Sequence[Line], at: int, header: Header) -> bool:
    short = len(lines[at].text.split()) <= _STANDFIRST_WORDS
    return short and _header_ahead(lines, at + 1, header)


def _is_name_above_date(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a name stands alone above the date, as a byline without "By" does."""
    if not looks_like_name(lines[at].text) or lookup(lines[at].text) is not None:
        return False
    following = next((line.text for line in lines[at + 1 : at + 3] if line.text), "")
    said = header_line(following)
    return said is not None and said.published is not None


def _header_ahead(lines: Sequence[Line], start: int, header: Header) -> bool:
    """Tell whether one of the next few lines is a header line that says something new."""
    ahead = [line for line in lines[start : start + 3 * _LOOK_AHEAD] if line.text][:_LOOK_AHEAD]
    for line in ahead:
        said = header_line(line.text)
        if said is not None and said != Header() and not _disagrees(said, header):
            return True
        if len(line.text.split()) > _STANDFIRST_WORDS:
            return False
    return False


def _same(text: str, title: str) -> bool:
    alike = len(text) < 2 * len(title) + 10
    return alike and _letters(_MARKUP.sub("", text)) == _letters(title)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _with_dateline(header: Header, body: list[Line]) -> tuple[Header, list[Line]]:
    """Take the dateline off its paragraph; one that holds a date stays in the text."""
    first = [i for i, line in enumerate(body) if line.text][:_DATELINE_WITHIN]
    at = next((i for i in first if find_dateline(body[i].text)), 0)
    found = find_dateline(body[at].text) if body else None
    if found is None or _is_transcript(body):
        return header, body
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


def _is_transcript(body: Sequence[Line]) -> bool:
    """Tell whether capitals before a dash or colon name the speakers and not a place."""
    speaker = re.compile(r"[A-Z][A-Z .'’-]{0,40}\s*(?::|–|—|--)\s")
    return sum(1 for line in body[:40] if speaker.match(line.text)) > 2
