"""The line at the bottom: what the keys do here, notices, progress, and questions to the user.

One thing is told at a time: an error, else a notice, else what is under the cursor, else the keys.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from explorer.safetext import visible
from explorer.tui.display.cells import width_of
from explorer.tui.display.lines import Line, Piece, folded_pieces, joined
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.panes.bars import Bar, Paragraph
from explorer.tui.screens.written import Completing, Words, Written

_ROOM_FOR_OFFERS = 60  # cells
_OFFERS = "60%"
_OFFERS_OF_PATHS = "30%"  # what was written is a path then, which needs the room itself
_MOST_LINES = 6  # of a message that is too long for the bottom line
_MARGINS = 4  # cells around what stands on the left and on the right


def _nothing(text: str) -> None:
    """Follow nothing."""


class PromptLine(WritingLine):
    """A question's answer; Enter gives it, Tab completes, Up and Down recall, Esc gives up."""

    def wrote(self) -> None:
        """Offer the words that go on like this, and follow what is written."""
        if isinstance(self.parent, Prompt):
            self.parent.offer()
            self.parent.changed(self.value)

    def ended(self, key: str) -> bool:
        """Answer, complete, recall, or give up."""
        prompt = self.parent
        if not isinstance(prompt, Prompt):
            return False
        keys = {
            "enter": prompt.submit,
            "tab": prompt.complete,
            "shift+tab": lambda: prompt.complete(-1),
            "up": lambda: prompt.recall(-1),
            "down": lambda: prompt.recall(1),
            "escape": prompt.give_up,
        }
        if key not in keys:
            return False
        keys[key]()
        return True


class Prompt(Horizontal):
    """A question asked in the bottom line, one at a time."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="prompt")
        self.label = Bar(palette)
        self.input = PromptLine()
        self.offers = Bar(palette, id="offers")
        self.written = Written()
        self._question = ""
        self.changed: Callable[[str], None] = _nothing
        self._given_up: Callable[[], None] = lambda: None
        self._answer: Callable[[str], None] = lambda text: None
        self._completing = Completing(())
        self._after: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Put the question before its answer, and what may be meant behind it."""
        yield self.label
        yield self.input
        yield self.offers

    def ask(
        self,
        question: str,
        answer: Callable[[str], None],
        *,
        start: str = "",
        words: Words = (),
        replace: bool = False,
        changed: Callable[[str], None] | None = None,
        given_up: Callable[[], None] = lambda: None,
        closed: Callable[[], None],
    ) -> None:
        """Ask; ``answer`` gets the text, ``closed`` is called afterwards in any case.

        What is written first takes the place of ``start`` with ``replace``. ``changed`` follows
        the text as it is written; Esc calls ``given_up``.
        """
        self.changed, self._given_up = changed or _nothing, given_up
        self._question, self._answer, self._after = question, answer, closed
        self._completing = Completing(words)
        self.written.begin(question)
        self.label.styles.width = width_of(question) + 1
        self.offers.styles.width = _OFFERS_OF_PATHS if callable(words) else _OFFERS
        self.label.show([Piece(f" {question}", "accent")])
        self.offers.display = bool(words) and self.screen.size.width >= _ROOM_FOR_OFFERS
        self._put(start)
        if replace:
            self.input.select_all()
        self.display = True
        self.screen.set_focus(self.input, scroll_visible=False)

    def offer(self) -> None:
        """Show the words that begin like what was written."""
        fitting = self._completing.offers(self.input.value)
        self.offers.show([Piece("  ".join(fitting), "muted")])

    def tell(self, line: Line) -> None:
        """Tell something of what was written so far, at the right."""
        self.offers.display = bool(line)
        self.offers.styles.width = sum(width_of(piece.text) for piece in line) + 1
        self.offers.show(line)

    def complete(self, step: int = 1) -> None:
        """Write what the words that fit have in common, then one after another."""
        self._put(self._completing.next(self.input.value, step), offer=False)

    def recall(self, step: int) -> None:
        """Write an earlier answer to this question, or a later one."""
        self._put(self.written.step(self._question, self.input.value, step))
        self.changed(self.input.value)

    def submit(self) -> None:
        """Give the answer."""
        answer, text = self._answer, self.input.value.strip()
        self.end()
        if text:
            self.written.keep(self._question, text)
            answer(text)

    def give_up(self) -> None:
        """Give no answer."""
        self.end()
        self._given_up()

    def end(self) -> None:
        """Ask no longer."""
        self.display = False
        self._after()

    def _put(self, text: str, *, offer: bool = True) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)
        if offer:
            self.offer()


class Bottom(Vertical):
    """One line: hints or a notice on the left, progress on the right; or a question.

    A notice that is longer covers the lines ``above``, which lie over the panes.
    """

    DEFAULT_CSS = "Bottom { height: 1; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="bottom")
        self.bar = Bar(palette)
        self.above = Paragraph(palette, id="above", ground="bar")
        self.prompt = Prompt(palette)
        self._hints: Callable[[int], str] = lambda room: ""
        self._ways: Callable[[int], str] = lambda width: ""
        self._notice: Line = ()
        self._status: Sequence[Line] = ()
        self._progress: Line = ()
        self._gives_way = False
        self._pending = ""
        self._covered = False

    def compose(self) -> ComposeResult:
        """The bar, and the question that takes its place."""
        yield self.bar
        yield self.prompt

    def hints(self, keys: Callable[[int], str], ways: Callable[[int], str]) -> None:
        """Show what the keys do here, once no notice is shown; on the right, the ways elsewhere.

        Both are asked for what fits a number of cells.
        """
        self._hints, self._ways = keys, ways
        self._draw()

    def notice(self, line: Line) -> None:
        """Show a message until the next key that does something; an error stays before others."""
        if not _is_error(self._notice) or _is_error(line):
            self._notice = line
            self._draw()

    def status(self, parts: Sequence[Line]) -> None:
        """Show what is under the cursor, while there is no notice; as many parts as fit."""
        if parts != self._status:
            self._status = parts
            self._draw()

    def on_resize(self) -> None:
        """Show as much as fits now."""
        self._draw()

    def clear_notice(self) -> None:
        """Show again what is under the cursor, or what the keys do."""
        if self._notice:
            self._notice = ()
            self._draw()

    def take_back(self, line: Line) -> None:
        """Show a message no more, if it is this one that is shown."""
        if self._notice == line:
            self.clear_notice()

    def progress(self, line: Line, *, gives_way: bool = False) -> None:
        """Show how far the reading of the corpus is; with ``gives_way`` where there is room."""
        self._progress, self._gives_way = line, gives_way
        self._draw()

    def cover(self, covered: bool) -> None:
        """Show no keys of a pane while a box lies over the panes: they do nothing there."""
        if covered != self._covered:
            self._covered = covered
            self._draw()

    def pending(self, keys: str) -> None:
        """Show the count, or the first of two keys, that was typed so far."""
        if keys != self._pending:
            self._pending = keys
            self._draw()

    def ask(
        self,
        question: str,
        answer: Callable[[str], None],
        *,
        start: str = "",
        words: Words = (),
        replace: bool = False,
        changed: Callable[[str], None] | None = None,
        given_up: Callable[[], None] = lambda: None,
        closed: Callable[[], None],
    ) -> None:
        """Ask for a line of text in place of the bar; a notice is shown above it meanwhile."""

        def ended() -> None:
            self.bar.display = True
            self.clear_notice()
            closed()

        self.bar.display = False
        self.prompt.ask(
            question,
            answer,
            start=start,
            words=words,
            replace=replace,
            changed=changed,
            given_up=given_up,
            closed=ended,
        )

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        ways = "" if self._covered else self._ways(width)
        right: list[Piece] = [*self._progress] or ([Piece(ways)] if ways else [])
        further = [Piece(f"  {self._ways(0)}")] if self._progress and ways else []  # the help
        if 3 * (_width(right) + _width(further)) <= 2 * width:
            right = [*right, *further]
        if self._pending:
            right = [Piece(f"{self._pending}  ", "bar.accent"), *right]
        room = width - sum(width_of(piece.text) for piece in right) - _MARGINS
        status = () if self._covered else self._status
        hints = "" if self._covered else self._hints(room)
        told = _width(self._notice) or _width(joined(status, sys.maxsize)) or width_of(hints)
        gives_way = not self._progress or self._gives_way or _is_error(self._notice)
        if gives_way and told > room:
            right, room = [], width - 2  # what is told goes before the ways elsewhere
        lines = folded_pieces(self._notice, max(room, 10))[:_MOST_LINES] if self._notice else []
        above = lines[:-1] if self.bar.display else lines
        self.above.show_lines([[Piece(" "), *line] for line in above])
        left = lines[-1] if lines else joined(status, room) or [Piece(hints)]
        self.bar.show([Piece(" "), *left], [Piece("  "), *right, Piece(" ")] if right else ())


def _width(line: Line) -> int:
    return sum(width_of(visible(piece.text)) for piece in line)


def _is_error(line: Line) -> bool:
    return any(piece.role == "error" for piece in line)
