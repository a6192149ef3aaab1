"""The text of an article with a cursor to read with: on a line, and on a name or hit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.catalogue import ArticleView, MentionSpan
from explorer.safetext import visible
from explorer.tui.display.lines import Piece, strip_of
from explorer.tui.display.themes import Palette
from explorer.tui.panes.listing import CURSOR
from explorer.tui.panes.marks import Mark, Marked, fact_marks, reachable
from explorer.tui.panes.reading import GUTTER, Layout, TextLine

_NO_ARTICLE = ("No article is open.", "Enter on a result or an event opens one here.")


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the lines in sight; moving the cursor redraws two lines."""

    class Moved(Message):
        """The cursor is on another line or name."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="reader")
        self.palette = palette
        self.view: ArticleView | None = None
        self.line = 0
        self.mention: MentionSpan | None = None
        self.hits: Sequence[Mark] = ()
        self.hit: int | None = None
        self.evidence: Mark | None = None
        self._layout: Layout | None = None
        self._laid_out_width = 0
        self._wanted = (0, 0)
        self._facts: list[Mark] = []
        self._marked = Marked(())

    # What is shown.

    def show(self, view: ArticleView | None, paragraph: int = 0, offset: int = 0) -> None:
        """Show an article, the cursor on a character of a paragraph; paragraph 0 from the top."""
        self.view = view
        self.hits, self.hit, self.evidence, self.mention = (), None, None, None
        self._lay_out()
        self.line = 0
        self.scroll_to(y=0, animate=False, force=True)
        self.go(paragraph, offset)
        self.refresh()

    def renew(self, view: ArticleView) -> None:
        """Show newer facts of the same article; the place in it stays."""
        paragraph = self.paragraph
        self.view, self.mention = view, None
        self._lay_out()
        self.go(paragraph)
        self.refresh()

    def set_hits(self, hits: Sequence[Mark]) -> None:
        """Mark what the query found."""
        self.hits, self.hit = hits, None
        self._mark()

    def set_evidence(self, mark: Mark | None) -> None:
        """Mark the sentence that an event was read from, and go there."""
        self.evidence = mark
        self._mark()
        if mark:
            self.go(mark.paragraph, mark.start)

    @property
    def paragraph(self) -> int:
        """The paragraph that the cursor is in."""
        return self._layout.paragraph_at(self.line) if self._layout else 0

    @property
    def lines(self) -> Sequence[TextLine]:
        """The lines of the layout."""
        return self._layout.lines if self._layout else ()

    # The cursor.

    def move_to(self, line: int) -> None:
        """Put the cursor on a line; blank lines are passed over."""
        last = max(len(self.lines) - 1, 0)
        step = 1 if line >= self.line else -1
        line = min(max(line, 0), last)
        while 0 < line < last and self._blank(line):
            line += step
        old, self.line = self.line, line
        for changed in (old, line):
            self.refresh(Region(0, changed - self.scroll_offset.y, GUTTER, 1))
        self._show_line()
        self.post_message(self.Moved())

    def move_by(self, lines: int) -> None:
        """Move the cursor by lines; at the top of an article the header comes into sight."""
        self.move_to(self.line + lines)
        if lines < 0 and self.line <= self._header_height():
            self.scroll_to(y=0, animate=False, force=True)

    def scroll_by(self, lines: int) -> None:
        """Scroll the text; the cursor goes along where it would leave the window."""
        last = max(len(self.lines) - self.size.height, 0)
        top = min(max(self.scroll_offset.y + lines, 0), last)
        self.scroll_to(y=top, animate=False, force=True)
        self.move_to(min(max(self.line, top), top + max(self.size.height - 1, 0)))

    def go(self, paragraph: int, offset: int = 0) -> None:
        """Put the cursor on a character of a paragraph, with some lines around it."""
        self._wanted = (paragraph, offset)
        if self._layout is None:  # hidden: the first resize goes there
            return
        at_top = paragraph == 0 and offset == 0
        self.move_to(0 if at_top else self._layout.line_of(paragraph, offset))
        height = self.size.height
        if self.line > self.scroll_offset.y + height - 4 or self.line < self.scroll_offset.y + 2:
            self.scroll_to(y=max(self.line - height // 3, 0), animate=False, force=True)

    def step_mention(self, step: int, actor: str | None = None) -> MentionSpan | None:
        """Put the cursor on the next or previous mention (of one actor) and return it."""
        steps = reachable(self.view) if self.view else []
        if actor:
            steps = [m for m in steps if any(id == actor for id, _ in m.actors)]
        if not steps:
            return None
        here = self._here()
        if step > 0:
            found = next((m for m in steps if (m.paragraph, m.start) > here), steps[0])
        else:
            before = [m for m in steps if (m.paragraph, m.start) < here]
            found = before[-1] if before else steps[-1]
        self.mention, self.hit = found, None
        self._mark()
        self.go(found.paragraph, max(found.start, 1))
        return found

    def step_hit(self, step: int) -> int | None:
        """Put the cursor on the next or previous hit and return its number from 0."""
        if not self.hits:
            return None
        if self.hit is None:
            here = self._here()
            after = [i for i, hit in enumerate(self.hits) if (hit.paragraph, hit.start) > here]
            self.hit = (after[0] if after else 0) if step > 0 else (after[0] - 1 if after else -1)
        else:
            self.hit += step
        self.hit %= len(self.hits)
        self.mention = None
        self._mark()
        self.go(self.hits[self.hit].paragraph, max(self.hits[self.hit].start, 1))
        return self.hit

    def clear_cursor(self) -> None:
        """Take away the marks of what was stepped to."""
        had = self.mention is not None or self.evidence is not None or self.hit is not None
        self.mention = self.evidence = self.hit = None
        if had:
            self._mark()
            self.post_message(self.Moved())

    def _here(self) -> tuple[int, int]:
        if self.mention:
            return self.mention.paragraph, self.mention.start
        if self.hit is not None:
            return self.hits[self.hit].paragraph, self.hits[self.hit].start
        if not self.lines or self.lines[self.line].paragraph < 0:
            return -1, 0
        line = self.lines[self.line]
        return line.paragraph, line.start - 1

    def _blank(self, line: int) -> bool:
        at = self.lines[line]
        return at.end < 0 or (at.paragraph < 0 and line == self._header_height() - 1)

    def _header_height(self) -> int:
        return len(self._layout.header) if self._layout else 0

    def _show_line(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self.line < top:
            self.scroll_to(y=self.line, animate=False, force=True)
        elif self.line >= top + height:
            self.scroll_to(y=self.line - height + 1, animate=False, force=True)

    # Lines.

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._laid_out_width = width
        self._layout = Layout(self.view, width) if self.view and width else None
        self.virtual_size = Size(0, len(self.lines))
        self._facts = fact_marks(self.view) if self.view else []
        self._mark()

    def _mark(self) -> None:
        layers = [self.evidence] if self.evidence else []
        layers += self.hits
        if self.hit is not None:
            layers.append(self.hits[self.hit]._replace(role="here"))
        if self.mention:
            at = self.mention
            layers.append(Mark(at.paragraph, at.start, at.end, "here"))
        self._marked = Marked(self._facts, layers)
        self.refresh()

    def on_resize(self) -> None:
        """Lay out at another width; the paragraph of the cursor stays in sight."""
        at = self.lines[self.line] if self.lines else None
        self._lay_out()
        if at is None:
            self.go(*self._wanted)
        elif self._layout:
            self.line = self._layout.line_of(at.paragraph, at.start) if at.paragraph >= 0 else 0
            self._show_line()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        if self.scrollable_content_region.width != self._laid_out_width:
            self._laid_out_width = self.scrollable_content_region.width
            self.call_next(self.on_resize)  # it is drawn at a width before it is told of it
        if self.view is None or self._layout is None:
            text = _NO_ARTICLE[y] if y < len(_NO_ARTICLE) else ""
            return strip_of([Piece(f" {text}", "muted")], width, self.palette)
        at = y + self.scroll_offset.y
        if at >= len(self.lines):
            return strip_of((), width, self.palette)
        line = self.lines[at]
        mark = Piece(CURSOR if at == self.line else " ", "cursor")
        if line.paragraph < 0:
            return strip_of([mark, *self._layout.header[at]], width, self.palette)
        return strip_of([mark, *self._text(line)], width, self.palette)

    def _text(self, line: TextLine) -> list[Piece]:
        if line.end < 0 or self.view is None:
            return []
        text = visible(self.view.article.paragraphs[line.paragraph].text)
        number = f"{line.paragraph + 1:>3}" if line.start == 0 else "   "
        facts = self._marked.facts_of(line.paragraph)
        quoted = any(mark.role == "quote" and _overlap(mark, line) for mark in facts)
        gutter = [Piece(number, "faint"), Piece("“" if quoted else " ", "quote")]
        told = self.evidence is not None and _overlap(self.evidence, line)
        gutter.append(Piece("┃" if told else " ", "cursor"))
        return [*gutter, *self._marked.pieces(line.paragraph, text, line.start, line.end)]


def _overlap(mark: Mark, line: TextLine) -> bool:
    return mark.paragraph == line.paragraph and mark.start < line.end and mark.end > line.start
