"""What questions about events answer with, and the filter that they take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from explorer.model import ArticleKey, EventType, Mode, Status


class MonthCount(NamedTuple):
    """How many in a month; ``month`` is ``YYYY-MM``, or None for those without a date.

    Events that are dated less exactly are counted under that time: ``2024``, ``2024-Q4``, ``194``.
    """

    month: str | None
    total: int


class EventRow(NamedTuple):
    """An event in a list; ``sources`` counts articles, ``participants`` are canonical names.

    ``month`` is the time that it is listed under (see MonthCount) or None.
    """

    id: str
    date: str | None
    date_end: str | None
    granularity: str
    month: str | None
    type: EventType
    mode: Mode | None
    status: Status
    title: str
    place: str | None
    sources: int
    has_conflict: bool
    participants: tuple[str, ...]


class FacetCount(NamedTuple):
    """A value that events can be narrowed to, and how many events it would keep.

    ``value`` is what an EventFilter takes, ``name`` what a person reads; ``kind`` is the actor's,
    or empty.
    """

    value: str
    name: str
    kind: str
    total: int


class EventFacets(NamedTuple):
    """By what events can be narrowed: each list has the value that keeps most first.

    ``years`` and ``months`` are in order of time, each with all that can have happened in it;
    what has no date is left out.
    """

    types: tuple[FacetCount, ...]
    places: tuple[FacetCount, ...]
    participants: tuple[FacetCount, ...]
    years: tuple[MonthCount, ...]
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; what is None (or False) does not filter.

    ``actors``, who all take part, and ``place`` are an actor's id, a name or a part of a name,
    under any alias and without regard to case and accents; a place includes the places that lie
    in it. ``type`` is
    one of EventType's or Mode's values. ``first`` and ``last`` keep the events that can have
    happened between the two days, both included. ``paragraph`` needs ``article``. ``articles``
    keeps the events told in any of these.
    """

    actors: tuple[str, ...] = ()
    type: str | None = None
    place: str | None = None
    first: date | None = None
    last: date | None = None
    article: ArticleKey | None = None
    paragraph: int | None = None
    articles: tuple[ArticleKey, ...] | None = None
    status: str | None = None
    conflicts_only: bool = False
