"""Found articles: date and publication, title, the best paragraph with what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message
from textual.strip import Strip

from explorer.amounts import counted
from explorer.catalogue import ArticleRow
from explorer.library import SearchHit
from explorer.safetext import visible
from explorer.tui.display.cells import folded, width_of, wrapped
from explorer.tui.display.lines import Line, Piece, justified, marked
from explorer.tui.display.themes import Palette
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged

_ROOMY = 70  # columns that a date and a headline need beside each other
_SHORT, _TALL = 2, 4  # lines of a result
_DATE = 12  # columns of the date and the gap behind it


class Results(Listing):
    """Found articles in some lines each: date and publication, title, best paragraph."""

    row_height = _TALL

    class More(Message):
        """The cursor comes near the end of the hits that were fetched."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="results")
        self.rows: Sequence[SearchHit] | Paged[ArticleRow] = ()
        self.empty: Sequence[Line] = ()
        self.when_drawn: Callable[[], None] = lambda: None

    def row_count(self) -> int:
        """Return the number of results fetched."""
        return len(self.rows)

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return the lines of one result."""
        hit = self.rows[row]
        date = hit.published.isoformat() if hit.published else "undated"
        if self.row_height == _SHORT:
            return short_lines(hit, f"{date:<{_DATE}}", width)
        head = [Piece(f"{date:<10}", "accent"), Piece("  "), Piece(hit.publication or "", "muted")]
        title = folded(visible(hit.title), width, self.row_height - 2)
        titles = [[Piece(line, "strong")] for line in title]
        if isinstance(hit, ArticleRow):
            return [head, *titles, [Piece(_extent(hit), "muted")]]
        head = justified(head, [Piece(f"¶{hit.paragraph + 1}", "faint")], width)
        room = self.row_height - 1 - len(titles)
        return [head, *titles, *snippet_lines(hit, width, room)]

    def render_line(self, y: int) -> Strip:
        """Draw one line; ``when_drawn`` is called once, with the first."""
        then, self.when_drawn = self.when_drawn, lambda: None
        then()
        return super().render_line(y)

    def lay_out(self) -> None:
        """Put date and title beside each other where there is room."""
        self.row_height = _SHORT if self.size.width >= _ROOMY else _TALL
        super().lay_out()

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say why there is nothing."""
        return self.empty

    def article_at(self, row: int) -> tuple[str, int] | None:
        """Return article and paragraph of a result."""
        if row >= len(self.rows):
            return None
        hit = self.rows[row]
        if isinstance(hit, ArticleRow):
            return hit.key, 0
        return hit.article, hit.paragraph


def short_lines(hit: SearchHit | ArticleRow, date: str, width: int) -> Sequence[Line]:
    """Return date and title, and below the title who published it and the best paragraph."""
    head = [Piece(date, "accent"), Piece(hit.title, "strong")]
    below = Piece(" " * len(date))
    if isinstance(hit, ArticleRow):
        about = " · ".join(filter(None, (hit.publication, _extent(hit))))
        return head, [below, Piece(about, "muted")]
    source = " ".join(filter(None, (hit.publication, f"¶{hit.paragraph + 1}")))
    room = width - len(date) - width_of(visible(source)) - 2
    return head, [below, Piece(f"{source}  ", "muted"), *snippet_lines(hit, room, 1)[0]]


def _extent(row: ArticleRow) -> str:
    parts = [counted(row.paragraphs, "paragraph")]
    if row.author:
        parts.append(row.author)
    if not row.has_facts:
        parts.append("no facts yet")
    return " · ".join(parts)


def snippet_lines(hit: SearchHit, width: int, most: int) -> list[Line]:
    """Return the lines of a snippet with what was found marked, at least one."""
    text, spans = windowed(visible(hit.snippet), hit.spans, width * most)
    lines = list(wrapped(text, width))[:most]
    if lines:  # what does not fit is cut where the line is drawn
        lines[-1] = (lines[-1][0], len(text))
    return [
        marked(text[start:end], _shifted(spans, start, end), "found", "muted")
        for start, end in lines
    ]


def _shifted(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of spans that lie between two offsets, counted from the first."""
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans]
    return [(a, b) for a, b in inside if a < b]


def windowed(
    text: str, spans: Sequence[tuple[int, int]], width: int
) -> tuple[str, list[tuple[int, int]]]:
    """Return the part of a snippet that shows its first span within ``width``, and its spans."""
    if not spans or width_of(text[: spans[0][1]]) < width - 2:
        return text, list(spans)
    start = max(spans[0][0] - width // 3, 0)
    blank = text.find(" ", start, spans[0][0])
    start = blank + 1 if blank >= 0 else start
    return f"…{text[start:]}", [(a - start + 1, b - start + 1) for a, b in spans if a >= start]
