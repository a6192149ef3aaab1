"""Filling the panes: what is asked of the library in threads, and shown when it is answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer.cancellation import Cancellation
from explorer.catalogue import ActorFilter, ArticleView, EventFilter
from explorer.errors import ExplorerError, QueryError, StoreDamaged, StoreLocked, StoreMissing
from explorer.library import Library
from explorer.model import ActorId, ArticleKey, Event
from explorer.state.asked import Query, event_filter, query_of
from explorer.state.filters import PARAGRAPH, Filter, Filters
from explorer.tui import asking
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import MARKS
from explorer.tui.latest import Latest
from explorer.tui.panes.chips import chip_of
from explorer.tui.panes.marks import Mark
from explorer.tui.panes.paged import Paged, nothing
from explorer.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

PASSING = (StoreMissing, StoreLocked, StoreDamaged)
"""Why a library cannot be read, until it is made anew."""
ORDERS = {"mentions": "by mentions", "name": "by name", "latest": "by day"}


class Filling:
    """The query, the filters and the open things, and the panes that show them."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        self.app = app
        self.screen = screen
        self.library: Library | None = None
        self.query = ""
        self.filters = Filters()
        self.view: ArticleView | None = None
        self.event: Event | None = None
        self.source = 0
        self.dossier: ActorId | None = None
        self.scope = "results"
        self.actors_listed = ActorFilter()
        """Of which kind the actors in the list are, and their order."""
        self._events_for: EventFilter | None = None
        self._actors_for: tuple[ArticleKey | None, Query | None, ActorFilter] | None = None
        """What is listed is the answer to these, though others may be asked by now."""
        self.unanswered = False
        """Whether some list stands empty because it could not be read."""
        self._stand_on: str | None = None
        self._trouble: Line = ()
        self.marked_for: Query | None = None
        self.when_marked: Callable[[], None] = lambda: None
        self._topics = {
            topic: Latest(app, topic)
            for topic in ("search", "events", "actors", "hits", "facets", "find", "preview", "why")
        }

    def ask(
        self,
        topic: str,
        question: Callable[[], Any],
        deliver: Callable[[Any], None],
        *,
        wait: float = 0,
    ) -> None:
        """Ask something beside the screen; see `Latest.ask`."""
        self._topics[topic].ask(question, deliver, wait=wait)

    def asking(self, topic: str) -> bool:
        """Tell whether a question of a topic is not answered yet."""
        return topic in self._topics and self._topics[topic].busy

    @property
    def article(self) -> ArticleKey | None:
        """The open article."""
        return self.view.article.key if self.view else None

    @property
    def standing(self) -> str | None:
        """The event that the cursor of the events pane is on."""
        if self._stand_on:
            return self._stand_on
        with suppress(ExplorerError):  # not every moment at which this is asked can tell of it
            here = self.screen.events.timeline.here
            return here.id if here else None
        return None

    def reload_events(self, standing: str | None = None) -> None:
        """Show the events that the filters keep.

        The cursor is on the open one, else on ``standing``, else where it was.
        """
        library, timeline = self.library, self.screen.events.timeline
        self.show_chips()
        if library is None:
            return
        which = event_filter(self.filters)
        self._stand_on = standing or self.standing
        stand_on = self.event.id if self.event else self._stand_on

        def show(answer: asking.EventsAnswer | ExplorerError) -> None:
            if isinstance(answer, ExplorerError):
                if which != self._events_for:  # what is there is no answer to this
                    self._events_for, self.unanswered = None, True
                    timeline.empty = [Piece(answer.message, "error")]
                    timeline.show((), nothing(), None)
                self.tell(answer)
                return
            self._events_for = which
            what = (
                "No event fits the filters: x takes the last one away."
                if self.filters
                else "No event yet."
            )
            self._stand_on = None
            timeline.empty = [Piece(what, "muted")]
            timeline.show(answer.months, answer.rows, answer.at)
            if self.event and answer.at is not None:
                self.unfold_event()

        self._topics["events"].ask(lambda: asking.events(library, which, stand_on), show)

    def unfold_event(self) -> None:
        """Unfold the open event where the cursor of the events pane is on it."""
        event, timeline = self.event, self.screen.events.timeline
        here = timeline.here
        if event is None or self.library is None or here is None or here.id != event.id:
            return
        timeline.open(event, self.library.actors.names(event.named), self.source)

    def reload_actors(self, *, keep: bool = False, wait: float = 0) -> None:
        """Show the actors of the open article or of the results; the cursor stays with ``keep``."""
        library, pane = self.library, self.screen.actors
        self.title_actors()
        if library is None:
            return
        article = self.article if self.scope == "article" else None
        query, which = query_of(self.query, self.filters), self.actors_listed
        asked = (article, None if article else query, which)
        cancel = Cancellation()

        def ask() -> Paged[Any]:
            if article:
                return asking.actors(library, replace(which, articles=(article,)))
            return asking.actors_of_results(library, query, which, cancel)

        def show(answer: Paged[Any] | ExplorerError) -> None:
            if isinstance(answer, ExplorerError):
                if asked != self._actors_for and not isinstance(answer, QueryError):
                    self._actors_for, self.unanswered = None, True
                    pane.list.nothing = answer.message
                    pane.list.rows = nothing()
                    pane.list.renew(0)
                if not isinstance(answer, QueryError):  # the results tell of it
                    self.tell(answer)
            else:
                self._actors_for = asked
                pane.list.nothing = self._no_actor()
                pane.list.rows = answer
                pane.list.renew(None if keep else 0)

        self._topics["actors"].ask(ask, show, wait=wait, cancel=cancel)

    def mark_hits(self, library: Library) -> None:
        """Mark in the open article what the query finds there."""
        view, reader = self.view, self.screen.article.reader
        query = query_of(self.query, self.filters)
        if view is None or query == self.marked_for:
            return
        self.marked_for = query

        def show(answer: list[Mark] | ExplorerError) -> None:
            then, self.when_marked = self.when_marked, lambda: None
            if isinstance(answer, ExplorerError):
                self.marked_for = None  # it is asked again
                self.tell(answer)
                answer, then = [], lambda: None
            if self.view is view:
                reader.set_hits(answer)
                self.screen.article.on_reader_moved()
                with self.app.telling():
                    then()

        self._topics["hits"].ask(lambda: asking.hits(library, view, query), show)

    # What the titles tell.

    def show_chips(self) -> None:
        """Show in the titles what is filtered: the results know of actors alone."""
        chips = [chip_of(each, self._title_of(each)) for each in self.filters.chosen]
        actors = [chip_of(each) for each in self.filters.actors]
        self.screen.search.title.show_chips(actors)
        self.screen.events.title.show_chips(chips)

    def _title_of(self, filter: Filter) -> str:
        """Return the title of the article of a paragraph that is filtered."""
        if filter.kind != PARAGRAPH or self.library is None:
            return ""
        if filter.value == self.article and self.view:
            return self.view.article.title
        with suppress(ExplorerError):  # whoever reads the events tells of it
            found = self.library.articles.articles([filter.value])
            return found[filter.value].title if filter.value in found else ""
        return ""

    def title_actors(self) -> None:
        """Show in the title whose actors they are."""
        title = self.screen.actors.title
        if self.dossier:
            title.tell(label="Dossier", about=self._dossier_of())
            return
        about, which = f"in {self._whose_actors()}", self.actors_listed
        mark = [Piece(f"{MARKS[which.kind]} ", f"{which.kind}.mark")] if which.kind else []
        order = f" {ORDERS[which.order]}" if which.order != "mentions" else ""
        title.tell(label="Actors", about=[*mark, Piece(f"{about}{order}")])

    def _whose_actors(self) -> str:
        """Say of what the actors are that are listed: all, the results, the open article."""
        if self.scope == "article" and self.view:
            return "article"
        return "results" if self.query or self.filters.actor else "all"

    def _no_actor(self) -> str:
        kind = f"{self.actors_listed.kind} " if self.actors_listed.kind else ""
        where = {"article": "in this article", "results": "in these results"}
        return f"No {kind}actor is known {where.get(self._whose_actors(), 'yet')}."

    def _dossier_of(self) -> Line:
        """Return mark and name of the actor whose dossier lies open, once it is read."""
        found = self.screen.actors.dossier.dossier
        if found is None or found.actor.id != self.dossier:
            return ()
        kind = found.actor.kind
        return [Piece(f"{MARKS[kind]} ", f"{kind}.mark"), Piece(found.actor.name, "bar.strong")]

    # Errors.

    def tell(self, error: ExplorerError) -> None:
        """Show an error in the bottom line."""
        end = "." if error.hint and error.message[-1:].isalnum() else ""
        line = [Piece(f"{error.message}{end} {error.hint}".strip(), "error")]
        if isinstance(error, PASSING):
            self._trouble = line
        self.screen.bottom.notice(line)

    def untell(self) -> None:
        """Say no more that the library cannot be read: it was just now."""
        self.screen.bottom.take_back(self._trouble)
        self._trouble = ()
