"""``explorer search``: articles by words, names, places, dates."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.options import FORMATS, Text, corpus_option, format_option, limit_option
from explorer.cli.output import Column, plain, write_json, write_records, write_text
from explorer.cli.reading import opened
from explorer.cli.records import search_record
from explorer.contract.records import SearchRecord
from explorer.export import hits_markdown
from explorer.safetext import visible

_COLUMNS = [
    Column("date", lambda hit: hit.published),
    Column("publication", lambda hit: hit.publication),
    Column("title", lambda hit: hit.title, wide=True),
    Column("article", lambda hit: hit.article),
    Column("¶", lambda hit: hit.paragraph),
    Column("snippet", lambda hit: hit.snippet, wide=True),
]


@click.command("search")
@click.argument("query", type=Text())
@corpus_option
@limit_option(20)
@format_option(*FORMATS, "md", default="table")
def command(query: str, corpus: Path | None, limit: int, fmt: str) -> None:
    """Find articles by words, names and dates.

    QUERY: words, "a phrase", "near words"~5, begin*, fuzzy~, AND OR NOT -word ( ),
    title: body: actor: place: source: author: type: date:2025-01..2025-03
    """
    with opened(corpus) as library:
        answer = search_record(library.search(query, limit=limit))
    if fmt == "json":
        write_json(plain(answer))
    elif fmt == "md":
        write_text(hits_markdown(query, answer.hits))
    else:
        write_records(answer.hits, _COLUMNS, fmt=fmt, empty="")
    _narrate(answer)


def _narrate(answer: SearchRecord) -> None:
    found = f"{answer.total:,} found" if answer.total else "Nothing found"
    click.echo(visible(f"{found} for {answer.parsed}"), err=True)
    if answer.suggestions:
        click.echo(visible(f"Did you mean: {'  or  '.join(answer.suggestions)}"), err=True)
