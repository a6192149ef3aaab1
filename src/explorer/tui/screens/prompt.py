"""A line of text that is asked for at the bottom: what is asked, and the line it is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal

from explorer.tui.display.cells import width_of
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.panes.bars import Bar
from explorer.tui.screens.written import Completing, Words, Written

_ROOM_FOR_OFFERS = 60  # cells
_OFFERS = "60%"
_OFFERS_OF_PATHS = "30%"  # what was written is a path then, which needs the room itself


def _nothing(text: str) -> None:
    """Follow nothing."""


def _unheard() -> None:
    """Do nothing where no answer is given."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked for; ``answer`` gets the text.

    What is written first takes the place of ``start`` with ``replace``. ``words`` complete it,
    ``changed`` follows the text as it is written; Esc calls ``given_up``.
    """

    text: str
    answer: Callable[[str], None]
    start: str = ""
    words: Words = ()
    replace: bool = False
    changed: Callable[[str], None] = _nothing
    given_up: Callable[[], None] = _unheard


class PromptLine(WritingLine):
    """A question's answer; Enter gives it, Tab completes, Up and Down recall, Esc gives up."""

    def wrote(self) -> None:
        """Offer the words that go on like this, and follow what is written."""
        if isinstance(self.parent, Prompt):
            self.parent.offer()
            self.parent.follow()

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
        self._question = Inquiry("", _nothing)
        self._completing = Completing(())
        self._after: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Put the question before its answer, and what may be meant behind it."""
        yield self.label
        yield self.input
        yield self.offers

    def ask(self, question: Inquiry, closed: Callable[[], None]) -> None:
        """Ask; ``closed`` is called afterwards in any case."""
        self._question, self._after = question, closed
        text, words = question.text, question.words
        self._completing = Completing(words)
        self.written.begin(text)
        self.label.styles.width = width_of(text) + 1
        self.offers.styles.width = _OFFERS_OF_PATHS if callable(words) else _OFFERS
        self.label.show([Piece(f" {text}", "accent")])
        self.offers.display = bool(words) and self.screen.size.width >= _ROOM_FOR_OFFERS
        self._put(question.start)
        if question.replace:
            self.input.select_all()
        self.display = True
        self.screen.set_focus(self.input, scroll_visible=False)

    def offer(self) -> None:
        """Show the words that begin like what was written."""
        fitting = self._completing.offers(self.input.value)
        self.offers.show([Piece("  ".join(fitting), "muted")])

    def follow(self) -> None:
        """Let whoever asks follow what is written."""
        self._question.changed(self.input.value)

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
        self._put(self.written.step(self._question.text, self.input.value, step))
        self.follow()

    def submit(self) -> None:
        """Give the answer."""
        question, text = self._question, self.input.value.strip()
        self.end()
        if text:
            self.written.keep(question.text, text)
            question.answer(text)

    def give_up(self) -> None:
        """Give no answer."""
        self.end()
        self._question.given_up()

    def end(self) -> None:
        """Ask no longer."""
        self.display = False
        self._after()

    def _put(self, text: str, *, offer: bool = True) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)
        if offer:
            self.offer()
