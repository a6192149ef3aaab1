"""Searching as one types: what is in sight first, then the other hits, or what to try instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from explorer.cancellation import Cancellation
from explorer.catalogue import ArticleRow
from explorer.errors import ExplorerError, IndexDamaged, QueryError, StoreMissing
from explorer.library import SearchAnswer
from explorer.state.asked import Query, query_of
from explorer.tui import asking
from explorer.tui.display.lines import Line, Piece
from explorer.tui.filling import Filling
from explorer.tui.keymap import SEARCH
from explorer.tui.panes.chips import chip_of
from explorer.tui.panes.paged import Paged
from explorer.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from explorer.tui.app import ExplorerApp

_FETCHED = 50
_FIRST = 12  # hits that are fetched first where it is not known how many are in sight
_REST = 0.1  # seconds before the others are fetched: what is there is drawn first
_LULL = 0.05  # seconds without typing before one looks for what to try instead
_PAUSE = 0.25  # seconds without typing before the actors of the results are counted
_MADE_ANEW = (StoreMissing, IndexDamaged)  # by reading the articles, with no facts lost

Found = Paged[ArticleRow] | SearchAnswer | asking.Begun
"""All articles, where nothing is asked, or the best hits of a query."""


class SearchDesk(Filling):
    """The query, and the results of it."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        super().__init__(app, screen)
        self.library_asked = False
        self._keys_are_for_results = False
        self._listed_for: Query | None = None
        self._shown_for: Query | None = None
        """What is shown is the answer to this, though another query may be asked by now."""
        self._filling_up: Timer | None = None
        self._further: list[Callable[[], None]] = []
        """What is done when the further hits are there that are being fetched."""

    @property
    def searching(self) -> bool:
        """Tell whether a query is not answered yet."""
        return self._topics["search"].busy

    @property
    def awaiting_results(self) -> bool:
        """Tell whether the next key is for the results of a query that is not answered yet."""
        self._keys_are_for_results = self._keys_are_for_results and self.searching
        return self._keys_are_for_results

    def await_results(self) -> None:
        """Let the next keys wait for the results, or they would act on the last ones."""
        self._keys_are_for_results = self.searching

    def query_left(self) -> None:
        """Go to the results."""
        self.screen.go_to(SEARCH)
        if not self.searching:
            self.screen.search.set_query(self.query)  # a beginning is one that was taken for it
            self.fill_up()
        self.await_results()

    def search(self, text: str) -> None:
        """Search for what was written; the next key is for the query again."""
        self.query = text
        self._keys_are_for_results = False
        if self.library is None and text.strip():
            self.tell(self.app.nothing_read)
        self.reload_results(typed=True)

    def reload_results(self, *, keep: bool = False, typed: bool = False) -> None:
        """Show the results of the query and the filters; the cursor stays with ``keep``.

        The last word of one that is being ``typed`` may be the beginning of one.
        """
        library, pane = self.library, self.screen.search
        self.show_chips()
        if library is None:
            return
        words, filters = self.query, self.filters
        query = query_of(words, filters)
        cursor = pane.results.cursor if keep else 0
        cancel = Cancellation()
        height = pane.size.height  # what is told of a mistake makes room for results
        in_sight = height // pane.results.row_height + 1 if height else _FIRST
        first = max(_FETCHED, cursor + 1) if keep else in_sight

        def ask() -> Found:
            if not query.text:
                return Paged(
                    library.articles.count(),
                    lambda offset, limit: library.articles.rows(limit=limit, offset=offset),
                ).warm(cursor)
            found = library.search(query.text, limit=first, cancel=cancel, suggest=False)
            if found.total or not typed:
                return found
            return asking.of_beginning(library, words, filters, first, cancel) or found

        # No further hits of the list before: they would come in its place.
        self._listed_for = None
        self._stop_filling_up()
        self._topics["search"].ask(ask, partial(self._show, query, cursor), cancel=cancel)
        if self.scope == "results":
            self.reload_actors(keep=keep, wait=_PAUSE if self.library_asked else 0)
        self.library_asked = True

    def _show(self, query: Query, cursor: int, found: Found | ExplorerError) -> None:
        """Show what a query found, or why it found nothing."""
        pane = self.screen.search
        match found:
            case Paged():
                self.untell()
                pane.show_articles(found, cursor)
                self._shown_for = query
            case SearchAnswer():
                self.untell()
                pane.show_answer(found, cursor, further=self._without_filter())
                pane.results.when_drawn = self.app.hurry
                self._listed_for = self._shown_for = query
                if found.total:
                    self._fill_up_soon()
                else:
                    self._suggest(query, found)
            case asking.Begun(words, begun, answer):
                self._take_beginning(words)
                self._show(begun, cursor, answer)
            case QueryError():
                pane.show_mistake(found, query.shift)
                if self._shown_for is not None:
                    self._listed_for = self._shown_for  # its results stay
                    self._fill_up_soon()
            case _:
                self._show_trouble(query, found)

    def _take_beginning(self, words: str) -> None:
        """Let the words that found something be the query; a line being written stays as it is."""
        self.query = words
        if not self.screen.search.input.has_focus:
            self.screen.search.set_query(words)
        if self.scope == "results":
            self.reload_actors(wait=_PAUSE)

    def _show_trouble(self, query: Query, error: ExplorerError) -> None:
        """Say why the index could not be read; the answer to the same query stays."""
        pane = self.screen.search
        if query == self._shown_for:
            self._listed_for = query
            pane.forget_mistake()
        else:
            pane.show_trouble(error, further=self._ways_out(error))
            self._shown_for, self.unanswered = None, True
        self.tell(error)

    def _ways_out(self, error: ExplorerError) -> Line:
        """Return which key makes anew what cannot be read, where one does."""
        if self.app.refreshing is None or not isinstance(error, _MADE_ANEW):
            return ()
        key = self.app.keymap.shown("refresh")
        return [Piece(key, "key"), Piece(" reads the articles anew.", "muted")]

    def _without_filter(self) -> Line:
        """Return how the results may become more, where an actor is kept."""
        if not self.filters.actors:
            return ()
        chip = chip_of(self.filters.actors[-1])
        action = "choose_filter" if len(self.filters.chosen) > 1 else "remove_filter"
        key = self.app.keymap.shown(action)
        return [
            Piece(key, "key"),
            Piece(" takes ", "muted"),
            Piece(f"{chip.kind}{chip.name}"),
            Piece(" away.", "muted"),
        ]

    def _suggest(self, query: Query, answer: SearchAnswer) -> None:
        """Say what to try instead, once no other letter comes: it takes longer than to search."""
        library, cancel = self.library, Cancellation()
        if library is None:
            return

        def show(found: tuple[str, ...] | ExplorerError) -> None:
            if isinstance(found, tuple):
                words = tuple(filter(None, map(query.words_in, found)))
                answered = answer._replace(suggestions=words)
                self.screen.search.show_answer(answered, further=self._without_filter())
            else:
                self.tell(found)

        self._topics["search"].ask(
            lambda: library.suggestions(query.text, cancel=cancel), show, wait=_LULL, cancel=cancel
        )

    def _fill_up_soon(self) -> None:
        """Fetch the others when nothing is typed for a moment, or at once where keys are next."""
        if self.app.keys_wait or self._keys_are_for_results:
            self.fill_up()
        else:
            self._filling_up = self.app.set_timer(_REST, self.fill_up)

    def _stop_filling_up(self) -> None:
        """Fetch no more of the list that was shown."""
        if self._filling_up is not None:
            self._filling_up.stop()
        self._further = []

    def fill_up(self) -> None:
        """Fetch the hits that are out of sight, where they are not there yet."""
        if len(self.screen.search.results.rows) < _FETCHED:
            self.more_results()

    def more_results(self, then: Callable[[], None] = lambda: None) -> None:
        """Fetch further hits, as where the cursor comes near the end; ``then`` they are there."""
        library, pane = self.library, self.screen.search
        rows, query = pane.results.rows, self._listed_for
        if library is None or isinstance(rows, Paged) or len(rows) >= pane.total:
            return
        if query is None:  # the hits of another query are on their way
            return
        self._further.append(then)
        if len(self._further) > 1:  # they are on their way
            return

        def show(answer: SearchAnswer | ExplorerError) -> None:
            done, self._further = self._further, []
            if isinstance(answer, SearchAnswer):
                pane.results.rows = [*rows, *answer.hits]
                pane.results.renew()
                for each in done:
                    each()
            else:
                self.tell(answer)

        cancel = Cancellation()

        def ask() -> SearchAnswer:
            return library.search(query.text, limit=_FETCHED, offset=len(rows), cancel=cancel)

        self._topics["search"].ask(ask, show, cancel=cancel)
