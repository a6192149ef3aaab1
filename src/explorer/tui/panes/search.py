"""The search pane: the query line, what was understood of it, and the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip

from explorer.amounts import counted
from explorer.catalogue import ArticleRow
from explorer.errors import ExplorerError, QueryError
from explorer.library import SearchAnswer, SearchHit
from explorer.safetext import visible
from explorer.tui.display.cells import folded, width_of, wrapped
from explorer.tui.display.lines import Line, Piece, justified, marked
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.panes.bars import Bar, Paragraph
from explorer.tui.panes.chips import ChipTitle
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged

_ROOMY = 70  # columns that a date and a headline need beside each other
_SHORT, _TALL = 2, 4  # lines of a result
_DATE = 12  # columns of the date and the gap behind it


class QueryLine(WritingLine):
    """The query line; Enter and Down go to the results, Esc too."""

    def __init__(self, pane: SearchPane) -> None:
        super().__init__(placeholder="/ writes a query", id="query")
        self._pane = pane

    def wrote(self) -> None:
        """Ask as the query is typed."""
        self._pane.asked(self.value)

    def ended(self, key: str) -> bool:
        """Go to the results."""
        if key == "enter":
            self._pane.submit()
        elif key in ("escape", "down", "tab"):
            self._pane.left()
        else:
            return False
        return True


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


class SearchPane(Vertical):
    """Query line, what was understood, results.

    ``asked`` is called with each query as it is typed, ``left`` when the line is left,
    ``moved`` when the cursor of the results is on another one, or they are others.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="search")
        self.palette = palette
        self.title = ChipTitle(palette, 1, "Search")
        self.input = QueryLine(self)
        self.understood = Bar(palette, id="understood", ground="")
        self.hint = Paragraph(palette, id="hint")
        self.results = Results(palette)
        self.suggestions: Sequence[str] = ()
        self.total = 0
        self.asked: Callable[[str], None] = lambda text: None
        self.left: Callable[[], None] = lambda: None
        self.moved: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Put the parts below each other."""
        yield self.title
        yield self.input
        yield self.understood
        yield self.hint
        yield self.results

    @property
    def focus_target(self) -> Listing:
        """The widget that has the keys while this pane has the focus."""
        return self.results

    def submit(self) -> None:
        """Go to the results; where there are none, to those of the first suggestion."""
        if self.suggestions and not len(self.results.rows):
            self.set_query(self.suggestions[0])
            self.asked(self.suggestions[0])
        self.left()

    def set_query(self, text: str) -> None:
        """Put a query into the line without asking it."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def show_articles(self, rows: Paged[ArticleRow], cursor: int = 0) -> None:
        """Show every article, newest first."""
        self._tell([Piece("  every article, newest first", "muted")])
        self.suggestions = ()
        self.results.rows, self.total = rows, len(rows)
        self.results.empty = ([Piece("No article has been read yet.", "muted")],)
        self.results.renew(cursor)

    def show_answer(self, answer: SearchAnswer, cursor: int = 0) -> None:
        """Show what was found, or what to try instead."""
        self.suggestions = answer.suggestions
        self._tell([Piece("= ", "accent"), Piece(answer.parsed, "muted")])
        self.results.rows, self.total = list(answer.hits), answer.total
        self.results.empty = _nothing(answer.suggestions)
        self.results.renew(cursor)
        self._tell_place()  # in the same frame

    def show_mistake(self, error: QueryError, shift: int = 0) -> None:
        """Mark the place of a mistake under the query; the last results stay."""
        start, end = max(error.start - shift, 0), max(error.end - shift, 1)
        before = width_of(visible(self.input.value[:start]))
        wide = max(width_of(visible(self.input.value[start:end])), 1)
        caret = Piece(" " * before + "^" * wide, "error")
        self.suggestions, self.results.empty = (), ()
        self.results.refresh()
        words = [Piece(text, "error") for text in _folded(error.message, self.size.width)]
        hint = [Piece(text, "muted") for text in _folded(error.hint, self.size.width)]
        self._tell([Piece("  "), caret], *([Piece("  "), piece] for piece in (*words, *hint)))

    def forget_mistake(self) -> None:
        """Mark no mistake any more: the results that stay are of what is written."""
        self._tell(())

    def show_trouble(self, error: ExplorerError, *, further: Line = ()) -> None:
        """Show why there is no answer, what to do, and what ``further`` can be done here.

        Nothing else stands under the query meanwhile: it would be taken for the answer.
        """
        width = self.size.width
        self._tell([Piece("  not answered", "error")])
        self.suggestions, self.results.rows, self.total = (), (), 0
        self.results.empty = (
            *([Piece(text, "error")] for text in _folded(error.message, width)),
            *([Piece(text, "muted")] for text in _folded(error.hint, width)),
            further,
        )
        self.results.renew(0)

    def tell_trouble(self, lines: Sequence[str]) -> None:
        """Show why nothing could be read, and what to do."""
        self.results.rows = ()
        words = [
            [Piece(text, "error")] for line in lines for text in _folded(line, self.size.width)
        ]
        self.results.empty = (
            [Piece("The corpus could not be read:", "strong")],
            *words,
            [],
            [Piece("F5", "key"), Piece(" tries again, "), Piece("q", "key"), Piece(" quits.")],
        )
        self.results.renew()

    def on_listing_moved(self) -> None:
        """Tell the position, and ask for more hits near the end."""
        self._tell_place()
        rows = self.results.rows
        at = self.results.cursor + 1 if len(rows) else 0
        if at > max(len(rows) - 10, 1) and len(rows) < self.total:
            self.post_message(Results.More())
        self.moved()

    def _tell_place(self) -> None:
        count = len(self.results.rows)
        at = self.results.cursor + 1 if count else 0
        self.title.tell(place=[Piece(f"{at}/{max(self.total, count)}")])

    def _tell(self, understood: Line, *hint: Line) -> None:
        self.understood.show(understood)
        self.hint.show_lines(hint)


def _folded(text: str, width: int) -> list[str]:
    return folded(visible(text), max(width - 3, 10)) if text else []


def _nothing(suggestions: Sequence[str]) -> list[Line]:
    lines: list[Line] = [[Piece("No article says that.", "muted")]]
    if suggestions:
        lines.append([Piece("Did you mean ", "muted"), Piece(suggestions[0], "strong"), Piece("?")])
        lines += [[Piece("          or ", "muted"), Piece(other)] for other in suggestions[1:]]
        lines.append([Piece("Enter", "key"), Piece(" takes the first.", "muted")])
    return lines
