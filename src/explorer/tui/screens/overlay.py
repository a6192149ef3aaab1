"""What opens over the panes: a box with a title that Esc or q closes."""

from __future__ import annotations

from typing import TypeVar

from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from explorer.tui.display.themes import Palette
from explorer.tui.keymap import key_name

Answer = TypeVar("Answer")

_MOVES = {
    "j": 1, "down": 1, "k": -1, "up": -1, "pagedown": 10, "space": 10, "pageup": -10,
    "ctrl+d": 5, "ctrl+u": -5, "G": 10**6, "end": 10**6, "g": -(10**6), "home": -(10**6),
}  # fmt: skip


class Overlay(ModalScreen[Answer], inherit_bindings=False):
    """The base: keys that close it, and keys that move in it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette

    def moved(self, rows: int) -> None:
        """Move in what is shown; the screen says how."""

    def on_key(self, event: Key) -> None:
        """Close or move."""
        if isinstance(self.focused, Input) and event.key not in ("escape", "ctrl+q"):
            return
        key = key_name(event.key, event.character)
        event.stop()
        if key in ("escape", "q", "?"):
            self.dismiss(None)
        elif key in _MOVES:
            self.moved(_MOVES[key])
        elif key == "ctrl+q":
            self.app.exit()
