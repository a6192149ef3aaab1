"""Scrollbars of whole cells: a thumb that the terminal can move along when rows scroll."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_THUMB = "▐"


class CellScrollBar(ScrollBarRender):
    """Draws the thumb as full cells: eighths of cells would change with each row."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color | None = None,
        bar_color: Color | None = None,
    ) -> Segments:
        """Return a cell a segment, from the top of the bar to its end."""
        first, after = thumb_of(size, virtual_size, window_size, position)
        thumb = Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"})
        above = Style(bgcolor=back_color, meta={"@mouse.up": "scroll_up"})
        below = Style(bgcolor=back_color, meta={"@mouse.up": "scroll_down"})
        cells = [
            *[Segment(" " * thickness, above)] * first,
            *[Segment(_THUMB * thickness, thumb)] * (after - first),
            *[Segment(" " * thickness, below)] * (size - after),
        ]
        return Segments(cells, new_lines=vertical)


def thumb_of(
    size: int, virtual_size: float, window_size: float, position: float
) -> tuple[int, int]:
    """Return the first cell of the thumb and the one after its last.

    It stands at an end of the bar only where the window stands at that end.
    """
    if not size or not window_size or virtual_size <= window_size:
        return 0, 0
    length = min(max(round(size * window_size / virtual_size), 1), max(size - 1, 1))
    last = virtual_size - window_size
    first = round((size - length) * min(max(position / last, 0), 1))
    if 0 < position < last and size - length > 1:
        first = min(max(first, 1), size - length - 1)
    return first, first + length
