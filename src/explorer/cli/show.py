"""``explorer show``: one article, or one paragraph of it, with what was found there."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from explorer.catalogue import ArticleView, EventFilter
from explorer.cli.options import Text, corpus_option, format_option
from explorer.cli.output import plain, write_json, write_text
from explorer.cli.reading import opened
from explorer.cli.records import event_records, view_record
from explorer.contract.records import AnnotatedArticleRecord, EventRecord
from explorer.errors import ArticleUnknown

_WIDTH = 88


@click.command("show")
@click.argument("article", type=Text())
@corpus_option
@click.option("--paragraph", type=click.IntRange(min=0), metavar="N", help="Only this one, from 0.")
@format_option("text", "json", default="text")
def command(article: str, corpus: Path | None, paragraph: int | None, fmt: str) -> None:
    """Show one article and what was found in it.

    ARTICLE is its path in the corpus, or its file name.
    """
    with opened(corpus) as library:
        view = library.articles.view(library.articles.key_of(article))
        _check_paragraph(view, paragraph)
        which = EventFilter(article=view.article.key, paragraph=paragraph)
        events = event_records(library, list(library.events.events(which)))
    record = _narrowed(view_record(view, events), paragraph)
    if fmt == "json":
        write_json(plain(record))
    else:
        write_text("\n".join(_text(record)))


def _check_paragraph(view: ArticleView, paragraph: int | None) -> None:
    count = len(view.article.paragraphs)
    if paragraph is not None and paragraph >= count:
        raise ArticleUnknown(
            f"{view.article.key} has no paragraph {paragraph}.",
            hint=f"Its paragraphs are 0 to {count - 1}.",
        )


def _narrowed(record: AnnotatedArticleRecord, paragraph: int | None) -> AnnotatedArticleRecord:
    if paragraph is None:
        return record
    return record.model_copy(
        update={
            "paragraphs": [p for p in record.paragraphs if p.index == paragraph],
            "mentions": [m for m in record.mentions if m.paragraph == paragraph],
            "timexes": [t for t in record.timexes if t.paragraph == paragraph],
            "quotes": [q for q in record.quotes if q.paragraph == paragraph],
        }
    )


def _text(record: AnnotatedArticleRecord) -> list[str]:
    mark = "(no title; the lead)  " if record.title_is_lead else ""
    about = [
        record.published or "undated",
        f"updated {record.updated}" if record.updated else "",
        record.publication or "",
        f"by {record.author}" if record.author else "",
        record.dateline or "",
        record.path,
    ]
    lines = [f"{mark}{record.title or ''}", " · ".join(part for part in about if part), ""]
    for paragraph in record.paragraphs:
        lines += [_wrapped(paragraph.text, f"{paragraph.index:>3}  "), ""]
    for event in record.events:
        lines += [*_event(event, record.path), ""]
    return lines[:-1]


def _event(event: EventRecord, article: str) -> list[str]:
    """One event with the words of this article that it was read from, and why."""
    lines = [f"{event.date or 'undated':<10}  {event.type}: {event.title}"]
    for evidence in event.evidence:
        if evidence.article == article:
            lines.append(_wrapped(f"¶{evidence.paragraph} {evidence.why}", " " * 12))
    for conflict in event.conflicts:
        values = " / ".join(value.value for value in conflict.values)
        lines.append(_wrapped(f"sources disagree on {conflict.field}: {values}", " " * 12))
    return lines


def _wrapped(text: str, first: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )
