"""Keeping what is shown up to date while the corpus is read beside the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.tui.display.lines import Piece
from explorer.tui.indexing import IndexRun, Step, progress_text

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_SECONDS_BETWEEN_LINES = 0.5
_SECONDS_BETWEEN_RELOADS = 2.0


class Refreshing:
    """Runs the index command, shows how far it is, and reloads the panes as articles come in."""

    def __init__(self, app: ExplorerApp, new_run: Callable[[], IndexRun]) -> None:
        self._app = app
        self._new_run = new_run
        self._run: IndexRun | None = None
        self._stage = ""
        self._told = self._reloaded = 0.0
        self._generation = -1
        self._asked = False

    def start(self, *, asked: bool = False) -> None:
        """Start, unless it runs already; one that was asked for says when it is done."""
        self._asked = asked
        if self._run is None:
            self._run = self._new_run()
            self._app.run_worker(self._watch(self._run), group="refreshing")

    def end(self) -> None:
        """Stop; what was read is kept."""
        if self._run:
            self._run.end()

    async def _watch(self, run: IndexRun) -> None:
        self._stage = ""
        self._generation = self._now()
        if self._app.desk.library is None:
            self._app.main.bottom.progress([Piece("reading the corpus for the first time")])
        try:
            code = await run.run(self._step)
        except OSError as error:
            code, run.last_words = 1, [str(error)]
        finally:
            self._run = None
        self._app.main.bottom.progress([])
        self._reload()
        if self._asked and not code:
            self._app.notice("the articles are read and up to date")
        if code:
            words = " ".join(run.last_words) or f"it ended with {code}"
            self._app.notice(f"the corpus could not be read: {words}", "error")
            if self._app.desk.library is None:
                self._app.main.search.tell_trouble(run.last_words)

    def _step(self, step: Step) -> None:
        now = time.monotonic()
        new_stage, self._stage = step.stage != self._stage, step.stage
        if step.stage != "scan" and (new_stage or now - self._told > _SECONDS_BETWEEN_LINES):
            self._told = now
            self._app.main.bottom.progress([Piece(progress_text(step), "")])
        if new_stage or now - self._reloaded > _SECONDS_BETWEEN_RELOADS:
            self._reloaded = now
            self._reload()

    def _now(self) -> int:
        library = self._app.desk.library
        return library.generation() if library else -1

    def _reload(self) -> None:
        """Show what came in since the last time; nothing is drawn where nothing changed."""
        app = self._app
        first = app.desk.library is None
        if first and not app.open_library():
            return
        generation = self._now()
        if generation != self._generation:
            self._generation = generation
            app.desk.reload()
