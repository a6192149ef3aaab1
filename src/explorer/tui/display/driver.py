"""The line to the terminal: it may stall, or be cut at any moment, and the app must live on.

Textual's own driver for Unix does all else. Here a write to a terminal that is gone is dropped, a
read from it ends the app in order instead of spinning or failing, and no write ever blocks the app.
"""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Queue
from typing import IO, TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from explorer.panics import own_stderr
from explorer.tui.opening import ENTER

if TYPE_CHECKING:
    from textual.app import App

_LAST_WORDS = 1.0  # seconds that a stalled terminal has to take what is left when the app ends
_READ = 4096
NO_COLOUR = "\x1b[m"
"""Takes every colour and attribute off; frames leave theirs on for the next one."""


class Writer(WriterThread):
    """Writes in the background; ``gone`` once the terminal takes nothing any more."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(line_of(file))
        self._is_own = self._file is not file
        self._queue = Queue()  # without a limit: a line that stalls must not block the app
        self.gone = False

    def write(self, text: str) -> None:
        """Put a text in line."""
        if not self.gone:
            super().write(text)

    def run(self) -> None:
        """Write what comes, to the end or as long as there is a terminal."""
        try:
            super().run()
        except (OSError, ValueError):  # hung up, or closed
            self.gone = True
        finally:
            if self._is_own:
                with suppress(OSError, ValueError):
                    self._file.close()

    def stop(self) -> None:
        """Write what is left; a terminal that does not take it is left alone."""
        self._queue.put(None)
        self.join(_LAST_WORDS)


def line_of(file: IO[str]) -> IO[str]:
    """Return a line of one's own to where stderr leads; any other file as it is.

    A search turns stderr aside for a moment, to keep what its library writes off the screen.
    """
    if file is not sys.__stderr__:
        return file
    try:
        descriptor = own_stderr()
    except OSError:
        return file
    return os.fdopen(descriptor, "w", encoding=file.encoding, errors=file.errors, newline="")


class TerminalDriver(LinuxDriver):
    """Textual's driver, made sure against the end of the line."""

    _writer: Writer | None = None
    _entered = False

    @property
    def _writer_thread(self) -> WriterThread | None:
        """What Textual starts, writes to and stops."""
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, made: object) -> None:
        """Take a writer of ours for the one that Textual made, which blocks where a line stalls."""
        assert self._file is not None
        self._writer = None if made is None else Writer(self._file)

    def start_application_mode(self) -> None:
        """Take the terminal, at the start from the picture that stands on it."""
        opening = getattr(self._app, "opening", None)
        modes = opening.hand_over() if opening else None
        self._entered = modes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._entered = False
        if modes is not None:
            self.attrs_before = modes

    def write(self, data: str) -> None:
        """Put codes in line; while the terminal is lent to another program they are dropped."""
        if self._entered and data == ENTER:
            return
        if self._writer is not None and self._writer.is_alive():
            self._writer.write(data)

    def stop_application_mode(self) -> None:
        """Give the terminal back with every mode as it was, and no colour on."""
        self.write(NO_COLOUR)
        super().stop_application_mode()

    @property
    def stuck(self) -> bool:
        """Tell whether the terminal is gone, or did not take all that was written to it."""
        return self._writer is not None and (self._writer.gone or self._writer.is_alive())

    def run_input_thread(self) -> None:
        """Read keys until the app ends; where the line is cut, tell the app once."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, _READ)
                    except OSError:
                        data = b""
                    if not data:
                        self._tell_hung_up()
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _tell_hung_up(self) -> None:
        app: App[object] = self._app
        hung_up = getattr(app, "hung_up", app.exit)
        self._loop.call_soon_threadsafe(hung_up)
