"""The open article: laying it open, or showing another one for a while in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.catalogue import ArticleView
from explorer.model import ArticleKey
from explorer.tui.dossier_desk import DossierDesk
from explorer.tui.panes.marks import Mark
from explorer.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies open behind a preview: an article, the place in it, the words of an event."""

    article: ArticleKey | None
    paragraph: int
    offset: int
    stood: tuple[int, int]
    evidence: Mark | None


class ArticleDesk(DossierDesk):
    """The article pane and what is in it; ``kept`` lies open while a preview is shown."""

    def __init__(self, app: ExplorerApp, screen: MainScreen) -> None:
        super().__init__(app, screen)
        self.kept: Kept | None = None

    @property
    def open_place(self) -> tuple[ArticleKey | None, int]:
        """The article that lies open, and the paragraph one stands in."""
        if self.kept:
            return self.kept.article, self.kept.paragraph
        return self.article, self.screen.article.reader.paragraph

    def lay_article(self, key: ArticleKey, paragraph: int = 0, offset: int = 0) -> None:
        """Lay an article open at a character, or go there where it is open already."""
        library = self.library
        if library is None:
            return
        reader = self.screen.article.reader
        previewed = self.end_preview() is not None
        if self.article == key and reader.view is self.view:
            reader.go(paragraph, offset)
            self.mark_hits(library)
            if not previewed:
                return
        else:
            self.lay_view(library.articles.view(key), paragraph, offset)
        self.show_actors_of_article()

    def lay_view(self, view: ArticleView | None, paragraph: int = 0, offset: int = 0) -> None:
        """Show an article, or none, and mark in it what the query finds."""
        self.view = view
        self.screen.article.reader.show(view, paragraph, offset)
        self.marked_for = None
        if self.library is not None:
            self.mark_hits(self.library)

    def show_actors_of_article(self) -> None:
        """Show the actors of the open article."""
        self.scope = "article"
        self.reload_actors()

    # Behind a preview.

    def keep_open(self) -> None:
        """Keep what lies open: a preview takes its place on the screen."""
        reader = self.screen.article.reader
        self.kept = Kept(self.article, *reader.place, reader.stands, reader.evidence)
        self.screen.article.title.tell(label="Preview")

    def end_preview(self) -> Kept | None:
        """Show no preview any more; returns what lay open behind it."""
        kept, self.kept = self.kept, None
        if kept is not None:
            self.screen.article.title.tell(label="Article")
        return kept
