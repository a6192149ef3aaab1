"""The palette: every action with its keys and its help line, found by any of its words."""

from __future__ import annotations

from explorer.tui.display.cells import padded
from explorer.tui.display.lines import Piece
from explorer.tui.keymap import PANES, Action, Keymap
from explorer.tui.keynames import shown_key
from explorer.tui.screens.picker import Choice

_KEYS = 14  # cells of the column of keys
_KEY = 7  # cells of the column of the first key, where it is narrow
_WIDE = 70  # cells that keys, help line and name need
_NAME = 12  # so much nearer is a misspelt word of the name than one of the help line
_LEAST = 70  # of 100: below that, words have nothing in common with an action


def palette_entry(action: Action, *, works: bool = True, width: int = 80) -> Choice[str]:
    """Return how an action is listed: keys, help line, name; dimmed where it does nothing.

    Where it is narrow the first key and the help line must do.
    """
    role = "" if works else "muted"
    if width < _WIDE:
        key = Piece(padded(shown_key(action.keys[0]), _KEY), role or "key")
        return Choice([key, Piece(action.help, role)], (), action.name)
    keys = Piece(padded(" ".join(map(shown_key, action.keys)), _KEYS), role or "key")
    return Choice(
        [keys, Piece(action.help, role)], [Piece(f"  {action.name}", "faint")], action.name
    )


def action_choices(text: str, keymap: Keymap, pane: str, width: int = 80) -> list[Choice[str]]:
    """Return an action a row, the best first: what fits the words, and then what works here."""
    actions = [action for action in keymap.actions.values() if action.name != "palette"]
    actions.sort(key=lambda action: _away(action, pane))
    if text.strip():
        actions = _nearest(text, actions)
    return [palette_entry(action, works=pane in action.panes, width=width) for action in actions]


def _away(action: Action, pane: str) -> int:
    """Return 0 for what only some panes do and this one does, 1 for what all do, else 2."""
    if pane not in action.panes:
        return 2
    return int(action.panes == PANES)


def _nearest(text: str, actions: list[Action]) -> list[Action]:
    scored = [(nearness(text, action), action) for action in actions]
    scored.sort(key=lambda found: -found[0])
    return [action for score, action in scored if score >= _LEAST]


def nearness(text: str, action: Action) -> float:
    """Return how near words are to an action's, from 0 to 100; in its name a little nearer.

    A word that begins one of the action's fits wholly; one that is misspelt fits in part.
    """
    from rapidfuzz.fuzz import ratio

    name = action.name.split("_")
    words = [*name, *(word.strip("(),;").casefold() for word in action.help.split())]

    def fit(part: str) -> float:
        if any(word.startswith(part) for word in words):
            return 100 if any(word.startswith(part) for word in name) else 99
        in_name = max(ratio(part, word) for word in name) + _NAME
        return min(max(in_name, *(ratio(part, word) for word in words)), 98)

    wanted = text.casefold().replace("_", " ").split()
    if wanted == name:
        return 101
    return sum(map(fit, wanted)) / len(wanted) if wanted else 0
