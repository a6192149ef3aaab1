"""The session while the app runs: read at the start, kept after each gesture and at the end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from explorer.errors import StoreError
from explorer.state.keeping import Keeper
from explorer.state.session import Session, last_session, not_kept, session_file

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_PAUSE = 0.5  # seconds after a gesture: what follows in them is kept together with it


class Keeping:
    """Keeps the session so often that even a loss of power loses half a second of it."""

    def __init__(self, app: ExplorerApp) -> None:
        self._app = app
        self._path = session_file(app.corpus)
        self._keeper = Keeper(self._path)
        self._timer: asyncio.TimerHandle | None = None
        self._begun = False
        self.failure: StoreError | None = None
        """Why the last session could not be kept, None where it was."""

    def last(self) -> Session:
        """Return the last session; one that cannot be read is set aside and a new one begun."""
        session, trouble = last_session(self._path)
        if trouble:
            self._app.call_after_refresh(self._app.notice, trouble, "error")
        return session

    def laid_open(self) -> Session:
        """Take the last session to the screen, but for the spot, which needs the library."""
        app, session = self._app, self.last()
        app.main.zoomed = session.zoomed
        app.main.bottom.prompt.written.answers = dict(session.written)
        wanted = app.settings.display.preview
        app.desk.preview.turn(wanted if session.preview is None else session.preview)
        app.desk.history = session.history
        app.main.lay_out()
        return session

    def begin(self) -> None:
        """Keep what follows: the last session is laid open again."""
        self._begun = True

    def touched(self) -> None:
        """Something was done: keep the session soon."""
        if self._begun and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_PAUSE, self._due)

    def end(self, *, final: bool = False) -> None:
        """Keep the session now: the app stops, or where it is ``final`` ends."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._keeper.forget()  # another explorer may have written meanwhile: the last one wins
        session = self._now()
        self._begun = self._begun and not final
        if session and (number := self._keeper.number(session)):
            try:
                self._keeper.write(number, session)
            except OSError as error:
                self.failure = not_kept(self._path, error)
            else:
                self.failure = None

    def _due(self) -> None:
        self._timer = None
        session = self._now()
        if session and (number := self._keeper.number(session)):
            loop = asyncio.get_running_loop()
            writing = loop.run_in_executor(None, self._keeper.write, number, session)
            writing.add_done_callback(self._written)

    def _written(self, writing: asyncio.Future[None]) -> None:
        error = None if writing.cancelled() else writing.exception()
        if isinstance(error, OSError):
            self._keeper.forget()
            if self.failure is None:  # said once, not after each key
                self.failure = not_kept(self._path, error)
                self._app.desk.tell(self.failure)
        elif error is not None:
            raise error
        else:
            self.failure = None

    def _now(self) -> Session | None:
        app = self._app
        if not self._begun or app.desk.library is None:
            return None
        desk, written = app.desk, app.main.bottom.prompt.written
        return Session(
            *(desk.here(), desk.history, app.main.zoomed, desk.preview.on, dict(written.answers)),
            watching=app.refreshing is not None and app.refreshing.watching,
        )
