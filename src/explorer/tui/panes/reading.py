"""An article laid out for a width: its header, and its paragraphs wrapped and numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.catalogue import ArticleView
from explorer.model import Article
from explorer.safetext import visible
from explorer.tui.display.cells import wrapped
from explorer.tui.display.lines import Line, Piece

GUTTER = 6
_WIDEST = 96  # cells of text: longer lines are hard to read


class TextLine(NamedTuple):
    """A line of the layout: part of a paragraph, or of the header where that is -1."""

    paragraph: int
    start: int
    end: int


class Layout:
    """The lines of an article; ``first_line`` says where each paragraph begins."""

    def __init__(self, view: ArticleView, width: int) -> None:
        self.width = min(width - GUTTER - 1, _WIDEST)
        self.header = _header(view.article, self.width)
        self.lines: list[TextLine] = [TextLine(-1, i, i) for i in range(len(self.header))]
        self.first_line: list[int] = []
        for paragraph in view.article.paragraphs:
            self.first_line.append(len(self.lines))
            self.lines += [
                TextLine(paragraph.index, start, end)
                for start, end in wrapped(visible(paragraph.text), self.width)
            ]
            self.lines.append(TextLine(paragraph.index, -1, -1))
        if self.first_line:
            self.lines.pop()

    def line_of(self, paragraph: int, offset: int = 0) -> int:
        """Return the line that holds a character of a paragraph."""
        if not 0 <= paragraph < len(self.first_line):
            return 0
        line = self.first_line[paragraph]
        while (
            line + 1 < len(self.lines)
            and self.lines[line + 1].paragraph == paragraph
            and 0 <= self.lines[line + 1].start <= offset
        ):
            line += 1
        return line

    def paragraph_at(self, line: int) -> int:
        """Return the paragraph of a line; the header counts as the first."""
        return max(self.lines[line].paragraph, 0) if line < len(self.lines) else 0


def _header(article: Article, width: int) -> Sequence[Line]:
    title = visible(article.title)
    lines: list[Line] = [[Piece(title[a:b], "strong")] for a, b in wrapped(title, width)]
    date = article.published.isoformat() if article.published else "undated"
    about = [article.publication, article.author, article.dateline]
    text = " · ".join(visible(part) for part in [date, *about] if part)
    lines += [[Piece(text[a:b], "muted")] for a, b in wrapped(text, width)]
    source = visible(article.key)
    if article.updated:
        source += f" · updated {article.updated.isoformat()}"
    lines += [[Piece(source[a:b], "faint")] for a, b in wrapped(source, width)]
    return [*lines, []]
