"""The links between the panes: what opens where, what filters what, and how to come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer.catalogue import ActorFilter, ArticleRow, ArticleView
from explorer.errors import ExplorerError, QueryError
from explorer.library import Library, SearchAnswer
from explorer.model import ActorId, ArticleKey, Event
from explorer.tui import asking
from explorer.tui.display.cells import clipped
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS
from explorer.tui.latest import Latest
from explorer.tui.panes.marks import Mark
from explorer.tui.panes.paged import Paged
from explorer.tui.screens.main import MainScreen
from explorer.tui.state.spots import Filters, History, Spot

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_FETCHED = 50
_PAUSE = 0.25  # seconds without typing before the actors of the results are counted


class Desk:
    """What lies open: query, article, event, dossier, filters; and the history of jumps."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        self.app = app
        self.screen = screen
        self.library: Library | None = None
        self.query = ""
        self.filters = Filters()
        self.history = History()
        self.view: ArticleView | None = None
        self.event: Event | None = None
        self.source = 0
        self.dossier: ActorId | None = None
        self.scope = "results"
        self.library_asked = False
        self._marked_for: asking.Query | None = None
        self._topics = {
            topic: Latest(app, topic) for topic in ("search", "events", "actors", "hits")
        }

    # Where one is.

    def here(self) -> Spot:
        """Return all that is needed to come back."""
        return Spot(
            pane=self.screen.focused_name,
            query=self.query,
            article=self.article,
            paragraph=self.screen.article.reader.paragraph,
            event=self.event.id if self.event else None,
            source=self.source,
            dossier=self.dossier,
            filters=self.filters,
        )

    @property
    def article(self) -> ArticleKey | None:
        """The open article."""
        return self.view.article.key if self.view else None

    def leave(self) -> None:
        """Remember this spot: a jump follows."""
        self.history = self.history.left(self.here())

    def back(self) -> bool:
        """Go to where the last jump came from; False at the beginning."""
        return self._travel(self.history.back(self.here()))

    def forward(self) -> bool:
        """Take back the last `back`; False at the end."""
        return self._travel(self.history.forward(self.here()))

    def _travel(self, found: tuple[Spot, History] | None) -> bool:
        if found is None:
            return False
        spot, self.history = found
        self.restore(spot)
        return True

    def restore(self, spot: Spot) -> None:
        """Lay everything open as it was at a spot."""
        changed = (spot.query, spot.filters) != (self.query, self.filters)
        self.filters = spot.filters
        if changed:
            self.query = spot.query
            self.screen.search.set_query(spot.query)
            self.reload_results()
        with self.telling():
            self._restore_dossier(spot.dossier)
        with self.telling():
            if spot.event and self.library:
                self._lay_event(self.library.events.event(spot.event), spot.source)
            else:
                self._drop_event()
        if spot.article and (not spot.event or self.article != spot.article):
            with self.telling():
                self.lay_article(spot.article, spot.paragraph)
        elif spot.article:
            self.screen.article.reader.go(spot.paragraph)
        self.reload_events()
        self.screen.go_to(spot.pane)

    def resume(self, spot: Spot) -> None:
        """Lay everything open as it was when the app was closed; what is gone is left out."""
        self.query, self.filters = spot.query, spot.filters
        self.screen.search.set_query(spot.query)
        self.reload_results()
        self.restore(spot)

    def _restore_dossier(self, id: ActorId | None) -> None:
        if id != self.dossier:
            self.lay_dossier(id)

    # What lies in the panes.

    def reload(self) -> None:
        """Show everything anew after the library changed; the places in the lists stay."""
        self.reload_results(keep=True)
        self.reload_events()
        if self.view and self.library:
            with self.telling():
                self.view = self.library.articles.view(self.view.article.key)
                self.screen.article.reader.renew(self.view)
        if self.dossier:
            with self.telling():
                self.lay_dossier(self.dossier)
        self.reload_actors(keep=True)

    def search(self, text: str) -> None:
        """Search for what was written."""
        self.query = text
        self.reload_results()

    def reload_results(self, *, keep: bool = False) -> None:
        """Show the results of the query and the filters; the cursor stays with ``keep``."""
        library, pane = self.library, self.screen.search
        self.show_chips()
        if library is None:
            return
        query = asking.query_of(self.query, self.filters)
        cursor = pane.results.cursor if keep else 0

        def ask() -> Paged[ArticleRow] | SearchAnswer:
            if not query.text:
                return Paged(
                    library.articles.count(),
                    lambda offset, limit: library.articles.rows(limit=limit, offset=offset),
                ).warm(cursor)
            return library.search(query.text, limit=max(_FETCHED, cursor + 1))

        def show(answer: Paged[ArticleRow] | SearchAnswer | ExplorerError) -> None:
            if isinstance(answer, Paged):
                pane.show_articles(answer, cursor)
            elif isinstance(answer, SearchAnswer):
                pane.show_answer(answer, cursor)
            elif isinstance(answer, QueryError):
                pane.show_mistake(answer, query.shift)
            else:
                self.tell(answer)

        self._topics["search"].ask(ask, show)
        if self.scope == "results":
            self.reload_actors(keep=keep, wait=_PAUSE if self.library_asked else 0)
        self.library_asked = True

    def more_results(self) -> None:
        """Fetch further hits: the cursor came near the end of those that are shown."""
        library, pane = self.library, self.screen.search
        rows = pane.results.rows
        query = asking.query_of(self.query, self.filters)
        if library is None or isinstance(rows, Paged) or len(rows) >= pane.total:
            return

        def show(answer: SearchAnswer | ExplorerError) -> None:
            if isinstance(answer, SearchAnswer):
                pane.results.rows = [*rows, *answer.hits]
                pane.results.renew()

        self._topics["search"].ask(
            lambda: library.search(query.text, limit=_FETCHED, offset=len(rows)), show
        )

    def reload_events(self) -> None:
        """Show the events that the filters keep, the cursor on the open one or where it was."""
        library, timeline = self.library, self.screen.events.timeline
        self.show_chips()
        if library is None:
            return
        which = asking.event_filter(self.filters)
        here = timeline.here
        stand_on = self.event.id if self.event else here.id if here else None

        def show(answer: asking.EventsAnswer | ExplorerError) -> None:
            if isinstance(answer, ExplorerError):
                self.tell(answer)
                return
            what = "No event fits the filter: x takes it away." if self.filters else "No event yet."
            timeline.empty = [Piece(what, "muted")]
            timeline.show(answer.months, answer.rows, answer.at)
            if self.event and answer.at is not None:
                self._unfold()

        self._topics["events"].ask(lambda: asking.events(library, which, stand_on), show)

    def reload_actors(self, *, keep: bool = False, wait: float = 0) -> None:
        """Show the actors of the open article or of the results; the cursor stays with ``keep``."""
        library, pane = self.library, self.screen.actors
        self._title_actors()
        if library is None:
            return
        article = self.article if self.scope == "article" else None
        query = asking.query_of(self.query, self.filters)

        def ask() -> Paged[Any]:
            if article:
                return asking.actors(library, ActorFilter(articles=(article,)))
            return asking.actors_of_results(library, query)

        def show(answer: Paged[Any] | ExplorerError) -> None:
            if isinstance(answer, Paged):
                pane.list.rows = answer
                pane.list.renew(None if keep else 0)

        self._topics["actors"].ask(ask, show, wait=wait)

    # Articles.

    def open_article(self, key: ArticleKey, paragraph: int = 0) -> None:
        """Jump to a paragraph of an article."""
        self.leave()
        with self.telling():
            self._drop_event()
            self.lay_article(key, paragraph)
            self.screen.go_to(ARTICLE)

    def lay_article(self, key: ArticleKey, paragraph: int = 0, offset: int = 0) -> None:
        """Lay an article open at a character, or go there where it is open already."""
        library = self.library
        if library is None:
            return
        reader = self.screen.article.reader
        if self.article == key and reader.view is self.view:
            reader.go(paragraph, offset)
        else:
            self.view = library.articles.view(key)
            reader.show(self.view, paragraph, offset)
            self._marked_for = None
            self.scope = "article"
            self.reload_actors()
        self._mark_hits(library)

    def _mark_hits(self, library: Library) -> None:
        """Mark in the open article what the query finds there."""
        view, reader = self.view, self.screen.article.reader
        query = asking.query_of(self.query, self.filters)
        if view is None or query == self._marked_for:
            return
        self._marked_for = query

        def show(answer: list[Mark] | ExplorerError) -> None:
            if isinstance(answer, list) and self.view is view:
                reader.set_hits(answer)
                self.screen.article.on_reader_moved()

        self._topics["hits"].ask(lambda: asking.hits(library, view, query), show)

    # Events.

    def open_event(self, id: str, source: int = 0) -> None:
        """Jump to the words that an event was read from; the events pane unfolds it."""
        if self.library is None:
            return
        self.leave()
        with self.telling():
            self._lay_event(self.library.events.event(id), source)
            here = self.screen.events.timeline.here
            if here and here.id == id:
                self._unfold()
            else:
                self.reload_events()
            if ARTICLE not in self.screen.in_sight():
                self.screen.go_to(ARTICLE)

    def step_source(self, step: int) -> bool:
        """Go to the next or previous source of the open event; False where none is open."""
        if self.event is None:
            return False
        count = len(self.event.evidence)
        with self.telling():
            self._lay_event(self.event, (self.source + step) % count)
            self._unfold()
        self.app.notice(f"source {self.source + 1} of {count}")
        return True

    def _lay_event(self, event: Event, source: int) -> None:
        self.event, self.source = event, min(source, len(event.evidence) - 1)
        evidence = event.evidence[self.source]
        self.lay_article(evidence.article, evidence.paragraph, evidence.start)
        reader = self.screen.article.reader
        reader.clear_cursor()
        reader.set_evidence(Mark(evidence.paragraph, evidence.start, evidence.end, "evidence"))

    def _unfold(self) -> None:
        event, timeline = self.event, self.screen.events.timeline
        here = timeline.here
        if event is None or self.library is None or here is None or here.id != event.id:
            return
        ids = [*event.actors, *event.recipients, *([event.place] if event.place else [])]
        timeline.open(event, self.library.actors.names(ids), self.source)

    def _drop_event(self) -> None:
        self.event, self.source = None, 0
        self.screen.events.timeline.fold()
        self.screen.article.reader.set_evidence(None)

    def close_event(self) -> bool:
        """Fold the open event; tell whether there was one."""
        had = self.event is not None
        if had:
            self._drop_event()
        return had

    def step_event(self, step: int) -> bool:
        """Open the next or previous event of the open article; False where it has none."""
        if self.view is None:
            return False
        order = asking.event_numbers(self.view, self.view.article.key)
        if not order:
            return False
        ids = [id for _, id in order]
        if self.event and self.event.id in ids:
            at = ids.index(self.event.id) + step
        else:
            paragraph = self.screen.article.reader.paragraph
            after = sum(place < paragraph for place, _ in order)
            at = after if step > 0 else after - 1
        self._open_in_article(ids[at % len(ids)])
        self.app.notice(f"event {at % len(ids) + 1} of {len(ids)} in this article")
        return True

    def _open_in_article(self, id: str) -> None:
        if self.library is None:
            return
        with self.telling():
            event = self.library.events.event(id)
            inside = (i for i, e in enumerate(event.evidence) if e.article == self.article)
            self._lay_event(event, next(inside, 0))
            self.reload_events()

    # Actors.

    def open_actor(self, id: ActorId) -> None:
        """Jump to an actor's dossier and keep only its results and events."""
        if self.library is None:
            return
        self.leave()
        with self.telling():
            actor = self.library.actors.actor(id)
            self.lay_dossier(id)
            self.filter(
                replace(
                    self.filters, actor=id, actor_name=actor.name, actor_kind=str(actor.kind),
                    paragraph=None,
                )
            )  # fmt: skip
            self.screen.go_to(ACTORS)

    def lay_dossier(self, id: ActorId | None) -> None:
        """Lay the dossier of an actor open, or close it."""
        if id is not None and self.library is None:
            return
        pane = self.screen.actors
        pane.open_dossier(asking.dossier(self.library, id) if id and self.library else None)
        self.dossier = id
        self._title_actors()

    # Filters.

    def filter(self, filters: Filters) -> None:
        """Keep other results and events."""
        actor_changed = filters.actor != self.filters.actor
        self.filters = filters
        if actor_changed:
            self.reload_results()
        self.reload_events()

    def events_of_paragraph(self) -> int:
        """Keep the events of the paragraph under the cursor; returns how many there are."""
        if self.view is None:
            return 0
        paragraph = self.screen.article.reader.paragraph
        count = len({span.event for span in self.view.events if span.paragraph == paragraph})
        if count:
            self.leave()
            self.filter(Filters(paragraph=(self.view.article.key, paragraph)))
            self.screen.go_to(EVENTS)
        return count

    # What the titles tell.

    def show_chips(self) -> None:
        """Show in the titles what is filtered."""
        filters = self.filters
        room = max(self.screen.search.size.width - 24, 8)
        short = clipped(filters.actor_name, room)
        rest: list[Piece] = []
        for text in (
            filters.span,
            "disputed" if filters.conflicts else "",
            f"of ¶{filters.paragraph[1] + 1}" if filters.paragraph else "",
        ):
            if text:
                rest += [Piece(f" {text} × ", "chip"), Piece(" ")]
        self.screen.search.title.tell(about=_actor_chip(filters, short))
        self.screen.events.title.tell(about=[*_actor_chip(filters, filters.actor_name), *rest])

    def _title_actors(self) -> None:
        about = "dossier" if self.dossier else "in article"
        if not self.dossier and (self.scope == "results" or not self.view):
            about = "in results" if self.query or self.filters.actor else "in all"
        self.screen.actors.title.tell(about=[Piece(about)])

    # Errors.

    def tell(self, error: ExplorerError) -> None:
        """Show an error in the bottom line."""
        self.app.notice(f"{error.message} {error.hint}".strip(), "error")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show an error of the library in the bottom line instead of failing."""
        try:
            yield
        except ExplorerError as error:
            self.tell(error)


def _actor_chip(filters: Filters, name: str) -> list[Piece]:
    if not filters.actor:
        return []
    mark = MARKS.get(filters.actor_kind, "")
    return [Piece(f" {mark} {name} × ", "chip"), Piece(" ")]
