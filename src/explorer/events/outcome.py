"""What an update of the events comes to: claims, and the events that they tell of now."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.events.claims import Claim
from explorer.events.keeping import ClaimId, Kept


class TooMuch(Exception):  # no error: the whole is to be merged instead
    """So much is touched by a change that all is merged sooner than a part."""


@dataclass(slots=True)
class Outcome:
    """What an update changed: claims to forget, new ones, and those that tell of other events.

    ``events`` has for each touched event its claims, the surest first; for one that is no more
    none. They are named by the claim that opened them.
    """

    forgotten: list[Kept] = field(default_factory=list)
    new: list[Kept] = field(default_factory=list)
    moved: list[Kept] = field(default_factory=list)
    events: dict[ClaimId, list[tuple[Kept, Claim]]] = field(default_factory=dict)
