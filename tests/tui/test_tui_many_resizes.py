"""A window that is dragged to a thousand sizes: nothing fails, and every place stays."""

import random
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size
from tui_driving import press, settled

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import Keymap

WIDTHS, HEIGHTS = (20, 220), (6, 60)
EACH = 260
"""Four places of these make more than a thousand."""


@pytest.mark.parametrize(
    "keys",
    [("4", "g", "g", "j"), ("3", "j", "j"), ("j",), ("j", "enter", "}")],
    ids=["events", "actors", "results", "article"],
)
async def test_a_place_stays_through_any_sizes(news: Path, keys: tuple[str, ...]) -> None:
    """Go somewhere and drag the window, faster than it is drawn and slower."""
    app = ExplorerApp(news, Settings(), Keymap(), index=False)
    chance = random.Random("".join(keys))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, *keys)
        main = app.main
        lists = (main.search.results, main.actors.list, main.events.timeline)
        before = [each.cursor for each in lists], main.article.reader.paragraph, main.focused_name
        for number in range(EACH):
            size = chance.randint(*WIDTHS), chance.randint(*HEIGHTS)
            app._driver._size = Size(*size)
            app.post_message(Resize(Size(*size), Size(*size)))
            if number % 8 == 0:
                await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        after = [each.cursor for each in lists], main.article.reader.paragraph, main.focused_name
        assert after == before
        focused = main.pane(main.focused_name).focus_target
        at = getattr(focused, "line", None)
        line = focused._line_of(focused.cursor) if at is None else at
        assert focused.scroll_offset.y <= line < focused.scroll_offset.y + focused.size.height
