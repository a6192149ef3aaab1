"""Drawing a line of an article: its margin with number and marks, and its text."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.safetext import visible
from explorer.tui.display.cells import folded
from explorer.tui.display.lines import Line, Piece
from explorer.tui.panes.marks import Facts, Mark, pieces
from explorer.tui.panes.reading import Margin, TextLine
from explorer.tui.panes.stepping import Chosen
from explorer.tui.panes.telling import DATE, EVENT, QUOTE

_CHOSEN = {"quote": "evidence", "hit": "hit.here", "find": "hit.here"}
_NO_ARTICLE = ("No article is open.", "Enter on a result or an event opens one here.")


def no_article(y: int, width: int) -> Line:
    """Return a line of the pane where no article is open."""
    lines = [line for text in _NO_ARTICLE for line in folded(text, width - 2)]
    return [Piece(f" {lines[y]}", "muted")] if y < len(lines) else []


def text_pieces(
    text: str,
    line: TextLine,
    margin: Margin,
    facts: Facts,
    layers: Sequence[Mark],
    chosen: Chosen | None,
) -> list[Piece]:
    """Return a line after its cursor: number, marks, and the text with what lies over it."""
    shown = [*layers]
    if chosen and chosen.span.paragraph == line.paragraph:
        shown.append(_chosen_mark(chosen))
    shown.sort(key=lambda mark: mark.role != "evidence")  # a ground alone: it lies below
    told = any(mark.role == "evidence" for mark in layers)
    return [
        *_margin(line, margin, facts),
        Piece("┃" if told else " ", "cursor"),
        *pieces(visible(text), line.start, facts.marks.within(*line), shown),
    ]


def _chosen_mark(chosen: Chosen) -> Mark:
    """Return how the thing stepped to is marked; a quote is too long to be drawn inverted."""
    at = chosen.span
    role = _CHOSEN.get(chosen.what, "here")
    return Mark(at.paragraph, at.start, at.end, role)


def _margin(line: TextLine, margin: Margin, facts: Facts) -> list[Piece]:
    number = str(line.paragraph + 1) if line.start == 0 else ""
    events = sum(event.start >= line.start for event in facts.events.within(*line))
    event = "" if not events else EVENT if events == 1 else str(events) if events < 10 else "+"
    date = DATE if facts.dates.within(*line) else ""
    quote = QUOTE if facts.quotes.within(*line) else ""
    shown = [Piece(f"{number:>{margin.digits}} ", "faint"), Piece(event or " ", "accent")]
    if margin.roomy:
        return [*shown, Piece(date or " ", "date.mark"), Piece(quote or " ", "quote")]
    return [*shown, Piece(quote, "quote") if quote else Piece(date or " ", "date.mark")]
