"""Owns the end of a report: credits, sections, addresses and names behind the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.corpus.boilerplate import is_boilerplate
from explorer.corpus.credits import (
    author_line,
    is_about_author,
    is_credit,
    is_person,
    is_source,
)
from explorer.corpus.fields import Header
from explorer.corpus.lines import Line
from explorer.corpus.looselines import date_line
from explorer.corpus.pagewords import is_page_name

_MOST = 60
_PRINTED = re.compile(
    r"(?:first |originally )?published (?:in|on|by) .{2,80}\d{4}"
    r"|a version of this (?:article|story) (?:appears|appeared) .{3,300}",
    re.IGNORECASE,
)


def without_tail(header: Header, body: Sequence[Line]) -> tuple[Header, list[Line]]:
    """Drop the lines behind the last paragraph that are no report; a name alone is its author."""
    end = len(body)
    for _ in range(min(_MOST, len(body))):
        line = body[end - 1]
        if line.text and not _is_tail(line.text):
            break
        if line.text and header.author is None and author_line(line.text):
            header = header.or_else(Header(author=author_line(line.text)))
        end -= 1
    kept = list(body[:end])
    return (header, kept) if any(line.text for line in kept) else (header, list(body))


def _is_tail(text: str) -> bool:
    return (
        is_boilerplate(text)
        or is_credit(text)
        or is_about_author(text)
        or is_source(text)
        or is_page_name(text)
        or (is_person(text) and not text.isupper())  # capitals sign a letter
        or _PRINTED.fullmatch(text) is not None
        or date_line(text, titled=False) is not None
    )
