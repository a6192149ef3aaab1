"""Identifiers of actors: ``kind:slug``, numbered where two share a name."""

from __future__ import annotations

from collections import Counter

from explorer.actors.fold import plain
from explorer.model import ActorId, Kind


def base_of(kind: Kind, name: str) -> ActorId:
    """Return the id of the first actor of a name."""
    slug = plain(name).replace(" ", "-") or "unnamed"
    return f"{kind.value}:{slug}"


class Numbering:
    """Hands out ids; asked in a fixed order it gives the same again."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def id_of(self, kind: Kind, name: str) -> ActorId:
        """Return the next free id for a name."""
        base = base_of(kind, name)
        self._taken[base] += 1
        count = self._taken[base]
        return base if count == 1 else f"{base}-{count}"
