"""Frames of a terminal as an asciinema recording, version 2: without a clock, always the same."""

from __future__ import annotations

import json

from pyte.screens import Char, Screen

Frame = list[list[Char]]

_TYPED, _PRESSED = 0.12, 0.9  # seconds that a character and another key are shown


class Cast:
    """Collects what changes from frame to frame, at times that the script decides."""

    def __init__(self, columns: int, rows: int, title: str) -> None:
        self._lines = [
            {
                "version": 2,
                "width": columns,
                "height": rows,
                "title": title,
                "env": {"TERM": "xterm-256color"},
            }
        ]
        self._events: list[tuple[float, str, str]] = []
        self._time = 0.0
        self._last: Frame | None = None

    def typed(self, screen: Screen) -> None:
        """Add the frame after a character of a word."""
        self._show(screen, _TYPED)

    def pressed(self, screen: Screen) -> None:
        """Add the frame after a key that does something."""
        self._show(screen, _PRESSED)

    def pause(self, seconds: float) -> None:
        """Leave the frame as it is for a while."""
        self._time += seconds

    def mark(self, words: str) -> None:
        """Name what follows: players show it as a chapter."""
        self._events.append((self._time, "m", words))

    def text(self) -> str:
        """Return the recording, a JSON value a line."""
        events = [[round(time, 2), kind, data] for time, kind, data in self._events]
        values: list[object] = [*self._lines, *events]
        return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)

    def _show(self, screen: Screen, seconds: float) -> None:
        frame = [
            [_seen(screen.buffer[row][column]) for column in range(screen.columns)]
            for row in range(screen.lines)
        ]
        start = "\x1b[?25l\x1b[2J" if self._last is None else ""
        codes = start + "".join(
            _row(number, row, self._last[number] if self._last else None)
            for number, row in enumerate(frame)
        )
        if codes:
            self._events.append((self._time, "o", codes))
        self._last = frame
        self._time += seconds


def _seen(cell: Char) -> Char:
    """Return a cell without what nobody sees: the ink of a blank depends on what was there."""
    if cell.data.strip() or cell.underscore or cell.reverse:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


def _row(number: int, row: list[Char], before: list[Char] | None) -> str:
    """Return codes for the cells of a row between the first and the last that changed."""
    changed = [at for at, cell in enumerate(row) if before is None or cell != before[at]]
    if not changed:
        return ""
    first, last = changed[0], changed[-1]
    while first and not row[first].data:  # the second half of a wide letter
        first -= 1
    codes, last_cell = f"\x1b[{number + 1};{first + 1}H", None
    for cell in row[first : last + 1]:
        if last_cell is None or not _goes_on(last_cell, cell):
            codes, last_cell = codes + _look(cell), cell
        codes += cell.data
    return f"{codes}\x1b[m"


def _goes_on(before: Char, cell: Char) -> bool:
    """Tell whether a cell needs no other colours: a blank shows its ground alone."""
    if not cell.data.strip() and not (cell.underscore or cell.reverse):
        return bool(cell.bg == before.bg and not (before.underscore or before.reverse))
    return bool(cell._replace(data="") == before._replace(data=""))


def _look(cell: Char) -> str:
    parts = ["0", *_colour(cell.fg, 38), *_colour(cell.bg, 48)]
    flags = ((cell.bold, "1"), (cell.italics, "3"), (cell.underscore, "4"), (cell.reverse, "7"))
    return f"\x1b[{';'.join([*parts, *(code for flag, code in flags if flag)])}m"


_NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")


def _colour(name: str, code: int) -> list[str]:
    if name == "default":
        return []
    plain = name.removeprefix("bright")
    if plain in _NAMES:
        return [str(code - 8 + _NAMES.index(plain) + (60 if plain != name else 0))]
    red, green, blue = (int(name[at : at + 2], 16) for at in (0, 2, 4))
    return [str(code), "2", str(red), str(green), str(blue)]
