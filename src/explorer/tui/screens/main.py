"""The main screen: which panes are in sight at a size, and which one has the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.screen import Screen

from explorer.tui.display.themes import Palette
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, PANES, SEARCH
from explorer.tui.layout import UPPER, Layout
from explorer.tui.panes.actors import ActorsPane
from explorer.tui.panes.article import ArticlePane
from explorer.tui.panes.bars import Title
from explorer.tui.panes.events import EventsPane
from explorer.tui.panes.search import SearchPane
from explorer.tui.screens.bottom import Bottom

Pane = SearchPane | ArticlePane | ActorsPane | EventsPane


class MainScreen(Screen[None], inherit_bindings=False):
    """Four panes and the line at the bottom."""

    class Ready(Message):
        """The panes are there."""

    class Focused(Message):
        """Another pane has the keys, or others are in sight."""

    def __init__(self, palette: Palette, text_width: int) -> None:
        super().__init__()
        self.search = SearchPane(palette)
        self.article = ArticlePane(palette, text_width)
        self.actors = ActorsPane(palette)
        self.events = EventsPane(palette)
        self.bottom = Bottom(palette)
        self.focused_name = SEARCH
        self._upper, self._lower = SEARCH, EVENTS
        self.zoomed = False
        self.previews = False
        self._top = Horizontal(self.search, self.article, self.actors, id="top")

    def compose(self) -> ComposeResult:
        """Three panes beside each other, the events below."""
        yield self._top
        yield self.events
        yield self.bottom
        yield self.bottom.above

    def pane(self, name: str) -> Pane:
        """Return a pane by its name."""
        panes: dict[str, Pane] = {
            SEARCH: self.search,
            ARTICLE: self.article,
            ACTORS: self.actors,
            EVENTS: self.events,
        }
        return panes[name]

    def on_mount(self) -> None:
        """Tell that the panes can be filled."""
        self.post_message(self.Ready())

    def on_screen_suspend(self) -> None:
        """Show no keys at the bottom while a box has them."""
        self.bottom.cover(True)

    def on_screen_resume(self) -> None:
        """Show the keys of the pane again."""
        self.bottom.cover(False)

    # The place in the article.

    def on_reader_moved(self) -> None:
        """Follow the cursor of the article."""
        self.tell_place()

    def tell_place(self) -> None:
        """Tell at the bottom what the line of the article's cursor holds, while one reads."""
        reading = self.focused_name == ARTICLE
        self.bottom.status(self.article.reader.told() if reading else ())

    # Layout.

    def on_resize(self, event: Resize) -> None:
        """Choose which panes are in sight."""
        self.lay_out()
        self.post_message(self.Focused())

    def in_sight(self) -> tuple[str, ...]:
        """Return the panes that are shown at this size."""
        places = self.focused_name, self._upper, self._lower
        return Layout(*places, self.zoomed, self.previews).in_sight(*self.size)

    @property
    def beside(self) -> str:
        """The pane that shares the screen with the focused one where two are in sight."""
        return self._lower if self.focused_name in UPPER else self._upper

    def lay_out(self) -> None:
        """Show the panes that belong in sight, hide the others."""
        shown = self.in_sight()
        self.set_class(len(shown) == 4, "-wide")
        self.set_class(len(shown) == 2, "-pair")
        self.set_class(len(shown) == 1, "-alone")
        self.set_class(shown == UPPER, "-previewing")
        for name in PANES:
            self.pane(name).display = name in shown
        self._top.display = bool({SEARCH, ARTICLE, ACTORS} & set(shown))
        self.article.set_class(len(shown) == len(PANES), "-beside")
        self.actors.set_class(len(shown) == len(PANES), "-beside")

    def go_to(self, name: str, beside: str = "") -> None:
        """Give a pane the keys, and show it where it was hidden, with another one beside it."""
        for pane in (beside, name) if beside in PANES else (name,):
            self._focus_on(pane)
        if not self._all_shown():
            self.lay_out()
        self._tell_titles()
        self.set_focus(self.pane(name).focus_target, scroll_visible=False)
        self.post_message(self.Focused())

    def _focus_on(self, name: str) -> None:
        self.focused_name = name
        if name in UPPER:
            self._upper = name
        else:
            self._lower = name

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follow a focus that came by a click; one that moved on since is not followed."""
        if event.widget is not self.focused:
            return
        for name in PANES:
            pane = self.pane(name)
            if name != self.focused_name and pane in event.widget.ancestors:
                self._focus_on(name)
                self._tell_titles()
                self.post_message(self.Focused())

    def _tell_titles(self) -> None:
        """Show in the titles which pane has the keys."""
        for name in PANES:
            title: Title = self.pane(name).title
            title.tell(focused=name == self.focused_name)

    def _all_shown(self) -> bool:
        return all(self.pane(name).display == (name in self.in_sight()) for name in PANES)

    def zoom(self) -> None:
        """Give the pane the whole screen, or take it back."""
        self.zoomed = not self.zoomed
        self.lay_out()
        self.post_message(self.Focused())
