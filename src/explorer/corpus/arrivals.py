"""Owns what happens to the files of a corpus while one looks: told by the system, or looked for.

The only module that knows watchfiles. A file that is still being written is waited for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from explorer.corpus.source_files import SourceFile

_SETTLED = 0.3  # seconds that a file's size and time stay the same before it is read
_PATIENCE = 1.5  # seconds that what is settled waits for what is not
_PAUSE = 0.1  # seconds between two looks at files that are being written
_STEP = 50  # milliseconds between two questions to the system
_TIMEOUT = 5000  # milliseconds of silence after which the system is asked again
_DEBOUNCE = 200  # milliseconds that changes are gathered at most
_SAME_FOLDER = 2.0  # seconds between two looks whether the corpus is still the same folder
_LOOK_AT_ALL = 900.0  # seconds; the system may lose events, when too many come at once
SECONDS_BETWEEN_LOOKS = 10.0  # where the system tells nothing
# File systems on other machines: what others change there, this machine's kernel never hears of.
_REMOTE = ("nfs", "cifs", "smb", "9p", "fuse", "vboxsf", "afs", "ceph", "lustre", "drvfs")

Stamp = tuple[int, int] | None
"""Size and time of change; None where there is no such file."""


class Arrivals:
    """Gathers the paths of a corpus at which something changed; used in one thread.

    ``every`` is in seconds: look at everything so often, and do not ask the system to tell.
    Paths are relative to the corpus, folders among them. ``EVERYTHING`` stands for any of them.
    """

    EVERYTHING: frozenset[str] = frozenset([""])

    def __init__(self, corpus: Path, *, every: float | None = None) -> None:
        self._corpus = corpus
        self._is_file = corpus.is_file()
        self._root = corpus.parent.resolve() if self._is_file else corpus.resolve()
        self._every = every or (SECONDS_BETWEEN_LOOKS if _is_remote(self._root) else None)
        self._next_look = time.monotonic() + (self._every or _LOOK_AT_ALL)
        self._changed: dict[str, tuple[Stamp, float, float]] = {}
        self._happened = threading.Condition()
        self._told: set[str] = set()
        self._stop = threading.Event()
        self._folder = _identity(self._root)

    @property
    def is_told(self) -> bool:
        """Whether the system tells of changes; else everything is looked at now and then."""
        return self._every is None

    def __enter__(self) -> Self:
        self._start_listening()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()

    def wait(self, meanwhile: Callable[[], None] = lambda: None) -> frozenset[str]:
        """Wait until something changed and is complete; return where.

        ``meanwhile`` is called now and then, every two seconds at least.
        """
        while not (ready := self.ready()):
            meanwhile()
            with self._happened:
                if not self._told:
                    left = self._next_look - time.monotonic()
                    pause = max(min(left, _SAME_FOLDER), _PAUSE)
                    self._happened.wait(_PAUSE if self._changed else pause)
        return ready

    def ready(self) -> frozenset[str]:
        """Return where something changed and is complete by now; empty for nowhere."""
        now = time.monotonic()
        if now >= self._next_look or self._is_exchanged():
            self._next_look = now + (self._every or _LOOK_AT_ALL)
            return self.EVERYTHING
        with self._happened:
            told, self._told = self._told, set()
        for path in told:
            _, _, since = self._changed.get(path, (None, now, now))
            self._changed[path] = (self._stamp(path), now, since)
        settled = {path for path in list(self._changed) if self._is_settled(path, now)}
        waits = any(now - since < _PATIENCE for _, _, since in self._changed.values())
        if not settled or (len(settled) < len(self._changed) and waits):
            return frozenset()
        for path in settled:
            del self._changed[path]
        return frozenset(settled)

    def unsettled(self, sources: Iterable[SourceFile]) -> frozenset[str]:
        """Wait a moment; return the keys of those of the files that are still being written."""
        before = [
            (each.key, each.path, (each.size, each.mtime_ns))
            for each in sources
            if not each.problem
        ]
        if before:
            time.sleep(_SETTLED)
        return frozenset(key for key, path, stamp in before if _stamp(path) not in (stamp, None))

    def put_back(self, paths: Iterable[str]) -> None:
        """Have some paths looked at again."""
        with self._happened:
            self._told.update(paths)
            self._happened.notify()

    def _is_settled(self, path: str, now: float) -> bool:
        before, seen, since = self._changed[path]
        stamp = self._stamp(path)
        if stamp != before:
            self._changed[path] = (stamp, now, since)
            return False
        return now - seen >= _SETTLED

    def _stamp(self, path: str) -> Stamp:
        return _stamp(self._root / path)

    def _is_exchanged(self) -> bool:
        """Tell whether another folder has the corpus' name, or none; the system tells of neither.

        From another one it is asked to tell from now on.
        """
        folder = _identity(self._root)
        if folder == self._folder:
            return False
        self._folder = folder
        if folder is not None:
            self._stop.set()
            self._stop = threading.Event()
            self._start_listening()
        return True

    def _start_listening(self) -> None:
        """Listen from here on: what happens behind this call is told."""
        if self.is_told:
            begun = threading.Event()
            threading.Thread(target=self._listen, args=(self._stop, begun), daemon=True).start()
            begun.wait()

    def _listen(self, stop: threading.Event, begun: threading.Event) -> None:
        from watchfiles._rust_notify import RustNotify

        place, recursive = [str(self._root)], not self._is_file
        try:
            with RustNotify(place, False, False, 0, recursive, True) as system:
                begun.set()
                while (told := system.watch(_DEBOUNCE, _STEP, _TIMEOUT, stop)) != "stop":
                    if isinstance(told, set):
                        self._note(path for _, path in told)
        except OSError:  # the system has no more room for watchers: it is looked for instead
            self._every = SECONDS_BETWEEN_LOOKS
            self._next_look = time.monotonic()
        finally:
            begun.set()

    def _note(self, paths: Iterable[str]) -> None:
        root = f"{str(self._root).rstrip('/')}/"
        inside = {path[len(root) :] for path in paths if path.startswith(root)}
        if self._is_file:
            inside &= {self._corpus.name}
        inside = {path for path in inside if not any(p[:1] == "." for p in path.split("/"))}
        if inside:
            with self._happened:
                self._told |= inside
                self._happened.notify()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _is_remote(folder: Path) -> bool:
    """Tell whether a folder is on a file system of which this machine does not see all changes."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    kinds = {fields[1]: fields[2] for line in lines if len(fields := line.split()) > 2}
    while str(folder) not in kinds and folder != folder.parent:
        folder = folder.parent
    return kinds.get(str(folder), "").startswith(_REMOTE)
