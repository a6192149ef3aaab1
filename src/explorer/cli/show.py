"""``explorer show``: what was found in an article, or what an event or an actor rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click
from pydantic import BaseModel

from explorer.catalogue import ArticleView, EventFilter
from explorer.cli.options import Text, corpus_option, format_option
from explorer.cli.output import plain, write_json, write_text
from explorer.cli.reading import opened
from explorer.cli.reasons import explained_actor_record, explained_event_record
from explorer.cli.records import event_records, view_record
from explorer.contract.records import AnnotatedArticleRecord, EventRecord
from explorer.errors import ActorUnknown, ArticleUnknown, EventUnknown
from explorer.explaining import Why, actor_lines, event_lines
from explorer.library import Library

_WIDTH = 88


@click.command("show")
@click.argument("what", type=Text())
@corpus_option
@click.option("--paragraph", type=click.IntRange(min=0), metavar="N", help="Only this one, from 0.")
@format_option("text", "json", default="text")
def command(what: str, corpus: Path | None, paragraph: int | None, fmt: str) -> None:
    """Show an article and what was found in it, or why an event or an actor is so.

    WHAT is an article's path in the corpus, or its file name; or the id of an event; or the id or
    a name of an actor. For an event: its words, its date, its people, and why its sources are
    taken for one; for an actor: where its names and offices come from.
    """
    with opened(corpus) as library:
        record, lines = _shown(library, what, paragraph)
    if fmt == "json":
        write_json(plain(record))
    else:
        write_text("\n".join(lines))


def _shown(library: Library, what: str, paragraph: int | None) -> tuple[BaseModel, list[str]]:
    """Return the record and the lines of an article, else of an event, else of an actor."""
    try:
        return _article(library, library.articles.key_of(what), paragraph)
    except ArticleUnknown:
        if paragraph is not None:
            raise
        found = _explained(library, what)
        if found is None:
            raise
        return found


def _article(library: Library, key: str, paragraph: int | None) -> tuple[BaseModel, list[str]]:
    view = library.articles.view(key)
    _check_paragraph(view, paragraph)
    which = EventFilter(article=view.article.key, paragraph=paragraph)
    events = event_records(library, list(library.events.events(which)))
    record = _narrowed(view_record(view, events), paragraph)
    return record, _text(record)


def _explained(library: Library, what: str) -> tuple[BaseModel, list[str]] | None:
    """Return why an event or an actor is so, None where there is neither."""
    with suppress(EventUnknown):
        event = library.reasons.event(what)
        return explained_event_record(event), _reasons(event_lines(event))
    with suppress(ActorUnknown):
        actor = library.reasons.actor(library.actors.named(what)[0])
        return explained_actor_record(actor), _reasons(actor_lines(actor))
    return None


def _reasons(lines: Sequence[Why]) -> list[str]:
    """Lay reasons out: labels in a column, quotations and facts behind it."""
    told = []
    for line in lines:
        indent = "" if line.role in ("title", "about", "heading") else f"  {line.label:<7} "
        indent += "  " * (line.role == "source")
        told.append(_wrapped(line.text, indent) if line.text else "")
    return told


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
    lines = [f"{event.date or 'undated':<10}  {event.type}: {event.title}  [{event.id}]"]
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
