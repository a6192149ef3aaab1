"""What opens over the panes: a box with a title that Esc or q closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.events import Resize
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from explorer.tui.display.themes import Palette
from explorer.tui.keyboard import KeyboardApp
from explorer.tui.keymap import Keymap

Answer = TypeVar("Answer")

FAR = 10**6
_ROOMY = (60, 16)
_CLOSING = ("escape", "close", "help")
_STEPS = {"down": 1, "up": -1}
_PAGES = {"half_down": 0.5, "half_up": -0.5, "page_down": 1, "page_up": -1}


class Overlay(ModalScreen[None], Generic[Answer], inherit_bindings=False):
    """The base: keys that close it, and keys that move in it."""

    begins_late = False
    """Whether the box takes no key before its first answer, and calls `begin` itself."""

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
    def keymap(self) -> Keymap:
        """The keys of the app."""
        app = self.app
        assert isinstance(app, KeyboardApp)
        return app.keymap

    @property
    def focus_target(self) -> Widget | None:
        """The widget that has the keys from the beginning."""
        return None

    def on_mount(self) -> None:
        """Show what there is, then take the keys that were typed meanwhile.

        No box has another handler of this: the toolkit would call both, and a box that began
        twice would take keys while it waits for an answer.
        """
        self.set_focus(self.focus_target, scroll_visible=False)
        self.opened()
        if not self.begins_late:
            self.call_after_refresh(self.begin)

    def opened(self) -> None:
        """Fill the box that is just there."""

    def begin(self) -> None:
        """Take keys from now on."""
        self.takes_keys = True
        self.post_message(self.Ready())

    def on_resize(self, event: Resize) -> None:
        """Take the whole of a small screen, and spare the frame."""
        tight = event.size.width < _ROOMY[0] or event.size.height < _ROOMY[1]
        self.set_class(tight, "-tight")

    def moved(self, rows: int) -> None:
        """Move in what is shown; the screen says how."""

    def page_rows(self) -> int:
        """Return how many rows are shown at once."""
        return 10

    def close(self, answer: Answer | None = None) -> None:
        """Close the box, and then give the answer where there is one."""
        self.dismiss()
        app = self.app
        if answer is not None and isinstance(app, KeyboardApp):
            with app.telling():
                self._answered(answer)

    def does(self, name: str) -> bool:
        """Tell whether an action of the keymap means something in a box."""
        return name in (*_CLOSING, "top", "bottom", *_PAGES, *_STEPS)

    def do(self, name: str, count: int | None = None) -> None:
        """Do what an action of the keymap means in a box: it closes or moves."""
        if name in _CLOSING:
            self.close()
        elif name in ("top", "bottom"):
            self.moved(-FAR if name == "top" or count else FAR)
            if count:
                self.moved(count - 1)
        elif name in _PAGES:
            self.moved(int(_PAGES[name] * max(self.page_rows(), 2)) * (count or 1))
        elif name in _STEPS:
            self.moved(_STEPS[name] * (count or 1))
