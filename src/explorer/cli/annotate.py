"""``explorer annotate``: what the extractor sees in single files; needs no index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from explorer.build import annotate
from explorer.cli.exits import Exit
from explorer.cli.options import Day, format_option
from explorer.cli.output import plain, write_json, write_json_line
from explorer.cli.records import annotated_file_record
from explorer.cli.surroundings import checked_settings
from explorer.model import Rejection
from explorer.safetext import visible


@click.command("annotate")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE...",
)
@click.option("--published", type=Day(), help="The day of publication, where a file has none.")
@format_option("json", "jsonl", default="json")
def command(files: tuple[Path, ...], published: date | None, fmt: str) -> None:
    """Print what the extractor sees in files.

    Paragraphs, mentions, time expressions, quotes, events; no index is needed or made.
    A file that cannot be read is told on stderr, the others are printed, and the exit code is 1.
    """
    rejections: list[Rejection] = []
    settings = checked_settings().index
    annotated = annotate(files, settings, published=published, on_rejection=rejections.append)
    records = [plain(annotated_file_record(file)) for file in annotated]
    if fmt == "json":
        write_json(records)
    for record in records if fmt == "jsonl" else ():
        write_json_line(record)
    for each in rejections:
        click.echo(visible(f"Skipped {each.key}: {each.reason}."), err=True)
    if rejections:
        raise click.exceptions.Exit(Exit.FAILED)
