"""What a person can see in the cells of a terminal in memory."""

from __future__ import annotations

import pyte


def seen(screen: pyte.Screen) -> list[list[tuple]]:
    """Return each row's cells: character, colours, attributes; of a blank only what shows."""
    return [
        [_cell(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)
    ]


def _cell(char: pyte.screens.Char) -> tuple:
    drawn = char.underscore or char.strikethrough or char.reverse
    if char.data == " " and not drawn:
        return (" ", char.bg)
    return tuple(char)
