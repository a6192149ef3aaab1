"""The same screen made of stock Textual: its own widgets, driver and display, and the same texts.

``python benchmarks/stock_screen.py CORPUS`` opens it on an indexed corpus.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import DataTable, Input, OptionList, Static
from textual.widgets.option_list import Option

from explorer.config import store_of
from explorer.library import Library


class StockScreen(App[None]):
    """Search, article, actors and events; two of them at 80x24, all at 120 columns."""

    CSS = """
    #search, #article, #actors, #events { border: round $primary; height: 1fr; width: 1fr; }
    #search:focus-within, #article:focus-within, #actors:focus-within, #events:focus-within {
        border: round $accent;
    }
    #article, #actors { display: none; }
    .-wide #article, .-wide #actors { display: block; }
    .-wide #events { height: 30%; }
    .-reading #search { display: none; }
    .-reading #article { display: block; }
    .-wide.-reading #search { display: block; }
    #search Input { border: none; height: 1; }
    OptionList, DataTable { border: none; height: 1fr; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, corpus: Path) -> None:
        super().__init__()
        self.library = Library.open(corpus, store_of(corpus))
        self.rows = self.library.articles.rows(limit=1000, offset=0)

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            with Vertical(id="search"):
                yield Input(placeholder="/ writes a query")
                yield OptionList(*self.options(""), id="results")
            with VerticalScroll(id="article"):
                yield Static("No article is open.", id="text", markup=False)
            with Vertical(id="actors"):
                yield OptionList(*(row.name for row in self.library.actors.rows(limit=1000)))
        with Vertical(id="events"):
            yield DataTable(cursor_type="row")
        yield Static("j k move  / search  ? help", id="bottom")

    def on_mount(self) -> None:
        self.query_one("#search").border_title = "1 Search"
        self.query_one("#article").border_title = "2 Article"
        self.query_one("#actors").border_title = "3 Actors"
        self.query_one("#events").border_title = "4 Events"
        table = self.query_one(DataTable)
        table.add_columns("date", "event", "type")
        for row in self.library.events.rows(limit=1000):
            table.add_row(row.date or "undated", row.title, str(row.type))
        self.query_one("#results").focus()

    def on_resize(self) -> None:
        self.screen.set_class(self.size.width >= 120, "-wide")

    def options(self, query: str) -> list[Option]:
        return [
            Option(f"{row.published}\n{row.title}\n{row.publication or ''}", id=str(number))
            for number, row in enumerate(self.rows)
            if query in row.title.lower()
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        results = self.query_one("#results", OptionList)
        results.clear_options()
        results.add_options(self.options(event.value.lower()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "results":
            article = self.library.articles.article(self.rows[int(event.option.id or 0)].key)
            text = "\n\n".join(each.text for each in article.paragraphs)
            self.query_one("#text", Static).update(f"{article.title}\n\n{text}")
            self.screen.add_class("-reading")
            self.query_one("#article").focus()


if __name__ == "__main__":
    StockScreen(Path(sys.argv[1])).run(mouse=False)
