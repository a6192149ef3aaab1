"""From keys to actions: two keys in a row, and the count that is typed before one."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.tui.keymap import Action, Keymap

MOST = 99_999
"""The largest count; a larger one is taken for it."""
MOST_REPEATS = 200
"""How often an action is done that can only be done one by one."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An action that was asked for, and the count before it."""

    action: Action
    count: int | None


class Keying:
    """The keys typed so far of what is not whole yet: digits of a count, the first of two keys."""

    def __init__(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._digits = ""
        self._first = ""

    @property
    def count(self) -> int | None:
        """The count that was typed so far; 0 is none."""
        return int(self._digits or 0) or None

    def shown(self) -> str:
        """Return what is typed so far as the bottom line tells it."""
        return f"count {self.count or 0}{self._first}" if self._digits else self._first

    def drop(self) -> None:
        """Forget what was typed so far."""
        self._digits = self._first = ""

    def take(self, key: str, *, in_box: bool = False) -> Stroke | None:
        """Return the action of a key; None while there is more to come, and where it has none.

        In a box no digit chooses a pane, so that each begins a count.
        """
        if not self._first and self._counts(key, in_box):
            self._digits = str(min(int(self._digits + key), MOST))
            return None
        pressed = self._first + key
        action = self.keymap.action_of(pressed)
        if action is None and not self._first and self.keymap.starts_chord(key):
            self._first = key
            return None
        dropped = key == "escape" and self.shown() != ""
        count = self.count
        self.drop()
        return Stroke(action, count) if action and not dropped else None

    def _counts(self, key: str, in_box: bool) -> bool:
        if not (key.isdecimal() and key.isascii()):
            return False
        action = self.keymap.action_of(key)
        return self._digits != "" or action is None or (in_box and action.group == "Panes")
