"""Keeping the session on disk: soon after each change, the newest last, and never half of it."""

from __future__ import annotations

import threading
from pathlib import Path

from explorer.state.session import Session, save_session


class Keeper:
    """Writes the sessions of one corpus; any thread may write, an older one never wins."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._taken = self._written = 0
        self._newest: Session | None = None

    def number(self, session: Session) -> int | None:
        """Return the number to write a session under, None where it is the one kept last."""
        if session == self._newest:
            return None
        self._newest = session
        self._taken += 1
        return self._taken

    def write(self, number: int, session: Session) -> None:
        """Write a session unless a newer one was written; OSError where the disk refuses."""
        with self._lock:
            if number > self._written:
                save_session(self._path, session)
                self._written = number

    def forget(self) -> None:
        """Let the next session be written whatever it is."""
        self._newest = None
