"""``explorer actors``: who is in the corpus, under which names and offices."""

from __future__ import annotations

import click

from explorer.catalogue import ActorFilter
from explorer.cli.delivery import Delivery, delivery_options
from explorer.cli.options import FORMATS, Text, limit_option
from explorer.cli.places import Asked, place_options
from explorer.cli.reading import opened
from explorer.errors import ActorUnknown
from explorer.export import ActorsAsked
from explorer.library import Library
from explorer.model import Kind
from explorer.safetext import visible


@click.command("actors")
@click.argument("query", type=Text(), required=False)
@place_options
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only this kind.")
@click.option("--article", type=Text(), metavar="ARTICLE", help="Only those of this article.")
@click.option(
    "--found-by", type=Text(), metavar="QUERY", help="Only those of the articles of this search."
)
@limit_option(None)
@delivery_options(*FORMATS, "md", default="table")
def command(
    query: str | None,
    asked: Asked,
    kind: str | None,
    article: str | None,
    found_by: str | None,
    limit: int | None,
    delivery: Delivery,
) -> None:
    """List actors, the most mentioned first.

    QUERY is a part of any of their names.
    """
    if article and found_by:
        raise click.UsageError("--article and --found-by are two ways to choose: take one.")
    with opened(asked) as library:
        articles = (library.articles.key_of(article),) if article else None
        which = ActorFilter(text=query, kind=kind, articles=articles)
        question = ActorsAsked(which, found_by or "", limit)
        inside = " there" if article or found_by else ""
        named = f"is named {query!r}" if query else "is known"
        empty = visible(f"No {kind or 'actor'} {named}{inside}.")
        answer = delivery.deliver(library, question, empty=empty)
        if query and not answer.total:
            _tell_nearest(library, query)


def _tell_nearest(library: Library, query: str) -> None:
    """Say whose name is nearest to one that nobody bears."""
    try:
        library.actors.named(query)
    except ActorUnknown as error:
        click.echo(visible(error.hint), err=True)
