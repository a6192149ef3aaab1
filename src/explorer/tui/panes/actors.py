"""The actors pane: the actors of an article or of the results, and the dossier of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.catalogue import ActorRow
from explorer.tui.display.cells import folded
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Title
from explorer.tui.panes.dossier import DossierView
from explorer.tui.panes.dossier_items import named
from explorer.tui.panes.dossier_rows import Dossier
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged

_COUNT = 5  # cells of a number of mentions
_WITH_ROLE = 45  # cells from which there is room for a role


class ActorList(Listing):
    """A line an actor, the most mentioned first."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="actor-list")
        self.nothing = "No actor is known here yet."
        self.rows: Paged[ActorRow] = Paged(0, lambda offset, limit: ())

    def row_count(self) -> int:
        """Return the number of actors."""
        return len(self.rows)

    @property
    def here(self) -> ActorRow | None:
        """The actor that the cursor is on."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return mark of the kind, name, latest role and the number of mentions."""
        actor = self.rows[row]
        count = [Piece(f"  {actor.mentions:>{_COUNT},}", "muted")]
        if width < _WITH_ROLE:
            return [justified(named(actor.name, actor.kind), count, width)]
        room = min(max(width * 2 // 5, 24), 40)
        name = justified(named(actor.name, actor.kind), (), room)
        return [justified([*name, Piece("  "), Piece(actor.role or "", "muted")], count, width)]

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say why there is nothing."""
        return [[Piece(part, "muted")] for part in folded(self.nothing, width)]


class ActorsPane(Vertical):
    """The list of actors, or the dossier of one in its place."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="actors")
        self.title = Title(palette, 3, "Actors")
        self.list = ActorList(palette)
        self.dossier = DossierView(palette)

    def compose(self) -> ComposeResult:
        """Put the title above the list; the dossier waits hidden."""
        yield self.title
        yield self.list
        self.dossier.display = False
        yield self.dossier

    @property
    def in_dossier(self) -> bool:
        """Tell whether a dossier is open."""
        return bool(self.dossier.display)

    @property
    def focus_target(self) -> Listing:
        """The widget that has the keys while this pane has the focus."""
        return self.dossier if self.in_dossier else self.list

    def open_dossier(
        self,
        dossier: Dossier | None,
        section: str = "",
        items: Paged[Any] | None = None,
        *,
        row: int = 0,
    ) -> None:
        """Show a dossier or the full list of a section of it, or the list of actors again."""
        focused = self.list.has_focus or self.dossier.has_focus
        self.dossier.display = dossier is not None
        self.list.display = dossier is None
        if dossier:
            self.dossier.show(dossier, section, items, row=row)
        else:
            self.dossier.dossier = None
        if focused:
            self.screen.set_focus(self.focus_target, scroll_visible=False)
        self.on_listing_moved()

    def on_listing_moved(self) -> None:
        """Tell the position in the list."""
        count = len(self.list.rows)
        place = (self.list.cursor + 1 if count else 0, count)
        if self.in_dossier:
            at = self.dossier.place
            self.title.tell(place=[Piece(f"{at[0]}/{at[1]}" if at else "")])
        else:
            self.title.tell(place=[Piece(f"{place[0]}/{place[1]}")])
