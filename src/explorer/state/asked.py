"""What the state asks for: the query and the filter of events that follow from where one is."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.catalogue import EventFilter
from explorer.state.filters import PLACE, TYPE, Filters


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: the words written, joined with the actors of the filters.

    ``shift`` is by how many characters the words moved in ``text``.
    """

    text: str
    shift: int = 0


def query_of(words: str, filters: Filters) -> Query:
    """Return the query of what was written and what is filtered."""
    words = words.strip()
    names = (each.name.replace('"', " ") for each in filters.actors)
    wanted = " ".join(f'actor:"{name}"' for name in names)
    if not wanted:
        return Query(words)
    return Query(f"({words}) {wanted}", 1) if words else Query(wanted)


def event_filter(filters: Filters) -> EventFilter:
    """Return the filter of the events pane."""
    article, paragraph = filters.paragraph or (None, None)
    type_, place, days = filters.last_of(TYPE), filters.last_of(PLACE), filters.days
    return EventFilter(
        actors=tuple(each.value for each in filters.actors),
        type=type_.value if type_ else None,
        place=place.value if place else None,
        first=days.first if days else None,
        last=days.last if days else None,
        article=article,
        paragraph=paragraph,
        conflicts_only=filters.disputed,
    )
