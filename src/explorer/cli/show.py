"""``explorer show``: what was found in an article, or what an event or an actor rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from contextlib import suppress

import click

from explorer.cli.delivery import Delivery, delivery_options
from explorer.cli.options import Text
from explorer.cli.places import Asked, place_options
from explorer.cli.reading import opened
from explorer.contract.records import AnnotatedArticleRecord, EventRecord
from explorer.datewords import shown_date, shown_value
from explorer.errors import ActorUnknown, ArticleUnknown, EventUnknown
from explorer.explaining import PLACES, Why, actor_lines, event_lines
from explorer.export import FORMATS, Shown
from explorer.export.shown import article_record, named_nothing
from explorer.library import Library
from explorer.safetext import visible_lines

_WIDTH = 88


@click.command("show")
@click.argument("what", type=Text())
@place_options
@click.option("--paragraph", type=click.IntRange(min=0), metavar="N", help="Only this one, from 0.")
@delivery_options("text", *FORMATS, default="text")
def command(what: str, asked: Asked, paragraph: int | None, delivery: Delivery) -> None:
    """Show an article, or why an event or an actor is so.

    An article comes with what was found in it.

    WHAT is an article's path in the corpus, or its file name; or the id of an event; or the id or
    a name of an actor. For an event: its words, its date, its people, and why its sources are
    taken for one; for an actor: where its names and offices come from, of an office the first
    hundred places, in other formats than text all.
    """
    with opened(asked) as library:
        if delivery.fmt == "text":
            lines = _lines(library, what, paragraph)
            delivery.keep(visible_lines("\n".join(lines)), library)
        else:
            delivery.deliver(library, Shown(what, paragraph))


def _lines(library: Library, what: str, paragraph: int | None) -> list[str]:
    """Return the lines of an article, else of an event, else of an actor."""
    try:
        key = library.articles.key_of(what)
    except ArticleUnknown as no_article:
        if paragraph is not None:
            raise
        return _explained(library, what, no_article)
    return _text(article_record(library, key, paragraph))


def _explained(library: Library, what: str, no_article: ArticleUnknown) -> list[str]:
    """Return why an event or an actor is so; ArticleUnknown where there is neither."""
    with suppress(EventUnknown):
        return _reasons(event_lines(library.reasons.event(what)))
    try:
        meant = library.actors.named(what)[0]
    except ActorUnknown as nobody:
        raise named_nothing(no_article, nobody) from None
    reasons = library.reasons.actor(meant, most=PLACES)
    return _reasons(actor_lines(reasons, further="--format json tells of them all"))


def _reasons(lines: Sequence[Why]) -> list[str]:
    """Lay reasons out: labels in a column, quotations and facts behind it."""
    told = []
    for line in lines:
        indent = "" if line.role in ("title", "about", "heading") else f"  {line.label:<7} "
        indent += "  " * (line.role == "source")
        told.append(_wrapped(line.text, indent) if line.text else "")
    return told


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
    kind = event.mode or event.type
    lines = [f"{shown_date(event.date, event.date_end):<10}  {kind}: {event.title}  [{event.id}]"]
    for evidence in event.evidence:
        if evidence.article == article:
            lines.append(_wrapped(f"¶{evidence.paragraph} {evidence.why}", " " * 12))
    for conflict in event.conflicts:
        values = " / ".join(shown_value(conflict.field, value.value) for value in conflict.values)
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
