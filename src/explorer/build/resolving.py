"""From the facts of all articles to the actors and events of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.actors import resolve
from explorer.catalogue import CatalogueWriter, Joining
from explorer.events import Source, merge
from explorer.model import ActorId, ArticleKey, Resolution


@dataclass(frozen=True, slots=True)
class Touched:
    """What became different among the actors, for the events that rest on them.

    ``resolution`` holds the actors of the whole corpus where all were resolved anew; it is None
    where the catalogue was updated. Then ``articles`` are those of which some referent is another
    actor than before, with those whose facts changed or went; ``actors`` are the ids of those that
    came, went, or have another name, kind or country.
    """

    resolution: Resolution | None
    articles: frozenset[ArticleKey] = frozenset()
    actors: frozenset[ActorId] = frozenset()


def bring_together(writer: CatalogueWriter) -> None:
    """Resolve who is meant, merge what is told of one happening, and store what changed.

    It is one transaction: killed at any moment, it is done again from the start by the next call.
    """
    with writer.joining() as joining:
        changed = joining.changed()
        touched = _update_actors(joining, changed)
        _update_events(joining, changed, touched)


def _update_actors(joining: Joining, changed: Sequence[ArticleKey]) -> Touched:
    resolution = resolve(joining.references(), in_order=True)
    joining.replace_actors(resolution)
    return Touched(resolution)


def _update_events(joining: Joining, changed: Sequence[ArticleKey], touched: Touched) -> None:
    assert touched.resolution is not None
    sources = {key: Source(*source) for key, source in joining.sources().items()}
    events = merge(joining.event_mentions(), touched.resolution, sources)
    joining.replace_events(events)
