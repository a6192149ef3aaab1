"""Following: opening what the cursor is on, and the links from pane to pane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.catalogue import ActorFilter
from explorer.errors import ExplorerError
from explorer.model import Kind
from explorer.tui.filling import ORDERS
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.explaining import Why
    from explorer.library import Library
    from explorer.tui.app import ExplorerApp


_KINDS = {
    "person": "persons", "country": "countries", "organization": "organizations",
    "place": "places",
}  # fmt: skip
_ORDERED = {
    "mentions": "the most mentioned first",
    "name": "by name",
    "latest": "the last mentioned first",
}


def open_here(app: ExplorerApp) -> None:
    """Open what the cursor is on; an actor named under it in the article."""
    {SEARCH: _open_result, ARTICLE: _open_mention, ACTORS: _open_actor, EVENTS: _open_event}[
        app.main.focused_name
    ](app)


def _open_result(app: ExplorerApp) -> None:
    results = app.main.search.results
    found = results.article_at(results.cursor)
    if found:
        app.desk.open_article(*found)
    elif app.main.search.suggestions:
        app.main.search.submit()


def _open_mention(app: ExplorerApp) -> None:
    mention = app.main.article.reader.mention
    if mention and mention.actors:
        app.desk.open_actor(mention.actors[0][0])
    else:
        app.notice("h and l put the cursor on a name, a looks for one")


def _open_actor(app: ExplorerApp) -> None:
    pane = app.main.actors
    if not pane.in_dossier:
        if pane.list.here:
            app.desk.open_actor(pane.list.here.id)
        return
    if pane.dossier.bring_link():  # it was out of sight: one sees first where it leads
        return
    link = pane.dossier.link
    if link and link.actor:
        app.desk.open_actor(link.actor)
    elif link and link.event:
        app.desk.open_event(link.event)
    elif link and link.words:
        app.desk.open_words(link.words)
    elif link and link.section:
        app.desk.open_section(link.section)
    elif link and link.query:
        app.desk.open_query(link.query)


def _open_event(app: ExplorerApp) -> None:
    here = app.main.events.timeline.here
    if here is None:
        return
    if app.desk.event and app.desk.event.id == here.id:
        app.desk.leave()
        app.main.go_to(ARTICLE)
    else:
        app.desk.open_event(here.id)


def _step(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        finds = app.main.article.reader.finds
        pane = app.main.focused_name
        among_sources = pane == EVENTS or (pane == ARTICLE and finds is None)
        if among_sources and app.desk.step_source(step * app.times):
            return
        app.desk.preview.take()
        app.desk.walk.step(step * app.times)

    return move


def _event(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        app.desk.preview.take()
        if not app.desk.step_event(step):
            app.notice("no event was found in this article")

    return move


def _actor(app: ExplorerApp) -> None:
    mention = app.main.article.reader.mention
    if app.main.focused_name == ARTICLE and mention and mention.actors:
        app.desk.open_actor(mention.actors[0][0])
        return
    library = app.desk.library
    if library is None:
        return
    from explorer.tui.screens.chooser import ActorPicker

    first = _participants(app, library)
    app.push_screen(ActorPicker(app, library, first, app.desk.open_actor))


def _participants(app: ExplorerApp, library: Library) -> list[str]:
    """Return who took part in the event under the cursor of the events pane."""
    here = app.main.events.timeline.here
    if app.main.focused_name != EVENTS or here is None:
        return []
    return list(library.events.event(here.id).named)


def _why(app: ExplorerApp) -> None:
    """Open what the event under the cursor rests on, or the actor, or who is named there."""
    from explorer.explaining import event_lines

    reasons, here = app.library.reasons, app.main.events.timeline.here
    actor = _actor_here(app)
    event = app.desk.event.id if app.main.focused_name == ARTICLE and app.desk.event else None
    if app.main.focused_name == EVENTS and here is not None:
        actor, event = None, here.id
    if actor is not None:
        _explain(app, "Why this actor", lambda: _about(app, actor))
    elif event is not None:
        _explain(app, "Why this event", lambda: event_lines(reasons.event(event), first=1))
    else:
        app.notice(_nobody_here(app))


def _about(app: ExplorerApp, actor: str) -> Sequence[Why]:
    from explorer.explaining import PLACES, actor_lines

    reasons = app.library.reasons.actor(actor, most=PLACES)
    return actor_lines(reasons, further="the office in the dossier opens them all", first=1)


def _explain(app: ExplorerApp, title: str, ask: Callable[[], Sequence[Why]]) -> None:
    """Ask beside the screen, for who is named very often rests on very much; then tell."""
    from explorer.tui.screens.why import why_box

    def show(answer: Sequence[Why] | ExplorerError) -> None:
        if isinstance(answer, ExplorerError):
            app.desk.tell(answer)
        else:
            app.push_screen(why_box(app.palette, title, answer))

    app.desk.ask("why", ask, show)


def _nobody_here(app: ExplorerApp) -> str:
    """Return what to do first, where there is nothing to tell the reasons of."""
    if app.main.focused_name != ARTICLE:
        return "put the cursor on an event, an actor or a name first"
    keys = app.keymap
    return (
        f"press {keys.shown('next_mention')} first: it puts the cursor on a name,"
        f" and {keys.shown('why')} tells why it is that actor"
    )


def _actor_here(app: ExplorerApp) -> str | None:
    """Return the actor whose dossier is open, or that the cursor is on."""
    pane, mention = app.main.actors, app.main.article.reader.mention
    if app.main.focused_name == ARTICLE:
        return mention.actors[0][0] if mention and mention.actors else None
    if app.main.focused_name != ACTORS:
        return None
    here = pane.list.here
    return app.desk.dossier or (here.id if here else None)


def _events(app: ExplorerApp) -> None:
    if not app.desk.events_of_paragraph():
        app.notice("no event was found in this paragraph")


def _scope(app: ExplorerApp) -> None:
    desk = app.desk
    if desk.dossier:
        desk.lay_dossier(None)
    desk.scope = "results" if desk.scope == "article" else "article"
    if desk.scope == "article" and desk.view is None:
        app.notice("no article is open")
    desk.reload_actors()


def _kind(app: ExplorerApp) -> None:
    """List the next kind of actors, after the last one all of them."""
    kinds = [None, *(kind.value for kind in Kind)]
    here = app.desk.actors_listed
    kind = kinds[(kinds.index(here.kind) + 1) % len(kinds)]
    _list_actors(app, replace(here, kind=kind))
    app.notice(f"only {_KINDS[kind]}" if kind else "all actors")


def _order(app: ExplorerApp) -> None:
    here, orders = app.desk.actors_listed, tuple(ORDERS)
    order = orders[(orders.index(here.order) + 1) % len(orders)]
    _list_actors(app, replace(here, order=order))
    app.notice(f"actors {_ORDERED[order]}")


def _list_actors(app: ExplorerApp, which: ActorFilter) -> None:
    if app.desk.dossier:
        app.desk.lay_dossier(None)
    app.desk.actors_listed = which
    app.main.go_to(ACTORS)
    app.desk.reload_actors()


def _back(app: ExplorerApp) -> None:
    if not app.desk.back():
        app.notice("there is nothing to go back to")


def _forward(app: ExplorerApp) -> None:
    if not app.desk.forward():
        app.notice("there is nothing to go forward to")


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "open": open_here,
    "next_hit": _step(1),
    "previous_hit": _step(-1),
    "next_event": _event(1),
    "previous_event": _event(-1),
    "actor": _actor,
    "events": _events,
    "why": _why,
    "actors_scope": _scope,
    "actors_kind": _kind,
    "actors_order": _order,
    "back": _back,
    "forward": _forward,
}
