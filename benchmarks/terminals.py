"""A command in a real pseudo-terminal: when it shows text, and what a key makes it write."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple, Self

KEYS = {"down": "\x1b[B", "tab": "\t", "enter": "\r", "pagedown": "\x1b[6~"}
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c"}
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""With this every process would compile the program anew; an installed one has its bytecode."""

_DROPPED = (
    NO_BYTECODE,
    "SSH_CONNECTION",
    "TMUX",
    "STY",
    "NO_COLOR",
    "COLORTERM",
    "COLUMNS",
    "LINES",
)
_TICKS = os.sysconf("SC_CLK_TCK")
_QUIET, _PATIENCE = 0.3, 60.0


class Paint(NamedTuple):
    """Seconds until a letter is shown, of the processor until then, and until all is shown."""

    wall: float
    processor: float
    complete: float


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of every app measured: 256 colours, no animation, own places."""
    env = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    own = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "STATE", "CONFIG", "DATA")}
    return env | own | {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}


class Probe:
    """A running command; leaving the context kills it."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.is_wide = size[0] >= 120
        self.begun = time.perf_counter()
        self.received = bytearray()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(env))
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> bytes:
        """All that was written, without control sequences."""
        return _SEQUENCE.sub(b"", bytes(self.received))

    @property
    def processor(self) -> float:
        """Processor seconds of the command so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def until(self, shown: Callable[[bytes], object]) -> float:
        """Read until the text is as wanted; returns the seconds since the start."""
        while not shown(self.text):
            self._read(0.5)
            if time.perf_counter() - self.begun > _PATIENCE:
                raise SystemExit(f"Not shown in {_PATIENCE} s: {bytes(self.received[-300:])!r}")
        return time.perf_counter() - self.begun

    def paint(self, complete: bytes) -> Paint:
        """Tell when the first letter stands, and when the text ``complete`` does."""
        wall = self.until(re.compile(rb"[A-Za-z]").search)
        processor = self.processor
        return Paint(wall, processor, self.until(lambda text: complete in text))

    def press(self, *keys: str) -> int:
        """Send keys, each once the last one is done; returns the bytes that came in answer."""
        before = len(self.received)
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self.settle()
        return len(self.received) - before

    def answer(self, key: str) -> float:
        """Send a key; returns the seconds until the first bytes come, and reads all of them."""
        begun = time.perf_counter()
        os.write(self._fd, KEYS.get(key, key).encode())
        self._read(5.0)
        taken = time.perf_counter() - begun
        self.settle(0.1)
        return taken

    def settle(self, seconds: float = _QUIET) -> None:
        """Read until nothing has come for so many seconds."""
        while self._read(seconds):
            pass

    def idle(self, seconds: float) -> int:
        """Return the bytes that come while nobody does anything."""
        before, end = len(self.received), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return len(self.received) - before

    def _read(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        chunk = os.read(self._fd, 1 << 16)
        self.received += chunk
        for question, answer in _ANSWERS.items():
            if question in chunk:
                os.write(self._fd, answer)
        return True
