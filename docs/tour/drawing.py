"""A terminal's screen drawn as SVG: letters as text, blocks as shapes, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pyte.screens import Char, Screen

CELL = (8.4, 18)  # columns and rows in pixels; a letter of 14 px is 8.4 px wide
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
MARGIN = 12
INK, PAPER = "#e0e0e0", "#121212"

# Of the sixteen colours that a program may ask for by name.
NAMED = {
    "black": "#000000",
    "red": "#cd3131",
    "green": "#0dbc79",
    "brown": "#e5e510",
    "yellow": "#e5e510",
    "blue": "#2472c8",
    "magenta": "#bc3fbc",
    "cyan": "#11a8cd",
    "white": "#e5e5e5",
}
# Block elements as (left, top, right, bottom) in eighths of a cell.
BLOCKS = {
    **{char: (0, 8 - height, 8, 8) for height, char in enumerate("▁▂▃▄▅▆▇█", start=1)},
    **{char: (0, 0, 8 - width, 8) for width, char in enumerate("▉▊▋▌▍▎▏", start=1)},
    "▀": (0, 0, 8, 4),
    "▐": (4, 0, 8, 8),
    "▔": (0, 0, 8, 1),
    "▕": (7, 0, 8, 8),
}


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    ink: str
    paper: str
    bold: bool
    italic: bool
    underlined: bool


def svg_of(screen: Screen, title: str) -> str:
    """Return what is on the screen as SVG."""
    wide, high = screen.columns * CELL[0] + 2 * MARGIN, screen.lines * CELL[1] + 2 * MARGIN
    ground = most_used_ground(screen)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(wide)} {_n(high)}" '
        f'width="{_n(wide)}" height="{_n(high)}" role="img" aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>',
        f'<g font-family="{FONT}" font-size="14" xml:space="preserve">',
    ]
    for row in range(screen.lines):
        lines += row_of(screen, row, ground)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def most_used_ground(screen: Screen) -> str:
    """Return the colour behind most cells."""
    grounds = [
        look_of(screen.buffer[row][column]).paper
        for row in range(screen.lines)
        for column in range(screen.columns)
    ]
    return max(sorted(set(grounds)), key=grounds.count)


def row_of(screen: Screen, row: int, ground: str) -> Iterator[str]:
    """Yield the shapes of a row: grounds first, then blocks and words."""
    top = MARGIN + row * CELL[1]
    runs = list(runs_of(screen, row))
    for start, end, look, _ in runs:
        if look.paper != ground:
            yield _rect(start, top, end - start, 1, look.paper)
    for start, _, look, text in runs:
        yield from _words(start, top, look, text)


def runs_of(screen: Screen, row: int) -> Iterator[tuple[int, int, Look, list[str]]]:
    """Yield (first cell, cell after, look, cells) of neighbours that look alike."""
    cells = screen.buffer[row]
    start, look, text = 0, look_of(cells[0]), list[str]()
    for column in range(screen.columns):
        here = look_of(cells[column])
        if not cells[column].data.strip() and _shows_no_ink(here, look):
            here = look
        if here != look:
            yield start, column, look, text
            start, look, text = column, here, []
        text.append(cells[column].data)
    yield start, screen.columns, look, text


def _shows_no_ink(blank: Look, before: Look) -> bool:
    """Tell whether a blank can go on with what is before it."""
    return blank.paper == before.paper and blank.underlined == before.underlined


def _words(start: int, top: float, look: Look, cells: list[str]) -> Iterator[str]:
    """Yield blocks, and texts that end where two blanks follow."""
    at = 0
    while at < len(cells):
        char = cells[at]
        if char in BLOCKS:
            left, upper, right, lower = BLOCKS[char]
            yield _rect(
                start + at + left / 8, top + CELL[1] * upper / 8, (right - left) / 8,
                (lower - upper) / 8, look.ink,
            )  # fmt: skip
            at += 1
        elif not char.strip():
            at += 1
        else:
            end = at + 1
            while end < len(cells) and not _parted(cells, end):
                end += 1
            yield _text(start + at, top, look, cells[at:end])
            at = end


def _parted(cells: list[str], at: int) -> bool:
    """Tell whether a text ends before a cell: a block, or a wide gap."""
    return cells[at] in BLOCKS or cells[at : at + 2] == [" ", " "]


def _text(column: int, top: float, look: Look, cells: list[str]) -> str:
    text = "".join(cells).rstrip(" ")
    count = len(cells) - (len("".join(cells)) - len(text))
    style = ' font-weight="bold"' * look.bold + ' font-style="italic"' * look.italic
    style += ' text-decoration="underline"' * look.underlined
    length = f' textLength="{_n(count * CELL[0])}"'
    where = f'x="{_n(MARGIN + column * CELL[0])}" y="{_n(top + 13.5)}"'
    return f'<text {where} fill="{look.ink}"{style}{length}>{escape(text, quote=False)}</text>'


def _rect(column: float, top: float, columns: float, rows: float, colour: str) -> str:
    size = f'width="{_n(columns * CELL[0])}" height="{_n(rows * CELL[1])}"'
    return f'<rect x="{_n(MARGIN + column * CELL[0])}" y="{_n(top)}" {size} fill="{colour}"/>'


def look_of(char: Char) -> Look:
    """Return how a cell looks, reversed where it is."""
    ink, paper = _colour(char.fg, INK), _colour(char.bg, PAPER)
    if char.reverse:
        ink, paper = paper, ink
    elif not char.data.strip() and not char.underscore:
        return Look(INK, paper, bold=False, italic=False, underlined=False)
    return Look(ink, paper, char.bold, char.italics, char.underscore)


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return NAMED.get(name.removeprefix("bright"), f"#{name}")


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
