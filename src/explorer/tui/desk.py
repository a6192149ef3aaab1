"""The links between the panes: what opens where, what filters what, and how to come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.amounts import step_of
from explorer.catalogue import Words
from explorer.model import ActorId, ArticleKey, Event
from explorer.safetext import visible
from explorer.state.filters import ACTOR, PARAGRAPH, Filters, actor_filter, paragraph_filter
from explorer.state.spots import History, Spot
from explorer.tui import asking
from explorer.tui.article_desk import ArticleDesk
from explorer.tui.finding import Finding
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, SEARCH
from explorer.tui.panes.marks import Mark
from explorer.tui.previewing import Preview
from explorer.tui.screens.main import MainScreen
from explorer.tui.walking import Walk

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


class Desk(ArticleDesk):
    """What lies open: query, article, event, dossier, filters; and the history of jumps."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        super().__init__(app, screen)
        self.history = History()
        self.walk = Walk(self)
        self.finding = Finding(self)
        self.preview = Preview(self)

    @property
    def awaiting(self) -> bool:
        """Tell whether what was done last is not done yet: further keys wait for it."""
        waits = self.walk.waiting or self.finding.waiting or self.asking("why")
        return self.awaiting_results or self.awaiting_dossier or waits

    # Where one is.

    def here(self) -> Spot:
        """Return all that is needed to come back."""
        article, paragraph = self.open_place
        return Spot(
            pane=self.screen.focused_name,
            query=self.query,
            article=article,
            paragraph=paragraph,
            event=self.event.id if self.event else None,
            source=self.source,
            dossier=self.dossier,
            section=self.section,
            row=self.screen.actors.dossier.cursor if self.dossier else 0,
            filters=self.filters,
            standing=self.standing,
            beside=self.screen.beside,
            result_row=self.screen.search.results.cursor,
            actor_row=self.screen.actors.list.cursor,
            scope=self.scope,
            actors_kind=self.actors_listed.kind,
            actors_order=self.actors_listed.order,
        )

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
        self.preview.restore()
        changed = (spot.query, spot.filters) != (self.query, self.filters)
        self.filters = spot.filters
        if changed:
            self.query = spot.query
            self.screen.search.set_query(spot.query)
            self.screen.search.results.cursor = spot.result_row
            self.reload_results(keep=True)
        else:
            self.screen.search.results.move_to(spot.result_row)
        with self.app.telling():
            self.restore_list(spot)
            self.restore_dossier(spot)
        with self.app.telling():
            if spot.event and self.library:
                self._lay_event(self.library.events.event(spot.event), spot.source)
            else:
                self._drop_event()
        if spot.article and (not spot.event or self.article != spot.article):
            with self.app.telling():
                self.lay_article(spot.article, spot.paragraph)
        elif spot.article:
            self.screen.article.reader.go(spot.paragraph)
        self.reload_events(spot.standing)
        self.screen.go_to(spot.pane, spot.beside)

    def resume(self, spot: Spot) -> None:
        """Lay everything open as it was when the app was closed; what is gone is left out."""
        self.query, self.filters = spot.query, spot.filters
        self.screen.search.set_query(spot.query)
        self.screen.search.results.cursor = spot.result_row
        self.reload_results(keep=True)
        self.restore(spot)
        self.scope = spot.scope or self.scope
        self.screen.actors.list.cursor = spot.actor_row
        self.reload_actors(keep=True)

    def reload(self) -> None:
        """Show everything anew after the library changed; the places in the lists stay."""
        self.unanswered = False
        self.reload_results(keep=True)
        self.reload_events()
        if self.view and self.library:
            with self.app.telling():
                self.view = self.library.articles.view(self.view.article.key)
                self.screen.article.reader.renew(self.view)
        if self.dossier:
            row = self.screen.actors.dossier.cursor
            self.lay_dossier(self.dossier, self.section, row=row, wait=False)
        self.reload_actors(keep=True)

    # Articles.

    def open_article(self, key: ArticleKey, paragraph: int = 0, *, stay: bool = False) -> None:
        """Jump to a paragraph of an article; the keys ``stay`` where they are if it is in sight."""
        self.leave()
        with self.app.telling():
            self._drop_event()
            self.lay_article(key, paragraph)
            if not stay or ARTICLE not in self.screen.in_sight():
                self.screen.go_to(ARTICLE)

    # Events.

    def open_event(self, id: str, source: int | None = None) -> None:
        """Jump to the words that an event was read from; the events pane unfolds it.

        Without a ``source`` to those in what is read: the filtered paragraph, the open article.
        """
        if self.library is None:
            return
        self.leave()
        with self.app.telling():
            event = self.library.events.event(id)
            place = self.filters.paragraph or self.open_place
            self._lay_event(event, asking.source_in(event, *place) if source is None else source)
            here = self.screen.events.timeline.here
            if here and here.id == id:
                self.unfold_event()
            else:
                self.reload_events()
            if ARTICLE not in self.screen.in_sight():
                self.screen.go_to(ARTICLE)

    def step_source(self, step: int) -> bool:
        """Go to the next or previous source of the open event; False where none is open."""
        if self.event is None:
            return False
        articles = [each.article for each in self.event.evidence]
        with self.app.telling():
            self._lay_event(self.event, (self.source + step) % len(articles))
            self.unfold_event()
        self.app.notice(step_of(self.source, articles))
        return True

    def _lay_event(self, event: Event, source: int) -> None:
        self.event, self.source = event, min(source, len(event.evidence) - 1)
        evidence = event.evidence[self.source]
        self.lay_article(evidence.article, evidence.paragraph, evidence.start)
        reader = self.screen.article.reader
        reader.clear_cursor()
        reader.set_evidence(Mark(evidence.paragraph, evidence.start, evidence.end, "evidence"))

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
        order = asking.event_numbers(self.view)
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
        title = f": {visible(self.event.title)}" if self.event else ""
        self.app.notice(f"event {at % len(ids) + 1} of {len(ids)} in this article{title}")
        return True

    def _open_in_article(self, id: str) -> None:
        if self.library is None:
            return
        with self.app.telling():
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
        with self.app.telling():
            names = self.library.actors.names([id])
            name = names[id] if id in names else self.library.actors.actor(id).name
            self.lay_dossier(id)
            others = self.filters.without_kinds(ACTOR, PARAGRAPH)
            self.filter(others.having(actor_filter(id, name, id.partition(":")[0])))
            self.screen.go_to(ACTORS)

    def open_section(self, section: str) -> None:
        """Jump to the full list of a section of the open dossier; of events in their own pane."""
        if section != "events":
            self.leave()
            self.lay_section(section)
            return
        found = self.screen.actors.dossier.dossier
        if found:
            actor = found.actor
            self.leave()
            self.filter(Filters().having(actor_filter(actor.id, actor.name, str(actor.kind))))
            self.screen.go_to(EVENTS)

    def open_query(self, query: str) -> None:
        """Jump to the results of a query, whoever they name."""
        self.leave()
        self.screen.search.set_query(query)
        self.query = query
        self.filter(Filters())
        self.reload_results()
        self.screen.go_to(SEARCH)

    def open_words(self, words: Words) -> None:
        """Jump to words of an article and mark them."""
        self.leave()
        with self.app.telling():
            self._drop_event()
            self.lay_article(words.article, words.paragraph, words.start)
            reader = self.screen.article.reader
            reader.clear_cursor()
            reader.set_evidence(Mark(words.paragraph, words.start, words.end, "evidence"))
            if ARTICLE not in self.screen.in_sight():
                self.screen.go_to(ARTICLE)

    # Filters.

    def filter(self, filters: Filters) -> None:
        """Keep other results and events."""
        actors_changed = filters.actors != self.filters.actors
        self.filters = filters
        if actors_changed:
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
            self.filter(Filters((paragraph_filter(self.view.article.key, paragraph),)))
            self.screen.go_to(EVENTS)
        return count
