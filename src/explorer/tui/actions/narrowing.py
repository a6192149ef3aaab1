"""Narrowing the events by facets, taking filters away; the overview; sources side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.tui.keymap import ARTICLE, EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.catalogue import EventReasons
    from explorer.state.filters import Filter, Filters
    from explorer.tui.app import ExplorerApp
    from explorer.tui.facets import Facet, Found
    from explorer.tui.screens.picker import Choice


def _narrow(app: ExplorerApp) -> None:
    """Open the facets of the events that are left, those of the one under the cursor first."""
    from explorer.tui.facets import counted, named
    from explorer.tui.screens.facets import FacetPicker

    library, filters = app.library, app.desk.filters
    row = app.main.events.timeline.here if app.main.focused_name == EVENTS else None

    def narrowed(chosen: Filter | None) -> None:
        if chosen is not None:
            app.desk.leave()
            app.desk.filter(app.desk.filters.having(chosen))
            app.main.go_to(EVENTS)

    def ask_named(text: str) -> None:
        app.desk.ask("facets", lambda: named(library, filters, text), add)

    picker = FacetPicker(app.palette, narrowed, ask_named)

    def show(found: Found | ExplorerError) -> None:
        if isinstance(found, ExplorerError):
            picker.close()
            app.desk.tell(found)
        else:
            picker.show(found)

    def add(found: Sequence[Facet] | ExplorerError) -> None:
        if isinstance(found, ExplorerError):
            app.desk.tell(found)
        if not picker.is_current:
            return
        if isinstance(found, ExplorerError):
            picker.fail(found.message)
        else:
            picker.add(found)

    app.push_screen(picker)
    app.desk.ask("facets", lambda: counted(library, filters, row), show)


def _overview(app: ExplorerApp) -> None:
    """Open the years and months of the events that are left."""
    from explorer.tui.screens.overview import Overview

    timeline = app.main.events.timeline
    if not timeline.months:
        app.notice("there is no event to look over")
        return

    def jumped(event: int) -> None:
        app.desk.leave()
        app.main.go_to(EVENTS)
        timeline.go_to_heading(event)

    here = timeline.here
    app.push_screen(Overview(app.palette, timeline.months, here.month if here else None, jumped))


def _choose(app: ExplorerApp) -> None:
    """Open the filters to choose one that goes."""
    from explorer.tui.screens.facets import filter_choices
    from explorer.tui.screens.picker import Picker

    filters = app.desk.filters
    if not filters:
        app.notice("nothing is filtered")
        return

    def choices(text: str) -> Sequence[Choice[Filters]]:
        return filter_choices(text, filters)

    def kept(left: Filters) -> None:
        app.desk.leave()
        app.desk.filter(left)

    app.push_screen(Picker(app.palette, "Take away", "a filter", choices, kept))


def _compare(app: ExplorerApp) -> None:
    """Put side by side what the sources of the event here say."""
    from explorer.sides import sides_of
    from explorer.tui.screens.compare import Comparison

    here, opened = app.main.events.timeline.here, app.desk.event
    id = here.id if here and app.main.focused_name == EVENTS else opened.id if opened else None
    if id is None:
        app.notice("put the cursor on an event first")
        return
    reasons = app.library.reasons.event(id)

    def chosen(source: int) -> None:
        app.desk.open_event(id, source)
        app.main.go_to(ARTICLE)

    source = app.desk.source if opened and opened.id == id else 0
    box = Comparison(
        app.palette,
        reasons.event.title,
        sides_of(reasons, _countries(app, reasons)),
        source,
        chosen,
    )
    app.push_screen(box)


def _countries(app: ExplorerApp, reasons: EventReasons) -> dict[str, str]:
    """Return by its id the country of each place where an event is told to have happened."""
    takings = [taking for telling in reasons.tellings for taking in telling.takings]
    places = list(dict.fromkeys(each.actor for each in takings if each.part == "place"))
    return {each.id: each.of for each in app.library.actors.actors(places) if each.of}


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "narrow": _narrow,
    "overview": _overview,
    "compare": _compare,
    "choose_filter": _choose,
}
