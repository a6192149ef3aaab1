"""Owns the headline: which line of the header zone is one, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from explorer.corpus.boilerplate import is_boilerplate
from explorer.corpus.credits import author_line, is_credit, is_source
from explorer.corpus.dateline import find_dateline
from explorer.corpus.headerlines import header_line
from explorer.corpus.lines import Line, ends_sentence, joined
from explorer.corpus.looselines import date_line
from explorer.corpus.pagewords import is_page_name
from explorer.corpus.paragraphs import is_full

_TITLE_CHARS = 220
_TITLE_WORDS = 32
_SENTENCE_TITLE_WORDS = 20
_SHORT_WORDS = 2
_HEADLINE_WORDS = 3
# "The minister in a call with his colleague:" above the headline
_KICKER_WORDS = 16
_LOOK_AHEAD = 15
MARKUP = re.compile(r"^#{1,6}\s+")


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


def is_sentence_title(text: str, lines: Sequence[Line], end: int) -> bool:
    """Tell whether a short sentence is the title because a date line stands right below it."""
    below = next((line.text for line in lines[end : end + 2] if line.text), "")
    short = len(text.split()) <= _SENTENCE_TITLE_WORDS
    return short and says_day(below) and is_title(text.rstrip("."))


def says_day(text: str) -> bool:
    """Tell whether a line is nothing but what tells a day."""
    said = header_line(text) or date_line(text, titled=False)
    return said is not None and said.published is not None


def is_passed_over(lines: Sequence[Line], start: int, end: int, width: int | None) -> bool:
    """Tell whether the line is a section, a site or an author with the headline below it."""
    text = joined(lines[start:end]).text
    kicker = text.endswith(":") and len(text.split()) <= _KICKER_WORDS
    if kicker or is_page_name(lines[start].text) or author_line(text) is not None:
        return headline_ahead(lines, start + 1)
    return len(text.split()) <= _SHORT_WORDS and _title_follows(lines, end, width)


def headline_ahead(lines: Sequence[Line], start: int, *, least: int = _HEADLINE_WORDS) -> bool:
    """Tell whether a headline stands between here and the first paragraph of the body."""
    for line in [line for line in lines[start : start + 3 * _LOOK_AHEAD] if line.text]:
        if _is_furniture(line.text):
            continue
        return is_title(line.text) and len(line.text.split()) >= least
    return False


# The same lines are looked at from each line above them.
@lru_cache(maxsize=1 << 12)
def _is_furniture(text: str) -> bool:
    return (
        is_boilerplate(text)
        or header_line(text) is not None
        or is_page_name(text)
        or is_source(text)
        or is_credit(text)
        or author_line(text) is not None
        or date_line(text, titled=False) is not None
    )


def _title_follows(lines: Sequence[Line], start: int, width: int | None) -> bool:
    """Tell whether the next text is a longer title with a header line somewhere after it."""
    at = next((i for i in range(start, len(lines)) if lines[i].text), None)
    if at is None or not is_title(lines[at].text) or len(lines[at].text.split()) < 4:
        return False
    end = title_end(lines, at, width)
    ahead = [line for line in lines[end : end + 9] if line.text][:3]
    return is_title(joined(lines[at:end]).text) and any(header_line(x.text) for x in ahead)


def title_end(lines: Sequence[Line], start: int, width: int | None) -> int:
    """Return where the title that starts here would end; ``start + 1`` where it is one line."""
    end = start + 1
    while end < len(lines) and lines[end].text and end - start < 3:
        line, following = lines[end - 1], lines[end]
        dated = date_line(following.text, titled=True) is not None
        if following.whole or dated or _is_furniture(following.text) or is_page_name(line.text):
            break
        goes_on = following.text[0].islower() or line.text.endswith((",", "-", "–", "—"))
        wrapped = width is not None and is_full(line, following, width)
        if not goes_on and not wrapped:
            break
        end += 1
    return end


def without_site(title: str) -> tuple[str, str | None]:
    """Split the name of a site off a title: "Ports reopen after the storm | Harbour Gazette"."""
    front, bar, site = title.rpartition(" | ")
    if bar and len(front.split()) > len(site.split()) <= 4 and " | " not in front:
        return front, site
    return title, None
