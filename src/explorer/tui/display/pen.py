"""Writing cells to a terminal: the fewest moves and the shortest codes between runs of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.color import ColorSystem
from rich.style import Style

Cell = tuple[str, Style]
"""A grapheme and its style; the second cell of a wide one holds an empty text."""

_JOIN = 4  # rewriting so many unchanged cells costs no more than moving over them
_ATTRIBUTES = (
    ("bold", "1", "22"),
    ("dim", "2", "22"),
    ("italic", "3", "23"),
    ("underline", "4", "24"),
    ("blink", "5", "25"),
    ("reverse", "7", "27"),
    ("strike", "9", "29"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """A style as the terminal knows it: SGR codes of colours, and attributes that are on."""

    fore: str
    ground: str
    on: tuple[bool, ...]


PLAIN = Look("39", "49", (False,) * len(_ATTRIBUTES))


class Pen:
    """Writes runs of cells; it knows where the cursor is and which codes are in force."""

    def __init__(
        self, width: int, look_of: Callable[[Style], Look], *, erases_in_colour: bool
    ) -> None:
        self.width = width
        self.look_of = look_of
        self.erases_in_colour = erases_in_colour
        self.out: list[str] = []
        self.look = PLAIN
        self.at: tuple[int, int] | None = None

    def row(self, y: int, old: list[Cell], new: list[Cell]) -> None:
        """Write the cells of one row that differ."""
        tail = self._blank_tail(new)
        end = self._tail_if_shorter(old, new, tail)
        for first, after in _differing(old[:end], new[:end]):
            self._move(y, first)
            self._write(new, first, after, y)
        if end < len(new):
            self._move(y, end)
            self._wear(self.look_of(new[end][1]))
            self.out.append("\x1b[K")

    def finish(self) -> str:
        """Return what was written, with the codes set back to none."""
        if self.look != PLAIN:
            self.out.append("\x1b[0m")
        return "".join(self.out)

    def _blank_tail(self, row: list[Cell]) -> int:
        style = row[-1][1]
        look = self.look_of(style)
        if any(look.on) or (look.ground != "49" and not self.erases_in_colour):
            return len(row)
        first = len(row)
        while first and row[first - 1] == (" ", style):
            first -= 1
        return first

    def _tail_if_shorter(self, old: list[Cell], new: list[Cell], tail: int) -> int:
        """Return where to erase from, or the row's length where erasing would not be shorter."""
        differing = sum(a != b for a, b in zip(old[tail:], new[tail:], strict=True))
        return tail if differing > _JOIN else len(new)

    def _move(self, y: int, x: int) -> None:
        if self.at == (y, x):
            return
        if self.at and self.at[0] == y and x > self.at[1]:
            gap = x - self.at[1]
            self.out.append(f"\x1b[{gap}C" if gap > 1 else "\x1b[C")
        else:
            self.out.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self.at = (y, x)

    def _write(self, row: list[Cell], first: int, after: int, y: int) -> None:
        for x in range(first, after):
            text, style = row[x]
            if not text:
                continue
            if self.at is None:
                self._move(y, x)
            self._wear(self.look_of(style))
            self.out.append(text)
            # Terminals disagree on the width of joined graphemes: say again where we are.
            self.at = None if len(text) > 1 else (y, x + 1 + (row[x + 1 : x + 2] == [("", style)]))
        if self.at and self.at[1] >= self.width:
            self.at = None  # the cursor waits at the margin, where terminals differ too

    def _wear(self, look: Look) -> None:
        if look == self.look:
            return
        full = _full(look)
        delta = _delta(self.look, look)
        self.out.append(min(full, delta, key=len))
        self.look = look


def _differing(old: list[Cell], new: list[Cell]) -> Iterator[tuple[int, int]]:
    """Yield (first, after) of the runs of cells that differ, near ones joined."""
    first = after = -1
    for x, (a, b) in enumerate(zip(old, new, strict=True)):
        if a == b:
            continue
        if first >= 0 and x - after < _JOIN and _same_style(new, after, x):
            after = x + 1
            continue
        if first >= 0:
            yield _whole(new, first, after)
        first, after = x, x + 1
    if first >= 0:
        yield _whole(new, first, after)


def _same_style(row: list[Cell], after: int, x: int) -> bool:
    return all(row[i][1] == row[after - 1][1] and len(row[i][0]) == 1 for i in range(after, x))


def _whole(row: list[Cell], first: int, after: int) -> tuple[int, int]:
    """Widen a run so that it cuts no wide character in two."""
    while first > 0 and not row[first][0]:
        first -= 1
    while after < len(row) and not row[after][0]:
        after += 1
    return first, after


def look_of(style: Style, colours: ColorSystem | None) -> Look:
    """Return a style's codes in a depth of colour, attributes alone where that is None."""
    fore, ground = "39", "49"
    if colours is not None:
        if style.color is not None:
            fore = ";".join(style.color.downgrade(colours).get_ansi_codes())
        if style.bgcolor is not None:
            ground = ";".join(style.bgcolor.downgrade(colours).get_ansi_codes(False))
    return Look(fore, ground, tuple(bool(getattr(style, name)) for name, _, _ in _ATTRIBUTES))


def _full(look: Look) -> str:
    codes = [code for (_, code, _), on in zip(_ATTRIBUTES, look.on, strict=True) if on]
    codes += [colour for colour in (look.fore, look.ground) if colour not in ("39", "49")]
    return f"\x1b[0;{';'.join(codes)}m" if codes else "\x1b[0m"


def _delta(worn: Look, look: Look) -> str:
    codes: list[str] = []
    for (_, _, off), was, on in zip(_ATTRIBUTES, worn.on, look.on, strict=True):
        if was and not on and off not in codes:
            codes.append(off)
    for (_, code, off), was, on in zip(_ATTRIBUTES, worn.on, look.on, strict=True):
        if on and (not was or off in codes):
            codes.append(code)
    codes += [look.fore] * (look.fore != worn.fore) + [look.ground] * (look.ground != worn.ground)
    return f"\x1b[{';'.join(codes)}m"
