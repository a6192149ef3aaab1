"""Pages of text over the panes: lines to scroll through, laid out for the width that there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.catalogue import RejectionRow
from explorer.safetext import visible
from explorer.tui.display.cells import wrapped
from explorer.tui.display.lines import Line, Piece, justified, strip_of
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Bar
from explorer.tui.screens.overlay import Overlay

PageLine = tuple[Line, Line]
"""What stands on the left, and what on the right."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through."""

    def __init__(self, palette: Palette, lines_for: Callable[[int], Sequence[PageLine]]) -> None:
        super().__init__()
        self.palette = palette
        self._lines_for = lines_for
        self._lines: Sequence[PageLine] = ()

    def on_resize(self) -> None:
        """Lay the lines out for another width."""
        self._lines = self._lines_for(max(self.scrollable_content_region.width - 1, 20))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def move(self, rows: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        at = y + self.scroll_offset.y
        left, right = self._lines[at] if at < len(self._lines) else ((), ())
        width = self.size.width
        return strip_of(justified([Piece(" "), *left], right, width), width, self.palette)


class PageBox(Overlay[None]):
    """A title and a page."""

    def __init__(
        self, palette: Palette, title: str, lines_for: Callable[[int], Sequence[PageLine]]
    ) -> None:
        super().__init__(palette)
        self.bar = Bar(palette)
        self.bar.show([Piece(f" {title}", "bar.strong")], [Piece("Esc closes ")])
        self.page = Page(palette, lines_for)

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self.page

    def compose(self) -> ComposeResult:
        """The title above the page."""
        with Vertical():
            yield self.bar
            yield self.page

    def moved(self, rows: int) -> None:
        """Scroll the page."""
        self.page.move(rows)

    def page_rows(self) -> int:
        """Return how many lines are shown at once."""
        return int(self.page.size.height)


def folded_line(piece: Piece, width: int, indent: str = "") -> list[PageLine]:
    """Return a text on as many lines as it needs, each after ``indent``."""
    text = visible(piece.text)
    return [
        ([Piece(indent), Piece(text[start:end], piece.role)], ())
        for start, end in wrapped(text, width - len(indent))
    ]


def skipped_lines(failed: Sequence[RejectionRow], width: int) -> list[PageLine]:
    """Return each skipped file with the reason."""
    lines: list[PageLine] = []
    for row in failed:
        lines += [([], ()), *folded_line(Piece(row.key, "strong"), width)]
        lines += folded_line(Piece(row.reason, "muted"), width, "  ")
    return lines
