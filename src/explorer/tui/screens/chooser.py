"""Choose an actor by a name that need not be spelt right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from explorer.model import ActorId
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.panes.bars import Bar
from explorer.tui.panes.listing import Listing
from explorer.tui.screens.overlay import Overlay

_SHOWN = 50


class Names(Listing):
    """Aliases that fit."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.rows: Sequence[tuple[str, ActorId]] = ()

    def row_count(self) -> int:
        """Return how many fit."""
        return len(self.rows)

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return a name with the kind of its actor."""
        alias, id = self.rows[row]
        kind = id.partition(":")[0]
        mark = [Piece(f"{MARKS.get(kind, ' ')} ", f"{kind}.mark" if kind in MARKS else "")]
        return [justified([*mark, Piece(alias)], [Piece(kind, "faint")], width)]

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say that nobody fits."""
        return ([Piece("Nobody is called like that.", "muted")],)


class ChooserInput(Input):
    """Up and Down move in the list below."""

    async def _on_key(self, event: Key) -> None:
        chooser = self.screen
        if isinstance(chooser, Chooser) and event.key in ("down", "up", "escape", "tab"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                chooser.dismiss(None)
            else:
                chooser.names.move_by(-1 if event.key == "up" else 1)
            return
        await super()._on_key(event)


class Chooser(Overlay[ActorId]):
    """A line to write in and the names that are nearest to it."""

    def __init__(self, palette: Palette, aliases: Sequence[tuple[str, ActorId]]) -> None:
        super().__init__(palette)
        self.aliases = aliases
        self.bar = Bar(palette)
        self.bar.show([Piece(" Go to an actor", "bar.strong")], [Piece("Enter goes, Esc closes ")])
        self.input = ChooserInput(placeholder="a name, or a part of one", compact=True)
        self.input.cursor_blink = False
        self.names = Names(palette)

    def compose(self) -> ComposeResult:
        """A title, the line, the names."""
        with Vertical():
            yield self.bar
            yield self.input
            yield self.names

    def on_mount(self) -> None:
        """Begin with the most mentioned."""
        self.names.rows = first_of_each(self.aliases)[:_SHOWN]
        self.names.renew(0)
        self.input.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the nearest names."""
        event.stop()
        self.names.rows = nearest(event.value, self.aliases)
        self.names.renew(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the actor under the cursor."""
        event.stop()
        rows = self.names.rows
        self.dismiss(rows[self.names.cursor][1] if rows else None)


def nearest(text: str, aliases: Sequence[tuple[str, ActorId]]) -> Sequence[tuple[str, ActorId]]:
    """Return the names nearest to ``text``, one for each actor, best first."""
    if not text.strip():
        return first_of_each(aliases)[:_SHOWN]
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        text,
        [alias for alias, _ in aliases],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=60,
        limit=4 * _SHOWN,
    )
    return first_of_each([aliases[index] for _, _, index in found])[:_SHOWN]


def first_of_each(aliases: Sequence[tuple[str, ActorId]]) -> list[tuple[str, ActorId]]:
    """Return the first alias of each actor."""
    seen: dict[ActorId, str] = {}
    for alias, id in aliases:
        seen.setdefault(id, alias)
    return [(alias, id) for id, alias in seen.items()]
