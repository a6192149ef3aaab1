"""The preview: while one goes through the results, the article pane shows the one under the cursor.

It is no jump: what lay open is kept, and comes back when the preview is turned off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.catalogue import ArticleView
from explorer.errors import ExplorerError
from explorer.tui.keymap import ARTICLE, SEARCH

if TYPE_CHECKING:
    from explorer.tui.desk import Desk

_PAUSE = 0.08  # seconds without moving before the article is read


class Preview:
    """Whether previews are wanted, and following the results' cursor."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.on = False
        desk.screen.search.moved = self.follow

    def turn(self, on: bool) -> None:
        """Begin to show previews, or end it and show again what lay open."""
        self.on = self._desk.screen.previews = on
        self._desk.screen.lay_out()
        if on:
            self.follow()
        else:
            self.restore()

    def has_room(self) -> bool:
        """Tell whether results and article stand beside each other while previews are on."""
        screen = self._desk.screen
        before, screen.previews = screen.previews, True
        shown = screen.in_sight()
        screen.previews = before
        return {SEARCH, ARTICLE} <= set(shown)

    def follow(self) -> None:
        """Show the article of the result under the cursor, once the cursor rests."""
        with self._desk.app.telling():
            self._follow()

    def _follow(self) -> None:
        desk, results = self._desk, self._desk.screen.search.results
        library = desk.library
        if not self._follows() or library is None:
            return
        found = results.article_at(results.cursor)
        if found is None:
            self.restore()
        elif found[0] != desk.article:
            key, paragraph = found

            def show(view: ArticleView | ExplorerError) -> None:
                if isinstance(view, ExplorerError):
                    desk.tell(view)
                elif self._follows():
                    self._show(view, paragraph)

            desk.ask("preview", lambda: library.articles.view(key), show, wait=_PAUSE)

    def take(self) -> None:
        """Let the article that is shown lie open from now on: a jump away from what did before."""
        desk = self._desk
        if desk.kept is not None:
            desk.leave()
            desk.end_preview()
            desk.show_actors_of_article()

    def restore(self) -> None:
        """Show again what lay open."""
        desk = self._desk
        kept = desk.end_preview()
        if kept is None:
            return
        with desk.app.telling():
            if kept.article is None or desk.library is None:
                desk.lay_view(None)
                return
            desk.lay_view(desk.library.articles.view(kept.article), kept.paragraph, kept.offset)
            reader = desk.screen.article.reader
            reader.set_evidence(kept.evidence)
            reader.stand(*kept.stood)

    def _follows(self) -> bool:
        screen = self._desk.screen
        return self.on and screen.focused_name == SEARCH and ARTICLE in screen.in_sight()

    def _show(self, view: ArticleView, paragraph: int) -> None:
        if self._desk.kept is None:
            self._desk.keep_open()
        self._desk.lay_view(view, paragraph)
