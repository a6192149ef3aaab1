"""What the state asks for: the query and the filter of events that follow from where one is."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.catalogue import EventFilter
from explorer.state.spots import Filters


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: the words written, joined with the actor of the filter.

    ``shift`` is by how many characters the words moved in ``text``.
    """

    text: str
    shift: int = 0


def query_of(words: str, filters: Filters) -> Query:
    """Return the query of what was written and what is filtered."""
    words = words.strip()
    if not filters.actor_name:
        return Query(words)
    name = filters.actor_name.replace('"', " ")
    wanted = f'actor:"{name}"'
    return Query(f"({words}) {wanted}", 1) if words else Query(wanted)


def event_filter(filters: Filters) -> EventFilter:
    """Return the filter of the events pane."""
    article, paragraph = filters.paragraph or (None, None)
    return EventFilter(
        actors=(filters.actor,) if filters.actor else (),
        first=filters.first,
        last=filters.last,
        article=article,
        paragraph=paragraph,
        conflicts_only=filters.conflicts,
    )
