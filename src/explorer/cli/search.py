"""``explorer search``: articles by words, names, places, dates."""

from __future__ import annotations

import click

from explorer.cli.delivery import Delivery, delivery_options
from explorer.cli.options import FORMATS, Text, limit_option
from explorer.cli.places import Asked, place_options
from explorer.cli.reading import opened
from explorer.export import Answer, SearchAsked
from explorer.safetext import visible


@click.command("search")
@click.argument("query", type=Text())
@place_options
@limit_option(20)
@click.option("--all", "all_", is_flag=True, help="All that is found, whatever the limit.")
@delivery_options(*FORMATS, "md", default="table")
def command(query: str, asked: Asked, limit: int, all_: bool, delivery: Delivery) -> None:
    """Find articles by words, names and dates.

    QUERY: words, "a phrase", "near words"~5, begin*, fuzzy~, -word, NOT word,
    this AND (that OR another)

    Fields: title: body: actor: place: source: author: type: date:2025-01..2025-03

    An empty QUERY lists every article, newest first.
    """
    with opened(asked, searching=True) as library:
        _narrate(delivery.deliver(library, SearchAsked(query, None if all_ else limit)))


def _narrate(answer: Answer) -> None:
    total = (answer.envelope or {})["total"]
    found = f"{total:,} found" if total else "Nothing found"
    click.echo(visible(f"{found} for {answer.parsed}"), err=True)
    if answer.suggestions:
        click.echo(visible(f"Did you mean: {'  or  '.join(answer.suggestions)}"), err=True)
