"""``explorer events``: what happened, in order of time, with every source."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import click

from explorer.catalogue import EventFilter
from explorer.cli.delivery import Delivery, delivery_options
from explorer.cli.options import FORMATS, DateSpan, OneOf, Text, limit_option
from explorer.cli.places import Asked, place_options
from explorer.cli.reading import opened
from explorer.export import EventsAsked
from explorer.library import Library
from explorer.model import EventType, Kind, Mode, Status
from explorer.model.isodates import Span
from explorer.safetext import visible

TYPES = [type.value for type in (*EventType, *Mode)]


@click.command("events")
@place_options
@click.option(
    "--actor",
    type=Text(),
    multiple=True,
    metavar="NAME",
    help="Only with this actor, under any alias; given again, with all of them.",
)
@click.option("--type", "type_", type=OneOf(TYPES), metavar="TYPE", help=", ".join(TYPES))
@click.option("--place", type=Text(), metavar="NAME", help="Only at this place.")
@click.option("--from", "since", type=DateSpan(), help="Not before, such as 2025-02.")
@click.option("--to", "until", type=DateSpan(), help="Not after, such as 2025-02-15.")
@click.option("--status", type=click.Choice([each.value for each in Status]), help="Only these.")
@click.option("--disputed", is_flag=True, help="Only those on which sources disagree.")
@click.option("--article", type=Text(), metavar="ARTICLE", help="Only those told in this article.")
@click.option(
    "--paragraph", type=click.IntRange(min=0), metavar="N", help="... in this paragraph, from 0."
)
@limit_option(None)
@delivery_options(*FORMATS, "md", default="table")
def command(
    asked: Asked,
    actor: tuple[str, ...],
    type_: str | None,
    place: str | None,
    since: Span | None,
    until: Span | None,
    status: str | None,
    disputed: bool,
    article: str | None,
    paragraph: int | None,
    limit: int | None,
    delivery: Delivery,
) -> None:
    """List events in order of time.

    Those without a date come last.
    """
    if paragraph is not None and not article:
        raise click.UsageError("--paragraph needs the --article that it stands in.")
    if since and until and since.first > until.last:
        raise click.UsageError("--from is later than --to: nothing can happen then.")
    with opened(asked) as library:
        which = EventFilter(
            actors=actor,
            type=type_,
            place=place,
            first=since.first if since else None,
            last=until.last if until else None,
            article=library.articles.key_of(article) if article else None,
            paragraph=paragraph,
            status=status,
            conflicts_only=disputed,
        )
        answer = delivery.deliver(library, EventsAsked(which, limit), empty="No such event.")
        if not answer.total:
            _tell_places(library, actor, place)


def _tell_places(library: Library, names: Sequence[str], place: str | None) -> None:
    """Say which of the names that were asked for as actors are places: a place does nothing."""
    for name in names:
        meant = library.actors.actors(library.actors.named(name))
        if any(who.kind is not Kind.PLACE for who in meant):
            continue
        advice = "" if place else f"; try --place {shlex.quote(meant[0].name)}"
        click.echo(visible(f"{meant[0].name} is a place here{advice}."), err=True)
