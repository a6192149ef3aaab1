"""An event as it was when each of some claims came."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.events.choosing import may_be_many
from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.keeping import ClaimId
from explorer.events.sameness import fit
from explorer.events.shelving import reaches
from explorer.model import ActorId

Order = tuple[object, ...]
Member = tuple[Order, ClaimId, Claim]


class Growing:
    """An event with more and more of its claims; it is looked at in their order."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._told: list[tuple[ClaimId, tuple[ActorId, ...]]] = []
        self._cluster = Cluster(0)

    def look(self, cast: Cast, claim: Claim, order: Order) -> object:
        """Return all of the event that the choice of a claim depends on, None where nothing."""
        for at, id_, part in self._members[len(self._told) :]:
            if not at < order:
                break
            self._cluster.add(part)
            self._told.append((id_, part.agents))
        if not self._told:
            return None
        if may_be_many(claim):
            return tuple(self._told)
        how = fit(cast, claim, self._cluster)
        if how is None or not reaches(claim, self._cluster.claims):
            return None
        return how, self._told[0][0]
