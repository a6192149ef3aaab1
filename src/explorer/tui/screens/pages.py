"""Pages of text over the panes: lines to scroll through, laid out for the width that there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.catalogue import RejectionRow
from explorer.safetext import visible
from explorer.tui.display.cells import wrapped
from explorer.tui.display.lines import Line, Piece, justified, marked, strip_of
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.keying import MOST_REPEATS
from explorer.tui.panes.bars import Bar
from explorer.tui.screens.overlay import Overlay

PageLine = tuple[Line, Line]
"""What stands on the left, and what on the right."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through, and to find words in."""

    def __init__(self, palette: Palette, lines_for: Callable[[int], Sequence[PageLine]]) -> None:
        super().__init__()
        self.palette = palette
        self.words = ""
        self._lines_for = lines_for
        self._lines: Sequence[PageLine] = ()
        self._found: int | None = None
        self._width = 0

    def on_resize(self) -> None:
        """Lay the lines out for another width; what stood on top stays near it."""
        width = max(self.scrollable_content_region.width - 1, 20)
        if width != self._width:
            before, top = len(self._lines), self.scroll_offset.y
            self._width, self._lines, self._found = width, self._lines_for(width), None
            self.virtual_size = Size(0, len(self._lines))
            if before:
                self.move(round(top * len(self._lines) / before) - top)
        self.refresh()

    def renew(self) -> None:
        """Ask for the lines anew; the top of the page stays where it is."""
        self._lines, self._found = self._lines_for(self._width), None
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def move(self, rows: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def find(self, words: str, step: int = 1) -> bool:
        """Mark words and scroll to their next line, which is never the last one found."""
        self.words = words.casefold()
        lines = [at for at, line in enumerate(self._lines) if self.words in _text(line).casefold()]
        here = self.scroll_offset.y - step if self._found is None else self._found
        after = [at for at in lines if (at > here if step > 0 else at < here)]
        if lines:
            self._found = (after or lines)[0 if step > 0 else -1]
            self.move(self._found - self.size.height // 3 - self.scroll_offset.y)
        self.refresh()
        return bool(lines)

    def clear(self) -> None:
        """Mark nothing."""
        self.words, self._found = "", None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        at = y + self.scroll_offset.y
        left, right = self._lines[at] if at < len(self._lines) else ((), ())
        width = self.size.width
        if self.words:
            left = [part for piece in left for part in _with_found(piece, self.words)]
        return strip_of(justified([Piece(" "), *left], right, width), width, self.palette)


def _text(line: PageLine) -> str:
    return "".join(piece.text for side in line for piece in side)


def _with_found(piece: Piece, words: str) -> list[Piece]:
    spans = [found.span() for found in re.finditer(re.escape(words), piece.text, re.IGNORECASE)]
    return marked(piece.text, spans, "hit", piece.role)


class FindLine(WritingLine):
    """What to find in a page; Enter goes to the next, Esc gives up."""

    def __init__(self) -> None:
        super().__init__(placeholder="words to find")
        self.display = False

    def ended(self, key: str) -> bool:
        """Find, or give up."""
        box = self.screen
        if key not in ("enter", "escape") or not isinstance(box, PageBox):
            return False
        box.found(self.value.strip() if key == "enter" else "")
        return True


class PageBox(Overlay[None]):
    """A title and a page."""

    def __init__(
        self, palette: Palette, title: str, lines_for: Callable[[int], Sequence[PageLine]]
    ) -> None:
        super().__init__(palette)
        self.title_text = title
        self.bar = Bar(palette)
        self.page = Page(palette, lines_for)
        self.line = FindLine()
        self._told = ""

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self.page

    def compose(self) -> ComposeResult:
        """The title above the page, below it the line to find words."""
        with Vertical():
            yield self.bar
            yield self.page
            yield self.line

    def on_resize(self, event: Resize) -> None:
        """Tell what fits now."""
        self.tell(self._told)

    def tell(self, words: str = "") -> None:
        """Show the title, and on its right what the keys do or what was found."""
        self._told = words
        roomy = self.screen.size.width >= len(self.title_text) + 30
        keys = f"{self.keymap.shown('search')} finds, Esc closes"
        words = words or (keys if roomy else "Esc closes")
        self.bar.show([Piece(f" {self.title_text}", "bar.strong")], [Piece(f"  {words} ")])

    def moved(self, rows: int) -> None:
        """Scroll the page."""
        self.page.move(rows)

    def page_rows(self) -> int:
        """Return how many lines are shown at once."""
        return int(self.page.size.height)

    def does(self, name: str) -> bool:
        """Tell whether an action means something here: words can be found too."""
        return name in ("search", "next_hit", "previous_hit") or super().does(name)

    def do(self, name: str, count: int | None = None) -> None:
        """Find words, go to the next of them, or what every box does."""
        if name == "search":
            self.line.display = True
            self.set_focus(self.line, scroll_visible=False)
            self.line.select_all()
        elif name in ("next_hit", "previous_hit"):
            for _ in range(min(count or 1, MOST_REPEATS)):
                self._step(1 if name == "next_hit" else -1)
        elif name == "escape" and self.page.words:
            self.page.clear()
            self.tell()
        else:
            super().do(name, count)

    def found(self, words: str) -> None:
        """Go to the first line with some words; with none, only leave the line."""
        self.line.display = False
        self.set_focus(self.page, scroll_visible=False)
        if words:
            self.page.words = words.casefold()
            self._step(1)

    def _step(self, step: int) -> None:
        if self.page.words:
            found = self.page.find(self.page.words, step)
            keys = f"{self.keymap.shown('next_hit')} {self.keymap.shown('previous_hit')}"
            self.tell(f"{keys} go on" if found else "not found")


def folded_line(piece: Piece, width: int, indent: str = "") -> list[PageLine]:
    """Return a text on as many lines as it needs, each after ``indent``."""
    text = visible(piece.text)
    return [
        ([Piece(indent), Piece(text[start:end], piece.role)], ())
        for start, end in wrapped(text, width - len(indent))
    ]


def skipped_lines(failed: Sequence[RejectionRow], width: int, others: str = "") -> list[PageLine]:
    """Return each skipped file with the reason, and how many ``others`` are of no kind read."""
    lines: list[PageLine] = []
    for row in failed:
        lines += [([], ()), *folded_line(Piece(row.key, "strong"), width)]
        lines += folded_line(Piece(row.reason, "muted"), width, "  ")
    if others:
        lines += [([], ()), *folded_line(Piece(f"{others} not read", "strong"), width)]
    return lines
