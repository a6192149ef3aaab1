"""Events brought up to date: only what a change can touch is looked at again.

A claim's event depends on the claims before it alone, in the order in which they are read. So
those that changed are taken in that order, and of those behind them only the ones to which an
event that changed looks otherwise than before: the outcome is that of a merge from nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from explorer.events.choosing import choose
from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.growing import Growing, Order
from explorer.events.keeping import (
    ClaimId,
    Gathered,
    Kept,
    Membership,
    Memory,
    heard,
    sought,
)
from explorer.events.outcome import Outcome, TooMuch
from explorer.events.recasting import Recast
from explorer.events.sameness import may_fit
from explorer.events.shelves import is_told_alike
from explorer.events.shelving import Reach
from explorer.model import ActorId, ArticleKey


def update(
    cast: Cast,
    memory: Memory,
    fresh: Mapping[ArticleKey, Sequence[tuple[int, Claim]]],
    *,
    others: Collection[ActorId] = (),
    again: Collection[ArticleKey] = (),
    next_id: ClaimId = 1,
    most: int = 60_000,
) -> Outcome:
    """Take in what some articles tell now, in place of what they told: ``fresh`` has all of it.

    ``others`` are the actors that have another name, kind or country than before; all articles
    that mention them are in ``fresh``. ``again`` are those of the articles that were stored anew:
    the evidence that lay in them is gone, so all their events are told again, also those of which
    they tell the same. Raises TooMuch where more than ``most`` claims are read.
    """
    work = _Update(cast, memory, frozenset(others), frozenset(again), most)
    work.begin(fresh, next_id)
    return work.run()


class _Update:
    def __init__(
        self,
        cast: Cast,
        memory: Memory,
        others: frozenset[ActorId],
        again: frozenset[ArticleKey],
        most: int,
    ) -> None:
        self._cast = cast
        self._memory = memory
        self._others = others
        self._again = again
        self._most = most
        self._known: dict[ClaimId, Kept] = {}
        self._parts: dict[ClaimId, tuple[Membership, ...]] = {}
        self._gone: set[ClaimId] = set()
        self._new: dict[ClaimId, Kept] = {}
        self._order: dict[ClaimId, Order] = {}
        self._events = Recast(memory, self._read, self._order_of)
        self._due: list[tuple[Order, ClaimId]] = []
        self._marked: set[ClaimId] = set()
        self._touched: set[ClaimId] = set()
        self._bare: set[ClaimId] = set()
        self._gathered: dict[ClaimId, Gathered] = {}

    # What is to be done --------------------------------------------------------------------------

    def begin(
        self, fresh: Mapping[ArticleKey, Sequence[tuple[int, Claim]]], next_id: ClaimId
    ) -> None:
        """Mark what the articles do not tell any more, and what they did not tell before."""
        before = {
            (kept.claim.mention.article, kept.position): kept
            for kept in self._read(self._memory.of_articles(fresh.keys()))
        }
        for article, claims in fresh.items():
            for position, claim in claims:
                kept = before.get((article, position))
                if kept is not None and kept.claim == claim:
                    del before[article, position]
                    if article in self._again:
                        self._bare.update(opener for opener, _ in kept.parts)
                    if self._is_other(claim):
                        self._mark(kept.id)
                    continue
                self._new[next_id] = kept = Kept(next_id, position, claim, ())
                self._known[next_id] = kept
                self._mark(next_id)
                next_id += 1
        for kept in before.values():
            self._gone.add(kept.id)
            self._mark(kept.id)

    def _is_other(self, claim: Claim) -> bool:
        return claim.involves(self._others)

    def _mark(self, claim: ClaimId) -> None:
        if claim not in self._marked:
            self._marked.add(claim)
            heappush(self._due, (self._order_of(claim), claim))

    def _order_of(self, claim: ClaimId) -> Order:
        if claim not in self._order:
            self._order[claim] = self._known[claim].order
        return self._order[claim]

    def _read(self, found: Iterable[Kept]) -> list[Kept]:
        """Keep in mind what was read, each claim once."""
        read = [self._known.setdefault(kept.id, kept) for kept in found]
        if len(self._known) > self._most:
            raise TooMuch(f"{len(self._known)} claims")
        return read

    # One claim after the other -------------------------------------------------------------------

    def run(self) -> Outcome:
        """Choose again for all that is marked, in the order of a merge from nothing."""
        while self._due:
            order, claim = heappop(self._due)
            parts = () if claim in self._gone else self._choose(order, claim)
            other = self._is_other(self._known[claim].claim)
            before = self._parts_of(claim)
            if not parts and claim in self._new:
                self._parts[claim] = ()  # kept all the same: it may tell of an event to come
            if parts == before and not other:
                continue
            openers = {opener for opener, _ in (*before, *parts)}
            self._events.load(openers)
            self._parts[claim] = parts
            self._events.move(order, self._known[claim], before, parts)
            self._touched |= openers
            self._offer(order, openers, anyway=other)
        self._events.load(self._bare)
        self._touched |= self._bare
        return self._outcome()

    def _parts_of(self, claim: ClaimId) -> tuple[Membership, ...]:
        return self._parts.get(claim, self._known[claim].parts)

    def _choose(self, order: Order, id_: ClaimId) -> tuple[Membership, ...]:
        claim = self._known[id_].claim
        events = self._candidates(order, claim)
        openers = {cluster.number: opener for opener, cluster in events}
        chosen = choose(
            self._cast,
            claim,
            [cluster for _, cluster in events],
            reached=not is_told_alike(claim),
        )
        parts: list[Membership] = [
            (
                id_ if cluster is None else openers[cluster.number],
                None if part is claim else part.agents,
            )
            for part, cluster in chosen
        ]
        return tuple(sorted(parts, key=lambda part: part[0]))

    def _candidates(self, order: Order, claim: Claim) -> list[tuple[ClaimId, Cluster]]:
        """Return the events that were open before a claim and are reached by it, oldest first."""
        openers = self._near(claim)
        self._events.load(openers)
        open_ = [
            (members[0], opener) for opener in openers if (members := self._events.now(opener))
        ]
        open_.sort(key=lambda each: each[0][0])
        reach = None if is_told_alike(claim) else Reach(claim)
        found = []
        for number, ((_, first, _), opener) in enumerate(open_):
            cluster = self._events.ahead_of(order, opener)
            # What is told of one event of several is filed by that part of its people alone.
            if cluster.claims and (reach is None or any(map(reach.finds, cluster.claims))):
                cluster.number = number
                found.append((first, cluster))
        return found

    def _near(self, claim: Claim) -> set[ClaimId]:
        """Return the events that a claim may be dated as; their other claims are not read yet."""
        found = self._memory.events_on(list(sought(claim)))
        beside: set[ClaimId] = set()
        if claim.span is None:  # else all depends on the days
            for kept in self._read(self._memory.of_articles([claim.mention.article])):
                beside.update(opener for opener, _ in kept.parts)
        for id_, parts in self._parts.items():  # as it is now, not as it was kept
            found.update(opener for opener, _ in parts)
            if self._known[id_].claim.mention.article == claim.mention.article:
                beside.update(opener for opener, _ in parts)
        if is_told_alike(claim):
            found |= beside
        heads = self._heads(found)
        return {
            opener
            for opener in found
            if may_fit(claim, heads[opener], together=claim.span is not None or opener in beside)
        }

    def _heads(self, openers: Collection[ClaimId]) -> dict[ClaimId, Claim]:
        self._read(self._memory.claims([each for each in openers if each not in self._known]))
        return {opener: self._known[opener].claim for opener in openers}

    # Those behind it -----------------------------------------------------------------------------

    def _offer(self, order: Order, openers: Iterable[ClaimId], *, anyway: bool) -> None:
        """Mark the claims behind, to which one of the events looks otherwise than before."""
        for opener in openers:
            was, is_ = self._events.before(opener), self._events.now(opener)
            if was == is_ and not anyway:
                continue
            behind = self._behind(order, opener)
            old, new = Growing(was), Growing(is_)
            for kept in behind:
                mine = self._order_of(kept.id)
                before = old.look(self._cast, kept.claim, mine)
                after = new.look(self._cast, kept.claim, mine)
                if before != after or (anyway and after is not None):
                    self._mark(kept.id)

    def _behind(self, order: Order, opener: ClaimId) -> list[Kept]:
        """Return the claims behind that may be dated as an event, in their order."""
        both = (self._events.before(opener), self._events.now(opener))
        heads = [members[0][2] for members in both if members]
        event = self._gathered.setdefault(opener, Gathered())
        for members in both:
            for _, id_, part in members:
                event.add(id_, part)
        places = {place for head in heads for place in heard(head, event)}
        behind = [
            kept
            for kept in self._read(self._memory.on_shelves(list(places)))
            if kept.id not in self._marked
            and self._may_be_of(heads, event, kept.claim)
            and self._order_of(kept.id) > order
        ]
        return sorted(behind, key=lambda kept: self._order_of(kept.id))

    def _may_be_of(self, heads: Iterable[Claim], event: Gathered, claim: Claim) -> bool:
        together = claim.mention.article in event.articles
        return any(may_fit(claim, head, together=together) for head in heads)

    def _outcome(self) -> Outcome:
        for opener in self._touched:
            members = self._events.now(opener)
            if members and members[0][1] != opener:
                raise TooMuch("an event without the claim that opened it")
        changed = {
            id_: Kept(id_, self._known[id_].position, self._known[id_].claim, parts)
            for id_, parts in self._parts.items()
            if id_ not in self._gone
        }
        events = {
            opener: [(changed.get(id_) or self._known[id_], part) for _, id_, part in members]
            for opener in self._touched
            for members in (self._events.now(opener),)
        }
        return Outcome(
            [self._known[id_] for id_ in sorted(self._gone)],
            [each for each in changed.values() if each.id in self._new],
            [each for each in changed.values() if each.id not in self._new],
            events,
        )
