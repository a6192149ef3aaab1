"""What a library in Rust writes when it gives up: it is raised as an exception too, and told once.

Rust writes it to descriptor 2, past Python. While such a library is asked, that descriptor leads
into memory; all that is not of a panic is written on afterwards.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

_STDERR = 2
_PANIC = re.compile(
    rb"\n?thread '[^'\n]*'(?: \(\d+\))? panicked at [^\n]*\n[^\n]*\n"
    rb"(?:stack backtrace:\n(?:[ \t]+(?:\d+:|at) [^\n]*\n)*)?"
    rb"(?:note: [^\n]*\n)?"
)


class _Aside:
    """Descriptor 2 and where it leads meanwhile; several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._real: int | None = None
        self._memory: int | None = None

    def begin(self) -> None:
        with self._lock:
            self._asking += 1
            if self._asking == 1:
                with suppress(OSError):  # closed: then nothing is seen of it anyway
                    self._turn()

    def end(self) -> None:
        with self._lock:
            self._asking -= 1
            if self._asking == 0 and self._real is not None:
                self._turn_back(self._real)

    def stderr(self) -> int:
        with self._lock:
            return os.dup(_STDERR if self._real is None else self._real)

    def _turn(self) -> None:
        if self._memory is None:
            import tempfile  # of those who read no index of Tantivy, nobody needs it

            with tempfile.TemporaryFile() as file:
                self._memory = os.dup(file.fileno())
        real = os.dup(_STDERR)
        os.dup2(self._memory, _STDERR)
        self._real = real

    def _turn_back(self, real: int) -> None:
        os.dup2(real, _STDERR)
        self._real = None
        assert self._memory is not None
        with suppress(OSError):
            if size := os.fstat(self._memory).st_size:
                written = os.pread(self._memory, size, 0)
                os.ftruncate(self._memory, 0)
                os.lseek(self._memory, 0, os.SEEK_SET)
                os.write(real, _PANIC.sub(b"", written))
        os.close(real)


_ASIDE = _Aside()


@contextmanager
def unheard() -> Iterator[None]:
    """Keep off the terminal what a library writes about a panic that it raises."""
    _ASIDE.begin()
    try:
        yield
    finally:
        _ASIDE.end()


def own_stderr() -> int:
    """Return a descriptor of one's own that leads where 2 does when nothing is kept off it."""
    return _ASIDE.stderr()
