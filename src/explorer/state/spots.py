"""Where one is: a spot that can be gone back to, and the history of jumps like a browser's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from explorer.model import ActorId, ArticleKey

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows results and events; ``span`` is the text that ``first`` and ``last`` came from.

    ``paragraph`` is (article, index): only the events of that paragraph.
    """

    actor: ActorId | None = None
    actor_name: str = ""
    actor_kind: str = ""
    first: date | None = None
    last: date | None = None
    span: str = ""
    paragraph: tuple[ArticleKey, int] | None = None
    conflicts: bool = False

    def __bool__(self) -> bool:
        return self != Filters()

    def without_last(self) -> Filters:
        """Return the filters less the narrowest one."""
        if self.paragraph:
            return replace(self, paragraph=None)
        if self.conflicts:
            return replace(self, conflicts=False)
        if self.first or self.last:
            return replace(self, first=None, last=None, span="")
        return replace(self, actor=None, actor_name="", actor_kind="")


@dataclass(frozen=True, slots=True)
class Spot:
    """All that is needed to come back: pane, query, article, paragraph, event, dossier, filters."""

    pane: str = "search"
    query: str = ""
    article: ArticleKey | None = None
    paragraph: int = 0
    event: str | None = None
    source: int = 0
    dossier: ActorId | None = None
    filters: Filters = Filters()


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
