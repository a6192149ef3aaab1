"""Filtering: the query, the time, the disputed, and taking filters away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from explorer.model.isodates import Span, span_of
from explorer.tui.keymap import ACTORS, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_EXAMPLES = "2025-02-08, 2025-02, 2025, or 2025-01..2025-02-15"


def span_of_text(text: str) -> Span | None:
    """Read a day, week, month, quarter or year, or two of them with ``..`` between."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    start = span_of(first) if first else Span(date.min, date.min)
    if not dots:
        return start
    end = span_of(last) if last else Span(date.max, date.max)
    if start is None or end is None or start.first > end.last:
        return None
    return Span(start.first, end.last)


def _search(app: ExplorerApp) -> None:
    app.main.go_to(SEARCH)
    line = app.main.search.input
    app.main.set_focus(line, scroll_visible=False)
    line.select_all()  # writing replaces the last query, the arrows edit it


def _timeline(app: ExplorerApp) -> None:
    def answered(text: str) -> None:
        span = span_of_text(text)
        if span is None:
            app.notice(f"{text} is no time; write {_EXAMPLES}", "error")
            return
        app.desk.leave()
        keep(app, span, text)
        app.main.go_to(EVENTS)

    app.ask("time: ", answered, start=app.desk.filters.span)


def keep(app: ExplorerApp, span: Span, text: str) -> None:
    """Keep the events of a span."""
    app.desk.filter(replace(app.desk.filters, first=span.first, last=span.last, span=text))


def _day(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        filters = app.desk.filters
        if filters.first and filters.last and date.min < filters.first and filters.last < date.max:
            by = timedelta(days=step)
            first, last = filters.first + by, filters.last + by
            text = first.isoformat() if first == last else f"{first}..{last}"
            keep(app, Span(first, last), text)
        else:
            _other_day(app, step)

    return move


def _other_day(app: ExplorerApp, step: int) -> None:
    """Put the cursor on the nearest event of another day."""
    timeline = app.main.events.timeline
    here = timeline.here
    if here is None:
        return
    at = timeline.number_of(timeline.cursor)
    while 0 <= at + step < len(timeline.events):
        at += step
        if timeline.events[at].date != here.date:
            timeline.move_to(timeline.row_of(at), step)
            return
    app.notice("there is no event of another day that way")


def _conflicts(app: ExplorerApp) -> None:
    filters = app.desk.filters
    app.desk.filter(replace(filters, conflicts=not filters.conflicts))
    app.main.go_to(EVENTS)


def _remove(app: ExplorerApp) -> None:
    if not app.desk.filters:
        app.notice("nothing is filtered")
        return
    app.desk.leave()
    app.desk.filter(app.desk.filters.without_last())


def _escape(app: ExplorerApp) -> None:
    """Clear the nearest thing: mark, unfolded event, dossier, filter, query."""
    desk, main = app.desk, app.main
    if main.article.reader.mention or main.article.reader.hit is not None:
        main.article.reader.clear_cursor()
    elif desk.close_event():
        return
    elif main.focused_name == ACTORS and desk.dossier:
        desk.lay_dossier(None)
    elif desk.filters:
        _remove(app)
    elif desk.query:
        main.search.set_query("")
        desk.search("")
    elif main.zoomed:
        main.zoom()


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "search": _search,
    "timeline": _timeline,
    "day_later": _day(1),
    "day_earlier": _day(-1),
    "conflicts": _conflicts,
    "remove_filter": _remove,
    "escape": _escape,
}
