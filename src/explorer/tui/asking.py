"""What the panes ask of the library, as plain functions that a thread can run."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from explorer.catalogue import (
    ActorFilter,
    ActorRow,
    ArticleView,
    EventFilter,
    EventRow,
    MonthCount,
)
from explorer.datewords import shown_date
from explorer.library import Library
from explorer.model import ActorId
from explorer.model.isodates import span_of
from explorer.state.asked import Query
from explorer.tui.panes.actors import Dossier
from explorer.tui.panes.marks import Mark
from explorer.tui.panes.paged import Paged

_LATEST_EVENTS = 12


class EventsAnswer(NamedTuple):
    """The headings and rows of the events pane, and the number of the event to stand on."""

    months: Sequence[MonthCount]
    rows: Paged[EventRow]
    at: int | None


def events(library: Library, which: EventFilter, stand_on: str | None) -> EventsAnswer:
    """Ask for the events of a filter, and for the place of one among them."""
    months = library.events.months(which)
    count = sum(month.total for month in months)
    at = library.events.position(stand_on, which) if stand_on else None

    def fetch(offset: int, limit: int) -> Sequence[EventRow]:
        return library.events.rows(which, limit=limit, offset=offset)

    undated = sum(month.total for month in months if month.month is None)
    rows = Paged(count, fetch).warm(at or max(count - undated - 1, 0))
    return EventsAnswer(headings(months, rows), rows, at)


def headings(months: Sequence[MonthCount], rows: Paged[EventRow]) -> list[MonthCount]:
    """Return the months, less the events of a whole year, which have a heading of their own.

    In order of time such events stand behind those of its first day, among those of January.
    """
    parts: list[MonthCount] = []
    at = 0
    for month in months:
        if month.month and month.month.endswith("-01"):
            parts += _january(month, rows, at)
        else:
            parts.append(month)
        at += month.total
    return parts


def _january(month: MonthCount, rows: Paged[EventRow], at: int) -> list[MonthCount]:
    """Split the events listed under January: exact ones, the year, longer times, exact ones."""
    year = str(month.month)[:4]
    block = range(at, at + month.total)

    def days(number: int) -> tuple[str, str]:
        row = rows[number]
        first, last = span_of(row.date), span_of(row.date_end)
        end = max(first.last, last.last) if first and last else first.last if first else date.max
        return (first.first if first else date.max).isoformat(), end.isoformat()

    first_day, last_day = f"{year}-01-01", f"{year}-12-31"
    whole = at + bisect_left(block, (first_day, last_day), key=days)
    longer = at + bisect_right(block, (first_day, last_day), key=days)
    rest = at + bisect_left(block, (f"{year}-01-02", ""), key=days)
    parts = (
        (month.month, whole - at),
        (year, longer - whole),
        (_longer_name(rows, longer, rest, year), rest - longer),
        (month.month, at + month.total - rest),
    )
    return [MonthCount(name, total) for name, total in parts if total]


def _longer_name(rows: Paged[EventRow], first: int, after: int, year: str) -> str:
    """Return the heading of events that lie somewhere in several years."""
    if first == after:
        return ""
    names = {shown_date(rows[at].date, rows[at].date_end) for at in (first, after - 1)}
    return names.pop() if len(names) == 1 else f"{year} and later years"


def actors(library: Library, which: ActorFilter) -> Paged[ActorRow]:
    """Ask for the actors of a filter."""

    def fetch(offset: int, limit: int) -> Sequence[ActorRow]:
        return library.actors.rows(which, limit=limit, offset=offset)

    return Paged(library.actors.count(which), fetch).warm(0)


def actors_of_results(library: Library, query: Query) -> Paged[ActorRow]:
    """Ask for the actors of the articles that a query finds; of all where there is none."""
    if not query.text:
        return actors(library, ActorFilter())
    return actors(library, ActorFilter(articles=library.search_keys(query.text)))


def dossier(library: Library, id: ActorId) -> Dossier:
    """Ask for all that is known of an actor, the latest events first."""
    which = EventFilter(actor=id)
    months = library.events.months(which)
    count = sum(month.total for month in months)
    undated = sum(month.total for month in months if month.month is None)
    dated = count - undated
    first = max(dated - _LATEST_EVENTS, 0)
    latest = library.events.rows(which, limit=min(_LATEST_EVENTS, dated), offset=first)
    return Dossier(
        actor=library.actors.actor(id),
        companions=library.actors.companions(id, limit=12),
        months=[month for month in library.actors.months(id) if month.month],
        latest=latest[::-1],
        events=count,
    )


def hits(library: Library, view: ArticleView, query: Query) -> list[Mark]:
    """Find the words of a query in an article."""
    if not query.text:
        return []
    from explorer.search import matches, parse

    parsed = parse(query.text, lenient=True)
    ids = dict.fromkeys(id for mention in view.mentions for id, _ in mention.actors)
    names = [actor.aliases for actor in library.actors.actors(list(ids))]
    return [
        Mark(paragraph.index, start, end, "hit")
        for paragraph in view.article.paragraphs
        for start, end in matches(paragraph.text, parsed, names=names)
    ]


def event_numbers(view: ArticleView) -> list[tuple[int, str]]:
    """Return (paragraph, event) of an article in the order of its text, each event once."""
    seen: dict[str, int] = {}
    for span in view.events:
        seen.setdefault(span.event, span.paragraph)
    return [(paragraph, event) for event, paragraph in seen.items()]
