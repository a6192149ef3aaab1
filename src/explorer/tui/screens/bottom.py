"""The line at the bottom: what the keys do here, notices, progress, and questions to the user.

One thing is told at a time: an error, else a notice, else what is under the cursor, else the keys.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.safetext import visible
from explorer.tui.display.cells import width_of
from explorer.tui.display.lines import Line, Piece, folded_pieces, joined
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Bar, Paragraph
from explorer.tui.screens.prompt import Inquiry, Prompt

_MOST_LINES = 6  # of a message that is too long for the bottom line
_MARGINS = 4  # cells around what stands on the left and on the right


class Bottom(Vertical):
    """One line: hints or a notice on the left, progress on the right; or a question.

    A notice that is longer covers the lines ``above``, which lie over the panes.
    """

    DEFAULT_CSS = "Bottom { height: 1; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="bottom")
        self.bar = Bar(palette)
        self.above = Paragraph(palette, id="above", ground="bar")
        self.prompt = Prompt(palette)
        self._hints: Callable[[int], str] = lambda room: ""
        self._ways: Callable[[int], str] = lambda width: ""
        self._notice: Line = ()
        self._status: Sequence[Line] = ()
        self._progress: Line = ()
        self._gives_way = False
        self._pending = ""
        self._covered = False

    def compose(self) -> ComposeResult:
        """The bar, and the question that takes its place."""
        yield self.bar
        yield self.prompt

    def hints(self, keys: Callable[[int], str], ways: Callable[[int], str]) -> None:
        """Show what the keys do here, once no notice is shown; on the right, the ways elsewhere.

        Both are asked for what fits a number of cells.
        """
        self._hints, self._ways = keys, ways
        self._draw()

    def notice(self, line: Line) -> None:
        """Show a message until the next key that does something; an error stays before others."""
        if not _is_error(self._notice) or _is_error(line):
            self._notice = line
            self._draw()

    def status(self, parts: Sequence[Line]) -> None:
        """Show what is under the cursor, while there is no notice; as many parts as fit."""
        if parts != self._status:
            self._status = parts
            self._draw()

    def on_resize(self) -> None:
        """Show as much as fits now."""
        self._draw()

    def clear_notice(self) -> None:
        """Show again what is under the cursor, or what the keys do."""
        if self._notice:
            self._notice = ()
            self._draw()

    def take_back(self, line: Line) -> None:
        """Show a message no more, if it is this one that is shown."""
        if self._notice == line:
            self.clear_notice()

    def progress(self, line: Line, *, gives_way: bool = False) -> None:
        """Show how far the reading of the corpus is; with ``gives_way`` where there is room."""
        self._progress, self._gives_way = line, gives_way
        self._draw()

    def cover(self, covered: bool) -> None:
        """Show no keys of a pane while a box lies over the panes: they do nothing there."""
        if covered != self._covered:
            self._covered = covered
            self._draw()

    def pending(self, keys: str) -> None:
        """Show the count, or the first of two keys, that was typed so far."""
        if keys != self._pending:
            self._pending = keys
            self._draw()

    def ask(self, question: Inquiry, closed: Callable[[], None]) -> None:
        """Ask for a line of text in place of the bar; a notice is shown above it meanwhile."""

        def ended() -> None:
            self.bar.display = True
            self.clear_notice()
            closed()

        self.bar.display = False
        self.prompt.ask(question, ended)

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        ways = "" if self._covered else self._ways(width)
        right: list[Piece] = [*self._progress] or ([Piece(ways)] if ways else [])
        further = [Piece(f"  {self._ways(0)}")] if self._progress and ways else []  # the help
        if 3 * (_width(right) + _width(further)) <= 2 * width:
            right = [*right, *further]
        if self._pending:
            right = [Piece(f"{self._pending}  ", "bar.accent"), *right]
        room = width - sum(width_of(piece.text) for piece in right) - _MARGINS
        status = () if self._covered else self._status
        hints = "" if self._covered else self._hints(room)
        told = _width(self._notice) or _width(joined(status, sys.maxsize)) or width_of(hints)
        gives_way = not self._progress or self._gives_way or _is_error(self._notice)
        if gives_way and told > room:
            right, room = [], width - 2  # what is told goes before the ways elsewhere
        lines = folded_pieces(self._notice, max(room, 10))[:_MOST_LINES] if self._notice else []
        above = lines[:-1] if self.bar.display else lines
        self.above.show_lines([[Piece(" "), *line] for line in above])
        left = lines[-1] if lines else joined(status, room) or [Piece(hints)]
        self.bar.show([Piece(" "), *left], [Piece("  "), *right, Piece(" ")] if right else ())


def _width(line: Line) -> int:
    return sum(width_of(visible(piece.text)) for piece in line)


def _is_error(line: Line) -> bool:
    return any(piece.role == "error" for piece in line)
