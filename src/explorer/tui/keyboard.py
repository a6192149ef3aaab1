"""Keys in the order in which they were typed: each is taken when all before it has been done.

Textual forwards a key to the widget that has the focus when the key arrives, and the widget acts
on it later; the next key of a fast typist then goes where the focus no longer belongs. Here the
app itself takes a key and does what it means at once; while it cannot, as when a box is still
opening, keys wait in line.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from rich.text import Text
from textual.binding import Binding
from textual.events import Event, Key, Paste
from textual.widgets import Input

from explorer.errors import ExplorerError, refused
from explorer.safetext import visible
from explorer.tui.display.cells import width_of
from explorer.tui.display.diffed import DiffedApp
from explorer.tui.keymap import Keymap

_LINE_FEED = "ctrl+j"
"""What Enter sends as long as the terminal is not the app's yet."""


_PATIENCE = 1.0  # seconds that whoever wants to leave waits for what was typed before


class KeyboardApp(DiffedApp):
    """An app that takes keys one by one."""

    keymap: Keymap

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Key | Paste] = deque()
        self.leaving = False
        """Whether the app ends: what was typed ahead is not done any more."""

    @abstractmethod
    def takes_keys(self) -> bool:
        """Tell whether the next key can be taken now."""

    @abstractmethod
    def tell(self, error: ExplorerError) -> None:
        """Show an error on the screen."""

    @contextmanager
    def telling(self, doing: str = "The index could not be read") -> Iterator[None]:
        """Show an error instead of failing: the store can be deleted at any moment.

        ``doing`` says what failed where the system refuses something.
        """
        try:
            yield
        except ExplorerError as error:
            self.tell(error)
        except OSError as error:
            self.tell(refused(doing, error))

    @abstractmethod
    async def take(self, event: Key | Paste) -> None:
        """Do what a key means, to the end."""

    async def on_event(self, event: Event) -> None:
        """Put keys in line, leave everything else to Textual."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.app_focus:  # a key tells it before the terminal does
            self.app_focus = True
        if self.leaving:
            return
        if isinstance(event, Key) and event.key == _LINE_FEED:
            event = event if self.keymap.action_of(_LINE_FEED) else Key("enter", "\r")
        self._typed.append(event)
        await self.deliver_keys()
        if self._typed and isinstance(event, Key) and self._quits(event):
            self.set_timer(_PATIENCE, self.action_quit)

    def _quits(self, event: Key) -> bool:
        """Tell whether a key means to leave, wherever it is pressed."""
        action = self.keymap.action_of(event.key) if not event.is_printable else None
        return action is not None and action.name == "quit"

    @property
    def keys_wait(self) -> bool:
        """Tell whether keys were typed that could not be taken yet."""
        return bool(self._typed)

    def drop_keys(self) -> None:
        """Forget the keys that wait."""
        self._typed.clear()

    async def deliver_keys(self) -> None:
        """Take the keys that wait; call it when what they waited for is there."""
        while self._typed and not self.leaving and self.takes_keys():
            await self.take(self._typed.popleft())


class WritingLine(Input):
    """A line to write in that takes a key at once, so that the next one finds it done."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """What is drawn: codes as visible characters, one for one; ``value`` stays as written."""
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return width_of(visible(self.value[:position]))

    def wrote(self) -> None:
        """Follow a change of the text."""

    def ended(self, key: str) -> bool:
        """Do what Enter, Esc and the like do here; tell whether this is such a key."""
        return False

    def action_named(self, key: str) -> str:
        """Return the name of the action of a key that writes nothing, empty for any other."""
        app = self.app
        if len(key) == 1 or key == "space" or not isinstance(app, KeyboardApp):
            return ""
        action = app.keymap.action_of(key)
        return action.name if action else ""

    async def take(self, event: Key | Paste) -> bool:
        """Take a key or a pasted text; tell whether it was for this line."""
        before = self.value
        if isinstance(event, Paste):
            self._write(event.text.partition("\n")[0].rstrip("\r"))
        elif self.ended(event.key):
            return True
        elif event.is_printable and event.character:
            self._write(event.character)
        elif event.key in _EDITING:
            await self.app.run_action(_EDITING[event.key], self)
        else:
            return False
        if self.value != before:
            self.wrote()
        return True

    def _write(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)


_EDITING = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
    if binding.action != "submit"
}
