"""What a person can see in the cells of a terminal in memory."""

from __future__ import annotations

import unicodedata

import pyte
from wcwidth import wcwidth


class Cells(pyte.Screen):
    """A terminal in memory that takes characters without a cell as real ones do.

    pyte itself drops the rest of a text behind a joiner, and begins a new row where an accent
    follows the last cell of one.
    """

    def draw(self, data: str) -> None:
        """Show a text, a character at a time."""
        for char in data:
            if wcwidth(char) > 0:
                super().draw(char)
            elif unicodedata.combining(char) and self.cursor.x:
                self._combine(char)

    def _combine(self, char: str) -> None:
        row, x = self.buffer[self.cursor.y], self.cursor.x - 1
        while x and not row[x].data:  # the second cell of a wide character
            x -= 1
        row[x] = row[x]._replace(data=unicodedata.normalize("NFC", row[x].data + char))


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
