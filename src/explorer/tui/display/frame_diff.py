"""Frames sent as differences: only cells that changed are written, with the shortest codes.

Textual's compositor rewrites whole widgets; over a slow line that is kilobytes for a cursor that
moved by one row. `FrameDiff` keeps the last frame as cells and turns an update into the few runs
that differ. It knows two private kinds of update; `supported` tells whether this Textual has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import eq

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from explorer.tui.display.pen import Cell, Look, Pen, look_of

try:
    from textual._compositor import ChopsUpdate, LayoutUpdate
except ImportError:  # another Textual: its own display is used
    supported = False
else:
    supported = True

_LEAST_SCROLLED = 4
_MOST_SCROLLED = 3
_NO_STYLE = Style()


@dataclass
class FrameDiff:
    """The screen as the terminal shows it, and how to change it into the next frame."""

    colours: ColorSystem | None
    erases_in_colour: bool = True
    size: Size = Size()  # noqa: RUF009 - immutable
    rows: list[list[Cell]] = field(default_factory=list)
    looks: dict[Style, Look] = field(default_factory=dict)

    def forget(self) -> None:
        """Start anew: the next update writes everything that it covers."""
        self.rows = []

    def update(self, update: object, size: Size) -> str | None:
        """Return what to write for a compositor's update; None where its kind is not known."""
        if not supported:
            return None
        strips: Iterable[tuple[int, int, Strip]]
        if isinstance(update, LayoutUpdate):
            strips = ((y, update.region.x, Strip.join(line)) for y, line in _numbered(update))
        elif isinstance(update, ChopsUpdate):
            strips = _chops(update)
        else:
            return None
        clear = self._fit(size)
        changed: dict[int, list[Cell]] = {}
        for y, x, strip in strips:
            if 0 <= y < size.height:
                row = changed.setdefault(y, list(self.rows[y]))
                _paint(row, x, strip)
        return clear + self._runs(changed)

    def _fit(self, size: Size) -> str:
        """Make the remembered frame as large as the screen; a new one begins with a clear."""
        if self.rows and self.size == size:
            return ""
        self.size = size
        self.rows = [[(" ", _NO_STYLE)] * size.width for _ in range(size.height)]
        return "\x1b[0m\x1b[2J"

    def _runs(self, changed: dict[int, list[Cell]]) -> str:
        scrolled = self._scroll(changed)
        pen = Pen(self.size.width, self.look, erases_in_colour=self.erases_in_colour)
        for y in sorted(changed):
            old, new = self.rows[y], changed[y]
            if old != new:
                pen.row(y, old, new)
                self.rows[y] = new
        return scrolled + pen.finish()

    def _scroll(self, changed: dict[int, list[Cell]]) -> str:
        """Let the terminal move whole rows where that leaves less to write."""
        rows = [y for y, row in changed.items() if row != self.rows[y]]
        if len(rows) < _LEAST_SCROLLED:
            return ""
        top, bottom = min(rows), max(rows)
        old = self.rows[top : bottom + 1]
        new = [changed.get(y, self.rows[y]) for y in range(top, bottom + 1)]
        by = best_shift(old, new, self.size.width)
        if not by:
            return ""
        blank = [[(" ", _NO_STYLE)] * self.size.width for _ in range(abs(by))]
        self.rows[top : bottom + 1] = old[by:] + blank if by > 0 else blank + old[:by]
        for y in range(top, bottom + 1):
            changed.setdefault(y, new[y - top])
        command = f"{by}M" if by > 0 else f"{-by}L"
        return f"\x1b[{top + 1};{bottom + 1}r\x1b[{top + 1}H\x1b[{command}\x1b[r"

    def look(self, style: Style) -> Look:
        """Return a style's codes in this terminal's depth of colour."""
        look = self.looks.get(style)
        if look is None:
            look = self.looks[style] = look_of(style, self.colours)
        return look


def best_shift(old: list[list[Cell]], new: list[list[Cell]], width: int) -> int:
    """Return by how many rows ``old`` moves up (down if negative) to be most like ``new``.

    It is 0 unless that spares at least a row of cells.
    """

    def alike(by: int) -> int:
        first, last = max(-by, 0), len(new) - max(by, 0)
        return sum(sum(map(eq, old[y + by], new[y])) for y in range(first, last))

    shifts = (by for by in range(-_MOST_SCROLLED, _MOST_SCROLLED + 1) if by)
    best, score = max(((by, alike(by)) for by in shifts), key=lambda found: found[1])
    return best if score - alike(0) > width else 0


def _numbered(update: LayoutUpdate) -> Iterator[tuple[int, list[Strip]]]:
    for y, line in enumerate(update.strips, update.region.y):
        yield y, list(line)


def _chops(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Yield (y, x, strip) of an update in pieces, as its own rendering places them."""
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > x2 or end <= x1:
                continue
            yield y, x, strip if end <= x2 else strip.crop(0, x2 - x)


def _paint(row: list[Cell], x: int, strip: Strip) -> None:
    """Put the graphemes of a strip into a row from column ``x``.

    A wide character that is covered by half leaves a blank, as it does on a terminal.
    """
    width = len(row)
    if 0 < x < width and not row[x][0]:
        row[x - 1] = (" ", row[x - 1][1])
    for text, style, control in strip:
        if control:
            continue
        worn = style or _NO_STYLE
        if text.isascii():
            cells: list[Cell] = [(char, worn) for char in text]
        else:
            cells = []
            for start, end, size in split_graphemes(text)[0]:
                cells += [(text[start:end], worn), ("", worn)][:size] if size else []
        room = max(width - x, 0)
        row[x : x + min(len(cells), room)] = cells[:room]
        x += len(cells)
    if x < width and not row[x][0]:
        row[x] = (" ", row[x][1])
