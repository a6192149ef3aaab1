"""The article pane: its title line and the reader."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Title
from explorer.tui.panes.reader import Reader


class ArticlePane(Vertical):
    """Shows one article; the title line says where in it the cursor is."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="article")
        self.title = Title(palette, 2, "Article")
        self.reader = Reader(palette)

    def compose(self) -> ComposeResult:
        """Put the title above the text."""
        yield self.title
        yield self.reader

    @property
    def focus_target(self) -> Reader:
        """The widget that has the keys while this pane has the focus."""
        return self.reader

    def on_reader_moved(self) -> None:
        """Tell the position: paragraph of paragraphs, or hit of hits."""
        reader = self.reader
        if reader.view is None:
            self.title.tell(about=(), place=())
            return
        count = len(reader.view.article.paragraphs)
        place = f"¶{reader.paragraph + 1}/{count}"
        if reader.hits:
            at = "" if reader.hit is None else f"{reader.hit + 1}/"
            place = f"{at}{len(reader.hits)} hit{'s' * (len(reader.hits) != 1)}  {place}"
        self.title.tell(place=[Piece(place)])
