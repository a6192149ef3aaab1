"""Frames sent as differences: only cells that changed are written, with the shortest codes.

Textual's compositor rewrites whole widgets; over a slow line that is kilobytes for a cursor that
moved by one row. `FrameDiff` keeps what the terminal shows as cells, paints updates on a copy, and
turns any number of them into the few runs that differ. It knows two private kinds of update;
`supported` tells whether this Textual has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from explorer.tui.display.looks import PLAIN, Look, blank_of, look_of
from explorer.tui.display.pen import UNKNOWN, Cell, Pen, Row
from explorer.tui.display.scrolled import best_scroll

try:
    from textual._compositor import ChopsUpdate, LayoutUpdate
except ImportError:  # another Textual: its own display is used
    supported = False
else:
    supported = True

_NO_STYLE = Style()
_CLEAR = "\x1b[m\x1b[2J"
_EMPTY: Cell = (" ", blank_of(PLAIN))


@dataclass
class FrameDiff:
    """The screen as the terminal shows it, and how to change it into the next frame."""

    colours: ColorSystem | None
    erases_in_colour: bool = True
    size: Size = Size()  # noqa: RUF009 - immutable
    rows: list[Row] = field(default_factory=list)
    _wanted: dict[int, Row] = field(default_factory=dict)
    _looks: dict[Style, tuple[Look, Look]] = field(default_factory=dict)
    _pen: Pen = field(default_factory=lambda: Pen(0, erases_in_colour=False))
    _fresh: bool = False

    def forget(self) -> None:
        """Start anew: the next update writes everything that it covers."""
        self.rows, self._wanted = [], {}

    def update(self, update: object, size: Size) -> str | None:
        """Return what to write for a compositor's update; None where its kind is not known."""
        return self.codes() if self.paint(update, size) else None

    def paint(self, update: object, size: Size) -> bool:
        """Take an update into the next frame; False where its kind is not known."""
        if not supported:
            return False
        strips: Iterable[tuple[int, int, Strip]]
        if isinstance(update, LayoutUpdate):
            strips = ((y, update.region.x, Strip.join(line)) for y, line in _numbered(update))
        elif isinstance(update, ChopsUpdate):
            strips = _chops(update)
        else:
            return False
        self._fit(size)
        for y, x, strip in strips:
            if 0 <= y < size.height:
                row = self._wanted.get(y)
                if row is None:
                    row = self._wanted[y] = list(self.rows[y])
                self._paint(row, x, strip)
        return True

    def codes(self) -> str:
        """Return what turns the screen into the next frame, which it is from then on."""
        changed = {y: row for y, row in self._wanted.items() if row != self.rows[y]}
        self._wanted = {}
        if self._fresh:
            self._pen.write(_CLEAR)
            self._fresh = False
        else:
            self._scroll(changed)
        for y in sorted(changed):
            self._pen.row(y, self.rows[y], changed[y])
            self.rows[y] = changed[y]
        return self._pen.taken()

    def _fit(self, size: Size) -> None:
        """Make the remembered frame as large as the screen; a new one begins with a clear."""
        if self.rows and self.size == size:
            return
        self.size, self._fresh = size, True
        self.rows = [[_EMPTY] * size.width for _ in range(size.height)]
        self._wanted = {}
        self._pen = Pen(size.width, erases_in_colour=self.erases_in_colour)

    def _scroll(self, changed: dict[int, Row]) -> None:
        """Let the terminal move whole rows where that leaves less to write."""
        found = best_scroll(self.rows, changed)
        if found is None:
            return
        top, bottom, by = found
        unknown = [[UNKNOWN] * self.size.width for _ in range(abs(by))]
        moved = self.rows[top : bottom + 1]
        before = dict(enumerate(moved, top))
        self.rows[top : bottom + 1] = moved[by:] + unknown if by > 0 else unknown + moved[:by]
        for y, row in before.items():
            changed.setdefault(y, row)
        # Rows taken out at one end and put in at the other leave those below where they are.
        out, into = (top, bottom - by + 1) if by > 0 else (bottom + by + 1, top)
        count = abs(by) if abs(by) > 1 else ""
        self._pen.write(
            f"\x1b[{out + 1}H\x1b[{count}M\x1b[{into + 1}H\x1b[{count}L",
            (into, 0),
        )

    def _paint(self, row: Row, x: int, strip: Strip) -> None:
        """Put the graphemes of a strip into a row from column ``x``.

        A wide character that is covered by half leaves a blank, as it does on a terminal.
        """
        width = len(row)
        if 0 < x < width and not row[x][0]:
            row[x - 1] = (" ", blank_of(row[x - 1][1]))
        for text, style, control in strip:
            if control:
                continue
            look, blank = self._look(style or _NO_STYLE)
            if text.isascii():
                cells: Row = [(char, look) if char != " " else (" ", blank) for char in text]
            else:
                cells = []
                for start, end, size in split_graphemes(text)[0]:
                    char = text[start:end]
                    worn = blank if char == " " else look
                    cells += [(char, worn), ("", worn)][:size] if size else []
            room = max(width - x, 0)
            row[x : x + min(len(cells), room)] = cells[:room]
            x += len(cells)
        if x < width and not row[x][0]:
            row[x] = (" ", blank_of(row[x][1]))

    def _look(self, style: Style) -> tuple[Look, Look]:
        """Return a style's codes in this terminal's depth of colour, and those of its blanks."""
        found = self._looks.get(style)
        if found is None:
            look = look_of(style, self.colours)
            found = self._looks[style] = look, blank_of(look)
        return found


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
