"""The app: it joins screen, desk and library, and turns messages of the panes into jumps."""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import Event, Key, MouseEvent, Paste

from explorer.config import Settings, Store, store_of
from explorer.errors import ExplorerError, StoreMissing, StoreOutdated
from explorer.indexing import IndexRun
from explorer.library import Library
from explorer.tui.actions import DEEDS
from explorer.tui.actions.following import open_here
from explorer.tui.copying import Copying
from explorer.tui.desk import Desk
from explorer.tui.display.depth import theme_for
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import OTHER, palette_of, textual_theme
from explorer.tui.keeping import Keeping
from explorer.tui.keyboard import KeyboardApp, WritingLine
from explorer.tui.keying import MOST_REPEATS, Keying
from explorer.tui.keymap import ARTICLE, PANES, Keymap
from explorer.tui.keynames import key_name
from explorer.tui.latest import Impatient
from explorer.tui.lending import Lending
from explorer.tui.opening import SIGNALLED
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.results import Results
from explorer.tui.refreshing import Refreshing
from explorer.tui.saving import Saving
from explorer.tui.screens.hints import hint_text, too_small, ways_text
from explorer.tui.screens.main import MainScreen
from explorer.tui.screens.overlay import Overlay
from explorer.tui.screens.prompt import Inquiry
from explorer.tui.warming import warm_soon


class ExplorerApp(KeyboardApp):
    """The terminal app on one corpus."""

    CSS_PATH = Path(__file__).with_name("explorer.tcss")
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    TITLE = "explorer"

    def __init__(
        self,
        corpus: Path,
        settings: Settings,
        keymap: Keymap,
        *,
        index: bool = True,
        store: Store | None = None,
    ) -> None:
        super().__init__()
        self.corpus = corpus
        self._store = store
        self.settings = settings
        self.keymap = keymap
        new_run = partial(IndexRun, corpus, store=store.root if store else None)
        self.keying = Keying(keymap)
        self.count: int | None = None
        self.palette = palette_of(theme_for(settings.display.theme, self.depth, os.environ))
        self.main: MainScreen = MainScreen(self.palette, settings.display.text_width)
        self.desk = Desk(self, self.main)
        self.saving = Saving(self)
        self._panes_there = False
        self.main.search.asked = self.desk.search
        self.main.search.left = self.desk.query_left
        new_watch = partial(new_run, watch=True)
        self.refreshing = Refreshing(self, new_run, new_watch) if index else None
        self.lending = Lending(self)
        self.copying = Copying(self, settings.display.clipboard)
        self.keeping = Keeping(self)
        for name in (self.palette.name, OTHER.get(self.palette.name, "plain")):
            self.register_theme(textual_theme(palette_of(name)))
        self.theme = f"explorer-{self.palette.name}"

    @property
    def library(self) -> Library:
        """The opened library; StoreMissing before there is one."""
        if self.desk.library is None:
            raise self.nothing_read
        return self.desk.library

    @property
    def nothing_read(self) -> StoreMissing:
        """Why there is nothing to ask yet, and whether to wait for it."""
        if self.refreshing and self.refreshing.running:
            return StoreMissing("Nothing has been read yet.", hint="Wait for the first articles.")
        again = f"{self.keymap.shown('refresh')} tries again." if self.refreshing else ""
        return StoreMissing("No article could be read here.", hint=again)

    # The beginning and the end.

    def get_default_screen(self) -> MainScreen:
        """The screen with the panes."""
        return self.main

    async def run_async(self, **options: Any) -> Any:  # noqa: ANN401
        """Run; at the end nobody waits for a question that is not answered yet."""
        asyncio.get_running_loop().set_default_executor(Impatient())
        return await super().run_async(**options)

    def on_load(self) -> None:
        """Be ready for the end before anything is drawn."""
        self.lending.catch_ends()

    @on(MainScreen.Ready)
    async def _panes_ready(self) -> None:
        """Open the library and the last session, then look for changes of the corpus."""
        self.lending.catch_stops()
        session = self.keeping.laid_open()
        if self.open_library():
            with self.telling():
                self.desk.resume(session.spot)
        else:
            self.main.go_to("search")
        self.keeping.begin()
        if self.refreshing:
            self.refreshing.watching = session.watching
            self.call_after_refresh(self.start_indexing)
        self._panes_there = True
        self.desk.await_results()  # what was typed ahead is meant for a list
        await self.deliver_keys()

    def open_library(self) -> bool:
        """Open the library, or say why it cannot be opened; tell whether it is open."""
        try:
            self.desk.library = Library.open(self.corpus, self._store or store_of(self.corpus))
        except StoreMissing:
            return False
        except ExplorerError as error:
            # An older version's is made anew, or the attempt says why not.
            if not (self.refreshing and isinstance(error, StoreOutdated)):
                self.desk.tell(error)
            return False
        warm_soon(self, self.desk.library)
        return True

    def start_indexing(self, *, asked: bool = False) -> None:
        """Look for changed articles and read them, beside the screen."""
        if self.refreshing:
            self.refreshing.start(asked=asked)
        elif asked:
            self.notice("the index is opened read-only: it is not refreshed from here")

    def leave(self, status: int = 0) -> None:
        """Keep the session and quit with an exit status."""
        if self.leaving:
            return
        self.leaving = True
        self.drop_keys()
        self.saving.stop()
        if self.refreshing:
            self.refreshing.end()
        self.keeping.end(final=True)
        self.exit(return_code=status)

    def hung_up(self) -> None:
        """Quit: the terminal is gone, whether or not a signal says so as well."""
        self.leave(SIGNALLED + signal.SIGHUP)

    async def action_quit(self) -> None:
        """Quit as ctrl+q does, from wherever Textual asks for it."""
        self.leave()

    # Actions.

    def do(self, name: str, count: int | None = None) -> None:
        """Do what an action of the keymap does; an error is shown in the bottom line.

        What ``count`` means to an action stands in the keymap; the deed reads it from the app.
        """
        self.main.bottom.clear_notice()
        self.count = count
        repeated = self.keymap.actions[name].counts == "repeat"
        try:
            with self.telling(self.keymap.actions[name].help):
                for _ in range(min(self.times, MOST_REPEATS) if repeated else 1):
                    DEEDS[name](self)
        finally:
            self.count = None

    @property
    def times(self) -> int:
        """How many times as far the action being done goes: the count before it, else 1."""
        return self.count or 1

    # Keys.

    async def on_event(self, event: Event) -> None:
        """Keep the session soon after each gesture."""
        if isinstance(event, Key | Paste | MouseEvent):
            self.keeping.touched()
        await super().on_event(event)

    def takes_keys(self) -> bool:
        """Tell whether the panes, or the box over them, can take the next key."""
        if isinstance(self.screen, Overlay):
            return self.screen.takes_keys
        return self._panes_there and not self.desk.awaiting

    async def take(self, event: Key | Paste) -> None:
        """Write the key into the line that has the focus, or do its action."""
        screen, focused = self.screen, self.screen.focused
        taken = True  # also where it fails
        with self.telling("What was written could not be done"):
            taken = isinstance(focused, WritingLine) and await focused.take(event)
        if taken or isinstance(event, Paste):
            return
        key = key_name(event.key, event.character)
        stroke = self.keying.take(key, in_box=isinstance(screen, Overlay))
        self.main.bottom.pending(self.keying.shown())
        if stroke is not None:
            name, count = stroke.action.name, stroke.count
            if isinstance(screen, Overlay) and name != "quit":
                screen.do(name, count)
            else:
                self.do(name, count)
        elif key == "ctrl+c":
            self.notice(f"{self.keymap.shown('quit')} quits")

    @on(Overlay.Ready)
    async def _box_ready(self) -> None:
        await self.deliver_keys()

    @on(MainScreen.Focused)
    def _pane_changed(self) -> None:
        main, pane = self.main, self.main.focused_name
        hidden = [name for name in PANES if name not in main.in_sight()]
        small = too_small(*main.size)
        main.bottom.hints(
            lambda room: small or hint_text(self.keymap, pane, room),
            lambda width: "" if small else ways_text(self.keymap, hidden, width),
        )
        self.main.tell_place()
        if self.main.focused_name == ARTICLE:
            self.desk.preview.take()
        else:
            self.desk.preview.follow()

    @on(Listing.Chosen)
    def _chosen(self) -> None:
        with self.telling():
            open_here(self)

    # The search pane.

    @on(Results.More)
    def _more(self) -> None:
        self.desk.more_results()

    # The bottom line.

    def tell(self, error: ExplorerError) -> None:
        """Show an error until the next action."""
        self.desk.tell(error)

    def notice(self, text: str, role: str = "") -> None:
        """Show a message until the next action."""
        self.main.bottom.notice([Piece(text, role)])

    def ask(self, question: Inquiry) -> None:
        """Ask for a line of text at the bottom; the pane has the keys again afterwards."""
        self.main.bottom.ask(question, lambda: self.main.go_to(self.main.focused_name))
