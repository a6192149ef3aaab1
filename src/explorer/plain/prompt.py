"""Where lines come from: a terminal with editing and a history, or a pipe."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from explorer.config import state_root
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from types import ModuleType

PROMPT = "explorer> "
_REMEMBERED = 1000


class Lines(Protocol):
    """Gives one line after another; EOFError at the end, KeyboardInterrupt drops a line."""

    interactive: bool

    def next_line(self) -> str:
        """Return the next line without its end."""

    def close(self) -> None:
        """Keep what is to be kept."""


def lines_of_stdin() -> Lines:
    """Return the lines that a person writes at a terminal, else those of the pipe.

    ExplorerError where stdin is closed.
    """
    if sys.stdin is None:
        raise ExplorerError("stdin is closed.", hint="Plain mode reads its commands from there.")
    return TerminalLines() if sys.stdin.isatty() else PipedLines()


class PipedLines:
    """The lines of a pipe or file: no prompt, no history."""

    interactive = False

    def next_line(self) -> str:
        """Return the next line; bytes that are no text are replaced."""
        line = sys.stdin.buffer.readline()
        if not line:
            raise EOFError
        return line.decode("utf-8", "replace").strip()

    def close(self) -> None:
        """Nothing is kept."""


class TerminalLines:
    """A prompt with the editing keys of readline, where Python has it, and a history."""

    interactive = True

    def __init__(self) -> None:
        self._history = state_root() / "plain-history.txt"
        self._readline = _plain_readline()
        if self._readline is not None:
            self._readline.set_history_length(_REMEMBERED)
            with suppress(OSError):
                _make_private(self._history)
                self._readline.read_history_file(self._history)

    def next_line(self) -> str:
        """Ask for a line."""
        if not sys.stdout.isatty():  # the answers are kept somewhere: the prompt is not for there
            sys.stderr.write(PROMPT)
            sys.stderr.flush()
            return input().strip()
        return input(PROMPT).strip()

    def close(self) -> None:
        """Keep the history, for this user alone."""
        if self._readline is None:
            return
        with suppress(OSError):
            _make_private(self._history)
            self._readline.write_history_file(self._history)
            self._history.chmod(0o600)


def _make_private(path: Path) -> None:
    """Make a file for this user alone; OSError where something else is there, such as a pipe."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
    finally:
        os.close(handle)


def _plain_readline() -> ModuleType | None:
    """Return readline, told to write no codes to the terminal; None where Python lacks it."""
    with _terminal("dumb"):  # it looks at TERM once, when it is loaded
        try:
            import readline
        except ImportError:
            return None
    if "libedit" not in (readline.__doc__ or ""):
        for setting in ("bell-style none", "enable-bracketed-paste off", "disable-completion on"):
            readline.parse_and_bind(f"set {setting}")
    return readline


@contextmanager
def _terminal(name: str) -> Iterator[None]:
    before = os.environ.get("TERM")
    os.environ["TERM"] = name
    try:
        yield
    finally:
        if before is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = before
