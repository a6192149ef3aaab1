"""Why a fact is so: the words, rules and steps behind an event or an actor, on a page."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.explaining import Why
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import Palette, Role
from explorer.tui.screens.pages import PageBox, PageLine, folded_line

_LABEL = 9  # cells of a label and its margin
_WIDEST = 100  # cells: longer lines are hard to read
_ROLES: dict[str, Role] = {
    "title": "strong",
    "about": "muted",
    "heading": "heading",
    "quote": "quote",
    "source": "muted",
}
_UNLABELLED = ("title", "about", "heading")


def why_box(palette: Palette, title: str, lines: Sequence[Why]) -> PageBox:
    """Return the box that explains an event or an actor."""
    return PageBox(palette, title, lambda width: why_lines(lines, width))


def why_lines(lines: Sequence[Why], width: int) -> list[PageLine]:
    """Lay reasons out for a width: labels on the left, everything else in one column."""
    page: list[PageLine] = []
    room = min(width - 1, _WIDEST)
    for line in lines:
        piece = Piece(line.text, _ROLES.get(line.role, ""))
        if line.role in _UNLABELLED or not line.text:
            page += folded_line(piece, room)
            continue
        indent = _LABEL + 2 * (line.role == "source")
        first, *rest = folded_line(piece, room, " " * indent)
        label = Piece(f" {line.label:>{_LABEL - 3}}  ".ljust(indent), "faint")
        page += [([label, *first[0][1:]], ()), *rest]
    return page
