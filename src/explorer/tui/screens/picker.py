"""Pick one of many by writing a part of its name, which need not be spelt right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.tui.display.cells import folded
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import WritingLine
from explorer.tui.panes.bars import Bar
from explorer.tui.panes.listing import Listing
from explorer.tui.screens.overlay import Answer, Overlay

NOTHING = "Nothing is called like that."
_STEPS = {"tab": 1, "shift+tab": -1}
_FIXED = {"down": "down", "up": "up", "pagedown": "page_down", "pageup": "page_up"}
"""Keys that move even where the settings give these actions others."""


class Choice(NamedTuple, Generic[Answer]):
    """A row: what stands on the left and on the right, and the answer that it is."""

    left: Line
    right: Line
    answer: Answer


class Choices(Listing, Generic[Answer]):
    """The rows that fit what was written."""

    def __init__(self, palette: Palette, nothing: str) -> None:
        super().__init__(palette)
        self.rows: Sequence[Choice[Answer]] = ()
        self.nothing = nothing

    def row_count(self) -> int:
        """Return how many fit."""
        return len(self.rows)

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return a row."""
        return [justified(self.rows[row].left, self.rows[row].right, width)]

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say that nothing fits."""
        return [[Piece(text, "muted")] for text in folded(self.nothing, width)]


class PickerLine(WritingLine):
    """Up and Down move in the list below, Enter picks."""

    def wrote(self) -> None:
        """Show what fits."""
        self._picker.look_up(self.value)

    def ended(self, key: str) -> bool:
        """Move, pick, or close; keys that write, and Home and End, are for the line."""
        picker = self._picker
        name = self.action_named(key)
        if key == "enter":
            picker.pick()
        elif key == "escape":
            picker.close()
        elif key in _STEPS:
            picker.moved(_STEPS[key])
        elif name in ("top", "bottom") or not picker.does(name or _FIXED.get(key, "")):
            return False
        else:
            picker.do(name or _FIXED[key])
        return True

    @property
    def _picker(self) -> Picker[object]:
        assert isinstance(self.screen, Picker)
        return self.screen


class Picker(Overlay[Answer]):
    """A line to write in and the choices that are nearest to it."""

    def __init__(
        self,
        palette: Palette,
        title: str,
        placeholder: str,
        choices_of: Callable[[str], Sequence[Choice[Answer]]],
        answered: Callable[[Answer], None],
    ) -> None:
        super().__init__(palette, answered)
        self._choices_of = choices_of
        self.bar = Bar(palette)
        self.bar.show([Piece(f" {title}", "bar.strong")], [Piece("Enter goes, Esc closes ")])
        self.input = PickerLine(placeholder=placeholder)
        self.choices: Choices[Answer] = Choices(palette, NOTHING)

    @property
    def focus_target(self) -> PickerLine:
        """The line."""
        return self.input

    def compose(self) -> ComposeResult:
        """A title, the line, the choices."""
        with Vertical():
            yield self.bar
            yield self.input
            yield self.choices

    def opened(self) -> None:
        """Begin with everything."""
        self.look_up("")

    def look_up(self, text: str) -> None:
        """Show the choices that fit a text, the cursor on the best."""
        self.choices.rows = self._choices_of(text)
        self.choices.renew(0)

    def moved(self, rows: int) -> None:
        """Move in the choices."""
        self.choices.move_by(rows)

    def page_rows(self) -> int:
        """Return how many choices are shown at once."""
        return self.choices.rows_in_sight()

    def on_listing_chosen(self) -> None:
        """Pick what was clicked."""
        self.pick()

    def pick(self) -> None:
        """Answer with the choice under the cursor."""
        rows = self.choices.rows
        self.close(rows[self.choices.cursor].answer if rows else None)
