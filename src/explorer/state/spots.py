"""Where one is: a spot that can be gone back to, and the history of jumps like a browser's."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.model import ActorId, ArticleKey
from explorer.state.filters import Filters

PANES = ("search", "article", "actors", "events")
"""Where a spot can be: the panes by their names."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """All that is needed to come back.

    ``event`` is the one that lies open, ``standing`` the one that the cursor of the list is on;
    ``result_row`` and ``actor_row`` are where the cursors of the other lists are. ``scope`` is
    whose actors are listed, None where that is not known.
    ``section`` is the part of the dossier that is shown in full, ``row`` the cursor's row in it.
    ``actors_kind`` and ``actors_order`` are which actors are listed, and how.
    ``beside`` is the pane that shares a small screen with ``pane``; empty, it is the usual one.
    """

    pane: str = "search"
    query: str = ""
    article: ArticleKey | None = None
    paragraph: int = 0
    event: str | None = None
    source: int = 0
    dossier: ActorId | None = None
    filters: Filters = field(default_factory=Filters)
    standing: str | None = None
    section: str = ""
    row: int = 0
    beside: str = ""
    result_row: int = 0
    actor_row: int = 0
    scope: str | None = None
    actors_kind: str | None = None
    actors_order: str = "mentions"


@dataclass(frozen=True, slots=True)
class History:
    """The spots before and after this one, nearest last."""

    before: tuple[Spot, ...] = ()
    after: tuple[Spot, ...] = ()

    def left(self, spot: Spot) -> History:
        """Return the history after a jump away from ``spot``."""
        if self.before and self.before[-1] == spot:
            return History(self.before)
        return History((*self.before, spot)[-_LONGEST:])

    def back(self, here: Spot) -> tuple[Spot, History] | None:
        """Return the spot before ``here`` and the history there, None at the beginning."""
        if not self.before:
            return None
        return self.before[-1], History(self.before[:-1], (*self.after, here))

    def forward(self, here: Spot) -> tuple[Spot, History] | None:
        """Return the spot after ``here`` and the history there, None at the end."""
        if not self.after:
            return None
        return self.after[-1], History((*self.before, here), self.after[:-1])
