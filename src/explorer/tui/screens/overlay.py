"""What opens over the panes: a box with a title that Esc or q closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.events import Key
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from explorer.tui.display.themes import Palette
from explorer.tui.keymap import key_name

Answer = TypeVar("Answer")

_MOVES = {
    "j": 1, "down": 1, "k": -1, "up": -1, "pagedown": 10, "space": 10, "pageup": -10,
    "ctrl+d": 5, "ctrl+u": -5, "G": 10**6, "end": 10**6, "g": -(10**6), "home": -(10**6),
}  # fmt: skip


class Overlay(ModalScreen[None], Generic[Answer], inherit_bindings=False):
    """The base: keys that close it, and keys that move in it."""

    class Ready(Message):
        """The box is there and takes keys."""

    def __init__(
        self, palette: Palette, answered: Callable[[Answer], None] = lambda answer: None
    ) -> None:
        super().__init__()
        self.palette = palette
        self.takes_keys = False
        self._answered = answered

    @property
    def focus_target(self) -> Widget | None:
        """The widget that has the keys from the beginning."""
        return None

    def on_mount(self) -> None:
        """Take the keys that were typed meanwhile."""
        self.set_focus(self.focus_target, scroll_visible=False)
        self.takes_keys = True
        self.post_message(self.Ready())

    def moved(self, rows: int) -> None:
        """Move in what is shown; the screen says how."""

    def close(self, answer: Answer | None = None) -> None:
        """Close the box, and then give the answer where there is one."""
        self.dismiss()
        if answer is not None:
            self._answered(answer)

    def take(self, event: Key) -> None:
        """Close or move."""
        key = key_name(event.key, event.character)
        if key in ("escape", "q", "?"):
            self.close()
        elif key in _MOVES:
            self.moved(_MOVES[key])
