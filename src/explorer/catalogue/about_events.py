"""Questions about events."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.catalogue.connection import Connections
from explorer.catalogue.rows import EventFilter, EventRow, MonthCount
from explorer.model import Event

EVERY = EventFilter()


class EventQuestions:
    """What is asked about events, in order of time with those without a date last.

    A filter with an unknown actor or place raises ActorUnknown, with an unknown type or status
    ValueUnknown that names the alternatives.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, which: EventFilter = EVERY) -> int:
        """Return the number of events that the filter keeps."""
        raise NotImplementedError

    def rows(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> list[EventRow]:
        """Return events as light rows."""
        raise NotImplementedError

    def months(self, which: EventFilter = EVERY) -> list[MonthCount]:
        """Return how many events each month has, in the order of ``rows``: a list's headings."""
        raise NotImplementedError

    def position(self, id: str, which: EventFilter = EVERY) -> int | None:
        """Return the 0-based place of an event in ``rows`` of the filter, None where left out."""
        raise NotImplementedError

    def event(self, id: str) -> Event:
        """Return an event with all its evidence and conflicts, or raise EventUnknown."""
        raise NotImplementedError

    def events(
        self, which: EventFilter = EVERY, *, limit: int = -1, offset: int = 0
    ) -> Iterator[Event]:
        """Yield events in full, a few hundred read at a time."""
        raise NotImplementedError
