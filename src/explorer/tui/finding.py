"""Find in the open article: the question at the bottom, its marks, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from explorer.catalogue import ArticleView
from explorer.errors import ExplorerError
from explorer.tui.display.lines import Piece
from explorer.tui.keymap import ARTICLE
from explorer.tui.panes.finding import Finder
from explorer.tui.panes.marks import Mark, place_of
from explorer.tui.panes.stepping import Place
from explorer.tui.screens.prompt import Inquiry

if TYPE_CHECKING:
    from explorer.tui.desk import Desk

_QUESTION = "find: "


class Finding:
    """The words last looked for, and where one stood when they were asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._finder: tuple[ArticleView, Finder] | None = None
        self._came_from: Place = (0, 0)
        self._stood = (0, 0)
        self._asking = self._kept = False
        self.text = ""

    @property
    def waiting(self) -> bool:
        """Tell whether words were entered whose places are still looked for."""
        return self._kept and self._desk.asking("find")

    def begin(self) -> None:
        """Ask for words; they are looked for while they are typed."""
        screen = self._desk.screen
        if screen.focused_name != ARTICLE:
            screen.go_to(ARTICLE)
        reader = screen.article.reader
        self._came_from, self._stood = reader.place, reader.stands
        self._asking, self._kept = True, False
        question = Inquiry(
            _QUESTION,
            self._keep,
            start=self.text or screen.bottom.prompt.written.last(_QUESTION),
            replace=True,
            changed=self._look,
            given_up=self._give_up,
        )
        screen.bottom.ask(question, lambda: screen.go_to(screen.focused_name))
        if self.text:
            self._look(self.text)

    def drop(self) -> bool:
        """Take the marks away; tell whether there were any."""
        reader = self._desk.screen.article.reader
        if reader.finds is None:
            return False
        reader.set_finds(None)
        reader.clear_cursor()
        self._desk.screen.article.on_reader_moved()
        return True

    def _look(self, text: str) -> None:
        view = self._desk.view
        self.text = text
        if view is None:
            return
        finder = self._finder_of(view)

        def show(found: list[Mark] | ExplorerError) -> None:
            if isinstance(found, list) and self._desk.view is view and text == self.text:
                self._show(found)

        self._desk.ask("find", lambda: finder.find(text), show)

    def _finder_of(self, view: ArticleView) -> Finder:
        if self._finder is None or self._finder[0] is not view:
            texts = [paragraph.text for paragraph in view.article.paragraphs]
            self._finder = (view, Finder(texts))
        return self._finder[1]

    def _show(self, found: list[Mark]) -> None:
        """Mark what was found and go to the first place from where one stood."""
        screen = self._desk.screen
        reader = screen.article.reader
        if not self._asking and not self._kept:
            return
        if found:
            reader.set_finds(found)
            number = bisect_left(found, self._came_from, key=place_of) % len(found)
            reader.choose("find", found, number)
            self._tell(f"{number + 1}/{len(found)}")
        else:
            reader.set_finds(() if self.text else None)
            reader.stand(*self._stood)
            screen.article.on_reader_moved()
            self._tell("no match" if self.text else "", "error")
            if self._kept and self.text:
                self.tell_nothing()

    def tell_nothing(self) -> None:
        """Say that the words looked for do not stand in the article."""
        self._desk.app.notice(f"“{self.text}” does not stand in this article")

    def _tell(self, text: str, role: str = "") -> None:
        if self._asking:
            self._desk.screen.bottom.prompt.tell([Piece(text, role)] if text else ())

    def _keep(self, text: str) -> None:
        self._asking, self._kept = False, True
        if not self._desk.asking("find"):
            found = self._desk.screen.article.reader.finds
            if not found:
                self._show([])

    def _give_up(self) -> None:
        self._asking = self._kept = False
        reader = self._desk.screen.article.reader
        reader.set_finds(None)
        reader.stand(*self._stood)
