"""Laying dossiers open: asked for in a thread, shown when they are answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model import ActorId, Kind
from explorer.state.spots import Spot
from explorer.tui import dossiers
from explorer.tui.filling import ORDERS
from explorer.tui.latest import Latest
from explorer.tui.panes.dossier_rows import Dossier
from explorer.tui.panes.paged import Paged
from explorer.tui.screens.main import MainScreen
from explorer.tui.search_desk import SearchDesk

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


class _Opened(NamedTuple):
    """A dossier and, where a section of it is shown in full, the items of that."""

    dossier: Dossier
    items: Paged[Any] | None


class DossierDesk(SearchDesk):
    """The open dossier: of whom, which section in full, and whether it is there yet."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        super().__init__(app, screen)
        self.section = ""
        self.awaiting_dossier = False
        """Keys wait while a dossier was asked for and is not shown: they are meant for it."""
        self._row_above = 0
        self._asked, self._rest = Latest(app, "dossier"), Latest(app, "rest of the dossier")

    def lay_dossier(
        self, id: ActorId | None, section: str = "", *, row: int = 0, wait: bool = True
    ) -> None:
        """Lay a dossier open, or a section of it in full, or close it; keys ``wait`` for it."""
        library, pane = self.library, self.screen.actors
        if id is not None and library is None:
            return
        self.dossier, self.section = id, section if id else ""
        self.title_actors()
        if id is None or library is None:
            self.awaiting_dossier = False
            pane.open_dossier(None)
            return
        self.awaiting_dossier = wait
        held = pane.dossier.dossier
        known = held if wait and section and held and held.actor.id == id else None

        def show(answer: _Opened | ExplorerError) -> None:
            if (self.dossier, self.section) != (id, section):
                return
            self.awaiting_dossier = False
            if isinstance(answer, ExplorerError):
                self.tell(answer)
                self.lay_dossier(None)
                return
            pane.open_dossier(answer.dossier, section, answer.items, row=row)
            self.title_actors()
            if answer.dossier.quotes is None:
                self._complete(library, answer.dossier)

        self._asked.ask(lambda: _opened(library, id, section, known), show)

    def _complete(self, library: Library, found: Dossier) -> None:
        """Ask for the rest of a large dossier, which is shown without it meanwhile."""
        view = self.screen.actors.dossier

        def show(answer: Dossier | ExplorerError) -> None:
            if isinstance(answer, ExplorerError):
                self.tell(answer)
            elif view.dossier is found:
                view.complete(answer)

        self._rest.ask(lambda: dossiers.completed(library, found), show)

    def lay_section(self, section: str) -> None:
        """Show a section of the open dossier in full."""
        self._row_above = self.screen.actors.dossier.cursor
        self.lay_dossier(self.dossier, section)

    def close_dossier(self) -> bool:
        """Close what lies open: a full list, else the dossier; False where neither does."""
        if self.dossier is None:
            return False
        if self.section:
            self.lay_dossier(self.dossier, row=self._row_above)
        else:
            self.lay_dossier(None)
        return True

    def restore_list(self, spot: Spot) -> None:
        """List the actors of the kind and in the order of a spot."""
        order = spot.actors_order if spot.actors_order in ORDERS else "mentions"
        kind = spot.actors_kind if spot.actors_kind in set(Kind) else None
        which = replace(self.actors_listed, kind=kind, order=order)
        if which != self.actors_listed:
            self.actors_listed = which
            self.reload_actors()

    def restore_dossier(self, spot: Spot) -> None:
        """Lay the dossier of a spot open, or go to its row where it is open already."""
        if (spot.dossier, spot.section) != (self.dossier, self.section):
            self.lay_dossier(spot.dossier, spot.section, row=spot.row)
        elif spot.dossier:
            self.screen.actors.dossier.move_to(spot.row)


def _opened(library: Library, id: ActorId, section: str, known: Dossier | None) -> _Opened:
    found = known or dossiers.dossier(library, id)
    if not section:
        return _Opened(found, None)
    if found.quotes is None:
        found = dossiers.completed(library, found)
    return _Opened(found, dossiers.full_list(library, found, section))
