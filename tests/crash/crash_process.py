"""Commands as processes that can be killed anywhere: forked from one that has all loaded.

Loading the parser costs seconds, and hundreds of runs are to be killed; so what runs is the real
command in a real process of its own, only not loaded anew. Nothing in the product knows of this.
"""

from __future__ import annotations

import importlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.config import BUNDLED_MODEL

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_LOADED = (
    "explorer.build.extraction",
    "explorer.build.resolving",
    "explorer.build.workers",
    "explorer.cli.index",
    "explorer.cli.search",
    "explorer.cli.watch",
    "explorer.search.whoosh_engine.engine",
)
_CHECKPOINT = 15
"""Pages of the write-ahead log after which it is written into the file: often, in tests."""


def preload() -> None:
    """Load into this process what all that are forked from it need; one parser serves them all."""
    for name in _THREADS:  # a process that is forked has only the thread that forked it
        os.environ[name] = "1"
    language = importlib.import_module("explorer.language")
    language.Annotator = cache(language.Annotator)
    for name in _LOADED:
        importlib.import_module(name)
    language.Annotator(BUNDLED_MODEL)


@dataclass
class Child:
    """A running command; ``log`` is its stderr, ``begun`` when it began on the monotonic clock."""

    pid: int
    log: Path
    begun: float
    code: int | None = None
    seconds: float = 0.0

    def kill(self, *, group: bool = True) -> bool:
        """Kill it, with its workers or alone; False where it had ended before."""
        if self.poll():
            return False
        try:
            (os.killpg if group else os.kill)(self.pid, signal.SIGKILL)
        except ProcessLookupError:  # so young that it is no group yet
            os.kill(self.pid, signal.SIGKILL)
        return self.wait() == -signal.SIGKILL

    def poll(self) -> bool:
        """Tell whether it has ended."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._ended(status)
        return self.code is not None

    def wait(self) -> int:
        """Wait for its end; return the exit code, below 0 the signal that ended it."""
        if self.code is None:
            self._ended(os.waitpid(self.pid, 0)[1])
        assert self.code is not None
        return self.code

    def told(self) -> str:
        """Return what it wrote to stderr."""
        if not self.log.exists():  # it was killed before it could open it
            return ""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stage(self) -> str:
        """Return the stage that it told of last."""
        lines = [line for line in self.told().splitlines() if '"stage": "' in line]
        return lines[-1].split('"stage": "')[1].split('"')[0] if lines else "start"

    def _ended(self, status: int) -> None:
        self.code = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - self.begun


def forked(log: Path, work: Callable[[], int]) -> Child:
    """Do something in a process and a session of its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return Child(pid, log, time.monotonic())
    code = 99
    try:
        os.setsid()
        handle = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def command(log: Path, words: Sequence[str], *, points: Points | None = None) -> Child:
    """Run a command line of the program."""

    def work() -> int:
        from explorer.cli.run import run

        if points is not None:
            points.watch()
        return run(words)

    return forked(log, work)


class Points:
    """The moments at which what is on the disk changes; the n-th of them can be the last.

    A line for each goes to ``trace`` where none is the last: how many there are, and which.
    """

    def __init__(self, store: Path, trace: Path, last: int | None = None) -> None:
        self._store = str(store)
        self._trace = trace
        self._last = last
        self._seen = 0
        self._handle = -1

    def watch(self) -> None:
        """Look at everything that this process does from now on."""
        self._handle = os.open(self._trace, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        sys.addaudithook(self._audited)
        plain_sync, plain_connect, here = os.fsync, sqlite3.connect, self

        def fsync(descriptor: int) -> None:
            here.reached("fsync")
            plain_sync(descriptor)

        class Watched(sqlite3.Connection):
            def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
                word = sql.split(maxsplit=1)[0].upper()
                if word not in ("COMMIT", "BEGIN"):
                    return super().execute(sql, *values)
                here.reached(f"before {word.lower()}")
                done = super().execute(sql, *values)
                here.reached(f"after {word.lower()}")
                return done

            def close(self) -> None:
                here.reached("before close")
                super().close()
                here.reached("after close")

        def connect(*values: object, **more: object) -> sqlite3.Connection:
            connection = plain_connect(*values, factory=Watched, **more)  # type: ignore[call-overload]
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
            return connection

        os.fsync, sqlite3.connect = fsync, connect  # type: ignore[assignment]

    def _audited(self, event: str, values: tuple[object, ...]) -> None:
        if event == "open" and isinstance(values[0], str):
            flags = values[2]
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR):
                self._at(values[0], f"open {Path(values[0]).suffix}")
        elif event in ("os.rename", "os.remove", "os.mkdir", "os.truncate"):
            self._at(str(values[0]), event)

    def _at(self, path: str, name: str) -> None:
        if path.startswith(self._store):
            self.reached(name)

    def reached(self, name: str) -> None:
        """Count a moment; end at the last."""
        self._seen += 1
        if self._last is None:
            os.write(self._handle, f"{name}\n".encode())
        elif self._seen == self._last:
            os.write(self._handle, f"{name}\n".encode())
            os.killpg(0, signal.SIGKILL)


def of_session(leader: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[3]) == leader:
            found.append(int(entry.name))
    return found
