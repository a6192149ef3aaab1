"""From the facts of all articles to the actors and events of the corpus."""

from __future__ import annotations

from explorer.actors import resolve
from explorer.catalogue import CatalogueWriter
from explorer.events import Source, merge


def bring_together(writer: CatalogueWriter) -> None:
    """Resolve who is meant, merge what is told of one happening, and store both."""
    resolution = resolve(writer.references())
    sources = {key: Source(*source) for key, source in writer.sources().items()}
    events = merge(writer.event_mentions(), resolution, sources)
    writer.store_resolution(resolution, events)
