"""A list that draws only the lines in sight; moving the cursor redraws two rows.

Every row takes ``row_height`` lines. Rows may be headings that the cursor passes over, and below
one row further lines can be unfolded.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.errors import ExplorerError
from explorer.tui.display.lines import Line, Piece, folded_pieces, strip_of
from explorer.tui.display.themes import Palette
from explorer.tui.panes.paged import RowGone

CURSOR = "▌"


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """The base of all lists; a pane says how many rows there are and how a row looks."""

    row_height = 1

    class Moved(Message):
        """The cursor is on another row."""

    class Chosen(Message):
        """The row of the cursor was clicked."""

    def __init__(self, palette: Palette, id: str | None = None) -> None:
        super().__init__(id=id)
        self.palette = palette
        self.cursor = 0
        self.unfolded: int | None = None
        self._unfolded_lines: Sequence[Line] = ()
        self._known: dict[int, Sequence[Line]] = {}
        self._known_width = 0

    # What a pane says of its rows.

    def row_count(self) -> int:
        """Return how many rows there are, headings included."""
        return 0

    def is_heading(self, row: int) -> bool:
        """Tell whether the cursor passes over this row."""
        return False

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return the ``row_height`` lines of a row, each within ``width`` cells."""
        raise NotImplementedError

    def folded_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return the lines that are shown below a row when it is unfolded."""
        return ()

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Return what is shown where there are no rows."""
        return ()

    # The cursor.

    def renew(self, cursor: int | None = None) -> None:
        """Draw other rows, the cursor on ``cursor`` or else where it was."""
        self.cursor = self._selectable(self.cursor if cursor is None else cursor, 1)
        self.unfolded = None
        self._measure()
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved())

    def move_to(self, row: int, direction: int = 1) -> None:
        """Put the cursor on a row, or on the next that is no heading."""
        row = self._selectable(row, direction)
        if row == self.cursor:
            self.show_cursor()
            return
        old, self.cursor = self.cursor, row
        self._refresh_mark(old)
        self._refresh_mark(row)
        self.show_cursor()
        self.post_message(self.Moved())

    def move_by(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.move_to(self.cursor + rows, 1 if rows > 0 else -1)

    def rows_in_sight(self) -> int:
        """Return how many rows the list shows at once."""
        return max(self.size.height // self.row_height, 1)

    def unfold(self, row: int | None) -> None:
        """Show the further lines of one row, and hide those of the last."""
        self.unfolded = row
        self._measure()
        self.show_cursor()
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll just so far that the whole row of the cursor is in sight."""
        if not self.size.height:  # hidden: it is measured when it comes into sight
            return
        first = self._line_of(self.cursor)
        height = self.row_height
        if self.cursor == self.unfolded:
            height += len(self._unfolded_lines)
        height = min(height, max(self.size.height, 1))
        if self.cursor and all(self.is_heading(row) for row in range(self.cursor)):
            first, height = 0, min(first + height, max(self.size.height, 1))
        top = self.scroll_offset.y
        if self.cursor and first and self.is_heading(self.cursor - 1) and first <= top:
            first, height = first - self.row_height, height + self.row_height
        after = self.row_height if self._beside_others() else None
        if first < top:
            self._scroll(first if after is None else first + height + after - self.size.height)
        elif first + height > top + self.size.height:
            self._scroll(first + height - self.size.height if after is None else first - after)

    def _beside_others(self) -> bool:
        """Tell whether other panes stand beside the list.

        A terminal then cannot move its rows: each scroll draws all of them, so it goes by a page.
        """
        return self.size.width + 1 < self.app.size.width

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(y, 0), animate=False, force=True)

    def _selectable(self, row: int, direction: int) -> int:
        count = self.row_count()
        row = min(max(row, 0), max(count - 1, 0))
        for step in (direction, -direction):
            at = row
            while 0 <= at < count:
                if not self.is_heading(at):
                    return at
                at += step
        return row

    # Lines.

    def _measure(self) -> None:
        width = self._text_width()
        self._known.clear()
        self._known_width = width
        folded = self.unfolded
        self._unfolded_lines = () if folded is None else self.folded_lines(folded, width)
        lines = self.row_count() * self.row_height + len(self._unfolded_lines)
        self.virtual_size = Size(0, lines)

    def _text_width(self) -> int:
        return max(self.scrollable_content_region.width - 1, 1)

    def _line_of(self, row: int) -> int:
        below = self.unfolded is not None and row > self.unfolded
        return row * self.row_height + (len(self._unfolded_lines) if below else 0)

    def _row_at(self, y: int) -> tuple[int, int, bool]:
        """Return (row, line in it, is it an unfolded line) at line ``y``."""
        if self.unfolded is not None:
            start = (self.unfolded + 1) * self.row_height
            if start <= y < start + len(self._unfolded_lines):
                return self.unfolded, y - start, True
            if y >= start:
                y -= len(self._unfolded_lines)
        return *divmod(y, self.row_height), False

    def _refresh_mark(self, row: int) -> None:
        self._known.pop(row, None)
        first = self._line_of(row) - self.scroll_offset.y
        self.refresh(Region(0, first, self.size.width, self.row_height))

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked; a second click opens it."""
        row, _, _ = self._row_at(event.y + self.scroll_offset.y)
        if row >= self.row_count() or self.is_heading(row):
            return
        if row == self.cursor:
            self.post_message(self.Chosen())
        else:
            self.move_to(row)

    def on_resize(self) -> None:
        """Lay out at another width; Textual calls this handler once, whatever a pane adds."""
        self.lay_out()

    def lay_out(self) -> None:
        """Measure again; the cursor stays in sight. A pane puts before it what is its own."""
        self._measure()
        self.show_cursor()
        self.refresh()  # what was drawn meanwhile was drawn for the old width

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen; what stands below the scrollbar stays blank."""
        width = self._text_width()
        if width != self._known_width:  # the list is drawn at a width before it is told of it
            self._known.clear()
            self._known_width = width
            self.call_next(self.lay_out)
        strip = self._drawn(y, width + 1)
        return strip.extend_cell_length(self.size.width, self.palette.style(""))

    def _drawn(self, y: int, width: int) -> Strip:
        count = self.row_count()
        if not count:
            lines = self.empty_lines(width - 1)
            empty = [part for line in lines for part in folded_pieces(line, width - 1)]
            shown = [Piece(" "), *empty[y]] if y < len(empty) else []
            return strip_of(shown, width, self.palette)
        row, part, below = self._row_at(y + self.scroll_offset.y)
        if row >= count:
            return strip_of((), width, self.palette)
        if below:
            return strip_of(
                [Piece("│", "accent"), *self._unfolded_lines[part]], width, self.palette
            )
        lines = self._lines(row)
        mark = Piece(CURSOR, "accent") if row == self.cursor else Piece(" ")
        line = lines[part] if part < len(lines) else ()
        return strip_of([mark, *line], width, self.palette)

    def _lines(self, row: int) -> Sequence[Line]:
        if len(self._known) > 400:
            self._known.clear()
        lines = self._known.get(row)
        if lines is None:
            try:
                lines = self.row_lines(row, self._text_width())
            except RowGone:  # a refresh took it away, which is about to be shown
                return ()
            except ExplorerError as error:
                return [[Piece(error.message, "error")]]
            self._known[row] = lines
        return lines
