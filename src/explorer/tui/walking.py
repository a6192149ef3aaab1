"""Walking: from hit to hit, and from article to article of the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from explorer.state.asked import query_of
from explorer.tui.panes.marks import Spanned
from explorer.tui.panes.paged import Paged

if TYPE_CHECKING:
    from explorer.tui.desk import Desk


class Walk:
    """Steps that can lead out of the open article; the results' cursor goes along."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reader = desk.screen.article.reader
        self._pane = desk.screen.search
        self._awaited = ""

    @property
    def waiting(self) -> bool:
        """Tell whether a step waits for further results, or for the hits of another article."""
        self._awaited = self._awaited if self._desk.asking(self._awaited) else ""
        return bool(self._awaited)

    # Hits and names.

    def step(self, by: int) -> None:
        """Go to what is ``by`` steps away: what was found, hits, or names of those filtered."""
        desk, reader = self._desk, self._reader
        if desk.view is None or desk.library is None:
            desk.app.notice("no article is open")
        elif reader.finds is not None:
            if not reader.step("find", reader.finds, by):
                desk.finding.tell_nothing()
        elif desk.query.strip() and desk.marked_for != query_of(desk.query, desk.filters):
            self._await_hits(lambda: self._through("hit", by))
            desk.mark_hits(desk.library)
        elif desk.query.strip():
            self._through("hit", by)
        elif desk.filters.actors:
            self._through("name", by)
        elif not reader.step("name", reader.names_of(), by):
            desk.app.notice("no name was found in this article")

    def _through(self, what: str, by: int) -> None:
        """Step in the article, and on into the next one of the results where it has no more."""
        spans = self._spans(what)
        number = self._reader.number_from_here(spans, by)
        if 0 <= number < len(spans):
            self._reader.choose(what, spans, number)
            return
        at = self._place()
        if at is not None:
            self._cross(what, at, number - len(spans) + 1 if by > 0 else number)
        elif not self._reader.step(what, spans, by):
            self._desk.app.notice(_NOTHING[what])

    def _cross(self, what: str, at: int, rest: int) -> None:
        """Go on in the article beside the one at ``at``, with so many steps left."""
        way = 1 if rest > 0 else -1
        if not 0 <= at + way < self._total:
            end = "last" if way > 0 else "first"
            self._desk.app.notice(f"that was the {end} {what} of the results")
            return

        def arrived() -> None:
            if what == "hit":
                self._await_hits(lambda: self._arrive(what, rest))
            else:
                self._arrive(what, rest)

        self._open(at + way, arrived)

    def _arrive(self, what: str, rest: int) -> None:
        """Take the steps that are left in the article that was opened."""
        spans, at = self._spans(what), self._place()
        number = rest - 1 if rest > 0 else len(spans) + rest
        if 0 <= number < len(spans):
            self._reader.choose(what, spans, number)
        elif spans and at is not None:
            self._cross(what, at, rest - len(spans) if rest > 0 else rest + len(spans))
        elif at is not None:
            self._desk.app.notice(f"article {at + 1} of {self._total}: {_NOTHING[what]}")

    def _spans(self, what: str) -> Sequence[Spanned]:
        if what == "hit":
            return self._reader.hits
        return self._reader.names_of(each.value for each in self._desk.filters.actors)

    def _await_hits(self, then: Callable[[], None]) -> None:
        self._desk.when_marked = then
        self._awaited = "hits"

    # Articles.

    def article(self, by: int) -> None:
        """Open the article ``by`` further in the results; the one under their cursor at first."""
        at = self._place()
        if not self._total:
            self._desk.app.notice("there are no results to go through")
        elif at is None:
            self._open(self._pane.results.cursor)
        elif not 0 <= at + (1 if by > 0 else -1) < self._total:
            end = "last" if by > 0 else "first"
            self._desk.app.notice(f"this is the {end} article of the results")
        else:
            self._open(min(max(at + by, 0), self._total - 1))

    @property
    def _total(self) -> int:
        return max(self._pane.total, len(self._pane.results.rows))

    def _place(self) -> int | None:
        """Return which of the results is open, None where it is none of those fetched."""
        results, key = self._pane.results, self._desk.article
        here = results.article_at(results.cursor)
        if key is None or (here and here[0] == key):
            return results.cursor if key else None
        rows = results.rows
        known = rows.known() if isinstance(rows, Paged) else enumerate(rows)
        found = (number for number, _ in known if (results.article_at(number) or "")[0] == key)
        return next(found, None)

    def _open(self, number: int, then: Callable[[], None] = lambda: None) -> None:
        desk, results = self._desk, self._pane.results
        if number >= len(results.rows):
            self._fetch(number, then)
            return
        found = results.article_at(number)
        if found is None:
            return
        results.move_to(number)
        desk.open_article(*found, stay=True)
        desk.app.notice(f"article {number + 1} of {self._total} of the results")
        then()

    def _fetch(self, number: int, then: Callable[[], None]) -> None:
        """Fetch further results, then open the one of this number."""
        before = len(self._pane.results.rows)

        def fetched() -> None:
            if len(self._pane.results.rows) > before:
                with self._desk.app.telling():
                    self._open(number, then)
            else:
                self._desk.app.notice("there are no further articles in the results")

        self._desk.more_results(fetched)
        self._awaited = "search"


_NOTHING = {
    "hit": "no word of the query stands in its text",
    "name": "nobody of the filter is named in its text",
}
