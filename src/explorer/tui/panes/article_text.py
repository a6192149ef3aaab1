"""The text of an article that fits a pane: its lines, the cursor on one of them, scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.catalogue import ArticleView
from explorer.tui.display.lines import Piece, strip_of
from explorer.tui.display.themes import Palette
from explorer.tui.panes.drawing import no_article
from explorer.tui.panes.listing import CURSOR
from explorer.tui.panes.reading import Layout, TextLine
from explorer.tui.panes.stepping import Place

_NOWHERE = TextLine(-1, -1, -1)


class ArticleText(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the lines in sight; moving the cursor redraws a cell of two lines."""

    class Moved(Message, namespace="reader"):
        """The cursor is on another line or thing."""

    def __init__(self, palette: Palette, measure: int) -> None:
        """``measure`` is the widest line of text in cells."""
        super().__init__(id="reader")
        self.palette = palette
        self.measure = measure
        self.view: ArticleView | None = None
        self.line = 0
        self._layout: Layout | None = None
        self._laid_out_width = 0
        self._wanted = (0, 0)

    # What is drawn and done beside the text.

    def line_pieces(self, text: str, line: TextLine, layout: Layout) -> list[Piece]:
        """Return what is drawn of a line of a paragraph, its margin included."""
        raise NotImplementedError

    def left_line(self) -> None:
        """Follow the cursor to another line."""

    # Where the cursor is.

    @property
    def paragraph(self) -> int:
        """The paragraph that the cursor is in."""
        return self._layout.paragraph_at(self.line) if self._layout else self._wanted[0]

    @property
    def place(self) -> Place:
        """Paragraph and offset of the line of the cursor; (0, 0) in the header."""
        if self._layout is None:
            return self._wanted
        line = self.line_here
        return (line.paragraph, max(line.start, 0)) if line.paragraph >= 0 else (0, 0)

    @property
    def stands(self) -> tuple[int, int]:
        """The line of the cursor and the first line in sight, to `stand` there again."""
        return self.line, int(self.scroll_offset.y)

    def stand(self, line: int, top: int) -> None:
        """Put the cursor on a line, and the text where it was then."""
        self.move_to(line)
        self.scroll_to(y=top, animate=False, force=True)

    @property
    def lines(self) -> Sequence[TextLine]:
        """The lines of the layout."""
        return self._layout.lines if self._layout else ()

    @property
    def line_here(self) -> TextLine:
        """The line of the cursor."""
        return self.lines[self.line] if self.line < len(self.lines) else _NOWHERE

    # The cursor.

    def move_to(self, line: int) -> None:
        """Put the cursor on a line; blank lines are passed over."""
        last = max(len(self.lines) - 1, 0)
        step = 1 if line >= self.line else -1
        line = min(max(line, 0), last)
        while 0 < line < last and self._blank(line):
            line += step
        old, self.line = self.line, line
        for changed in (old, line) if old != line else ():
            self._refresh_cursor(changed)
        self.left_line()
        self._show_line()
        self.post_message(self.Moved())

    def move_by(self, lines: int) -> None:
        """Move the cursor by lines; at the top of an article the header comes into sight."""
        self.move_to(self.line + lines)
        if lines < 0 and self.line <= self._header_height():
            self.scroll_to(y=0, animate=False, force=True)

    def scroll_by(self, lines: int) -> None:
        """Scroll the text; the cursor goes along where it would leave the window."""
        last = max(len(self.lines) - self.size.height, 0)
        top = min(max(self.scroll_offset.y + lines, 0), last)
        self.scroll_to(y=top, animate=False, force=True)
        self.move_to(min(max(self.line, top), top + max(self.size.height - 1, 0)))

    def go(self, paragraph: int, offset: int = 0) -> None:
        """Put the cursor on a character of a paragraph, with some lines around it."""
        self._wanted = (paragraph, offset)
        if self._layout is None:  # hidden: the first resize goes there
            self.post_message(self.Moved())
            return
        at_top = paragraph == 0 and offset == 0
        self.move_to(0 if at_top else self._layout.line_of(paragraph, offset))
        height = self.size.height
        if self.line > self.scroll_offset.y + height - 4 or self.line < self.scroll_offset.y + 2:
            self.scroll_to(y=max(self.line - height // 3, 0), animate=False, force=True)

    def _blank(self, line: int) -> bool:
        at = self.lines[line]
        return at.end < 0 or (at.paragraph < 0 and line == self._header_height() - 1)

    def _header_height(self) -> int:
        return len(self._layout.header) if self._layout else 0

    def _show_line(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self.line < top:
            self.scroll_to(y=self.line, animate=False, force=True)
        elif self.line >= top + height:
            self.scroll_to(y=self.line - height + 1, animate=False, force=True)

    # Lines.

    def lay_out(self) -> None:
        """Wrap the article for the width that there is, unless that was done already."""
        width, done = self.scrollable_content_region.width, self._layout
        self._laid_out_width = width
        if done is None or done.view is not self.view or done.pane_width != width:
            self._layout = Layout(self.view, width, self.measure) if self.view and width else None
        self.virtual_size = Size(0, len(self.lines))
        self.refresh()

    def _refresh_cursor(self, line: int) -> None:
        left = self._layout.margin.left if self._layout else 0
        self.refresh(Region(left, line - self.scroll_offset.y, 1, 1))

    def on_resize(self) -> None:
        """Lay out at another width; the paragraph of the cursor stays in sight."""
        at = self.line_here if self.lines else None
        self.lay_out()
        if at is None:
            self.go(*self._wanted)
        elif self._layout:
            self.line = self._layout.line_of(at.paragraph, at.start) if at.paragraph >= 0 else 0
            self._show_line()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        if self.scrollable_content_region.width != self._laid_out_width:
            self._laid_out_width = self.scrollable_content_region.width
            self.call_next(self.on_resize)  # it is drawn at a width before it is told of it
        if self.view is None or self._layout is None:
            return strip_of(no_article(y, width), width, self.palette)
        at = y + self.scroll_offset.y
        if at >= len(self.lines):
            return strip_of((), width, self.palette)
        line = self.lines[at]
        before = [Piece(" " * self._layout.margin.left)] if self._layout.margin.left else []
        before.append(Piece(CURSOR if at == self.line else " ", "cursor"))
        if line.paragraph < 0:
            return strip_of([*before, *self._layout.header[at]], width, self.palette)
        if line.end < 0:
            return strip_of(before, width, self.palette)
        text = self.view.article.paragraphs[line.paragraph].text[line.start : line.end]
        shown = self.line_pieces(text, line, self._layout)
        return strip_of([*before, *shown], width, self.palette)
