"""The article pane: its title line and the reader."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.amounts import counted
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Title
from explorer.tui.panes.reader import Reader


class ArticlePane(Vertical):
    """Shows one article; the title line says where in it the cursor is."""

    def __init__(self, palette: Palette, measure: int) -> None:
        super().__init__(id="article")
        self.title = Title(palette, 2, "Article")
        self.reader = Reader(palette, measure)

    def compose(self) -> ComposeResult:
        """Put the title above the text."""
        yield self.title
        yield self.reader

    @property
    def focus_target(self) -> Reader:
        """The widget that has the keys while this pane has the focus."""
        return self.reader

    def on_reader_moved(self) -> None:
        """Tell the position: which of what is stepped through, and the paragraph."""
        reader = self.reader
        if reader.view is None:
            self.title.tell(about=(), place=())
            return
        count = len(reader.view.article.paragraphs)
        place = [part for part in (self._step(), f"¶{reader.paragraph + 1}/{count}") if part]
        self.title.tell(place=[Piece("  ".join(place) if count else "no text")])

    def _step(self) -> str:
        reader, chosen = self.reader, self.reader.chosen
        if chosen:
            return f"{chosen.what} {chosen.number + 1}/{chosen.total}"
        if reader.finds is not None:
            return f"{len(reader.finds)} found"
        hits = len(reader.hits)
        return counted(hits, "hit") if hits else ""
