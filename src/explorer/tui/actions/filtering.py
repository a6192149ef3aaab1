"""Filtering: the query, the time, the disputed, and taking filters away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from explorer.state.filters import DISPUTED, disputed_filter, span_of_text, time_filter
from explorer.tui.display.lines import Piece
from explorer.tui.keymap import ACTORS, EVENTS, SEARCH
from explorer.tui.panes.chips import chip_of
from explorer.tui.screens.prompt import Inquiry

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_EXAMPLES = "2025-02-08, 2025-02, 2025, or 2025-01..2025-02-15"
_ROOM_FOR_EXAMPLES = 80  # cells


def _search(app: ExplorerApp) -> None:
    app.main.go_to(SEARCH)
    line = app.main.search.input
    app.main.set_focus(line, scroll_visible=False)
    line.select_all()  # writing replaces the last query, the arrows edit it


def _timeline(app: ExplorerApp) -> None:
    _ask_time(app, app.desk.filters.time, replace=True)


def _ask_time(app: ExplorerApp, start: str, *, replace: bool = False) -> None:
    """Ask for a time until what is written is one, or nothing."""

    def answered(text: str) -> None:
        if span_of_text(text) is None:
            _ask_time(app, text)
            app.notice(f"{text} is no time; write {_EXAMPLES}", "error")
            return
        app.desk.leave()
        app.desk.filter(app.desk.filters.having(time_filter(text)))
        app.main.go_to(EVENTS)

    app.ask(Inquiry("time: ", answered, start=start, replace=replace))
    if not start and app.main.size.width >= _ROOM_FOR_EXAMPLES:
        app.main.bottom.prompt.tell([Piece(_EXAMPLES, "muted")])


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
    """Clear the nearest thing: what the pane shows, then marks and events, then a filter.

    What was written is cleared from its own pane alone.
    """
    desk, main = app.desk, app.main
    if _clear_in_pane(app) or desk.finding.drop() or _clear_mark(app) or desk.close_event():
        return
    if desk.filters:
        chip = chip_of(desk.filters.chosen[-1])
        _remove(app)
        _tell_taken(app, f"{chip.kind}{chip.name}".strip())
    elif desk.query and main.focused_name == SEARCH:
        query = desk.query
        desk.leave()
        main.search.set_query("")
        desk.search("")
        _tell_taken(app, f"“{query}”")
    elif main.zoomed:
        main.zoom()
    elif desk.query:
        app.notice(
            f"nothing to clear here; the query is cleared from the search pane ({_one(app)})"
        )


def _one(app: ExplorerApp) -> str:
    return app.keymap.shown("pane_search")


def _clear_in_pane(app: ExplorerApp) -> bool:
    """Clear what lies open in the pane with the keys; tell whether there was anything."""
    desk, pane = app.desk, app.main.focused_name
    if pane == SEARCH and desk.preview.on:
        desk.preview.turn(False)
        return True
    return (pane == EVENTS and desk.close_event()) or (pane == ACTORS and desk.close_dossier())


def _clear_mark(app: ExplorerApp) -> bool:
    """Take away the mark of what was stepped to in the article; tell whether there was one."""
    reader = app.main.article.reader
    had = reader.chosen is not None
    if had:
        reader.clear_cursor()
    return had


def _tell_taken(app: ExplorerApp, what: str) -> None:
    app.notice(f"took away {what}; {app.keymap.shown('back')} brings it back")


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "search": _search,
    "timeline": _timeline,
    "day_later": _day(1),
    "day_earlier": _day(-1),
    "conflicts": _conflicts,
    "remove_filter": _remove,
    "escape": _escape,
}
