"""What the panes ask of the library, as plain functions that a thread can run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from explorer.cancellation import Cancellation
from explorer.catalogue import (
    ActorFilter,
    ActorRow,
    ArticleView,
    EventFilter,
    EventRow,
    MonthCount,
)
from explorer.errors import QueryError
from explorer.library import Library, SearchAnswer
from explorer.model import ArticleKey, Event
from explorer.state.asked import Query, query_of
from explorer.state.filters import Filters
from explorer.tui.panes.marks import Mark
from explorer.tui.panes.paged import Paged


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
    return EventsAnswer(months, rows, at)


def actors(library: Library, which: ActorFilter) -> Paged[ActorRow]:
    """Ask for the actors of a filter."""

    def fetch(offset: int, limit: int) -> Sequence[ActorRow]:
        return library.actors.rows(which, limit=limit, offset=offset)

    return Paged(library.actors.count(which), fetch).warm(0)


def actors_of_results(
    library: Library, query: Query, which: ActorFilter, cancel: Cancellation
) -> Paged[ActorRow]:
    """Ask for the actors of the articles that a query finds; of all where there is none."""
    if not query.text:
        return actors(library, which)
    keys = library.search_keys(query.text, cancel=cancel)
    cancel.check()
    return actors(library, replace(which, articles=keys))


class Begun(NamedTuple):
    """What was found when the last of the words that are being written was taken for a beginning.

    ``words`` are the query that finds it, ``query`` that with the filters.
    """

    words: str
    query: Query
    answer: SearchAnswer


def of_beginning(
    library: Library, words: str, filters: Filters, limit: int, cancel: Cancellation
) -> Begun | None:
    """Search for what is written so far; None where no word begins so, or too many do."""
    from explorer.search import begun

    written = begun(words)
    if written is None:
        return None
    query = query_of(written, filters)
    try:
        answer = library.search(query.text, limit=limit, cancel=cancel, suggest=False)
    except QueryError:  # of what nobody wrote nothing is said
        return None
    return Begun(written, query, answer) if answer.total else None


def hits(library: Library, view: ArticleView, query: Query) -> list[Mark]:
    """Find the words of a query in an article."""
    if not query.text:
        return []
    from explorer.search import matches, parse

    parsed = parse(query.text, lenient=True)
    ids = dict.fromkeys(id for mention in view.mentions for id, _ in mention.actors)
    names = library.actors.called(list(ids))
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


def source_in(event: Event, article: ArticleKey | None, paragraph: int) -> int:
    """Return the source in a paragraph, else in its article, else the first."""
    at = [number for number, each in enumerate(event.evidence) if each.article == article]
    exact = (number for number in at if event.evidence[number].paragraph == paragraph)
    return next(exact, at[0] if at else 0)
