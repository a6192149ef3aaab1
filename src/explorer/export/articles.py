"""An article as Markdown: where it comes from, and its numbered paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.contract.records import AnnotatedArticleRecord
from explorer.export.escaping import escaped
from explorer.export.sources import Sources


def article(articles: Iterator[AnnotatedArticleRecord], sources: Sources) -> Iterator[str]:
    """Yield the head of an article and its paragraphs, which count from 1 as in citations."""
    for record in articles:
        about = (
            record.published or "undated",
            f"updated {record.updated}" if record.updated else "",
            record.publication or "",
            f"by {record.author}" if record.author else "",
            record.dateline or "",
            record.path,
        )
        yield escaped(" · ".join(part for part in about if part)) + "\n\n"
        for paragraph in record.paragraphs:
            yield f"**{paragraph.index + 1}.** {escaped(paragraph.text)}\n\n"
