"""``explorer events``: what happened, in order of time, with every source."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.catalogue import EventFilter
from explorer.cli.options import FORMATS, DateSpan, Text, corpus_option, format_option, limit_option
from explorer.cli.output import Column, write_records, write_text
from explorer.cli.reading import opened
from explorer.cli.records import event_records
from explorer.contract.records import EventRecord
from explorer.export import events_markdown
from explorer.library import Library
from explorer.model import EventType, Mode
from explorer.model.isodates import Span

TYPES = [type.value for type in (*EventType, *Mode)]

_COLUMNS = [
    Column("date", lambda event: event.date or "undated"),
    Column("type", lambda event: event.type),
    Column("status", lambda event: event.status),
    Column("title", lambda event: event.title, wide=True),
    Column("actors", lambda event: ", ".join(event.actors), wide=True),
    Column("recipients", lambda event: ", ".join(event.recipients), wide=True),
    Column("place", lambda event: event.place),
    Column("sources", lambda event: len({e.article for e in event.evidence})),
    Column("disagree on", lambda event: ", ".join(c.field for c in event.conflicts)),
]


@click.command("events")
@corpus_option
@click.option(
    "--actor",
    type=Text(),
    multiple=True,
    metavar="NAME",
    help="Only with this actor, under any alias; given again, with all of them.",
)
@click.option("--type", "type_", type=click.Choice(TYPES), metavar="TYPE", help=", ".join(TYPES))
@click.option("--place", type=Text(), metavar="NAME", help="Only at this place.")
@click.option("--from", "since", type=DateSpan(), help="Not before, such as 2025-02.")
@click.option("--to", "until", type=DateSpan(), help="Not after, such as 2025-02-15.")
@click.option("--disputed", is_flag=True, help="Only where sources disagree.")
@limit_option(None)
@format_option(*FORMATS, "md", default="table")
def command(
    corpus: Path | None,
    actor: tuple[str, ...],
    type_: str | None,
    place: str | None,
    since: Span | None,
    until: Span | None,
    disputed: bool,
    limit: int | None,
    fmt: str,
) -> None:
    """List events in order of time.

    Those without a date come last.
    """
    which = EventFilter(
        actors=actor,
        type=type_,
        place=place,
        first=since.first if since else None,
        last=until.last if until else None,
        conflicts_only=disputed,
    )
    with opened(corpus) as library:
        records = event_records(library, list(library.events.events(which, limit=limit or -1)))
        if fmt == "md":
            write_text(events_markdown(records, _titles(library, records)))
            return
    write_records(records, _COLUMNS, fmt=fmt, empty="No such event.")


def _titles(library: Library, records: list[EventRecord]) -> dict[str, str]:
    keys = sorted({evidence.article for event in records for evidence in event.evidence})
    return {row.key: row.title for row in library.articles.rows(keys)}
