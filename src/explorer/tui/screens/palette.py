"""The command palette: every action by its help line, found by any of its letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from explorer.tui.keymap import Action, shown_key

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def palette_entry(action: Action) -> str:
    """Return how an action is listed."""
    return f"{action.help}  [{' '.join(shown_key(key) for key in action.keys)}]"


class ActionProvider(Provider):
    """Gives the actions of the keymap to Textual's palette."""

    @property
    def _explorer(self) -> ExplorerApp:
        return cast("ExplorerApp", self.app)

    async def discover(self) -> Hits:
        """Give all actions where nothing was written yet."""
        for action in self._explorer.keymap.actions.values():
            if action.name != "palette":
                yield DiscoveryHit(
                    Content(palette_entry(action)),
                    partial(self._explorer.do_later, action.name),
                    text=action.help,
                )

    async def search(self, query: str) -> Hits:
        """Give the actions whose help line or name fits."""
        matcher = self.matcher(query)
        for action in self._explorer.keymap.actions.values():
            text = f"{action.help} ({action.name})"
            score = matcher.match(text)
            if score > 0 and action.name != "palette":
                yield Hit(
                    score,
                    Content(palette_entry(action)),
                    partial(self._explorer.do_later, action.name),
                    text=action.help,
                )
