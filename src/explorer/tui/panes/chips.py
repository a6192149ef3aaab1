"""Filters as chips in a title: each tells its kind, and those that do not fit are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.strip import Strip

from explorer.datewords import shown_date
from explorer.safetext import visible
from explorer.state.filters import ACTOR, DISPUTED, PARAGRAPH, PLACE, TIME, Filter
from explorer.tui.display.cells import clipped, width_of
from explorer.tui.display.lines import Line, Piece, justified, strip_of
from explorer.tui.display.themes import MARKS
from explorer.tui.panes.bars import Title
from explorer.tui.panes.unfolded import CONFLICT

_SHORTEST = 12  # cells of words to which they are shortened before others are hidden
_AROUND = 5  # cells of a chip besides its words: blanks, the sign that it can be taken away


class Chip(NamedTuple):
    """The words of a filter: what kind it is, and its name, which can be shortened."""

    kind: str
    name: str


def chip_of(filter: Filter, title: str = "") -> Chip:
    """Return a filter in words; ``title`` is that of the article of a paragraph."""
    if filter.kind == ACTOR:
        return Chip(f"{MARKS.get(filter.of, MARKS['unknown'])} ", filter.name)
    if filter.kind == PLACE:
        return Chip("at ", filter.name)
    if filter.kind == TIME:
        return Chip("in ", filter.value if ".." in filter.value else shown_date(filter.value))
    if filter.kind == DISPUTED:
        return Chip(f"{CONFLICT} ", "disputed")
    if filter.kind == PARAGRAPH:
        return Chip(f"¶{filter.index + 1} of ", title or filter.value)
    return Chip(f"{filter.kind} ", filter.value)


def chip_line(chips: Sequence[Chip], room: int) -> list[Piece]:
    """Return chips within ``room`` cells: long names give way, then the first added are counted."""
    for hidden in range(len(chips)):
        more = f"+{hidden} " if hidden else ""
        shown = chips[hidden:]
        width = _fitting(shown, room - len(more))
        if width or hidden == len(chips) - 1:
            width = width or room - len(more) - _AROUND
            pieces = [Piece(more, "bar.strong")] if hidden else []
            for chip in shown:
                words = clipped(f"{chip.kind}{visible(chip.name)}", max(width, 1))
                pieces += [Piece(f" {words} × ", "chip"), Piece(" ")]
            return pieces
    return []


def _fitting(chips: Sequence[Chip], room: int) -> int:
    """Return how many cells of words each chip may have so that all fit, 0 where too few."""
    sizes = [width_of(f"{chip.kind}{visible(chip.name)}") for chip in chips]
    left = room - _AROUND * len(chips)
    for width in range(max(sizes), min(_SHORTEST, max(sizes)) - 1, -1):
        if sum(min(size, width) for size in sizes) <= left:
            return width
    return 0


class ChipTitle(Title):
    """A title that shows as much of the chips as there is room for, whatever its width."""

    chips: Sequence[Chip] = ()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips."""
        if chips != self.chips:
            self.chips = chips
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line, the chips between what the pane is called and the place in it."""
        if y or not self.chips:
            return super().render_line(y)
        width = self.size.width
        taken = sum(width_of(visible(piece.text)) for piece in (*self.left, *self.right))
        line: Line = [*self.left, *chip_line(self.chips, width - taken)]
        return strip_of(justified(line, self.right, width), width, self.palette, self.ground)
