"""Reading an article: what is marked in its text, and the cursor on what was stepped to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.catalogue import ArticleView, MentionSpan, QuoteSpan, TimexSpan
from explorer.model import ActorId
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import Palette
from explorer.tui.panes.article_text import ArticleText
from explorer.tui.panes.drawing import text_pieces
from explorer.tui.panes.marks import Facts, Mark, Ordered, Spanned, place_of
from explorer.tui.panes.reading import Layout, TextLine
from explorer.tui.panes.stepping import Chosen, Place, number_from
from explorer.tui.panes.telling import told


class Reader(ArticleText):
    """The facts, hits and finds of the open article, and which of them the cursor is on."""

    def __init__(self, palette: Palette, measure: int) -> None:
        super().__init__(palette, measure)
        self.facts = Facts()
        self.chosen: Chosen | None = None
        self.hits: Sequence[Mark] = ()
        self.finds: Sequence[Mark] | None = None
        self.evidence: Mark | None = None
        self._found: Ordered[Mark] = Ordered()

    # What is shown.

    def show(self, view: ArticleView | None, paragraph: int = 0, offset: int = 0) -> None:
        """Show an article, the cursor on a character of a paragraph; paragraph 0 from the top."""
        self.view, self.facts = view, Facts(view)
        self.hits, self.finds, self.evidence, self.chosen = (), None, None, None
        self.lay_out()
        self.line = 0
        self.scroll_to(y=0, animate=False, force=True)
        self._place_found()
        self.go(paragraph, offset)

    def renew(self, view: ArticleView) -> None:
        """Show newer facts of the same article; the place in it stays."""
        paragraph, offset = self.place
        self.view, self.facts, self.chosen = view, Facts(view), None
        self.lay_out()
        self.go(paragraph, offset)
        self.refresh()

    def set_hits(self, hits: Sequence[Mark]) -> None:
        """Mark what the query found."""
        self.hits = hits
        if self.chosen and self.chosen.what == "hit":
            self.chosen = None
        self._place_found()

    def set_finds(self, finds: Sequence[Mark] | None) -> None:
        """Mark what was looked for in this article instead of the hits; None marks these again."""
        self.finds = finds
        if self.chosen and self.chosen.what == "find":
            self.chosen = None
        self._place_found()

    def set_evidence(self, mark: Mark | None) -> None:
        """Mark the sentence that an event was read from, and go there."""
        self.evidence = mark
        self.refresh()
        if mark:
            self.go(mark.paragraph, max(mark.start, 1))

    @property
    def mention(self) -> MentionSpan | None:
        """The name that the cursor was stepped to."""
        span = self.chosen.span if self.chosen else None
        return span if isinstance(span, MentionSpan) else None

    @property
    def hit(self) -> int | None:
        """The number from 0 of the hit that the cursor was stepped to."""
        return self.chosen.number if self.chosen and self.chosen.what == "hit" else None

    def told(self) -> list[Line]:
        """Tell what is under the cursor and what the marks in its line mean."""
        return told(self.facts, self.line_here, self.chosen) if self.view else []

    # Stepping.

    def number_from_here(self, spans: Sequence[Spanned], by: int) -> int:
        """Return the number of the span ``by`` steps from here, past the ends where none is."""
        return number_from(spans, self._here(), self.chosen, by)

    def choose(self, what: str, spans: Sequence[Spanned], number: int, *, again: str = "") -> None:
        """Put the cursor on one of several things of a kind, and mark it."""
        self.chosen = Chosen(what, spans[number], number, len(spans), again)
        self.refresh()
        paragraph, offset = place_of(spans[number])
        self.go(paragraph, max(offset, 1))

    def step(self, what: str, spans: Sequence[Spanned], by: int) -> bool:
        """Step through things of a kind, at the end from the top again; False where none is."""
        if not spans:
            return False
        number = self.number_from_here(spans, by)
        again = (
            "" if 0 <= number < len(spans) else "the last again" if by < 0 else "the first again"
        )
        self.choose(what, spans, number % len(spans), again=again)
        return True

    def step_talk(self, by: int) -> bool:
        """Step to the next or previous date or quote; each kind is counted by itself."""
        self.step("date", self.facts.dates_and_quotes, by)
        span = self.chosen.span if self.chosen else None
        if self.chosen is None or not isinstance(span, TimexSpan | QuoteSpan):
            return False
        same = [each for each in self.facts.dates_and_quotes if type(each) is type(span)]
        what = "quote" if isinstance(span, QuoteSpan) else "date"
        self.chosen = replace(self.chosen, what=what, number=same.index(span), total=len(same))
        return True

    def names_of(self, actors: Iterable[ActorId] = ()) -> Sequence[MentionSpan]:
        """Return the mentions that can be stepped through: of some actors, or all."""
        wanted = set(actors)
        names = self.facts.names
        return [m for m in names if any(id in wanted for id, _ in m.actors)] if wanted else names

    def clear_cursor(self) -> None:
        """Take away the marks of what was stepped to."""
        had = self.evidence is not None or self.chosen is not None
        self.chosen = self.evidence = None
        if had:
            self.refresh()
            self.post_message(self.Moved())

    def line_pieces(self, text: str, line: TextLine, layout: Layout) -> list[Piece]:
        """Draw a line with its margin, its facts, and what lies over them."""
        layers = self._found.within(*line)
        layers += [self.evidence] if self.evidence and _shows(line, self.evidence) else []
        return text_pieces(text, line, layout.margin, self.facts, layers, self.chosen)

    def _place_found(self) -> None:
        self._found = Ordered(self.hits if self.finds is None else self.finds)
        self.refresh()

    def _here(self) -> Place:
        if self.chosen:
            return place_of(self.chosen.span)
        line = self.line_here
        return (line.paragraph, line.start - 1) if line.paragraph >= 0 else (-1, 0)

    def left_line(self) -> None:
        """Forget what was stepped to once the cursor is on a line that does not show it."""
        if self.chosen and not _shows(self.line_here, self.chosen.span):
            self.chosen = None
            self.refresh()


def _shows(line: TextLine, span: Spanned) -> bool:
    return span.paragraph == line.paragraph and span.start < line.end and span.end > line.start
