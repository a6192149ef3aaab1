"""Keys are taken in the order in which they were typed, however fast they come."""

import asyncio
import os
import sys
import time
from collections.abc import Callable, Iterator, Sized
from functools import partial
from pathlib import Path

import pytest
from pty_terminal import Terminal
from textual.events import Key, Paste
from tui_driving import Opened, screen_text, settled

from explorer.tui import app as app_module
from explorer.tui import search_desk
from explorer.tui.app import ExplorerApp
from explorer.tui.screens.prompt import Inquiry

NAMED = {"\r": "enter", " ": "space", "\x1b": "escape", "/": "slash"}


@pytest.fixture
def terminal(news: Path) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "explorer", str(news)]
    with Terminal(command, columns=120, rows=36) as running:
        running.wait_for("1 Search", "4 Events", "newest first")
        running.settle()
        yield running


def in_one_burst(terminal: Terminal, keys: str) -> None:
    os.write(terminal._fd, keys.encode())


def test_a_query_typed_in_one_burst_is_whole_and_its_result_opens(terminal: Terminal) -> None:
    """``/`` a word ``Enter`` ``Enter`` in one write."""
    in_one_burst(terminal, "/ambassador\r\r")
    terminal.wait_for("= ambassador", "Solberg visits Helsinki", "¶2/3")


def test_a_name_typed_in_one_burst_goes_to_its_actor(terminal: Terminal) -> None:
    """``a`` a name ``Enter`` in one write, then a question and an action by its name."""
    in_one_burst(terminal, "aLaine\r")
    terminal.wait_for("● Jukka Laine ×", "dossier")
    in_one_burst(terminal, "t2024-06\r4:help\rqq")
    terminal.wait_for("in Jun 2024 ×")


def test_an_answer_is_not_held_back_for_what_may_be_painted_next(news: Path) -> None:
    """Type a word where a frame waits for an hour for others to go with it."""
    code = (
        "import sys; from pathlib import Path; from explorer.tui import run;"
        "from explorer.tui.display import diffed; diffed._GATHERED = 3600.0;"
        "run(Path(sys.argv[1]), index=False)"
    )
    with Terminal([sys.executable, "-c", code, str(news)], columns=120, rows=36) as terminal:
        terminal.wait_for("1 Search")
        in_one_burst(terminal, "/ambassador")
        terminal.wait_for("= ambassador", "Solberg visits Helsinki", "1/1")


async def test_hits_out_of_sight_are_fetched_once_the_last_answer_has_stood_a_while(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask for one word after another, each before the further hits of the last are due."""
    rest = 0.2
    monkeypatch.setattr(search_desk, "_REST", rest)
    answered, fetched = [], []
    async with opened() as (app, pilot):
        show = app.main.search.show_answer
        app.main.search.show_answer = lambda answer, cursor=0, *, further=(): (
            answered.append(time.monotonic()),
            show(answer, cursor, further=further),
        )
        app.desk.fill_up = lambda: fetched.append(time.monotonic())
        for number, word in enumerate(("harbour", "ferry", "solberg")):
            app.desk.search(word)
            await until(partial(_is_longer, answered, number))
            await asyncio.sleep(rest * 0.4)
        await until(lambda: bool(fetched))
        await settled(app, pilot)
    stood = [at - max(each for each in answered if each <= at) for at in fetched]
    assert min(stood) > rest * 0.9


def _is_longer(values: Sized, length: int) -> bool:
    return len(values) > length


def type_at_once(app: ExplorerApp, keys: str) -> None:
    for key in keys:
        app.post_message(Key(NAMED.get(key, key), key))


@pytest.mark.parametrize("entered", ["before", "after"])
async def test_moves_behind_a_query_reach_hits_that_were_out_of_sight(
    opened: Opened, entered: str
) -> None:
    """Press Enter and several j at once, before the query is answered or when it has been."""
    async with opened((60, 10)) as (app, pilot):
        fetched = []
        show = app.main.search.show_answer
        app.main.search.show_answer = lambda answer, cursor=0, *, further=(): (
            fetched.append(len(answer.hits)),
            show(answer, cursor, further=further),
        )
        type_at_once(app, "/harbour")
        await until(lambda: entered == "before" or bool(fetched))
        type_at_once(app, "\rjjj")
        await settled(app, pilot)
        results = app.main.search.results
        assert fetched[-1] < len(results.rows) == 4
        assert results.cursor == 3


async def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.002)


async def harbours_in_sight(app: ExplorerApp) -> None:
    """Search for what four articles have, of which some are out of sight."""
    type_at_once(app, "/harbour")
    await until(lambda: app.main.search.total == 4 and not app.desk.searching)
    assert 0 < len(app.main.search.results.rows) < 4


async def test_hits_behind_a_mistake_are_fetched_as_they_stay(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Type an open bracket before the hits out of sight are due, and go to the last."""
    monkeypatch.setattr(search_desk, "_REST", 3600.0)
    async with opened((60, 10)) as (app, _):
        await harbours_in_sight(app)
        monkeypatch.setattr(search_desk, "_REST", 0.01)
        type_at_once(app, "(")
        await until(lambda: len(app.main.search.results.rows) == 4)
        assert "^" in screen_text(app)


async def test_further_hits_that_are_asked_for_twice_are_fetched_once_for_both(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_desk, "_REST", 3600.0)
    async with opened((60, 10)) as (app, pilot):
        await harbours_in_sight(app)
        there = []
        for name in ("first", "second"):
            app.desk.more_results(lambda name=name: there.append(name))
        await settled(app, pilot)
        assert there == ["first", "second"] and len(app.main.search.results.rows) == 4


async def test_a_busy_app_loses_no_key(opened: Opened) -> None:
    """Type while the app is busy for a while after every few steps of its work."""
    async with opened() as (app, pilot):

        async def be_busy() -> None:
            while True:
                time.sleep(0.02)
                await asyncio.sleep(0)

        busy = asyncio.ensure_future(be_busy())
        type_at_once(app, "/ambassador\r\r4a" + "Laine\r" + "?qt2024-05\r1")
        for _ in range(200):
            await pilot.pause(0.01)
            if app.main.focused_name == "search" and app.desk.filters.time:
                break
        busy.cancel()
        await settled(app, pilot)
        assert app.desk.query == "ambassador" and app.desk.article == "helsinki-visit.md"
        assert app.desk.filters.actors[0].name == "Jukka Laine"
        assert app.desk.filters.time == "2024-05"
        assert app.main.focused_name == "search" and app.screen is app.main


async def test_the_palette_takes_keys_typed_before_it_is_there(opened: Opened) -> None:
    """Press ctrl+p and write the name of an action in one go."""
    async with opened() as (app, pilot):
        app.post_message(Key("ctrl+p", None))
        type_at_once(app, "pane_actors\rz")
        await settled(app, pilot)
        await pilot.pause()
        assert app.main.focused_name == "actors" and app.main.zoomed


async def test_a_new_query_replaces_the_last_one_and_arrows_edit_it(opened: Opened) -> None:
    """Write a query, press / again and write another; then / and End."""
    async with opened() as (app, pilot):
        type_at_once(app, "/ferry\r/harbour\r")
        await settled(app, pilot)
        assert app.desk.query == "harbour"
        type_at_once(app, "/")
        app.post_message(Key("end", None))
        type_at_once(app, "s\r")
        await settled(app, pilot)
        assert app.desk.query == "harbours"


async def test_pasted_text_keeps_its_place_among_the_keys(opened: Opened) -> None:
    """Press /, paste a word with a line break, press Enter."""
    async with opened() as (app, pilot):
        type_at_once(app, "/")
        app.post_message(Paste("ferry\r\nmore"))
        type_at_once(app, "\r")
        await settled(app, pilot)
        assert app.desk.query == "ferry" and app.main.search.results.has_focus


async def test_in_the_events_a_offers_who_took_part_first(opened: Opened) -> None:
    """Press a on an event: its participants come first, by their canonical names."""
    async with opened() as (app, pilot):
        type_at_once(app, "4gga")
        await settled(app, pilot)
        names = [choice.left[1].text for choice in app.screen.choices.rows]
        assert set(names[:2]) == {"Kari Solberg", "Jukka Laine"}
        type_at_once(app, "norwegian")
        await settled(app, pilot)
        first = app.screen.choices.rows[0].left
        assert first[1].text == "Norway" and first[2].text.strip().casefold() == "norwegian"
        assert "Norway" in screen_text(app)


HOSTILE = "a\x1b]0;PWN\x07\u202eb\x9b2J\x7f"


async def test_codes_in_a_query_are_searched_as_written_and_drawn_visibly(opened: Opened) -> None:
    """Paste codes into the query line, and into a question of the bottom line."""
    async with opened((100, 30)) as (app, pilot):
        app.do("search")
        app.post_message(Paste(HOSTILE))
        await settled(app, pilot)
        line = app.main.search.input
        assert line.value == HOSTILE == app.desk.query
        assert line._cursor_offset == len(HOSTILE) + 1
        drawn = screen_text(app)
        assert "a␛]0;PWN␇⍰b" in drawn
        assert not set(HOSTILE) & {char for char in drawn if not char.isprintable()}
        app.ask(Inquiry("what: ", lambda text: None, start=HOSTILE))
        await settled(app, pilot)
        assert "what: " in screen_text(app)
        assert not set(HOSTILE) & {char for char in screen_text(app) if not char.isprintable()}


async def test_enter_as_a_cooked_terminal_sends_it_is_enter(opened: Opened) -> None:
    """Type before the terminal is the app's: Enter comes as ctrl+j."""
    async with opened((100, 30)) as (app, pilot):
        app.do("search")
        for key, character in (("q", "q"), ("a", "a"), ("ctrl+j", None)):
            app.post_message(Key(key, character))
        await settled(app, pilot)
        assert app.main.search.input.value == "qa"
        assert app.screen.focused is app.main.search.results


async def test_what_the_system_refuses_is_told_with_what_was_being_done(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An action meets a folder that may not be read."""

    def refuse(app: ExplorerApp) -> None:
        raise PermissionError(13, "Permission denied", "/there")

    monkeypatch.setitem(app_module.DEEDS, "down", refuse)
    async with opened((120, 30)) as (app, pilot):
        await pilot.press("j")
        await settled(app, pilot)
        assert "/there: Permission denied" in screen_text(app)
        assert app.keymap.actions["down"].help in screen_text(app)


async def test_in_a_folder_that_is_gone_a_relative_name_is_told(opened: Opened) -> None:
    """Press s, write a name, Enter, where somebody removed the folder one stands in."""
    async with opened((120, 30)) as (app, pilot):
        Path.cwd().rmdir()
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("ctrl+u", "x", "full_stop", "m", "d", "enter")
        await settled(app, pilot)
        assert "is gone" in screen_text(app)
        app.do("edit")
        await settled(app, pilot)
        assert app.return_code is None
