"""What an article has told so far, one event at a time."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.events.dating import When
from explorer.events.roles import Cast
from explorer.model import EventType, Mode, Status
from explorer.model.isodates import granularity_of

TALKING = frozenset({Mode.MEETING, Mode.CALL, Mode.MULTILATERAL})
"""How people are in contact without one travelling for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event already told."""

    type: EventType
    mode: Mode | None
    cast: Cast
    when: When
    paragraph: int
    status: Status

    @property
    def on_a_day(self) -> bool:
        """Tell whether the day on which it happened is known."""
        return self.status is Status.OCCURRED and granularity_of(self.when.date) == "day"
