"""Answers on stdout: JSON, JSON lines, CSV and tables, all safe for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click
from pydantic import BaseModel

from explorer.cli.tables import table_text
from explorer.export import Column, csv_lines
from explorer.safetext import visible_lines


def write_records(
    records: Sequence[BaseModel], columns: Sequence[Column], *, fmt: str, empty: str
) -> None:
    """Write records in the asked format; ``empty`` is said on stderr where there are none."""
    if fmt == "json":
        write_json([plain(record) for record in records])
    elif fmt == "jsonl":
        for record in records:
            write_json_line(plain(record))
    elif fmt == "csv":
        rows = ([column.cell(record) for column in columns] for record in records)
        write_pieces(csv_lines([c.title for c in columns], rows))
    elif records:
        write_pieces([table_text(records, columns)])
    else:
        click.echo(empty, err=True)


def write_pieces(pieces: Iterable[str]) -> None:
    """Write to stdout what is safe for a terminal already."""
    for piece in pieces:
        click.echo(piece, nl=False)


def plain(record: BaseModel) -> dict[str, Any]:
    """Return a record as the JSON contract names its fields."""
    return record.model_dump(mode="json", by_alias=True)


def write_json(value: object) -> None:
    """Write one JSON value as UTF-8."""
    write_text(json.dumps(value, ensure_ascii=False, indent=1))


def write_json_line(value: object) -> None:
    """Write one JSON value on one line."""
    write_text(json.dumps(value, ensure_ascii=False))


def write_text(text: str) -> None:
    """Write lines to stdout with every control character made visible."""
    click.echo(visible_lines(text))
