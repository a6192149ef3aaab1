"""What the bottom line tells: keys that work here, roomy questions, and truthful answers."""

from pathlib import Path

import pytest
from tui_driving import Opened, press, screen_text, settled, write

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.display.cells import folded_path, width_of
from explorer.tui.keymap import ARTICLE, EVENTS, Keymap
from explorer.tui.screens.hints import hint_text


def last_line(app: ExplorerApp) -> str:
    return screen_text(app).splitlines()[-1]


@pytest.mark.parametrize("key", ["question_mark", "m", "w", "a"])
async def test_an_open_box_leaves_no_keys_of_a_pane_at_the_bottom(opened: Opened, key) -> None:
    """In the events open a box, then close it."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "4")
        assert "sources" in last_line(app) and "help" in last_line(app)
        await press(app, pilot, key)
        assert "sources" not in last_line(app) and "? help" not in last_line(app)
        await press(app, pilot, "escape")
        assert "sources" in last_line(app) and "help" in last_line(app)


async def test_on_the_smallest_screen_the_ways_are_words_or_nothing(opened: Opened) -> None:
    """Open the app at 40x12, then at 80x24."""
    async with opened((40, 12)) as (app, _):
        assert last_line(app).rstrip().endswith("? help")
        assert "2 3" not in last_line(app)
    async with opened((80, 24)) as (app, _):
        assert "2 article  3 actors  ? help" in last_line(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 40)])
async def test_the_file_to_save_into_has_most_of_the_line(opened: Opened, size) -> None:
    """Press s in the results."""
    async with opened(size) as (app, pilot):
        await press(app, pilot, "s")
        prompt = app.main.bottom.prompt
        assert prompt.input.size.width >= size[0] // 2
        prompt.input.value = "a.xyz"
        await press(app, pilot, "enter")
        assert app.focused is prompt.input and prompt.input.value == "a.xyz"
        assert "the ending tells the format" in screen_text(app)
        await press(app, pilot, "escape")
        assert "the ending tells the format" not in screen_text(app)


@pytest.mark.parametrize("pane", [ARTICLE, EVENTS])
def test_reasons_are_among_the_hints(pane: str) -> None:
    assert "w why" in hint_text(Keymap(), pane, 52)


async def test_w_in_an_article_tells_how_to_begin_or_why_the_event(opened: Opened) -> None:
    """Open an article and press w; open an event, go to the article and press w."""
    async with opened() as (app, pilot):
        await press(app, pilot, "enter", "w")
        assert "press l first" in screen_text(app)
        await press(app, pilot, "4", "enter", "2", "w")
        assert "Why this event" in screen_text(app)


async def test_the_commands_of_a_pane_are_offered_first(opened: Opened) -> None:
    """Press : in the events."""
    async with opened((100, 24)) as (app, pilot):
        await press(app, pilot, "4", ":")
        assert "open  next_hit  previous_hit  why  narrow" in last_line(app)
        await press(app, pilot, "tab")
        assert app.main.bottom.prompt.input.value == "open"


async def test_where_nothing_could_be_read_every_question_says_so(
    news: Path, tmp_path: Path
) -> None:
    """Open an empty folder, press F, write a query."""
    del news
    empty = tmp_path / "empty"
    empty.mkdir()
    app = ExplorerApp(empty, Settings(), Keymap(), index=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "F")
        assert "No article could be read here" in screen_text(app)
        assert "Wait for" not in screen_text(app)
        await press(app, pilot, "1", "/")
        await write(app, pilot, "ferry")
        assert "No article could be read here" in screen_text(app)


async def test_the_latest_dated_event_stands_at_the_end_of_the_window(opened: Opened) -> None:
    """Open the app where the events do not all fit: what led up to the latest is above it."""
    async with opened((60, 12)) as (app, pilot):
        await press(app, pilot, "4")
        timeline = app.main.events.timeline
        last = timeline._line_of(timeline.cursor) - timeline.scroll_offset.y
        assert timeline.here.date and last == min(timeline.size.height - 1, timeline.cursor)


def test_a_path_is_broken_behind_its_signs() -> None:
    lines = folded_path("2025/reports/harbour-talks-in-oslo.jsonl#record-12", 20)
    assert lines == ["2025/reports/", "harbour-talks-in-", "oslo.jsonl#record-12"]
    long = folded_path("x" * 45 + ".txt", 20)
    assert "".join(long) == "x" * 45 + ".txt" and all(width_of(line) <= 20 for line in long)


async def test_a_time_is_asked_for_with_examples_until_one_is_written(opened: Opened) -> None:
    """Press t, then write a year."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "t")
        assert last_line(app).rstrip().endswith("2025-01..2025-02-15")
        await write(app, pilot, "2024")
        assert last_line(app).rstrip() == " time: 2024"
