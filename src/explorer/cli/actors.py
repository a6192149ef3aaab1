"""``explorer actors``: who is in the corpus, under which names and offices."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.catalogue import ActorFilter
from explorer.cli.options import FORMATS, Text, corpus_option, format_option, limit_option
from explorer.cli.output import Column, write_records
from explorer.cli.reading import opened
from explorer.contract.of_model import actor_record
from explorer.contract.records import ActorRecord
from explorer.model import Kind


def _roles(actor: ActorRecord) -> str:
    return "; ".join(f"{r.title} of {r.of}" if r.of else r.title for r in actor.roles)


_COLUMNS = [
    Column("name", lambda actor: actor.name),
    Column("kind", lambda actor: actor.kind),
    Column("of", lambda actor: actor.of),
    Column("roles", _roles, wide=True),
    Column("aliases", lambda actor: ", ".join(actor.aliases), wide=True),
    Column("mentions", lambda actor: actor.mentions),
    Column("articles", lambda actor: actor.articles),
    Column("first", lambda actor: actor.first),
    Column("last", lambda actor: actor.last),
]


@click.command("actors")
@click.argument("query", type=Text(), required=False)
@corpus_option
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only this kind.")
@limit_option(None)
@format_option(*FORMATS, default="table")
def command(
    query: str | None, corpus: Path | None, kind: str | None, limit: int | None, fmt: str
) -> None:
    """List actors, the most mentioned first.

    QUERY is a part of any of their names.
    """
    with opened(corpus) as library:
        which = ActorFilter(text=query, kind=kind)
        rows = library.actors.rows(which, limit=limit or -1)
        actors = library.actors.actors([row.id for row in rows])
    records = [actor_record(actor) for actor in actors]
    write_records(records, _COLUMNS, fmt=fmt, empty="No such actor.")
