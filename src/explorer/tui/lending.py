"""The terminal lent to another program, given back to the shell, and taken again."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from explorer.panics import own_stderr
from explorer.tui.opening import SIGNALLED

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_BY_KEY = (signal.SIGINT, signal.SIGQUIT)
_ENDING = (signal.SIGHUP, signal.SIGTERM, *_BY_KEY)
_BATCH = 50_000  # characters handed to a program at a time


class Lending:
    """Who has the terminal; nothing is drawn while it is not the app."""

    def __init__(self, app: ExplorerApp) -> None:
        self._app = app
        self._child: asyncio.subprocess.Process | None = None

    # Signals.

    def catch_ends(self) -> None:
        """Let a hang-up, SIGTERM and SIGINT end the app in order, from the first moment on."""
        for number in _ENDING:
            self._catch(number, partial(self._ended, number))

    def catch_stops(self) -> None:
        """Let SIGTSTP and SIGCONT leave and take the terminal, in place of Textual's way."""
        self._catch(signal.SIGTSTP, self._asked_to_stop)
        self._catch(signal.SIGCONT, self._continued)

    def _catch(self, number: signal.Signals, act: Callable[[], None]) -> None:
        with suppress(ValueError, RuntimeError, NotImplementedError):  # not the main thread
            asyncio.get_running_loop().add_signal_handler(number, act)

    def _ended(self, number: signal.Signals) -> None:
        if self._app.away and number in _BY_KEY:  # meant for the program that has the terminal
            return
        if self._child and self._child.returncode is None:
            with suppress(ProcessLookupError):
                self._child.send_signal(number)
        self._app.leave(SIGNALLED + number)

    # Stopping and going on.

    def pause(self) -> None:
        """Give the terminal back to the shell and stop; ``fg`` goes on here.

        Raises SuspendNotSupported where the app itself was started in place of a shell.
        """
        if os.getsid(0) == os.getpid():
            raise SuspendNotSupported
        if self._app.away:
            self._stop(os.kill, os.getpid())
            return
        with self.away():
            self._app.keeping.end()
            self._stop(os.killpg, os.getpgrp())

    def _asked_to_stop(self) -> None:
        with suppress(SuspendNotSupported):
            self.pause()

    def _stop(self, send: Callable[[int, int], None], to: int) -> None:
        """Stop as ctrl+z does; where no shell could let us go on, the system lets us go on."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTSTP, signal.SIGCONT):
            loop.remove_signal_handler(number)
        send(to, signal.SIGTSTP)
        self.catch_stops()

    def _continued(self) -> None:
        """Take the terminal anew where something stopped the app that it could not refuse."""
        if not self._app.away:
            with suppress(SuspendNotSupported), self.away():
                pass

    # Other programs.

    @contextmanager
    def away(self) -> Iterator[None]:
        """Leave the terminal as it was before the app; take it again and draw all afterwards."""
        app = self._app
        driver = app._driver
        if driver is None or not driver.can_suspend:
            raise SuspendNotSupported
        driver.suspend_application_mode()
        app.away = True
        try:
            yield
        finally:
            app.away = False
            if not app.leaving:
                driver.resume_application_mode()
                app.redraw()

    async def run(self, command: Sequence[str], *, pieces: Iterable[str] | None = None) -> int:
        """Run a command in the terminal, ``pieces`` on its stdin, and return its exit status.

        Raises OSError where it cannot be run, SuspendNotSupported without a terminal, and what
        ``pieces`` raise. With ``pieces``, its output stays to be read until Enter.
        """
        with self.away():
            errors = own_stderr()  # a search may have turned the app's aside just now
            try:
                self._child = child = await asyncio.create_subprocess_exec(
                    *command,
                    stdin=None if pieces is None else asyncio.subprocess.PIPE,
                    stderr=errors,
                )
            finally:
                os.close(errors)
            try:
                try:
                    await _feed(child.stdin, pieces or ())
                finally:
                    status = await child.wait()
            finally:
                self._child = None
            if pieces is not None:
                await _enter_pressed()
        return status


async def _feed(stdin: asyncio.StreamWriter | None, pieces: Iterable[str]) -> None:
    """Write pieces, which a thread makes, to a program that need not read all of them."""
    if stdin is None:
        return
    many = _batched(pieces)
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # such as head, which has enough
            while text := await asyncio.to_thread(next, many, ""):
                stdin.write(text.encode("utf-8", "replace"))
                await stdin.drain()
    finally:
        stdin.close()


def _batched(pieces: Iterable[str]) -> Iterator[str]:
    """Join short pieces: each hand-over between threads costs more than writing one."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BATCH:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


async def _enter_pressed() -> None:
    """Wait until the reader has seen the output."""
    loop = asyncio.get_running_loop()
    pressed = asyncio.Event()
    os.write(1, b"\n[Enter goes back to explorer] ")
    loop.add_reader(0, pressed.set)
    try:
        await pressed.wait()
        with suppress(OSError):  # hung up
            os.read(0, 1024)
    finally:
        loop.remove_reader(0)
