"""Find in the open article."""

import pytest
from tui_driving import Opened, press, screen_text, write

from explorer.tui.app import ExplorerApp
from explorer.tui.panes.finding import Finder


def found(text: str, words: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in Finder([text]).find(words)]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Harbour, harbour", "harbour", ["Harbour", "harbour"]),
        ("Harbour, harbour", "Harbour", ["Harbour"]),
        ("Zoë and Zoe", "zoe", ["Zoë", "Zoe"]),
        ("Zoe\u0308 said", "Zoë", ["Zoe\u0308"]),
        ("Əliyev met Aliyev", "aliyev", ["Əliyev", "Aliyev"]),
        ("a “quoted” word’s end", '"quoted" word\'s', ["“quoted” word’s"]),
        ("the straße ends", "strasse", ["straße"]),
        ("on 漢字フェリー today", "字フェ", ["字フェ"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing", "zebra", []),
        ("nothing", "", []),
        ("accents", "\u0301", []),
    ],
)
def test_words_are_found_without_accents_and_smart_about_case(
    text: str, words: str, places: list[str]
) -> None:
    assert found(text, words) == places


def prompt(app: ExplorerApp) -> str:
    return screen_text(app).splitlines()[-1]


async def open_first(app: ExplorerApp, pilot, words: str) -> None:
    await press(app, pilot, "/")
    await write(app, pilot, words)
    await press(app, pilot, "enter", "enter")


async def test_what_is_typed_after_f_is_found_at_once(opened: Opened) -> None:
    """Open an article, press f, write letter by letter, press Enter, then n, n, N."""
    async with opened((80, 24)) as (app, pilot):
        await open_first(app, pilot, "fishing")
        await press(app, pilot, "g", "g", "f")
        await write(app, pilot, "har")
        reader = app.main.article.reader
        assert prompt(app).startswith(" find: ") and prompt(app).rstrip().endswith("1/2")
        await write(app, pilot, "bour l")
        assert prompt(app).rstrip().endswith("1/1") and reader.paragraph == 2
        await press(app, pilot, *["backspace"] * 2, "enter")
        assert app.main.article.reader.has_focus
        assert "find 1/2" in screen_text(app) and reader.paragraph == 1
        await press(app, pilot, "n")
        assert "find 2/2" in screen_text(app) and reader.paragraph == 2
        await press(app, pilot, "n")
        assert "the first again" in screen_text(app) and reader.paragraph == 1
        await press(app, pilot, "N", "escape")
        assert reader.finds is None and "find 2/2" not in screen_text(app)
        assert "1 hit" in screen_text(app)


async def test_escape_goes_back_to_where_one_was(opened: Opened) -> None:
    """Press f, write a word that stands further down, press Esc; the word is kept for f."""
    async with opened((80, 24)) as (app, pilot):
        await open_first(app, pilot, "fishing")
        await press(app, pilot, "g", "g", "f")
        await write(app, pilot, "fjord")
        reader = app.main.article.reader
        assert reader.paragraph == 2
        await press(app, pilot, "escape")
        assert reader.line == 0 and reader.finds is None
        await press(app, pilot, "f")
        assert prompt(app).startswith(" find: fjord ")
        assert reader.paragraph == 2
        await press(app, pilot, "enter", "n")
        assert "find 1/1" in screen_text(app)


async def test_words_that_are_not_there_are_said_not_to_be(opened: Opened) -> None:
    """Press f, write a word that does not stand in the article, press Enter."""
    async with opened((80, 24)) as (app, pilot):
        await open_first(app, pilot, "fishing")
        before = app.main.article.reader.stands
        await press(app, pilot, "f")
        await write(app, pilot, "zebra")
        assert prompt(app).rstrip().endswith("no match")
        await press(app, pilot, "enter")
        assert "“zebra” does not stand in this article" in screen_text(app)
        assert app.main.article.reader.stands == before


async def test_keys_typed_fast_after_a_find_wait_for_it(opened: Opened) -> None:
    """Type f, a word, Enter and n in one go."""
    async with opened((80, 24)) as (app, pilot):
        await open_first(app, pilot, "fishing")
        await pilot.press("g", "g", "f", *"harbour", "enter", "n")
        await write(app, pilot, "")
        assert app.main.article.reader.chosen.number == 1


async def test_after_words_that_were_not_found_n_says_so_and_stays(opened: Opened) -> None:
    """Open an event, find words that do not stand there, press n and N."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "enter", "2", "f")
        await write(app, pilot, "zeppelin")
        await press(app, pilot, "enter")
        reader = app.main.article.reader
        before = (app.desk.article, app.desk.source, reader.stands)
        for key in ("n", "N"):
            await press(app, pilot, key)
            assert (app.desk.article, app.desk.source, reader.stands) == before
            assert "“zeppelin” does not stand in this article" in screen_text(app)
        await press(app, pilot, "escape")
        assert reader.finds is None and app.desk.event
