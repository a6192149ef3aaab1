"""Owns the end of a report: credits, sections, addresses and names behind the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.corpus.boilerplate import is_boilerplate
from explorer.corpus.credits import (
    author_line,
    is_about_author,
    is_credit,
    is_job,
    is_person,
    is_source,
)
from explorer.corpus.fields import Header
from explorer.corpus.headerlines import header_line
from explorer.corpus.lines import Line
from explorer.corpus.looselines import date_line
from explorer.corpus.pagewords import is_page_name

_MOST = 60
# Words of a site about itself, and words that beside them show that it does speak of itself.
_SITE_WORDS = re.compile(
    r"\b(?:comments are|moderated|newsletters?|subscrib\w+|cookies?|browser|copyright\w*|"
    r"re-?publish\w*|re-?print\w*|hyperlinks?|commenting|inbox|story tips?|rights reserved|"
    r"views expressed|editorial polic\w+)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:website|site|comments?|links?|channel|e-?mail|permission|donat\w+|please|your|you|our)\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 400
_COPYRIGHT_CHARS = 150
_PRINTED = re.compile(
    r"(?:first |originally )?published (?:in|on|by) .{2,80}\d{4}"
    r"|a version of this (?:article|story) (?:appears|appeared) .{3,300}",
    re.IGNORECASE,
)


def without_tail(header: Header, body: Sequence[Line], *, page: bool) -> tuple[Header, list[Line]]:
    """Drop the lines behind the last paragraph that are no report; a name alone is its author.

    ``page`` tells that the text has its whole page around it; else a place or a day signs it.
    """
    end = len(body)
    for _ in range(min(_MOST, len(body))):
        line = body[end - 1]
        if line.text and not (_is_tail(line.text) or (page and _is_of_page(line.text))):
            break
        if line.text and header.author is None and author_line(line.text):
            header = header.or_else(Header(author=author_line(line.text)))
        end -= 1
    kept = list(body[:end])
    return (header, kept) if any(line.text for line in kept) else (header, list(body))


def _is_notice(text: str) -> bool:
    """Tell whether a site speaks of itself: of its comments, its newsletter, its links."""
    if len(text) > _LONGEST_NOTICE or text.startswith(('"', "“")):
        return False
    if "©" in text and len(text) <= _COPYRIGHT_CHARS:
        return True
    of_site = {word.casefold() for word in _SITE_WORDS.findall(text)}
    beside = {word.casefold() for word in _BESIDE.findall(text)}
    return bool(of_site) and len(of_site | beside) >= 2


def _is_tail(text: str) -> bool:
    return (
        is_boilerplate(text)
        or is_credit(text)
        or is_about_author(text)
        or is_source(text)
        or is_job(text)
        or _is_notice(text)
        or _PRINTED.fullmatch(text) is not None
    )


def _is_of_page(text: str) -> bool:
    return (
        is_page_name(text)
        or (text[:3].casefold() in ("by ", "(by") and author_line(text) is not None)
        or (is_person(text) and not text.isupper())  # capitals sign a letter
        or header_line(text) is not None
        or date_line(text, titled=False) is not None
    )
