"""Articles as they were read: header fields and numbered paragraphs, no interpretation yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ArticleKey = str
"""Path relative to the corpus with forward slashes; a record of a ``.jsonl`` file or a JSON array
is ``file.jsonl#ID``, its id or else its 1-based line number."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``text`` is one line, safe for a terminal, white space collapsed."""

    index: int
    text: str
    style: Literal["body", "heading", "caption"] = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """A news article; ``published`` is the document creation time (DCT) of TimeML.

    ``title`` is the lead, shortened, where the text has none; ``title_is_lead`` then says so.
    The paragraphs hold the body alone: no header line and no boilerplate.
    ``digest`` is the SHA-256 of the source bytes (of the record's bytes in a file of many).
    """

    key: ArticleKey
    title: str
    title_is_lead: bool
    published: date | None
    updated: date | None
    author: str | None
    publication: str | None
    dateline: str | None
    paragraphs: tuple[Paragraph, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file or record that is listed and skipped, with the reason in words."""

    key: ArticleKey
    reason: str
