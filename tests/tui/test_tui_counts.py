"""A count typed before a key: how far it goes, where it is shown, and how it is dropped."""

import pytest
from tui_driving import Opened, press, screen_text

from explorer.errors import ConfigError
from explorer.tui.keying import MOST, Keying
from explorer.tui.keymap import ACTIONS, Keymap


def strokes(keys: str, keymap: Keymap | None = None, *, in_box: bool = False) -> list[object]:
    keying = Keying(keymap or Keymap())
    done = [keying.take(key, in_box=in_box) for key in keys.split()]
    return [(stroke.action.name, stroke.count) for stroke in done if stroke]


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ("j", [("down", None)]),
        ("0 3 j", [("down", 3)]),
        ("0 1 2 j j", [("down", 12), ("down", None)]),
        ("7 f2", [("pane_article", 7)]),
        ("3", [("pane_actors", None)]),
        ("0 3 g g", [("top", 3)]),
        ("0 j", [("down", None)]),
        ("5 escape j", [("down", None)]),
        ("g escape j", [("down", None)]),
        ("escape", [("escape", None)]),
        ("9 9 9 9 9 9 9 9 9 9 j", [("down", MOST)]),
        ("5 % j", [("down", None)]),
    ],
)
def test_digits_before_a_key_are_its_count(keys: str, done: list[object]) -> None:
    assert strokes(keys) == done


def test_in_a_box_every_digit_begins_a_count() -> None:
    assert strokes("3 j", in_box=True) == [("down", 3)]
    assert strokes("8 j", Keymap({"close": "8"}), in_box=True) == [("close", None), ("down", None)]


def test_with_digits_as_counts_the_panes_keep_their_function_keys() -> None:
    keymap = Keymap(digits="counts")
    assert strokes("1 2 j f3", keymap) == [("down", 12), ("pane_actors", None)]
    assert keymap.shown("pane_search") == "F1"
    for action in keymap.actions.values():
        assert action.keys


def test_a_digit_for_an_action_is_refused_where_digits_are_counts() -> None:
    assert strokes("8", Keymap({"save": "8"})) == [("save", None)]
    with pytest.raises(ConfigError) as raised:
        Keymap({"save": "8"}, digits="counts")
    assert "save" in raised.value.message and "panes" in raised.value.hint


def test_two_keys_in_a_row_that_begin_with_a_digit_are_refused() -> None:
    with pytest.raises(ConfigError):
        Keymap({"save": "5s"})


def test_what_a_count_means_is_told_of_actions_that_exist() -> None:
    assert {action.counts for action in ACTIONS} == {"", "times", "repeat", "number"}


async def test_typing_a_count_shows_it_and_moves_by_it(opened: Opened) -> None:
    """Type 0 3 j, then 0 2 k, 0 2 G, and 5 Esc in the list of articles."""
    async with opened((80, 24)) as (app, pilot):
        results = app.main.search.results
        await press(app, pilot, "0", "3")
        assert "count 3" in screen_text(app).splitlines()[-1]
        await press(app, pilot, "j")
        assert results.cursor == 3
        assert "count" not in screen_text(app).splitlines()[-1]
        await press(app, pilot, "0", "2", "k")
        assert results.cursor == 1
        await press(app, pilot, "0", "2", "G")
        assert results.cursor == 1
        await press(app, pilot, "0", "5", "g", "g")
        assert results.cursor == 4
        await press(app, pilot, "5", "escape", "k")
        assert results.cursor == 3


async def test_a_count_goes_to_a_paragraph_and_over_paragraphs(opened: Opened) -> None:
    """Open an article, type 0 2 G, gg, 0 2 }, then a huge count."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "G", "enter")
        reader = app.main.article.reader
        assert len(reader.view.article.paragraphs) > 2
        await press(app, pilot, "0", "2", "G")
        assert reader.paragraph == 1
        await press(app, pilot, "g", "g", "0", "2", "}")
        assert reader.paragraph == 2
        await press(app, pilot, *"0999999999999", "G")
        assert reader.paragraph == len(reader.view.article.paragraphs) - 1


async def test_a_count_repeats_what_is_done_one_by_one(opened: Opened) -> None:
    """Open an article, put the cursor on the second name by 0 2 l."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "G", "enter", "0", "2", "l")
        reader = app.main.article.reader
        second = reader.mention
        await press(app, pilot, "g", "g", "escape", "l", "l")
        assert second is not None and reader.mention == second


async def test_a_count_scrolls_a_box(opened: Opened) -> None:
    """Open the help, type 3 j and 1 2 G."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "?", "3", "j")
        page = app.screen.page
        assert page.scroll_offset.y == 3
        await press(app, pilot, "1", "2", "G")
        assert page.scroll_offset.y == 11
        await press(app, pilot, "g", "g")
        assert page.scroll_offset.y == 0
        await press(app, pilot, "q")
        assert app.screen is app.main
