"""Filtering: the query, the time, the disputed, and taking filters away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from explorer.state.filters import DISPUTED, disputed_filter, span_of_text, time_filter
from explorer.tui.keymap import ACTORS, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_EXAMPLES = "2025-02-08, 2025-02, 2025, or 2025-01..2025-02-15"


def _search(app: ExplorerApp) -> None:
    app.main.go_to(SEARCH)
    line = app.main.search.input
    app.main.set_focus(line, scroll_visible=False)
    line.select_all()  # writing replaces the last query, the arrows edit it


def _timeline(app: ExplorerApp) -> None:
    def answered(text: str) -> None:
        if span_of_text(text) is None:
            app.notice(f"{text} is no time; write {_EXAMPLES}", "error")
            return
        app.desk.leave()
        app.desk.filter(app.desk.filters.having(time_filter(text)))
        app.main.go_to(EVENTS)

    app.ask("time: ", answered, start=app.desk.filters.time)


def _day(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        filters = app.desk.filters
        days = filters.days
        if days and date.min < days.first and days.last < date.max:
            by = timedelta(days=step)
            first, last = days.first + by, days.last + by
            text = first.isoformat() if first == last else f"{first}..{last}"
            app.desk.filter(filters.having(time_filter(text)))
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
    kept = filters.without_kinds(DISPUTED)
    app.desk.filter(kept if filters.disputed else kept.having(disputed_filter()))
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
    if main.focused_name == SEARCH and desk.preview.on:
        desk.preview.turn(False)
        return
    if desk.finding.drop():
        return
    if main.article.reader.chosen is not None:
        main.article.reader.clear_cursor()
    elif desk.close_event() or (main.focused_name == ACTORS and desk.close_dossier()):
        return
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
