"""After any resize the screen is what a fresh drawing at that size would be."""

import random
from pathlib import Path

import pyte
import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot
from tui_driving import press, resize, screen_text, settled

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.display.frame_diff import FrameDiff
from explorer.tui.keymap import Keymap
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.reader import Reader

SIZES = [(120, 36), (80, 24), (200, 50), (40, 12), (119, 30), (60, 16), (130, 22), (97, 41)]


class Watched(ExplorerApp):
    """Sends each frame to a terminal in memory, as differences."""

    def watch(self, size: tuple[int, int]) -> None:
        self.seen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.seen)
        self.diff = FrameDiff(ColorSystem.TRUECOLOR)

    def _display(self, screen: object, renderable: object) -> None:
        if renderable is not None and not self._batch_count:
            size = screen.outer_size
            if (self.seen.columns, self.seen.lines) != size:
                self.seen.resize(size.height, size.width)
            self.stream.feed(self.diff.update(renderable, size) or "")
        super()._display(screen, renderable)


def drawn(app: Watched) -> list[str]:
    return [line.rstrip() for line in screen_text(app).splitlines()]


async def drawn_anew(app: Watched, pilot: Pilot[None]) -> list[str]:
    """Forget all that was drawn, and draw it again."""
    for widget in app.main.query("*"):
        if isinstance(widget, Listing):
            widget._known.clear()
            widget.on_resize()
        elif isinstance(widget, Reader):
            widget.on_resize()
        widget.refresh()
    app.redraw()
    await settled(app, pilot)
    return drawn(app)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "keys",
    [("4", "g", "g"), ("4", "g", "g", "enter", "4"), ("3", "enter"), ("j", "enter")],
    ids=["events", "unfolded", "dossier", "article"],
)
async def test_a_resized_screen_is_a_fresh_one(
    news: Path, keys: tuple[str, ...], seed: int
) -> None:
    """Drag the window to some sizes and back."""
    app = Watched(news, Settings(), Keymap(), index=False)
    app.watch((120, 36))
    sizes = [(80, 24), (120, 36), *random.Random(seed).sample(SIZES, 4)]
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, *keys)
        for size in sizes:
            await resize(app, pilot, *size)
            shown, seen = drawn(app), [line.rstrip() for line in app.seen.display]
            assert shown == await drawn_anew(app, pilot), size
            assert seen == shown, size


async def test_rows_drawn_for_another_width_are_not_kept(news: Path) -> None:
    """A list that was drawn with a stale width draws its rows anew at the next chance."""
    app = Watched(news, Settings(), Keymap(), index=False)
    app.watch((120, 36))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "4", "g", "g", "enter", "4")
        before = drawn(app)
        timeline = app.main.events.timeline
        width = timeline._text_width
        timeline._text_width = lambda: 40
        timeline.on_resize()
        await settled(app, pilot)
        assert drawn(app) != before
        timeline._text_width = width
        timeline.refresh()
        await settled(app, pilot)
        assert drawn(app) == before
