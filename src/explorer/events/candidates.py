"""A trigger with what its sentence says, on its way to become an event mention."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.events.modality import Force
from explorer.events.roles import Cast
from explorer.events.triggers import Trigger
from explorer.events.when import When


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with all that its sentence says of it, before it is accepted as an event."""

    trigger: Trigger
    force: Force
    cast: Cast
    when: When
    own_time: bool
