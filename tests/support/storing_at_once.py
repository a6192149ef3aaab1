"""A whole resolution stored in place of the one before, as a build does step by step."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.catalogue import CatalogueWriter
from explorer.model import Event, Resolution


def store_resolution(
    writer: CatalogueWriter, resolution: Resolution, events: Iterable[Event]
) -> None:
    """Store all actors and events."""
    with writer.joining() as joining:
        joining.replace_actors(resolution)
        joining.replace_events(events)
