"""Answers on stdout: JSON, JSON lines, CSV and tables, all safe for a terminal."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import click
from pydantic import BaseModel

from explorer.export import csv_text
from explorer.safetext import visible, visible_lines

_PIPE_WIDTH = 160


class Column(NamedTuple):
    """A column of a table or CSV; ``wide`` columns give way when the terminal is narrow."""

    title: str
    cell: Callable[[Any], object]
    wide: bool = False


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
        click.echo(csv_text([c.title for c in columns], rows), nl=False)
    elif records:
        write_table(records, columns)
    else:
        click.echo(empty, err=True)


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


def write_table(records: Iterable[object], columns: Sequence[Column]) -> None:
    """Write an aligned table as wide as the terminal; a pipe gets 160 columns."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.title, overflow="fold" if column.wide else "ellipsis", no_wrap=not column.wide
        )
    for record in records:
        cells = [column.cell(record) for column in columns]
        table.add_row(*[Text(visible("" if cell is None else str(cell))) for cell in cells])
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH
    Console(width=width, highlight=False, markup=False, emoji=False).print(table)
