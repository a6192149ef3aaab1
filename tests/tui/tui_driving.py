"""Driving the app in tests: keys that are waited for, and what the screen shows.

Waited is for what the app still has to do, not for a while: a test takes as long as its work.
"""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from explorer.tui.app import ExplorerApp

Opened = Callable[..., AbstractAsyncContextManager[tuple[ExplorerApp, Pilot[None]]]]
_LONGEST = 30.0  # seconds


async def settled(app: ExplorerApp, pilot: Pilot[None]) -> None:
    """Wait until everything that was asked is answered and drawn."""
    end = time.monotonic() + _LONGEST
    while True:
        await _heard(app, end)
        if _ended(app):
            return
        if any(not worker.is_finished for worker in app.workers):
            await app.workers.wait_for_complete()
        elif _awaits_a_timer(app):
            assert time.monotonic() < end, "the app never drew"
            await asyncio.sleep(0.002)
        elif _undrawn(app):
            app.screen._on_timer_update()  # as its clock would at its next tick
            await asyncio.sleep(0)
        else:
            return


async def press(app: ExplorerApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each once the last one has done its work."""
    for key in keys:
        app.post_message(_event_of(key, app))
        await settled(app, pilot)


async def write(app: ExplorerApp, pilot: Pilot[None], text: str) -> None:
    """Type a text: each letter is taken before the next one comes, answers may come later."""
    for char in text:
        app.post_message(_event_of({" ": "space"}.get(char, char), app))
        await _heard(app, time.monotonic() + _LONGEST)
    await settled(app, pilot)


async def resize(app: ExplorerApp, pilot: Pilot[None], columns: int, rows: int) -> None:
    """Give the terminal another size."""
    size = Size(columns, rows)
    app._driver._size = size
    app.post_message(Resize(size, size))
    await settled(app, pilot)


def screen_text(app: ExplorerApp) -> str:
    """Return what the screen shows."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def _heard(app: ExplorerApp, end: float) -> None:
    """Wait until no widget has a message left or is at work on one."""
    while not _ended(app) and any(map(_at_work, _pumps(app))):
        assert time.monotonic() < end, "the app never came to rest"
        await asyncio.sleep(0)


def _pumps(app: ExplorerApp) -> list[MessagePump]:
    found: list[MessagePump] = [app]
    for screen in app.screen_stack:
        found += screen.walk_children(with_self=True)
    return found


def _at_work(pump: MessagePump) -> bool:
    """Tell whether a widget does anything but wait for its next message."""
    message = pump._message_queue.ready_event
    return message.is_set() or not message._waiters or bool(pump._next_callbacks)


def _awaits_a_timer(app: ExplorerApp) -> bool:
    """Tell whether a new size, an animation or the end of a batch is on its way."""
    resized = app._resize_event is not None or app._resize_timer is not None
    return resized or app._batch_count > 0 or not app.animator._complete_event.is_set()


def _undrawn(app: ExplorerApp) -> bool:
    """Tell whether the screen is not yet what it is to be."""
    screen = app.screen
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _ended(app: ExplorerApp) -> bool:
    return app._exit or not app.is_running or app._exception is not None


def _event_of(key: str, app: ExplorerApp) -> Key:
    """Return the event of a key, as `Pilot.press` makes it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        char = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        char = name if len(name) == 1 else None
    event = Key(name, char)
    event.set_sender(app)
    return event
