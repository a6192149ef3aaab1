"""``explorer annotate``: what the extractor sees in single files; needs no index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from explorer.build import annotate
from explorer.cli.options import Day, format_option
from explorer.cli.output import plain, write_json, write_json_line
from explorer.cli.records import annotated_file_record
from explorer.config import load_settings


@click.command("annotate")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--published", type=Day(), help="The day of publication, where a file has none.")
@format_option("json", "jsonl", default="json")
def command(files: tuple[Path, ...], published: date | None, fmt: str) -> None:
    """Print what the extractor sees in files.

    Paragraphs, mentions, time expressions, quotes, events; no index is needed or made.
    """
    annotated = annotate(files, load_settings().index, published=published)
    records = [plain(annotated_file_record(file)) for file in annotated]
    if fmt == "json":
        write_json(records)
    for record in records if fmt == "jsonl" else ():
        write_json_line(record)
