"""The search is ready before anybody searches."""

import threading

import pytest
from tui_driving import Opened

from explorer.library import Library


async def test_the_search_engine_is_loaded_beside_the_screen(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open the app and press nothing."""
    warm, loaded = Library.warm, threading.Event()

    def noting(library: Library) -> None:
        warm(library)
        loaded.set()

    monkeypatch.setattr(Library, "warm", noting)
    async with opened() as (_, pilot):
        while not loaded.is_set():
            await pilot.pause(0.05)
