"""An app whose frames are sent as differences; where Textual's internals changed, its own way."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from rich.color import ColorSystem
from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from explorer.tui.display.depth import depth_of
from explorer.tui.display.frame_diff import FrameDiff
from explorer.tui.display.scrollbar import CellScrollBar
from explorer.tui.opening import Opening

_SMALL = 800
"""A frame of so few bytes arrives in one packet: it needs no marks that hold the screen still."""

_GATHERED = 0.008
"""Seconds in which updates become one frame: one key often causes several."""


class DiffedApp(App[None]):
    """Overrides the one method that writes a frame to the terminal."""

    def __init__(self) -> None:
        self.depth = depth_of(os.environ)
        few = self.depth in (None, ColorSystem.STANDARD)
        super().__init__(ansi_color=True if few else None)
        ScrollBar.renderer = CellScrollBar
        erases = not os.environ.get("TERM", "").startswith(("screen", "linux"))
        self.frame: FrameDiff | None = FrameDiff(self.depth, erases)
        self._sending: asyncio.TimerHandle | None = None
        self._at_once = True
        if os.environ.get("EXPLORER_FULL_FRAMES"):
            self.frame = None

    opening: Opening | None = None
    """The picture that stands on the terminal until the first frame."""

    away = False
    """Whether another program has the terminal: then nothing is drawn."""

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, on Unix one that outlives a terminal that is gone."""
        stock = super().get_driver_class()
        if stock.__name__ != "LinuxDriver":
            return stock
        from explorer.tui.display.driver import TerminalDriver

        return TerminalDriver

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self.away:
            return
        driver = self._driver
        ready = self._running and not self._closed and not self.is_headless and driver
        if self.frame is None or not ready or self._batch_count or driver is None:
            super()._display(screen, renderable)
            return
        if driver.is_inline or renderable is None:
            super()._display(screen, renderable)
            return
        if not self.frame.paint(renderable, screen.outer_size):
            self.frame.forget()
            super()._display(screen, renderable)
            return
        self._send_soon()
        self.post_display_hook()

    def on_resize(self, event: Resize) -> None:
        """Take nothing for shown: a window dragged there and back has lost what was cut off."""
        if self.frame is None:
            return
        self.frame.forget()
        if event.size == self.frame.size:  # else all is drawn for the new size anyway
            self.redraw()

    def _send_soon(self) -> None:
        """Send what is painted, together with what is painted in the next moment."""
        if self._at_once:
            self.send_frame()
        elif self._sending is None:
            self._sending = asyncio.get_running_loop().call_later(_GATHERED, self.send_frame)

    def hurry(self) -> None:
        """Send what is painted next at once: somebody waits for it, and it is complete."""
        self._at_once = True

    def send_frame(self) -> None:
        """Send what has been painted since the last frame."""
        self._at_once = False
        if self._sending is not None:
            self._sending.cancel()
            self._sending = None
        driver = self._driver
        if self.frame is None or driver is None or self.away or not self._running or self._closed:
            return
        codes = self.frame.codes()
        if not codes:
            return
        if len(codes) > _SMALL:
            self._begin_update()
        driver.write(codes)
        if len(codes) > _SMALL:
            self._end_update()
        driver.flush()

    @property
    def line_is_cut(self) -> bool:
        """Tell whether the terminal is gone, or takes nothing any more."""
        return bool(getattr(self._driver, "stuck", False))

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, None where it ended as it should."""
        return self._exception

    def _print_error_renderables(self) -> None:
        """Print no traceback: whoever started the app tells of its failure."""
        if self.failure is None:
            super()._print_error_renderables()
        self._exit_renderables.clear()

    def write_to_terminal(self, codes: str) -> None:
        """Write codes that draw nothing, such as those of the clipboard."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(codes)
            self._driver.flush()

    def redraw(self) -> None:
        """Draw the whole screen anew, whatever the terminal shows."""
        if self.frame is not None:
            self.frame.forget()
        self.refresh(layout=True)
        self.screen.refresh()
