"""A file being saved in a thread: how far it is, how it ended, and giving it up at the end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.export import Question
    from explorer.tui.app import ExplorerApp

_PAUSE = 1.0  # seconds between two tellings


class SavingStopped(ExplorerError):
    """The app is being left; what was written is taken away."""


class Saving:
    """One export at a time; the screen stays free meanwhile."""

    def __init__(self, app: ExplorerApp) -> None:
        self._app = app
        self._path: Path | None = None
        self._stopped = threading.Event()

    def start(self, path: Path, question: Question, fmt: str) -> None:
        """Save the whole answer to a question, unless another is being saved."""
        if self._path is not None:
            self._app.notice(f"{self._path.name} is still being saved; try again then", "error")
            return
        self._path = path
        self._app.run_worker(self._run(path, question, fmt), group="saving")

    def stop(self) -> None:
        """Give up; no half file is left."""
        self._stopped.set()

    async def _run(self, path: Path, question: Question, fmt: str) -> None:
        loop = asyncio.get_running_loop()

        def show(done: int, total: int) -> None:
            loop.call_soon_threadsafe(self._show, path, done, total)

        try:
            await asyncio.to_thread(self._write, path, question, fmt, _Pace(show, self._stopped))
        except SavingStopped:
            return
        except ExplorerError as error:
            self._app.desk.tell(error)
        else:
            self._app.notice(f"saved as {path}")
        finally:
            self._path = None

    def _write(self, path: Path, question: Question, fmt: str, pace: _Pace) -> None:
        from explorer.export import save
        from explorer.tui.exporting import pieces

        written = pieces(self._app, question, fmt, told=pace.told, counted=pace.counted, bom=True)
        save(path, written, self._app.corpus)

    def _show(self, path: Path, done: int, total: int) -> None:
        if self._path == path:  # the last of these can come behind the end
            self._app.notice(f"saving {path.name}: {done:,} of {total:,}")


class _Pace:
    """How far a thread is, told now and then."""

    def __init__(self, show: Callable[[int, int], None], stopped: threading.Event) -> None:
        self._show = show
        self._stopped = stopped
        self._total = 0
        self._next = time.monotonic() + _PAUSE

    def counted(self, total: int) -> None:
        """Hear how many records there will be."""
        self._total = total

    def told(self, number: int) -> None:
        """Hear how many records are written; SavingStopped where nobody waits for them."""
        if self._stopped.is_set():
            raise SavingStopped("The app was left.")
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._show(number, self._total)
