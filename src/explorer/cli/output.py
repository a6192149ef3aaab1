"""Answers on stdout: JSON, JSON lines, CSV and tables, all safe for a terminal."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from explorer.export import Column, csv_lines
from explorer.safetext import visible, visible_lines

if TYPE_CHECKING:
    from rich.text import Text

_PIPE_WIDTH = 160
_LEAST_BOUND = 16


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


def table_text(
    records: Iterable[object], columns: Sequence[Column], *, width: int | None = None
) -> str:
    """Return an aligned table, as wide as the terminal where no width is given.

    A pipe gets 160 columns, or as many as COLUMNS says. A column that must not be broken is bounded
    all the same, so that one long name does not push all others out.
    """
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    is_screen = width is None and sys.stdout.isatty()
    width = width or _width(is_screen=is_screen)
    rows = [[_shown(column, record) for column in columns] for record in records]
    bound = max(width // 4, _LEAST_BOUND)
    for at, column in enumerate(columns):
        folds = column.wide or any(cell.cell_len > bound for cell in (row[at] for row in rows))
        table.add_column(
            column.title,
            overflow="fold" if folds else "ellipsis",
            no_wrap=not folds,
            max_width=None if column.wide else bound,
        )
    for row in rows:
        table.add_row(*row)
    console = Console(
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        color_system="auto" if is_screen else None,
    )
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _shown(column: Column, record: object) -> Text:
    from rich.text import Text

    cell = (column.shown or column.cell)(record)
    return Text(visible("" if cell is None else str(cell)))


def _width(*, is_screen: bool) -> int:
    asked = os.environ.get("COLUMNS", "").isdecimal()
    return (
        shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if is_screen or asked else _PIPE_WIDTH
    )
