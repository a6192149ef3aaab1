"""The one-line bars: the title of a pane, which shows the focus, and the line at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from explorer.tui.display.lines import Line, Piece, justified, strip_of
from explorer.tui.display.themes import Palette


class Bar(Widget):
    """A line of pieces on the left and on the right, drawn on the colour of bars."""

    def __init__(self, palette: Palette, id: str | None = None, ground: str = "bar") -> None:
        super().__init__(id=id)
        self.palette = palette
        self.ground = ground
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        """Draw other pieces; drawing the same again costs nothing."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return strip_of((), self.size.width, self.palette)
        width = self.size.width
        return strip_of(justified(self.left, self.right, width), width, self.palette, self.ground)


class Paragraph(Widget):
    """Some lines, as high as they are many; hidden while there are none."""

    def __init__(self, palette: Palette, id: str | None = None, ground: str = "") -> None:
        super().__init__(id=id)
        self.palette = palette
        self.ground = ground
        self.shown: Sequence[Line] = ()
        self.display = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if lines != self.shown:
            self.shown = lines
            self.display = bool(lines)
            self.styles.height = len(lines)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        line = self.shown[y] if y < len(self.shown) else ()
        return strip_of(line, self.size.width, self.palette, self.ground)


class Title(Bar):
    """The title of a pane: number and name, inverted while the pane has the focus."""

    def __init__(self, palette: Palette, number: int, name: str) -> None:
        super().__init__(palette)
        self.number, self.label = number, name
        self.focused_pane = False
        self.about: Sequence[Piece] = ()
        self.place: Sequence[Piece] = ()

    def tell(
        self,
        *,
        focused: bool | None = None,
        label: str | None = None,
        about: Sequence[Piece] | None = None,
        place: Sequence[Piece] | None = None,
    ) -> None:
        """Change what is told: the focus, what the pane is about, the position in it."""
        self.focused_pane = self.focused_pane if focused is None else focused
        self.label = self.label if label is None else label
        self.about = self.about if about is None else about
        self.place = self.place if place is None else place
        role = "badge" if self.focused_pane else "bar.strong"
        name = Piece(f" {self.number} {self.label} ", role)
        self.show([name, Piece(" "), *self.about], [Piece(" "), *self.place, Piece(" ")])
