"""What is written so far finds what begins so, before the word is whole."""

from __future__ import annotations

from typing import Any

import pytest
from tui_driving import Opened, press, screen_text, settled, write

from explorer.errors import QueryError
from explorer.library import SearchAnswer
from explorer.tui.app import ExplorerApp


def titles_of_results(app: ExplorerApp) -> list[str]:
    return [hit.title for hit in app.main.search.results.rows]


async def test_half_a_word_finds_the_articles_of_the_whole_one(opened: Opened) -> None:
    """Press / and type the beginning of a word, then its end."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ferr")
        assert titles_of_results(app) == ["Solberg calls the president of Estonia"]
        assert "= ferr*" in screen_text(app) and app.main.search.input.value == "ferr"
        await write(app, pilot, "y")
        assert "= ferry" in screen_text(app) and app.desk.query == "ferry"


async def test_what_stood_for_half_a_word_is_the_query_when_the_line_is_left(
    opened: Opened,
) -> None:
    """Type the beginning of a word behind a whole one, press Enter, then open the result."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "solberg ferr")
        await press(app, pilot, "enter")
        assert app.main.search.input.value == app.desk.query == "solberg ferr*"
        assert app.main.actors.list.rows
        await press(app, pilot, "enter")
        assert app.main.article.reader.hits
        await press(app, pilot, "1", "/", "escape")
        assert app.main.search.input.value == "solberg ferr*"


async def test_a_whole_word_stays_whole_and_one_that_nothing_begins_with_finds_nothing(
    opened: Opened,
) -> None:
    """Type a word, another that no word begins with, and a field that is no text."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        await press(app, pilot, "enter")
        assert app.desk.query == "harbour"
        for words in ("qzx", "harbour qzx", "author:qz", '"harbour fer'):
            await press(app, pilot, "/", "ctrl+u")
            await write(app, pilot, words)
            await settled(app, pilot)
            assert app.desk.query == words


async def test_a_beginning_of_too_many_words_is_no_mistake_of_who_writes(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Type two letters with which more words begin than a search takes."""
    async with opened() as (app, pilot):
        search = app.library.search

        def refusing(text: str, **how: Any) -> SearchAnswer:
            if "*" in text:
                raise QueryError("It stands for more than 2,000 words", start=0, end=1)
            return search(text, **how)

        monkeypatch.setattr(app.library, "search", refusing)
        await press(app, pilot, "/")
        await write(app, pilot, "ferr")
        shown = screen_text(app)
        assert "No article says that." in shown and "stands for more" not in shown
        assert app.desk.query == "ferr"
        await write(app, pilot, "*")
        assert "stands for more" in screen_text(app)


async def test_a_suggestion_leaves_the_filter_to_its_chip(opened: Opened) -> None:
    """Keep an actor, misspell a word, take what is suggested."""
    async with opened() as (app, pilot):
        await press(app, pilot, "a")
        await write(app, pilot, "solberg")
        await press(app, pilot, "enter", "/")
        await write(app, pilot, "harbor")
        assert "Did you mean harbour?" in screen_text(app)
        assert "x takes ● Kari Solberg away." in screen_text(app)
        await press(app, pilot, "enter")
        assert app.desk.query == app.main.search.input.value == "harbour"
        assert titles_of_results(app) and app.desk.filters.actors
