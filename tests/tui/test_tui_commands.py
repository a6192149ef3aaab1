"""The bottom line and the boxes: commands by name and number, completion, recall, finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_driving import Opened, press, resize, screen_text, settled, write

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import PANES, Keymap
from explorer.tui.screens.pages import PageBox
from explorer.tui.screens.picker import Picker
from explorer.tui.screens.written import Completing, Written


def last_line(app: ExplorerApp) -> str:
    return screen_text(app).splitlines()[-1]


async def test_a_number_goes_to_a_row_and_to_a_paragraph(opened: Opened) -> None:
    """Type :3 in the results, open one, and type :2 there, then a number far too large."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, ":", "3", "enter")
        assert app.main.search.results.cursor == 2
        await press(app, pilot, "G", "enter", ":", "2", "enter")
        assert app.main.article.reader.paragraph == 1
        await press(app, pilot, ":", *"99999999", "enter")
        reader = app.main.article.reader
        assert reader.paragraph == len(reader.view.article.paragraphs) - 1


async def test_an_action_is_named_in_part_and_with_a_count(opened: Opened) -> None:
    """Type :down 3, :conf, and :next event in the list of articles."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, ":")
        await write(app, pilot, "down 3")
        await press(app, pilot, "enter")
        assert app.main.search.results.cursor == 3
        await press(app, pilot, ":", *"conf", "enter")
        assert app.desk.filters
        await press(app, pilot, "x", ":")
        await write(app, pilot, "next event")
        await press(app, pilot, "enter")
        assert "no event was found in this article" in last_line(app)


async def test_a_wrong_name_is_answered_with_the_nearest(opened: Opened) -> None:
    """Type :serach, then read what is said about it."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, ":", *"serach", "enter")
        assert "no action serach; did you mean search?" in last_line(app)


async def test_tab_completes_and_the_words_that_fit_are_offered(opened: Opened) -> None:
    """Type :ne, press Tab twice, and then Shift+Tab."""
    async with opened((100, 24)) as (app, pilot):
        await press(app, pilot, ":", *"ne")
        assert "next_event" in last_line(app) and "next_hit" in last_line(app)
        line = app.main.bottom.prompt.input
        await press(app, pilot, "tab")
        assert line.value == "next_"
        await press(app, pilot, "tab")
        first = line.value
        await press(app, pilot, "tab", "shift+tab")
        assert line.value == first and first in app.keymap.actions
        await press(app, pilot, "escape")
        assert "next_hit" not in last_line(app)


async def test_what_was_written_is_recalled_also_after_a_new_start(
    opened: Opened, news: Path
) -> None:
    """Type :theme twice, quit, start again, press : and Up, then Down."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, ":", *"theme", "enter", ":", *"top", "enter", ":", "up", "up")
        assert app.main.bottom.prompt.input.value == "theme"
        await press(app, pilot, "enter", "ctrl+q")
    again = ExplorerApp(news, Settings(), Keymap(), index=False)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(again, pilot)
        await press(again, pilot, ":", *"do", "up")
        assert again.main.bottom.prompt.input.value == "theme"
        await press(again, pilot, "down")
        assert again.main.bottom.prompt.input.value == "do"
        await press(again, pilot, "escape", "t", "up")
        assert again.main.bottom.prompt.input.value == ""


async def test_words_are_found_in_a_long_page(opened: Opened) -> None:
    """Press ? and /, write a word, and go on with n and N; Esc clears it, then closes."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "?", "/", *"sources", "enter")
        box = app.screen
        assert isinstance(box, PageBox)
        first = box.page.scroll_offset.y
        assert "sources" in screen_text(app) and "n N go on" in screen_text(app)
        await press(app, pilot, "n")
        assert box.page.scroll_offset.y != first
        await press(app, pilot, "N")
        assert box.page.scroll_offset.y == first
        await press(app, pilot, "/", *"xyzzy", "enter")
        assert "not found" in screen_text(app)
        await press(app, pilot, "escape")
        assert app.screen is box and not box.page.words
        await press(app, pilot, "escape")
        assert app.screen is app.main


async def test_keys_typed_ahead_move_in_the_box_that_opens(opened: Opened) -> None:
    """Type ?jjj at once, resize the window to and fro, and still be there."""
    async with opened((80, 24)) as (app, pilot):
        await pilot.press("?", "j", "j", "j")
        await settled(app, pilot)
        assert app.screen.page.scroll_offset.y == 3
        for size in ((40, 12), (200, 50), (80, 24)):
            await resize(app, pilot, *size)
            title = screen_text(app)
            assert "Keys in the search pane" in title and "Esc closes" in title
        assert abs(app.screen.page.scroll_offset.y - 3) <= 1


async def test_keys_of_one_s_own_work_in_boxes(news: Path) -> None:
    """Give other keys to moving and closing, and use them in the help and in the palette."""
    keys = {"down": "ctrl+n", "up": "ctrl+o", "bottom": "B", "top": "A", "close": "Q"}
    app = ExplorerApp(news, Settings(), Keymap(keys), index=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "?", "ctrl+n", "ctrl+n", "ctrl+o")
        assert app.screen.page.scroll_offset.y == 1
        await press(app, pilot, "j", "B")
        end = app.screen.page.scroll_offset.y
        assert end > 10
        await press(app, pilot, "A")
        assert app.screen.page.scroll_offset.y == 0
        await press(app, pilot, "Q", "ctrl+p", "ctrl+n", "ctrl+n", "ctrl+o", "down")
        assert isinstance(app.screen, Picker) and app.screen.choices.cursor == 2
        await press(app, pilot, "ctrl+d")
        assert app.screen.choices.cursor > 4


async def test_a_screen_too_small_says_what_it_needs(opened: Opened) -> None:
    """Open the app on 20x5, press keys, open boxes, and make the window larger again."""
    async with opened((20, 5)) as (app, pilot):
        assert "needs 40x12" in last_line(app)
        await press(app, pilot, "j", "enter", "?", "G", "escape", "ctrl+p", *"zo", "escape")
        for size in ((10, 3), (3, 1), (1, 1)):
            await resize(app, pilot, *size)
            await press(app, pilot, "f4", "j", "f2", "?", "j", "escape", ":", "x", "escape")
        await resize(app, pilot, 40, 12)
        await press(app, pilot, "f1")
        assert "needs" not in last_line(app) and "? help" in last_line(app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_the_bottom_line_tells_where_the_other_panes_are(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Look at the right end of the bottom line in each pane."""
    async with opened(size) as (app, pilot):
        for number in range(1, 5):
            await press(app, pilot, f"f{number}", "escape")
            shown = app.main.in_sight()
            hidden = [at for at, pane in enumerate(PANES, start=1) if pane not in shown]
            end = last_line(app).rstrip()
            assert end.endswith("? help") and len(hidden) == 4 - len(shown)
            names = [f"{digit} {PANES[digit - 1]}" for digit in hidden]
            assert all((name in end[-30:]) is (size[0] >= 60) for name in names)


async def test_a_long_message_is_told_whole_on_a_small_screen(opened: Opened) -> None:
    """Mistype an action on 40x12, read all that is said, and go on."""
    async with opened((40, 12)) as (app, pilot):
        await press(app, pilot, ":", *"previous-eventt", "enter")
        said = " ".join(" ".join(line.split()) for line in screen_text(app).splitlines()[-4:])
        assert "no action previous-eventt; did you mean previous_event" in said
        await press(app, pilot, "j")
        assert "did you mean" not in screen_text(app)


def test_words_complete_by_their_beginning_and_else_by_any_part() -> None:
    words = Completing(["next_hit", "next_event", "top"])
    assert words.next("n") == "next_"
    assert words.next("next_") == "next_hit" and words.next("next_hit") == "next_event"
    assert words.next("next_event", -1) == "next_hit"
    assert words.next("hit") == "next_hit"
    assert words.next("xyzzy") == "xyzzy"
    assert Completing(["next_hit"]).fitting("next h") == ["next_hit"]


def test_answers_are_recalled_by_question_and_the_draft_is_kept() -> None:
    written = Written()
    for text in ("one", "two", "one"):
        written.keep(":", text)
    written.begin(":")
    assert [written.step(":", "dra", -1) for _ in range(3)] == ["one", "two", "two"]
    assert written.step(":", "two", 1) == "one" and written.step(":", "one", 1) == "dra"
    assert written.answers == {":": ("two", "one")}
