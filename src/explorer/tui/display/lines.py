"""One line of the screen made of pieces of text with roles, cut to a width of cells.

This is the border that all text crosses on its way to the terminal: it is made visible here
and never parsed as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from explorer.safetext import visible
from explorer.tui.display.cells import agreed, clipped, width_of, wrapped
from explorer.tui.display.themes import Palette, Role


class Piece(NamedTuple):
    """Some text and what it is."""

    text: str
    role: Role = ""


Line = Sequence[Piece]


def strip_of(line: Iterable[Piece], width: int, palette: Palette, ground: Role = "") -> Strip:
    """Return a line as exactly ``width`` cells; what does not fit ends in an ellipsis."""
    segments: list[Segment] = []
    left = width
    for piece in line:
        whole = agreed(visible(piece.text))
        text = clipped(whole, left)
        if text:
            segments.append(Segment(text, palette.style(f"{ground} {piece.role}")))
        left -= width_of(text)
        if left <= 0 or text != whole:
            break
    if left > 0:
        segments.append(Segment(" " * left, palette.style(ground)))
    return Strip(segments, width)


def justified(left: Line, right: Line, width: int) -> list[Piece]:
    """Return ``left`` and, flush with the right edge, ``right``; the left one gives way."""
    room = width - sum(width_of(visible(piece.text)) for piece in right)
    line: list[Piece] = []
    for text, role in left:
        whole = agreed(visible(text))
        shown = clipped(whole, room)
        line.append(Piece(shown, role))
        room -= width_of(shown)
        if shown != whole:
            break
    return [*line, Piece(" " * max(room, 0)), *right]


def joined(parts: Sequence[Line], width: int, between: str = "  ·  ") -> list[Piece]:
    """Return as many parts as fit ``width`` beside each other, and how many were left out.

    The first is shown in any case, clipped where the line is drawn.
    """
    line: list[Piece] = []
    used = 0
    for number, part in enumerate(parts):
        size = sum(width_of(visible(piece.text)) for piece in part)
        gap = width_of(between) if line else 0
        left = len(parts) - number - 1
        if line and used + gap + size + (len(f"  +{left}") if left else 0) > width:
            return [*line, Piece(f"  +{left + 1}", "faint")]
        line += [Piece(between, "faint"), *part] if line else part
        used += gap + size
    return line


def folded_pieces(line: Line, width: int) -> list[Line]:
    """Return a line on as many lines of ``width`` cells as it needs."""
    pieces = [piece._replace(text=visible(piece.text)) for piece in line]
    lines: list[Line] = []
    for start, end in wrapped("".join(piece.text for piece in pieces), width):
        at, parts = 0, []
        for text, role in pieces:
            parts.append(Piece(text[max(start - at, 0) : max(end - at, 0)], role))
            at += len(text)
        lines.append([part for part in parts if part.text])
    return lines


def marked(text: str, spans: Iterable[tuple[int, int]], role: Role, base: Role = "") -> list[Piece]:
    """Return ``text`` with ``role`` laid over the (start, end) ``spans``, which are in order."""
    pieces: list[Piece] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        pieces += [Piece(text[at:start], base), Piece(text[start:end], f"{base} {role}")]
        at = end
    pieces.append(Piece(text[at:], base))
    return [piece for piece in pieces if piece.text]
