"""An article laid out for a width: its header, and its paragraphs wrapped and numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.catalogue import ArticleView
from explorer.model import Article
from explorer.safetext import visible
from explorer.tui.display.cells import folded, folded_path, width_of, wrapped
from explorer.tui.display.lines import Line, Piece

_ROOMY = 60  # cells from which the margin has a column for each kind of mark
_NO_TEXT = "This article has no text."


class Margin(NamedTuple):
    """What stands left of the text: blank cells, the cursor, a number, marks, a bar."""

    left: int
    digits: int
    roomy: bool

    @property
    def width(self) -> int:
        """The cells before the text: in a narrow pane dates and quotes share a column."""
        return self.left + 1 + self.digits + (5 if self.roomy else 4)


class TextLine(NamedTuple):
    """A line of the layout: part of a paragraph, or of the header where that is -1."""

    paragraph: int
    start: int
    end: int


class Layout:
    """The lines of an article; ``first_line`` says where each paragraph begins.

    ``width`` is that of the pane; no line of text is wider than ``measure`` cells, and where the
    pane is much wider the text stands in its middle.
    """

    def __init__(self, view: ArticleView, width: int, measure: int) -> None:
        paragraphs = view.article.paragraphs
        self.view, self.pane_width = view, width
        margin = Margin(0, max(len(str(len(paragraphs))), 2), width >= _ROOMY)
        self.width = min(width - margin.width - 1, measure)
        spare = width - margin.width - 1 - self.width
        self.margin = margin._replace(left=spare // 2)
        self.header = _header(view.article, self.width)
        if not paragraphs:
            self.header = [*self.header, [Piece(_NO_TEXT, "muted")]]
        self.lines: list[TextLine] = [TextLine(-1, i, i) for i in range(len(self.header))]
        self.first_line: list[int] = []
        for paragraph in paragraphs:
            self.first_line.append(len(self.lines))
            index, text = paragraph.index, paragraph.text
            if len(text) <= self.width and text.isascii():  # most lines of a very long article
                self.lines.append(TextLine(index, 0, len(text)))
            else:
                self.lines += [
                    TextLine(index, start, end) for start, end in _lines(text, self.width)
                ]
            self.lines.append(TextLine(index, -1, -1))
        if self.first_line:
            self.lines.pop()

    def line_of(self, paragraph: int, offset: int = 0) -> int:
        """Return the line that holds a character of a paragraph."""
        if not 0 <= paragraph < len(self.first_line):
            return 0
        first = self.first_line[paragraph]
        after = (
            self.first_line[paragraph + 1] - 1
            if paragraph + 1 < len(self.first_line)
            else len(self.lines)
        )
        at = bisect_right(self.lines, offset, first, after, key=lambda line: line.start) - 1
        return max(at, first)

    def paragraph_at(self, line: int) -> int:
        """Return the paragraph of a line; the header counts as the first."""
        return max(self.lines[line].paragraph, 0) if line < len(self.lines) else 0


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    return wrapped(text if text.isprintable() else visible(text), width)


def _header(article: Article, width: int) -> Sequence[Line]:
    title = visible(article.title)
    lines: list[Line] = [[Piece(title[a:b], "strong")] for a, b in wrapped(title, width)]
    date = article.published.isoformat() if article.published else "undated"
    about = [article.publication, article.author, article.dateline]
    text = " · ".join(visible(part) for part in [date, *about] if part)
    lines += [[Piece(text[a:b], "muted")] for a, b in wrapped(text, width)]
    lines += [[Piece(part, "faint")] for part in _source(article, width)]
    return [*lines, []]


def _source(article: Article, width: int) -> list[str]:
    """Return the path of the file, and behind it or below when it was updated, in one piece."""
    path = folded_path(visible(article.key), width)
    if not article.updated:
        return path
    update = f"updated {article.updated.isoformat()}"
    beside = f"{path[-1]} · {update}"
    if width_of(beside) <= width:
        return [*path[:-1], beside]
    return [*path, *folded(update, width)]
