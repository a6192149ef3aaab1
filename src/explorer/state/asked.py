"""What the state asks for: the query and the filter of events that follow from where one is."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.catalogue import EventFilter
from explorer.state.filters import PLACE, TYPE, Filters


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: the words written, joined with the actors of the filters.

    ``shift`` is by how many characters the words moved in ``text``, ``tail`` what was joined
    behind them.
    """

    text: str
    shift: int = 0
    tail: str = ""

    def words_in(self, other: str) -> str | None:
        """Return the words of another query that has the same filters; None where it has not."""
        start, end = self.shift, len(other) - len(self.tail)
        is_like = other[:start] == self.text[:start] and other.endswith(self.tail)
        return other[start:end] if is_like else None


def query_of(words: str, filters: Filters) -> Query:
    """Return the query of what was written and what is filtered."""
    words = words.strip()
    names = (each.name.replace('"', " ") for each in filters.actors)
    wanted = " ".join(f'actor:"{name}"' for name in names)
    if not wanted:
        return Query(words)
    tail = f") {wanted}"
    return Query(f"({words}{tail}", 1, tail) if words else Query(wanted)


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
