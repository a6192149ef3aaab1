"""Help: what every key does, those of the pane in focus first, and what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.tui.display.lines import Line, Piece, justified, strip_of
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.keymap import Action, Keymap, shown_key
from explorer.tui.panes.bars import Bar
from explorer.tui.panes.events import CONFLICT
from explorer.tui.screens.overlay import Overlay

_OTHER_MARKS = (
    (CONFLICT, "conflict", "sources of the event disagree"),
    ("»", "muted", "scheduled"),
    ("×", "muted", "cancelled"),
    ("?", "muted", "hypothetical: it could happen"),
    ("“", "quote", "reported speech"),
    ("┃", "cursor", "the words that the open event was read from"),
)
_PANE_HELP = {
    "search": "Write a query; Enter opens a result at the paragraph that fits best.",
    "article": "Read; names, dates and quotes are marked. h and l step through the names.",
    "actors": "Enter opens an actor's dossier and keeps only its results and events.",
    "events": "Enter unfolds an event and opens its source; n and N go through all its sources.",
}


HelpLine = tuple[Line, Line]
"""What stands on the left, and what on the right."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through."""

    def __init__(self, palette: Palette, lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self.palette = palette
        self.page_lines = lines
        self.virtual_size = Size(0, len(lines))

    def move(self, rows: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        at = y + self.scroll_offset.y
        left, right = self.page_lines[at] if at < len(self.page_lines) else ((), ())
        width = self.size.width
        return strip_of(justified([Piece(" "), *left], right, width), width, self.palette)


class Help(Overlay[None]):
    """All actions by group; those that do nothing in this pane are dimmed."""

    def __init__(self, palette: Palette, keymap: Keymap, pane: str) -> None:
        super().__init__(palette)
        self.bar = Bar(palette)
        self.bar.show([Piece(f" Keys in the {pane} pane", "bar.strong")], [Piece("Esc closes ")])
        self.page = Page(palette, help_lines(keymap, pane))

    def compose(self) -> ComposeResult:
        """A title and a page."""
        with Vertical():
            yield self.bar
            yield self.page

    def moved(self, rows: int) -> None:
        """Scroll the page."""
        self.page.move(rows)


def help_lines(keymap: Keymap, pane: str) -> list[HelpLine]:
    """Return the lines of the help for a pane, each with a left and a right side."""
    lines: list[HelpLine] = [_line(), _line(Piece(_PANE_HELP[pane]))]
    for group, actions in groupby(keymap.actions.values(), key=lambda action: action.group):
        lines += [_line(), _line(Piece(group, "heading"))]
        lines += [_action_line(action, pane) for action in actions]
    lines += [_line(), _line(Piece("Marks", "heading"))]
    lines += [
        _line(Piece(f"  {mark}  ", f"{kind}.mark"), Piece(kind, kind))
        for kind, mark in MARKS.items()
        if kind != "unknown"
    ]
    lines += [_line(Piece(f"  {mark}  ", role), Piece(text)) for mark, role, text in _OTHER_MARKS]
    lines += [
        _line(),
        _line(Piece("config.toml gives an action another key: ", "muted")),
        _line(Piece('  [keys]  save = "ctrl+s"', "muted")),
    ]
    return lines


def _line(*left: Piece) -> HelpLine:
    return left, ()


def _action_line(action: Action, pane: str) -> HelpLine:
    keys = " ".join(shown_key(key) for key in action.keys)
    role = "" if pane in action.panes else "faint"
    left = [Piece(f"  {keys:<13}", role or "key"), Piece(action.help, role)]
    return left, [Piece(f"  {action.name} ", "faint")]
