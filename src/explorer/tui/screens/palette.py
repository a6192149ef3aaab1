"""The palette: every action by its help line, found by any of its letters."""

from __future__ import annotations

from explorer.tui.display.lines import Piece
from explorer.tui.keymap import Action, Keymap
from explorer.tui.keynames import shown_key
from explorer.tui.screens.picker import Choice


def palette_entry(action: Action) -> str:
    """Return how an action is listed."""
    return f"{action.help}  [{' '.join(shown_key(key) for key in action.keys)}]"


def action_choices(text: str, keymap: Keymap) -> list[Choice[str]]:
    """Return an action a row: those whose help line or name fits, the best first."""
    actions = [action for action in keymap.actions.values() if action.name != "palette"]
    if text.strip():
        from textual.fuzzy import FuzzySearch

        fits = FuzzySearch().match
        scored = [(fits(text, f"{each.help} ({each.name})")[0], each) for each in actions]
        scored.sort(key=lambda found: -found[0])
        actions = [action for score, action in scored if score > 0]
    return [
        Choice([Piece(palette_entry(action))], [Piece(f" {action.name} ", "faint")], action.name)
        for action in actions
    ]
