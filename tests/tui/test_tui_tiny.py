"""Windows of a few cells: nothing can be read in them, and nothing breaks."""

from __future__ import annotations

import pytest
from tui_driving import Opened, press, resize, settled

from explorer.tui.keymap import ACTIONS

TINY = ((1, 1), (1, 100), (100, 1), (3, 10), (7, 3))
OUTSIDE = ("quit", "suspend", "refresh", "pipe", "edit")


@pytest.mark.parametrize("pane", ["events"])
async def test_what_any_action_opens_bears_a_tiny_window(opened: Opened, pane: str) -> None:
    """Do each action in each pane, make the window tiny, move, make it large, press Esc."""
    async with opened((90, 25)) as (app, pilot):
        await press(app, pilot, "enter")
        for number, action in enumerate(ACTIONS):
            if action.name in OUTSIDE:
                continue
            app.main.go_to(pane)
            app.do(action.name)
            await settled(app, pilot)
            await resize(app, pilot, *TINY[number % len(TINY)])
            await press(app, pilot, "down", "up")
            await resize(app, pilot, 90, 25)
            await press(app, pilot, "escape", "escape", "escape")
            assert app.screen is app.main


@pytest.mark.parametrize("size", [(1, 1), (1, 100)])
async def test_a_box_that_is_opened_in_a_tiny_window_comes_up(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Make the window tiny, press the key of a box in the events, make it large."""
    async with opened((90, 25)) as (app, pilot):
        await press(app, pilot, "4")
        for key in ("m", "F", "?"):
            await resize(app, pilot, *size)
            await press(app, pilot, key)
            await resize(app, pilot, 90, 25)
            assert app.screen is not app.main
            await press(app, pilot, "escape")
