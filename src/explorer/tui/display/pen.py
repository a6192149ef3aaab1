"""Writing cells to a terminal: the fewest moves and the shortest codes between runs of cells."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.tui.display.looks import PLAIN, Look, change, reset_for_blank, worn_after

Cell = tuple[str, Look]
"""A grapheme and its look; the second cell of a wide one holds an empty text."""
Row = list[Cell]

UNKNOWN: Cell = ("\0", PLAIN)
"""What the terminal shows here is not known: no cell is like it."""

_JOIN = 4  # rewriting so many unchanged cells costs no more than moving over them
_MANY = 8  # cells that differ, from which on it is worth to try another way


class Pen:
    """Writes runs of cells; it knows where the cursor is and which codes are in force."""

    def __init__(self, width: int, *, erases_in_colour: bool) -> None:
        self.width = width
        self.erases_in_colour = erases_in_colour
        self.worn = PLAIN
        self.at: tuple[int, int] | None = None
        self._out: list[str] = []

    def taken(self) -> str:
        """Return what was written since the last time."""
        out, self._out = "".join(self._out), []
        return out

    def write(self, codes: str, at: tuple[int, int] | None = None) -> None:
        """Write codes that leave the look as it is, and the cursor at a known place or not."""
        self._out.append(codes)
        self.at = at

    def row(self, y: int, old: Row, new: Row) -> None:
        """Write the cells of one row that differ, erasing the row first where that is shorter."""
        differing = sum(a is not b and a != b for a, b in zip(old, new, strict=True))
        if differing < _MANY or (ground := self._ground_of(new)) is None:
            self._change(y, old, new)
            return
        before, self._out = self._out, []
        state = self.worn, self.at
        self._change(y, old, new)
        changed, after = self._out, (self.worn, self.at)
        (self.worn, self.at), self._out = state, []
        self._erase(y, 0, ground)
        self._change(y, [(" ", Look("", ground, 0))] * self.width, new)
        if _bytes(changed) <= _bytes(self._out):
            self._out, (self.worn, self.at) = changed, after
        self._out = before + self._out

    def _change(self, y: int, old: Row, new: Row) -> None:
        end = self._tail(old, new)
        for first, after in _differing(old[:end], new[:end]):
            self._move(y, first)
            self._cells(new, first, after, y)
        if end < len(new):
            self._erase(y, end, new[end][1].ground)

    def _ground_of(self, row: Row) -> str | None:
        """Return the ground on which most blanks of a row stand, None where nothing is erased."""
        grounds = [look.ground for text, look in row if text == " " and not look.fore]
        found = max(set(grounds), key=grounds.count, default=None)
        return found if found == "49" or self.erases_in_colour else None

    def _erase(self, y: int, x: int, ground: str) -> None:
        """Erase the rest of a row."""
        self._move(y, x)
        self._wear(Look("", ground, 0))
        self._out.append("\x1b[K")

    def _tail(self, old: Row, new: Row) -> int:
        """Return from where the rest of the row is to be erased, its length where that is no use.

        It is where the blanks at its end begin to differ.
        """
        blank = new[-1]
        text, look = blank
        if text != " " or look.fore or (look.ground != "49" and not self.erases_in_colour):
            return len(new)
        first = len(new)
        while first and new[first - 1] == blank:
            first -= 1
        differing = [x for x in range(first, len(new)) if old[x] != blank]
        return differing[0] if len(differing) >= _JOIN else len(new)

    def _move(self, y: int, x: int) -> None:
        if self.at == (y, x):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self.at is not None and self.at[1] < self.width:
            ways += _ways(y - self.at[0], x - self.at[1], x)
        self.write(min(ways, key=len), (y, x))

    def _cells(self, row: Row, first: int, after: int, y: int) -> None:
        x = first
        while x < after:
            text, look = row[x]
            if text and self.at is None:
                self._move(y, x)
            if text == " " and (blanks := self._erasable(row, x, after)):
                self._wear(look)
                self._out.append(f"\x1b[{blanks}X")
                x += blanks
                if x < after:
                    self._move(y, x)
                continue
            x += 1
            if not text:
                continue
            self._wear(look)
            self._out.append(text)
            # Terminals disagree on the width of joined graphemes: say again where we are.
            wide = x < len(row) and not row[x][0]
            self.at = None if len(text) > 1 else (y, x + wide)
        if self.at and self.at[1] >= self.width:
            self.at = None  # the cursor waits at the margin, where terminals differ too

    def _erasable(self, row: Row, x: int, after: int) -> int:
        """Return how many blanks from a column on are erased at less cost than written, or 0."""
        blank = row[x]
        if blank[1].fore or (blank[1].ground != "49" and not self.erases_in_colour):
            return 0
        end = x
        while end < after and row[end] == blank:
            end += 1
        cost = len(f"\x1b[{end - x}X") * (1 if end == after else 2)
        return end - x if end - x > cost else 0

    def _wear(self, look: Look) -> None:
        if look == self.worn or (not look.fore and worn_after(self.worn, look) == self.worn):
            return
        if look.fore:
            self._out.append(change(self.worn, look))
            self.worn = look
        else:
            codes, self.worn = reset_for_blank(self.worn, look.ground)
            self._out.append(codes)


def _ways(down: int, right: int, x: int) -> list[str]:
    """Return ways to move from a known place, the last of them to column ``x``."""
    vertical = "" if not down else _by(down, "B") if down > 0 else _by(-down, "A")
    across = "" if not right else _by(right, "C") if right > 0 else _by(-right, "D")
    ways = [vertical + across, f"{vertical}\x1b[{x + 1}G"]
    if not x:
        # A vertical tab goes down like a line feed, to which the system would add a return.
        ways.append("\r\v" if down == 1 else f"{vertical}\r")
    if -4 < right < 0:
        ways.append(vertical + "\b" * -right)
    return ways


def _by(steps: int, code: str) -> str:
    return f"\x1b[{steps}{code}" if steps > 1 else f"\x1b[{code}"


def _bytes(parts: list[str]) -> int:
    return len("".join(parts).encode("utf-8", "replace"))


def _differing(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """Yield (first, after) of the runs of cells that differ, near ones joined."""
    first = after = -1
    for x, (a, b) in enumerate(zip(old, new, strict=True)):
        if a is b or a == b:
            continue
        if first >= 0 and x - after < _JOIN and _writes_on(new, after, x):
            after = x + 1
            continue
        if first >= 0:
            yield _whole(new, first, after)
        first, after = x, x + 1
    if first >= 0:
        yield _whole(new, first, after)


def _writes_on(row: Row, after: int, x: int) -> bool:
    """Tell whether the cells between two runs can be written without a code."""
    worn = row[after - 1][1]
    return all(
        len(text) == 1 and (look == worn or (not look.fore and worn_after(worn, look) == worn))
        for text, look in row[after:x]
    )


def _whole(row: Row, first: int, after: int) -> tuple[int, int]:
    """Widen a run so that it cuts no wide character in two."""
    while first > 0 and not row[first][0]:
        first -= 1
    while after < len(row) and not row[after][0]:
        after += 1
    return first, after
