"""A real pseudo-terminal around a command, its screen kept by pyte, as a person would see it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "ctrl+d": "\x04",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
    "ctrl+z": "\x1a",
    "f5": "\x1b[15~",
}
# What a program asks a terminal, and what xterm answers.
ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[6n": b"\x1b[1;1R",
}


class Terminal:
    """A command running in a terminal of ``columns`` by ``rows``."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.received = bytearray()
        self.exit_code: int | None = None
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            if cwd:
                os.chdir(cwd)
            size = {"COLUMNS": str(columns), "LINES": str(rows)}
            own = {"TERM": "xterm-256color", **(env or {}), **size}
            os.execvpe(command[0], list(command), {**os.environ, **own})
        self._resize_window(columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.exit_code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    @property
    def screen(self) -> pyte.Screen:
        """The cells of the screen, with their colours."""
        return self._screen

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def pid(self) -> int:
        """The process of the command."""
        return self._pid

    @property
    def modes(self) -> dict[str, bool]:
        """The private modes that were switched, by number, with their last state."""
        switched = re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.received)
        return {
            mode: switch == b"h" for modes, switch in switched for mode in modes.decode().split(";")
        }

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed or a line that is cut does."""
        os.close(self._fd)
        self._fd = -1

    def press(self, *keys: str) -> None:
        """Send keys by name, or text as it is."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self._read_for(0.05)

    def write_over(self, text: str) -> None:
        """Show a text as another program's, over what the command has drawn."""
        self._stream.feed(text.encode())

    def send(self, *keys: str) -> None:
        """Send keys and read nothing, as a line that stalls."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def wait_unread(self, seconds: float) -> int:
        """Wait for the command to end without reading what it writes; returns its exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
                return self.exit_code
            time.sleep(0.02)
        raise AssertionError("still running")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, as dragging its window does."""
        self._resize_window(columns, rows)
        self._screen.resize(rows, columns)
        os.kill(self._pid, signal.SIGWINCH)

    def wait_for(self, *words: str, seconds: float = 20.0, look: float = 0.05) -> str:
        """Read until the screen shows all the words; fails with the screen where it never does.

        ``look`` is the seconds between two looks.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if all(word in self.text for word in words):
                return self.text
            self._read_for(look)
        raise AssertionError(f"never saw {words} on:\n{self.text}")

    def wait_until_gone(self, *words: str, seconds: float = 20.0) -> str:
        """Read until the screen shows none of the words."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not any(word in self.text for word in words):
                return self.text
            self._read_for(0.05)
        raise AssertionError(f"still see {words} on:\n{self.text}")

    def settle(self, quiet: float = 0.4, seconds: float = 20.0) -> str:
        """Read until nothing has come for ``quiet`` seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._read_for(quiet):
            pass
        return self.text

    def wait_for_exit(self, seconds: float = 15.0) -> int:
        """Wait for the command to end; returns its exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
                return self.exit_code
            self._read_for(0.05)
        raise AssertionError(f"still running:\n{self.text}")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        os.kill(self._pid, number)

    def _read_for(self, seconds: float) -> int:
        """Read what comes within ``seconds``; returns the number of bytes."""
        if self._fd < 0:
            time.sleep(seconds)
            return 0
        count = 0
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                break
            try:
                chunk = os.read(self._fd, 1 << 16)
            except OSError:  # the command has closed its side
                break
            if not chunk:
                break
            count += len(chunk)
            self._take(chunk)
        return count

    def _take(self, chunk: bytes) -> None:
        self.received += chunk
        self._stream.feed(chunk)
        for question, answer in ANSWERS.items():
            if question in chunk:
                os.write(self._fd, answer)

    def _resize_window(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
