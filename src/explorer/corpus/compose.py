"""Owns the last step: header and lines put together into an Article, every field made safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.corpus.boilerplate import is_caption, split_credit, without_boilerplate
from explorer.corpus.fields import Header
from explorer.corpus.header import split_header
from explorer.corpus.lines import Line, collapse
from explorer.corpus.paragraphs import paragraphs, style_of
from explorer.model import Article, ArticleKey, Paragraph, Rejection
from explorer.safetext import visible

_LEAD_CHARS = 80
_MOST_LINES = 50_000
_FIELD_CHARS = 500


def compose(
    key: ArticleKey, digest: str, known: Header, lines: Sequence[Line]
) -> Article | Rejection:
    """Return the article of these lines; a Rejection where no text is left or far too much."""
    if sum(1 for line in lines if line.text) > _MOST_LINES:
        return Rejection(
            key, f"too many lines for an article: the limit is {_MOST_LINES:,}; part it"
        )
    header, body = split_header(lines, known)
    texts = _credited(list(paragraphs(list(without_boilerplate(body)))))
    if not texts:
        return Rejection(key, "no text in it besides header and page furniture")
    title = _field(header.title)
    return Article(
        key=key,
        title=title or _field(shortened(texts[0].text)) or "",
        title_is_lead=title is None,
        published=header.published,
        updated=header.updated,
        author=_field(header.author),
        publication=_field(header.publication),
        dateline=_field(header.dateline),
        paragraphs=_numbered(texts),
        digest=digest,
    )


def _credited(lines: list[Line]) -> list[Line]:
    """Mark captions and take the photo credits off them."""
    texts = []
    for line in lines:
        text, credited = split_credit(line.text)
        caption = credited or is_caption(text)
        texts.append(replace(line, text=text, style="caption") if caption else line)
    return [line for line in texts if line.text]


def _numbered(lines: list[Line]) -> tuple[Paragraph, ...]:
    last = len(lines) - 1
    return tuple(
        Paragraph(index, _safe(line.text), style_of(line, is_last=index == last))
        for index, line in enumerate(lines)
    )


def _safe(text: str) -> str:
    # Nothing printable is ever replaced, and this test is many times as fast as the replacement.
    return text if text.isprintable() else visible(text)


def _field(text: str | None) -> str | None:
    """Return a header field as one safe line, None where nothing is left of it."""
    if text is None:
        return None
    return visible(collapse(text)[:_FIELD_CHARS].strip()) or None


def shortened(text: str) -> str:
    """Return the start of a text, cut at a word, with an ellipsis where something is missing."""
    if len(text) <= _LEAD_CHARS:
        return text
    cut = text.rfind(" ", 0, _LEAD_CHARS)
    return f"{text[: cut if cut > 0 else _LEAD_CHARS].rstrip(' ,;:–—-')}…"
