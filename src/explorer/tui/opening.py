"""The first picture: the empty panes, drawn before the toolkit that draws the screen is loaded.

Loading it takes longer than all else at the start. The terminal is put into the state that the app
wants, so that what is typed meanwhile waits for it unharmed; the driver takes it over from here.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from explorer.config import Settings
from explorer.errors import StoreError
from explorer.safetext import visible
from explorer.state.session import Session, SessionDamaged, load_session, session_file
from explorer.tui.keymap import PANES
from explorer.tui.layout import Layout, title_places

ENTER = "\x1b[?1049h"
"""Changes to the other screen; the driver need not do so again."""
_LEAVE = "\x1b[?1049l\x1b[?25h"
_CLEAR = "\x1b[?25l\x1b[H\x1b[2J"
_FOCUSED, _OTHER, _PLAIN = "\x1b[;1;7m", "\x1b[;1m", "\x1b[m"  # any terminal has these
_ENDING = (signal.SIGTERM, signal.SIGHUP)
SIGNALLED = 128
"""Plus the number of a signal, this is the exit status of what it ended, as shells tell it."""


class Opening:
    """The picture while it stands; leaving the context takes away what nobody has taken over."""

    def __init__(self, corpus: Path, settings: Settings) -> None:
        self._corpus, self._settings = corpus, settings
        self._modes: list[int | list[bytes | int]] | None = None
        self._handlers: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        keys, screen = sys.__stdin__, sys.__stderr__  # where the driver reads and writes
        if keys is None or screen is None or not (keys.isatty() and screen.isatty()):
            return self
        if "TEXTUAL_DRIVER" in os.environ:
            return self
        try:
            size = os.get_terminal_size(screen.fileno())
            self._draw(keys.fileno(), screen.fileno(), *size)
        except (OSError, termios.error):  # the app itself says what is wrong with the terminal
            self._give_back()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_back()

    @property
    def stands(self) -> bool:
        """Tell whether the picture is on the terminal, and nobody has taken it over."""
        return self._modes is not None

    def hand_over(self) -> list[int | list[bytes | int]] | None:
        """Return the modes that the terminal had before; whoever asks gives it back in the end."""
        modes, self._modes = self._modes, None
        return modes

    def _draw(self, keys: int, screen: int, width: int, height: int) -> None:
        if not width or not height:
            return
        picture = drawn(layout_of(_last(self._corpus), self._settings), width, height)
        modes = termios.tcgetattr(keys)
        for number in _ENDING:
            self._handlers[number] = signal.signal(number, self._end)
        # Stopped now, the shell would be left with this picture.
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._modes = modes
        termios.tcsetattr(keys, termios.TCSANOW, _unharmed(modes))
        os.write(screen, picture.encode())

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Give the terminal back and go at once: nothing is begun yet that could be kept.

        An exception would be lost in a finalizer, and become another while a class is made.
        """
        self._give_back()
        os._exit(SIGNALLED + number)

    def _give_back(self) -> None:
        """Leave the terminal as it was, unless the driver has it."""
        modes = self.hand_over()
        if modes is None or sys.__stdin__ is None or sys.__stderr__ is None:
            return
        for number, handler in self._handlers.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() returned
        try:
            os.write(sys.__stderr__.fileno(), _LEAVE.encode())
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, modes)
        except (OSError, termios.error):  # the terminal is gone
            return


def layout_of(session: Session, settings: Settings) -> Layout:
    """Return the layout that the app will begin with."""
    wanted = settings.display.preview if session.preview is None else session.preview
    layout = Layout(zoomed=session.zoomed, previews=wanted)
    for name in (session.spot.beside, session.spot.pane):
        if name in PANES:
            layout = layout.with_focus(name)
    return layout


def drawn(layout: Layout, width: int, height: int) -> str:
    """Return what draws the titles of the panes in sight on a screen of a size in cells."""
    written = [ENTER, _CLEAR]
    places = title_places(layout.in_sight(width, height), width, height)
    for name, (x, y) in places.items():
        look = _FOCUSED if name == layout.focused else _OTHER
        title = f" {PANES.index(name) + 1} {visible(name.capitalize())} "
        written.append(f"\x1b[{y + 1};{x + 1}H{look}{title[: width - x]}{_PLAIN}")
    return "".join(written)


def _last(corpus: Path) -> Session:
    try:
        return load_session(session_file(corpus))
    except (SessionDamaged, StoreError):  # the app tells of both
        return Session()


def _unharmed(modes: list[int | list[bytes | int]]) -> list[int | list[bytes | int]]:
    """Return modes in which keys are not shown, gathered to lines, or changed."""
    iflag, oflag, cflag, lflag, *rest = modes
    assert isinstance(iflag, int)
    assert isinstance(lflag, int)
    iflag &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    return [iflag, oflag, cflag, lflag, *rest]
