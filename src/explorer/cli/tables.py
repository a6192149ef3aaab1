"""Tables for people: columns side by side where they can be read so, else each row as a record.

A record is a line of its short cells, with the long ones below it, a line each. A column that no
row has anything in is left out.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import click

from explorer.export import Column
from explorer.plain.wrapping import columns as cells
from explorer.plain.wrapping import wrapped
from explorer.safetext import visible

_PIPE_WIDTH = 160
_LEAST_BOUND = 16
_READABLE = 24
"""Cells that a column of words needs at least, or it is a ladder of single words."""
_GAP = 2

_Row = Sequence[str]


class _Held(NamedTuple):
    """A column with its cells; ``width`` is that of its longest one."""

    title: str
    wide: bool
    width: int
    texts: Sequence[str]

    @property
    def is_usual(self) -> bool:
        """Tell whether half of the rows have something in it, or more."""
        return 2 * sum(map(bool, self.texts)) >= len(self.texts)


def table_text(
    records: Iterable[object], columns: Sequence[Column], *, width: int | None = None
) -> str:
    """Return an aligned table, as wide as the terminal where no width is given.

    A pipe gets 160 columns, or as many as COLUMNS says.
    """
    is_screen = width is None and sys.stdout.isatty()
    room = width or _width(is_screen=is_screen)
    rows = list(records)
    held = [_held(column, rows) for column in columns]
    kept = [column for column in held if any(column.texts)] or held[:1]
    widths = _side_by_side(kept, room)
    lines = _table(kept, widths) if widths else _stacked(kept, room)
    head = next(lines)
    if is_screen and os.environ.get("TERM") != "dumb":
        head = click.style(head, bold=True)
    return "".join(f"{line}\n" for line in (head, *lines))


def _held(column: Column, rows: Sequence[object]) -> _Held:
    shown = column.shown or column.cell
    texts = [visible("" if cell is None else str(cell)) for cell in map(shown, rows)]
    return _Held(column.title, column.wide, max(map(cells, (column.title, *texts))), texts)


def _bound(room: int) -> int:
    """Return how wide a column of names may be, so that a long one does not push out others."""
    return max(room // 4, _LEAST_BOUND)


def _side_by_side(held: Sequence[_Held], room: int) -> list[int]:
    """Return the widths of the columns; none where words would have too little room."""
    bound = _bound(room)
    widths = [0 if each.wide else min(each.width, bound) for each in held]
    left = room - sum(widths) - _GAP * (len(held) - 1)
    wide = [at for at, each in enumerate(held) if each.wide]
    for done, at in enumerate(sorted(wide, key=lambda at: held[at].width)):
        widths[at] = min(held[at].width, max(left, 0) // (len(wide) - done))
        left -= widths[at]
        if widths[at] < min(held[at].width, _READABLE):
            return []
    return widths if left >= 0 else []


def _table(held: Sequence[_Held], widths: Sequence[int]) -> Iterator[str]:
    yield _line([each.title for each in held], widths)
    for row in zip(*(each.texts for each in held), strict=True):
        yield from _folded(row, widths)


def _stacked(held: Sequence[_Held], room: int) -> Iterator[str]:
    """Yield the short cells of each row, and below them the long ones by name."""
    short = _short(held, room)
    long = [each for each in held if each not in short]
    widths = [min(each.width, room) for each in short]
    over = sum(widths) + _GAP * (len(widths) - 1) - room
    widths[0] -= max(over, 0)
    margin = _GAP + max((cells(each.title) for each in long), default=0) + _GAP
    yield _line([each.title for each in short], widths)
    for at in range(len(held[0].texts)):
        yield from _folded([each.texts[at] for each in short], widths)
        for title, text in ((each.title, each.texts[at]) for each in long if each.texts[at]):
            first, *more = wrapped(text, room - margin)
            yield f"{'':{_GAP}}{title:{margin - _GAP}}{first}"
            yield from (f"{'':{margin}}{line}" for line in more)


def _short(held: Sequence[_Held], room: int) -> list[_Held]:
    """Return the columns that stand side by side in a record: the first, and what fits beside.

    One that most rows have nothing in is told only below those that have.
    """
    bound = _bound(room)
    short = [each for each in held[1:] if not each.wide and each.width <= bound and each.is_usual]
    first = min(held[0].width, _LEAST_BOUND)
    while short and first + sum(_GAP + each.width for each in short) > room:
        short.remove(max(short, key=lambda each: each.width))
    return [held[0], *short]


def _folded(row: _Row, widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row."""
    parts = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        yield _line(line, widths)


def _line(row: _Row, widths: Sequence[int]) -> str:
    padded = (text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _width(*, is_screen: bool) -> int:
    asked = os.environ.get("COLUMNS", "").isdecimal()
    return (
        shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if is_screen or asked else _PIPE_WIDTH
    )
