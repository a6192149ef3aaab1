"""The claims gathered for one event so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.events.claims import Claim
from explorer.model import ActorId


@dataclass(eq=False, slots=True)
class Cluster:
    """The claims gathered for one event, the surest first.

    ``number`` grows with the order in which the events were opened.
    """

    number: int
    claims: list[Claim] = field(default_factory=list)
    everyone: frozenset[ActorId] = frozenset()
    articles: set[str] = field(default_factory=set)
    places: frozenset[ActorId] = frozenset()

    def add(self, claim: Claim) -> None:
        """Gather one more claim."""
        self.claims.append(claim)
        self.articles.add(claim.mention.article)
        if claim.passing:  # who is named beside it need not have taken part
            return
        if not self.everyone:
            self.everyone = claim.everyone  # most events have no others: no set of their own
        elif not claim.everyone <= self.everyone:
            self.everyone |= claim.everyone
        if claim.place is not None and claim.place not in self.places:
            self.places |= {claim.place}

    @property
    def head(self) -> Claim:
        """Return the surest claim, which decides on date and principals."""
        return self.claims[0]
