"""Frames sent as differences show the same screen as frames written in full."""

from pathlib import Path

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from terminal_cells import seen
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from tui_driving import press

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.display.frame_diff import FrameDiff
from explorer.tui.display.looks import PLAIN, change
from explorer.tui.keymap import Keymap

WIDTH, HEIGHT = 12, 4
STYLES = [
    Style.parse(text)
    for text in (
        "", "bold", "italic #ff0000", "bold underline #00ff00 on #0000ff", "reverse", "on #303030",
        "default on default", "strike #ff0000 on #303030",
    )
]  # fmt: skip
TEXTS = st.text(st.sampled_from("ab  漢é"), min_size=1, max_size=8)
ROW = st.lists(st.tuples(TEXTS, st.sampled_from(STYLES)), max_size=4)
FRAME = st.lists(ROW, min_size=HEIGHT, max_size=HEIGHT)


def strip_of_row(row: list[tuple[str, Style]]) -> Strip:
    strip = Strip([Segment(text, style) for text, style in row])
    return strip.adjust_cell_length(WIDTH, Style())


def layout(frame: list[list[tuple[str, Style]]]) -> LayoutUpdate:
    return LayoutUpdate([[strip_of_row(row)] for row in frame], Region(0, 0, WIDTH, HEIGHT))


def screen_of(*codes: str) -> list[list[tuple]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for code in codes:
        stream.feed(code)
    return seen(screen)


def in_full(frame: list[list[tuple[str, Style]]]) -> str:
    frame_diff = FrameDiff(ColorSystem.TRUECOLOR, erases_in_colour=False)
    return frame_diff.update(layout(frame), Size(WIDTH, HEIGHT))


def as_textual_writes(frame: list[list[tuple[str, Style]]]) -> str:
    lines = []
    for y, row in enumerate(frame):
        codes = "".join(
            Strip.render_style(style, text, ColorSystem.TRUECOLOR)
            for text, style, _ in strip_of_row(row)
        )
        lines.append(f"\x1b[{y + 1};1H{codes}")
    return "".join(lines)


def cell_by_cell(diff: FrameDiff) -> str:
    """Return the simplest codes that show the remembered rows."""
    return "".join(
        f"\x1b[{y + 1};{x + 1}H\x1b[m{change(PLAIN, look._replace(fore=look.fore or '39'))}{text}"
        for y, row in enumerate(diff.rows)
        for x, (text, look) in enumerate(row)
        if text
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAME, min_size=1, max_size=4), st.booleans())
def test_any_run_of_frames_ends_as_the_last_frame_in_full(frames: list, erases: bool) -> None:
    diff = FrameDiff(ColorSystem.TRUECOLOR, erases_in_colour=erases)
    codes = [diff.update(layout(frame), Size(WIDTH, HEIGHT)) for frame in frames]
    assert screen_of(*codes) == screen_of("\x1b[m\x1b[2J", as_textual_writes(frames[-1]))


@settings(max_examples=80, deadline=None)
@given(FRAME, FRAME, st.integers(0, WIDTH - 1), st.integers(1, WIDTH))
def test_a_part_of_a_frame_changes_only_that_part(
    before: list, after: list, x1: int, width: int
) -> None:
    x2 = min(x1 + width, WIDTH)
    strips = [strip_of_row(row) for row in after]
    chops = [{x1: strip.crop(x1, x2)} for strip in strips]
    update = ChopsUpdate(chops, [(y, x1, x2) for y in range(HEIGHT)], [[x2]] * HEIGHT)
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    first = diff.update(layout(before), Size(WIDTH, HEIGHT))
    second = diff.update(update, Size(WIDTH, HEIGHT))
    assert screen_of(first, second) == screen_of("\x1b[m\x1b[2J", cell_by_cell(diff))


def test_the_same_frame_again_costs_nothing() -> None:
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    frame = [[("abc", STYLES[1])]] * HEIGHT
    assert diff.update(layout(frame), Size(WIDTH, HEIGHT))
    assert diff.update(layout(frame), Size(WIDTH, HEIGHT)) == ""


def test_one_changed_character_costs_a_move_and_a_character() -> None:
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    diff.update(layout([[("abcdef", Style())]] * HEIGHT), Size(WIDTH, HEIGHT))
    rows = [[("abcdef", Style())]] * (HEIGHT - 1) + [[("abXdef", Style())]]
    assert diff.update(layout(rows), Size(WIDTH, HEIGHT)) == "\x1b[4DX"


@settings(max_examples=100, deadline=None)
@given(st.lists(ROW, min_size=12, max_size=12), st.integers(-3, 3))
def test_scrolled_rows_end_as_the_last_frame_in_full(rows: list, by: int) -> None:
    tall = Size(WIDTH, 8)
    before, after = (
        rows[3:11] if by < 0 else rows[:8],
        rows[3 + by :][:8] if by < 0 else rows[by:][:8],
    )
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    screens = []
    for frames in ((before, after), (after,)):
        diff = FrameDiff(ColorSystem.TRUECOLOR, erases_in_colour=False)
        screen = pyte.Screen(WIDTH, 8)
        stream = pyte.Stream(screen)
        for frame in frames:
            update = LayoutUpdate([[strip_of_row(row)] for row in frame], Region(0, 0, WIDTH, 8))
            stream.feed(diff.update(update, tall))
        screens.append(seen(screen))
    assert screens[0] == screens[1]


def test_a_list_that_scrolls_by_a_row_costs_little_more_than_the_new_row() -> None:
    size = Size(60, 20)
    texts = [chr(97 + n) * 40 for n in range(26)]
    rows = [[Strip([Segment(text, Style())]).adjust_cell_length(60)] for text in texts]
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    diff.update(LayoutUpdate(rows[:20], Region(0, 0, 60, 20)), size)
    codes = diff.update(LayoutUpdate(rows[1:21], Region(0, 0, 60, 20)), size)
    assert len(codes) < 110


def test_another_size_starts_anew() -> None:
    diff = FrameDiff(ColorSystem.TRUECOLOR)
    frame = [[("abc", STYLES[1])]] * HEIGHT
    diff.update(layout(frame), Size(WIDTH, HEIGHT))
    assert diff.update(layout(frame), Size(WIDTH, HEIGHT + 1)).startswith("\x1b[m\x1b[2J")


def test_without_colours_only_attributes_are_written() -> None:
    diff = FrameDiff(None)
    codes = diff.update(layout([[("abc", STYLES[3])]] * HEIGHT), Size(WIDTH, HEIGHT))
    assert "38;" not in codes and "48;" not in codes and "\x1b[1;4m" in codes


def test_an_update_of_another_kind_is_left_to_textual() -> None:
    assert FrameDiff(ColorSystem.TRUECOLOR).update(object(), Size(WIDTH, HEIGHT)) is None


KEYS = (
    *("j", "j", "enter", "j", "j", "l", "3", "j", "j", "enter", "4", "j", "enter", "n", "z", "z"),
    *("?", "escape", "/", *"ferry", "enter", "T", "ctrl+p", "escape", "a", "escape", "<"),
)


class Watched(ExplorerApp):
    """Sends each frame to a terminal in memory, as differences."""

    def watch(self, size: tuple[int, int]) -> None:
        self.screen_seen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen_seen)
        self.diff = FrameDiff(ColorSystem.TRUECOLOR)
        self.sent: list[int] = []

    def _display(self, screen: Screen, renderable: object) -> None:
        if renderable is not None and not self._batch_count:
            codes = self.diff.update(renderable, screen.outer_size)
            assert codes is not None, renderable
            self.stream.feed(codes)
            self.sent.append(len(codes.encode()))
        super()._display(screen, renderable)


async def test_the_app_sends_what_a_full_drawing_would_show(news: Path) -> None:
    """Move, open, filter, search, open boxes; the terminal shows what was drawn."""
    size = (80, 24)
    app = Watched(news, Settings(), Keymap(), index=False)
    app.watch(size)
    async with app.run_test(size=size) as pilot:
        for key in KEYS:
            await press(app, pilot, key)
            full = pyte.Screen(*size)
            stream = pyte.Stream(full)
            for y, strip in enumerate(app.screen._compositor.render_strips()):
                stream.feed(f"\x1b[{y + 1};1H")
                for text, style, _ in strip:
                    stream.feed(Strip.render_style(style or Style(), text, ColorSystem.TRUECOLOR))
            assert seen(app.screen_seen) == seen(full), key


async def test_moves_and_pane_changes_are_cheap(news: Path) -> None:
    """Press j in the events, 1 and 4: no more than a few hundred bytes each."""
    for size in ((80, 24), (120, 36), (200, 50)):
        app = Watched(news, Settings(), Keymap(), index=False)
        app.watch(size)
        async with app.run_test(size=size) as pilot:
            await press(app, pilot, "4")
            for key, most in (
                ("k", 250),
                ("k", 250),
                ("j", 250),
                ("1", 300),
                ("j", 250),
                ("4", 300),
            ):
                app.sent.clear()
                await press(app, pilot, key)
                assert sum(app.sent) <= most, (size, key, app.sent)
