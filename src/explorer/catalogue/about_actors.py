"""Questions about actors."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.catalogue.connection import Connections
from explorer.catalogue.rows import (
    ActorFilter,
    ActorRow,
    CompanionRow,
    MentionPlace,
    MonthCount,
)
from explorer.model import Actor, ActorId, ArticleKey

EVERY = ActorFilter()


class ActorQuestions:
    """What is asked about actors; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, which: ActorFilter = EVERY) -> int:
        """Return the number of actors that the filter keeps."""
        raise NotImplementedError

    def rows(
        self, which: ActorFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[ActorRow]:
        """Return actors, the most mentioned first."""
        raise NotImplementedError

    def actor(self, id: ActorId) -> Actor:
        """Return an actor in full (roles, aliases, merges), or raise ActorUnknown."""
        raise NotImplementedError

    def actors(self, ids: Sequence[ActorId]) -> list[Actor]:
        """Return those of many actors that exist, in full and in that order."""
        raise NotImplementedError

    def named(self, text: str) -> list[ActorId]:
        """Return all actors that a filter's ``actor`` text means, the most mentioned first.

        ActorUnknown names the nearest names.
        """
        raise NotImplementedError

    def names(self, ids: Sequence[ActorId]) -> dict[ActorId, str]:
        """Return the canonical names of those ids that exist."""
        raise NotImplementedError

    def aliases(self, *, limit: int = 20_000) -> list[tuple[str, ActorId]]:
        """Return (alias, actor) of the most mentioned actors first, for a fuzzy search by name."""
        raise NotImplementedError

    def companions(self, id: ActorId, *, limit: int = 20) -> list[CompanionRow]:
        """Return who takes part in the same events, the most frequent first."""
        raise NotImplementedError

    def months(self, id: ActorId) -> list[MonthCount]:
        """Return the mentions by month of publication, in order of time, for a sparkline."""
        raise NotImplementedError

    def mentions(
        self,
        id: ActorId,
        *,
        article: ArticleKey | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[MentionPlace]:
        """Return where the actor is mentioned: newest article first, in order within an article."""
        raise NotImplementedError
