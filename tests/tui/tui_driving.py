"""Driving the app in tests: keys that are waited for, and what the screen shows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot

from explorer.tui.app import ExplorerApp

Opened = Callable[..., AbstractAsyncContextManager[tuple[ExplorerApp, Pilot[None]]]]


async def settled(app: ExplorerApp, pilot: Pilot[None]) -> None:
    """Wait until everything that was asked is answered and drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def press(app: ExplorerApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each once the last one has done its work."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


async def write(app: ExplorerApp, pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*({" ": "space"}.get(char, char) for char in text))
    await settled(app, pilot)


def screen_text(app: ExplorerApp) -> str:
    """Return what the screen shows."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
