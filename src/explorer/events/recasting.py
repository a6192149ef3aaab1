"""The events that an update touches: their claims as they were kept, and as they are by now."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter

from explorer.events.clusters import Cluster
from explorer.events.growing import Member, Order
from explorer.events.keeping import ClaimId, Kept, Membership, Memory, part_of


class Recast:
    """Events by the claims that opened them, each with its members in the order of the merge.

    ``read`` keeps claims in mind as they come from ``memory``; ``order_of`` tells a claim's place.
    """

    def __init__(
        self,
        memory: Memory,
        read: Callable[[Iterable[Kept]], list[Kept]],
        order_of: Callable[[ClaimId], Order],
    ) -> None:
        self._memory = memory
        self._read = read
        self._order_of = order_of
        self._was: dict[ClaimId, list[Member]] = {}
        self._is: dict[ClaimId, list[Member]] = {}
        self._grown: dict[ClaimId, tuple[Sequence[Member], Cluster]] = {}

    def load(self, openers: Collection[ClaimId]) -> None:
        """Read events that were not read yet."""
        missing = [opener for opener in openers if opener not in self._was]
        for opener in missing:
            self._was[opener] = []
        wanted = set(missing)
        for kept in self._read(self._memory.of_events(missing)) if missing else ():
            for opener, people in kept.parts:
                if opener in wanted:
                    member = (self._order_of(kept.id), kept.id, part_of(kept.claim, people))
                    _put(self._was[opener], member)
        for opener in missing:
            self._is[opener] = list(self._was[opener])

    def before(self, opener: ClaimId) -> list[Member]:
        """Return the members that an event had; it was loaded."""
        return self._was[opener]

    def now(self, opener: ClaimId) -> list[Member]:
        """Return the members that an event has, none where it is gone; it was loaded."""
        return self._is[opener]

    def move(
        self,
        order: Order,
        kept: Kept,
        before: Iterable[Membership],
        parts: Iterable[Membership],
    ) -> None:
        """Take a claim out of some events and put it into others."""
        for opener, _ in before:
            self._is[opener] = [each for each in self._is[opener] if each[1] != kept.id]
            self._grown.pop(opener, None)
        for opener, people in parts:
            self._grown.pop(opener, None)
            _put(self._is[opener], (order, kept.id, part_of(kept.claim, people)))

    def ahead_of(self, order: Order, opener: ClaimId) -> Cluster:
        """Return an event as it is ahead of a claim; it grows, for claims come in their order."""
        members = self._is[opener]
        count = bisect_left(members, order, key=itemgetter(0))
        kept, cluster = self._grown.get(opener, (None, Cluster(0)))
        if kept is not members or len(cluster.claims) > count:
            cluster = Cluster(0)
        self._grown[opener] = members, cluster
        for _, _, part in members[len(cluster.claims) : count]:
            cluster.add(part)
        return cluster


def _put(members: list[Member], member: Member) -> None:
    insort(members, member, key=lambda each: each[:2])
