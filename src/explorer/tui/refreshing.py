"""Keeping what is shown up to date while the corpus is read beside the screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from explorer.amounts import counted
from explorer.errors import ExplorerError
from explorer.indexing import IndexRun, Step, progress_text
from explorer.tui.display.lines import Piece
from explorer.tui.keymap import SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_LOCKED = "The index is being written"
"""How the command says that another one is at work; its exit code tells no more than that."""

_WATCHED = "The corpus is being watched"
_IDLE = "watch"
"""The stage of a run that waits for changes of the folder."""

_UNKNOWN = -1
"""The generation of a library that cannot be read: what is there later is another one."""

_SECONDS_TO_LOOK_AGAIN = 10.0
_SECONDS_BETWEEN_LINES = 0.5
_SECONDS_BETWEEN_RELOADS = 2.0


class Refreshing:
    """Runs the index command, shows how far it is, and reloads the panes as articles come in."""

    def __init__(
        self,
        app: ExplorerApp,
        new_run: Callable[[], IndexRun],
        new_watch: Callable[[], IndexRun] | None = None,
    ) -> None:
        self._app = app
        self._new_run = new_run
        self._new_watch = new_watch or new_run
        self.watching = False
        """Whether the folder is kept up with, as files arrive."""
        self._changing = False
        self._run: IndexRun | None = None
        self._stage = ""
        self._last: Step | None = None
        self._told = self._reloaded = 0.0
        self._generation = _UNKNOWN
        self._asked = False
        self._before: int | None = None
        """How many articles there were before the run, where there were some."""

    @property
    def running(self) -> bool:
        """Tell whether articles are being read, so that some may come."""
        return self._run is not None and self._stage != _IDLE

    def turn_watching(self) -> None:
        """Keep up with the folder from now on, or no more; what is being done is gone on with."""
        self.watching = not self.watching
        if self._run:
            self._changing = True
            self._run.end()
        else:
            self.start()

    def start(self, *, asked: bool = False) -> None:
        """Start, unless it runs already; one that was asked for says when it is done."""
        self._asked = asked
        if self._run is None:
            self._run = self._new_watch() if self.watching else self._new_run()
            self._app.run_worker(self._watch(self._run), group="refreshing")
        elif asked and self._stage == _IDLE:
            self._app.notice("the articles are up to date, and the folder is being watched")

    def end(self) -> None:
        """Stop; what was read is kept."""
        if self._run:
            self._run.end()

    async def _watch(self, run: IndexRun) -> None:
        self._stage = ""
        self._generation = self._now()
        self._before = await asyncio.to_thread(self._articles)
        if self._app.desk.library is None:
            self._app.main.bottom.progress([Piece("reading the corpus for the first time")])
        try:
            code = await run.run(self._step)
        except OSError as error:
            code, run.last_words = 1, [str(error)]
        finally:
            self._run, self._stage = None, ""
        self._reload()
        await self._tell_skipped()
        if self._changing:
            self._changing = False
            self.start()
            return
        if code and any(_LOCKED in line for line in run.last_words):
            self._wait_for_other("another explorer is indexing")
            return
        if code and any(_WATCHED in line for line in run.last_words):
            self._wait_for_other("another explorer keeps up with the folder")
            return
        if self._asked and not code:
            more = await asyncio.to_thread(self._more)
            told = ": ".join(["the articles are read and up to date", *more])
            self._app.notice(told)
        if code:
            self._tell_failure(run.last_words or [f"it ended with {code}"])

    def _tell_failure(self, words: Sequence[str]) -> None:
        """Say why the corpus could not be read: where its results would be, else at the bottom."""
        is_empty, main = self._app.desk.library is None, self._app.main
        if is_empty:
            main.search.tell_trouble(words)
        if not is_empty or SEARCH not in main.in_sight():
            self._app.notice(f"the corpus could not be read: {' '.join(words)}", "error")

    def _wait_for_other(self, words: str) -> None:
        """Show what another explorer writes meanwhile, and look again later."""
        self._app.main.bottom.progress([Piece(words, "bar.strong")])
        if self._app.desk.library is None:
            self._app.main.search.tell_trouble(
                ["Another explorer is reading it; it will be shown when there is something."]
            )
        self._app.set_timer(_SECONDS_TO_LOOK_AGAIN, self.start)

    async def _tell_skipped(self) -> None:
        """Say quietly in the bottom line how many articles came, and how many were left out."""
        library = self._app.desk.library
        try:
            status = await asyncio.to_thread(library.status) if library else None
        except (ExplorerError, OSError):  # the next question of the panes will say so
            status = None
        count = len(status.catalogue.failed) if status else 0
        key = self._app.keymap.shown("skipped")
        words = [progress_text(self._last)] if self._last and self._stage == _IDLE else []
        words += await asyncio.to_thread(self._more)
        words += [f"{count} skipped ({key})"] if count else []
        self._app.main.bottom.progress([Piece(" · ".join(words))] if words else [], gives_way=True)

    def _step(self, step: Step) -> None:
        now = time.monotonic()
        new_stage, self._stage, self._last = step.stage != self._stage, step.stage, step
        if step.stage == _IDLE:
            self._app.run_worker(self._tell_skipped(), group="skipped", exclusive=True)
            self._reload()
            return
        if step.stage != "scan" and (new_stage or now - self._told > _SECONDS_BETWEEN_LINES):
            self._told = now
            self._app.main.bottom.progress([Piece(progress_text(step), "")])
        if new_stage or now - self._reloaded > _SECONDS_BETWEEN_RELOADS:
            self._reloaded = now
            self._reload()

    def _now(self) -> int:
        library = self._app.desk.library
        try:
            return library.generation() if library else _UNKNOWN
        except ExplorerError:  # it is deleted, or made anew just now; who asks is told
            return _UNKNOWN

    def _articles(self) -> int | None:
        """Return how many articles there are; None where that cannot be told, or there are none."""
        library = self._app.desk.library
        with suppress(ExplorerError, OSError):  # the next question of the panes will say so
            return library.articles.count() or None if library else None
        return None

    def _more(self) -> list[str]:
        """Say how many articles came since the run began, where that changed their number."""
        before, now = self._before, self._articles()
        if before is None or now is None or before == now:
            return []
        return [f"{counted(abs(now - before), 'article')} {'more' if now > before else 'fewer'}"]

    def _reload(self) -> None:
        """Show what came in since the last time; nothing is drawn where nothing changed."""
        app = self._app
        if app.desk.library is None and not app.open_library():
            return
        generation = self._now()
        before, self._generation = self._generation, generation
        if generation != _UNKNOWN and (generation != before or app.desk.unanswered):
            with app.telling():
                app.desk.reload()
