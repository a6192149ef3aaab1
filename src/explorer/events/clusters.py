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
    everyone: set[ActorId] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    places: set[ActorId] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        """Gather one more claim."""
        self.claims.append(claim)
        self.everyone |= claim.everyone
        self.articles.add(claim.mention.article)
        if claim.place is not None:
            self.places.add(claim.place)

    @property
    def head(self) -> Claim:
        """Return the surest claim, which decides on date and principals."""
        return self.claims[0]
