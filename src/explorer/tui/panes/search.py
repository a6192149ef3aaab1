"""The search pane: the query line, what was understood of it, and the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.catalogue import ArticleRow
from explorer.errors import ExplorerError, QueryError
from explorer.library import SearchAnswer
from explorer.safetext import visible
from explorer.tui.display.cells import folded, width_of
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.panes.bars import Bar, Paragraph
from explorer.tui.panes.chips import ChipTitle
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged
from explorer.tui.panes.results import Results


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

    def show_answer(self, answer: SearchAnswer, cursor: int = 0, *, further: Line = ()) -> None:
        """Show what was found, or what to try instead, and what ``further`` can be done."""
        self.suggestions = answer.suggestions
        self._tell([Piece("= ", "accent"), Piece(answer.parsed, "muted")])
        self.results.rows, self.total = list(answer.hits), answer.total
        self.results.empty = [*_nothing(answer.suggestions), further]
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
