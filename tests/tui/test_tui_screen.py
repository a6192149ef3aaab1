"""The screen itself: sizes, moving, files, sessions, indexing."""

import asyncio
import gc
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Size
from tui_driving import Opened, press, resize, screen_text, settled, write

from explorer.catalogue import RejectionRow
from explorer.config import DisplaySettings, Settings, data_root, store_of
from explorer.indexing import IndexRun, Step, progress_text, step_of
from explorer.state.session import load_session, session_file
from explorer.tui import refreshing
from explorer.tui.app import ExplorerApp
from explorer.tui.display.lines import Piece
from explorer.tui.keymap import ACTIONS, PANES, Keymap
from explorer.tui.refreshing import Refreshing
from explorer.tui.start import mouse_wanted


@pytest.mark.parametrize("pane", PANES)
async def test_every_action_can_be_done_in_every_pane(opened: Opened, pane: str) -> None:
    """In a pane do every action once, by its first key's deed, on a small screen."""
    outside = {"quit", "close", "edit", "pipe"}
    async with opened((80, 24)) as (app, pilot):
        for action in ACTIONS:
            if action.name in outside:
                continue
            app.main.go_to(pane)
            app.do(action.name)
            await settled(app, pilot)
            if app.screen is not app.main or app.main.bottom.prompt.display:
                await press(app, pilot, "escape")
            if app.screen is not app.main:  # a word written into the box went first
                await press(app, pilot, "escape")
            assert app.screen is app.main, action.name
        assert app.is_running


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_each_key_press_reaches_its_action(action) -> None:
    keymap = Keymap()
    assert all(keymap.action_of(key).name == action.name for key in action.keys)


async def test_two_keys_in_a_row_are_one_action(opened: Opened) -> None:
    """Press G, then gg."""
    async with opened() as (app, pilot):
        await press(app, pilot, "G")
        assert app.main.search.results.cursor == 4
        await press(app, pilot, "g")
        assert app.main.search.results.cursor == 4
        await press(app, pilot, "g")
        assert app.main.search.results.cursor == 0


async def test_a_key_from_the_settings_works(news: Path) -> None:
    """Give zoom another key and press it."""
    app = ExplorerApp(news, Settings(), Keymap({"zoom": "f6"}), index=False)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(app, pilot, "f6")
        assert app.main.zoomed
        await press(app, pilot, "z")
        assert app.main.zoomed


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((200, 50), 4),
        ((120, 36), 4),
        ((119, 36), 2),
        ((80, 24), 2),
        ((60, 20), 2),
        ((60, 16), 1),
        ((59, 24), 1),
        ((40, 12), 1),
    ],
)
async def test_a_size_shows_as_many_panes_as_fit(opened: Opened, size, shown: int) -> None:
    """Open the app at a size and visit every pane by its digit."""
    async with opened(size) as (app, pilot):
        for digit, pane in enumerate(PANES, start=1):
            await press(app, pilot, str(digit))
            in_sight = [name for name in PANES if app.main.pane(name).region.area]
            assert pane in in_sight and len(in_sight) == shown
            assert app.main.pane(pane).focus_target.has_focus
            assert all(len(line) <= size[0] for line in screen_text(app).splitlines())


async def test_a_small_screen_keeps_one_pane_while_another_is_chosen(opened: Opened) -> None:
    """Press 2, 3, 4, 1 at 80x24; then open the source of an event and come back."""
    async with opened((80, 24)) as (app, pilot):
        assert app.main.in_sight() == ("search", "events")
        for digit, shown in (
            ("2", ("article", "events")),
            ("3", ("article", "actors")),
            ("1", ("search", "actors")),
            ("4", ("search", "events")),
        ):
            await press(app, pilot, digit)
            assert app.main.in_sight() == shown
        await press(app, pilot, "g", "g", "enter")
        assert app.main.in_sight() == ("article", "events")
        await press(app, pilot, "<")
        assert app.main.in_sight() == ("search", "events")
        assert app.main.focused_name == "events"


async def test_tab_goes_round_the_panes(opened: Opened) -> None:
    """Press Tab four times, then Shift+Tab."""
    async with opened() as (app, pilot):
        seen = []
        for _ in range(4):
            await press(app, pilot, "tab")
            seen.append(app.main.focused_name)
        assert seen == [*PANES[1:], PANES[0]]
        await press(app, pilot, "shift+tab")
        assert app.main.focused_name == PANES[-1]


async def test_z_zooms_a_pane_and_takes_it_back(opened: Opened) -> None:
    """Press z twice in the events."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "z")
        assert app.main.in_sight() == ("events",)
        assert app.main.events.region.height > 30
        await press(app, pilot, "z")
        assert app.main.in_sight() == PANES


async def test_a_resize_keeps_the_place(opened: Opened) -> None:
    """Open an article at a paragraph and drag the window."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "rejected")
        await press(app, pilot, "enter", "enter")
        assert app.main.article.reader.paragraph == 2
        for size in ((80, 24), (40, 12), (200, 50)):
            await resize(app, pilot, *size)
            reader = app.main.article.reader
            assert reader.paragraph == 2
            assert (
                reader.scroll_offset.y <= reader.line < reader.scroll_offset.y + reader.size.height
            )


async def test_a_row_move_draws_two_rows_and_the_position(opened: Opened) -> None:
    """Press j in the events: only the two rows and the title are drawn."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "g", "g")
        timeline = app.main.events.timeline
        drawn = []
        draw = timeline.render_line
        timeline.render_line = lambda y: (drawn.append(y), draw(y))[1]
        await press(app, pilot, "j")
        assert 0 < len(set(drawn)) <= 2


async def test_a_long_list_is_read_by_pages(opened: Opened) -> None:
    """Open the app: only the pages in sight are asked for."""
    async with opened() as (app, _):
        asked = []
        rows = app.main.search.results.rows
        fetch = rows._fetch
        rows._fetch = lambda offset, limit: (asked.append(offset), fetch(offset, limit))[1]
        rows.count, rows._pages = 100_000, type(rows._pages)()
        app.main.search.results.renew(0)
        assert app.main.search.results.virtual_size == Size(0, 400_000)
        app.main.search.results.render_line(0)
        assert asked == [0]


async def test_q_goes_back_and_quits_at_the_root(opened: Opened) -> None:
    """Press q in the article, then in the search pane."""
    async with opened() as (app, pilot):
        await press(app, pilot, "enter")
        assert app.main.focused_name == "article"
        await press(app, pilot, "q")
        assert app.main.focused_name == "search"
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_help_lists_every_action_and_closes_with_escape(opened: Opened) -> None:
    """Press ?, scroll, press Esc."""
    async with opened() as (app, pilot):
        await press(app, pilot, "?")
        assert "Keys in the search pane" in screen_text(app)
        await press(app, pilot, "G", "escape")
        assert app.screen is app.main


async def test_the_command_line_knows_the_names_of_actions(opened: Opened) -> None:
    """Press : and write the name of an action, then a wrong one."""
    async with opened() as (app, pilot):
        await press(app, pilot, ":")
        await write(app, pilot, "pane_ev")
        await press(app, pilot, "tab", "enter")
        assert app.main.focused_name == "events"
        await press(app, pilot, ":")
        await write(app, pilot, "zooom")
        await press(app, pilot, "enter")
        assert "did you mean zoom?" in screen_text(app)


async def test_the_palette_does_what_is_chosen(opened: Opened) -> None:
    """Press ctrl+p, write a part of a help line, press Enter."""
    async with opened() as (app, pilot):
        await press(app, pilot, "ctrl+p")
        await write(app, pilot, "go to the events pane")
        await pilot.pause(0.3)
        await press(app, pilot, "enter")
        assert app.main.focused_name == "events"


async def test_y_copies_a_citation_and_Y_the_text(opened: Opened) -> None:  # noqa: N802
    """Open an article, press y, then Y."""
    async with opened() as (app, pilot):
        written = []
        app.write_to_terminal = written.append
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "y")
        register = Path(str(session_file(app.corpus).parent.parent / "register.txt"))
        cited = register.read_text()
        assert "Baltic Wire, 2024-06-21" in cited and "paragraph 2" in cited
        assert "the ambassador of Estonia" in cited
        await press(app, pilot, "Y")
        assert register.read_text().startswith("Solberg will meet the ambassador")
        assert all(code.startswith("\x1b]52;c;") for code in written) and len(written) == 2


async def test_s_saves_markdown_and_never_overwrites(opened: Opened) -> None:
    """Press s in the events twice and take the names that are offered."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "s", "enter")
        await press(app, pilot, "s", "enter")
        assert sorted(path.name for path in Path.cwd().iterdir()) == ["events-2.md", "events.md"]
        text = Path("events.md").read_text()
        assert "## 2024-05-13 · Solberg meets Laine in Oslo" in text
        await press(app, pilot, "s", *["backspace"] * 11)
        await write(app, pilot, "events.md")
        Path("events.md").write_text("mine")
        await press(app, pilot, "enter")
        assert Path("events.md").read_text() == "mine"
        assert "exists" in screen_text(app)


async def test_nothing_is_ever_saved_in_the_corpus(
    opened: Opened, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standing in the corpus press s and take the offered name; then write a name in it."""
    before = sorted(news.iterdir())
    monkeypatch.chdir(news)
    async with opened((200, 50)) as (app, pilot):
        await press(app, pilot, "4", "s", "enter")
        saved = data_root() / "exports" / "events.md"
        assert "## 2024-05-13" in saved.read_text()
        assert f"saved as {saved}" in screen_text(app)
        for path in ("mine.md", f"{news}/sub/../mine.md"):
            await press(app, pilot, "s", "ctrl+u")
            await write(app, pilot, path)
            await press(app, pilot, "enter")
            assert "lies in the corpus, which is never written to" in screen_text(app)
    assert sorted(news.iterdir()) == before


async def test_skipped_files_are_told_and_listed_with_their_reasons(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read a corpus of which two files were skipped, then press S."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "S")
        assert "no file was skipped" in screen_text(app)
        monkeypatch.setattr(app.library, "not_read", lambda: "3 files of other kinds (3 .pdf)")
        await press(app, pilot, "S")
        told = "no file was skipped; 3 files of other kinds (3 .pdf) not read"
        assert told in screen_text(app)
        app.main.bottom.clear_notice()
        whole = app.library.status()
        failed = (
            RejectionRow("big.txt", "It is larger than 20,000,000 bytes."),
            RejectionRow("a/broken.json", "It holds no JSON: " + "a long reason " * 12),
        )
        catalogue = replace(whole.catalogue, failed=failed)
        monkeypatch.setattr(app.library, "status", lambda: replace(whole, catalogue=catalogue))
        app.refreshing = Refreshing(app, lambda: IndexRun(app.corpus, child_that()))
        app.start_indexing()
        await settled(app, pilot)
        assert screen_text(app).splitlines()[-1].endswith("2 skipped (S)  ? help ")
        app.main.bottom.clear_notice()
        app.main.bottom.status([[Piece("what is under the cursor " * 3)]])
        await settled(app, pilot)
        assert "2 skipped" not in screen_text(app)
        app.main.bottom.status(())
        await resize(app, pilot, 30, 8)
        assert screen_text(app).splitlines()[-1].startswith(" needs 40x12, has 30x8")
        await resize(app, pilot, 80, 24)
        assert "2 skipped (S)" in screen_text(app)
        await press(app, pilot, "S")
        text = screen_text(app)
        assert "big.txt" in text and "larger than 20,000,000 bytes" in text
        assert text.count("a long") + text.count("reason") > 10


@pytest.mark.parametrize("pane", PANES)
async def test_each_pane_can_be_saved(opened: Opened, pane: str) -> None:
    """Open an article and press s in each pane."""
    async with opened() as (app, pilot):
        await press(app, pilot, "j", "enter")
        app.main.go_to(pane)
        await press(app, pilot, "s", "enter")
        (path,) = Path.cwd().iterdir()
        assert path.suffix == ".md" and len(path.read_text()) > 50


async def test_the_session_comes_back(opened: Opened) -> None:
    """Search, open an article, filter by an actor, quit, start again."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "l", "a")
        before = app.desk.here()
        await pilot.press("ctrl+q")
        await pilot.pause()
    async with opened() as (app, pilot):
        assert app.desk.here() == before
        assert app.main.search.input.value == "ambassador"
        await press(app, pilot, "<")
        assert app.main.focused_name == "article"


async def test_a_damaged_session_is_left_out_with_a_notice(opened: Opened, news: Path) -> None:
    """Start with a session file that is not one."""
    session_file(news).write_text("{broken")
    async with opened() as (app, pilot):
        await settled(app, pilot)
        assert "the last session could not be read" in screen_text(app)
        assert len(app.main.search.results.rows) == 5


async def test_a_session_whose_article_is_gone_still_starts(opened: Opened, news: Path) -> None:
    """Start with a session of an article that was deleted."""
    async with opened() as (app, pilot):
        await press(app, pilot, "enter")
        await pilot.press("ctrl+q")
        await pilot.pause()
    path = session_file(news)
    path.write_text(path.read_text().replace("hostile.txt", "gone.txt"))
    assert load_session(path).spot.article == "gone.txt"
    async with opened() as (app, _):
        assert app.is_running and app.desk.view is None


def child_that(*lines: str, code: int = 0) -> tuple[str, ...]:
    script = "import sys\n" + "".join(f"print({line!r}, file=sys.stderr)\n" for line in lines)
    return sys.executable, "-c", f"{script}sys.exit({code})"


async def test_reading_a_corpus_shows_how_far_it_is_and_fills_the_panes(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start on a corpus that is not indexed; wait."""
    indexed = store_of(news).root
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    step = json.dumps({"stage": "facts", "done": 3, "total": 5, "message": "finding facts"})
    app = ExplorerApp(news, Settings(), Keymap(), index=False)
    command = (
        sys.executable,
        "-c",
        "import shutil, sys, time\n"
        f"print({step!r}, file=sys.stderr, flush=True)\n"
        "time.sleep(0.5)\n"
        f"shutil.copytree({str(indexed)!r}, {str(store_of(news).root)!r}, dirs_exist_ok=True)\n",
    )
    app.refreshing = Refreshing(app, lambda: IndexRun(news, command))
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(40):
            await pilot.pause(0.05)
            if "finding facts 3 of 5" in screen_text(app):
                break
        assert "finding facts 3 of 5" in screen_text(app)
        await settled(app, pilot)
        assert len(app.main.search.results.rows) == 5
        assert "finding facts" not in screen_text(app)


async def test_a_reading_that_fails_says_why_and_what_to_do(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start on a corpus that cannot be indexed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    app = ExplorerApp(news, Settings(), Keymap(), index=False)
    command = child_that("The language pipeline is missing.", "Install it.", code=3)
    app.refreshing = Refreshing(app, lambda: IndexRun(news, command))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        text = screen_text(app)
        assert "The corpus could not be read" in text
        assert text.count("The language pipeline is missing.") == 1
        assert "F5 tries again" in text
        await press(app, pilot, "2", "z", "f5")
        assert "could not be read: The language pipeline is missing." in screen_text(app)


async def test_while_another_explorer_indexes_its_progress_is_awaited(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start while another one indexes the same corpus."""
    monkeypatch.setattr(refreshing, "_SECONDS_TO_LOOK_AGAIN", 0.2)
    words = "The index is being written by process 7 on here since 2025-01-01T00:00:00+00:00."
    runs = [child_that(words, "Wait until it is finished.", code=4), child_that()]
    async with opened((80, 24)) as (app, pilot):
        app.refreshing = Refreshing(app, lambda: IndexRun(app.corpus, runs.pop(0)))
        app.start_indexing()
        await settled(app, pilot)
        assert "another explorer is indexing" in screen_text(app)
        assert "could not be read" not in screen_text(app)
        for _ in range(100):
            await pilot.pause(0.05)
            if not runs and "another explorer" not in screen_text(app):
                break
        assert not runs and "another explorer" not in screen_text(app)


def test_lines_that_are_no_progress_are_kept_as_words() -> None:
    assert step_of('{"stage": "read", "done": 2, "total": null, "message": "reading"}') == Step(
        "read", 2, None, "reading"
    )
    assert step_of("A warning.") is None and step_of("[1]") is None and step_of("{}") is None
    assert progress_text(Step("facts", 1200, 80000, "finding facts")) == (
        "finding facts 1,200 of 80,000"
    )


def test_over_ssh_the_mouse_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    assert mouse_wanted(Settings())
    monkeypatch.setenv("SSH_CONNECTION", "127.0.0.1 1 127.0.0.1 2")
    assert not mouse_wanted(Settings())
    assert mouse_wanted(Settings(display=DisplaySettings(mouse="on")))


async def test_a_click_chooses_a_row_and_a_second_one_opens_it(opened: Opened) -> None:
    """Click on the third result, then again; click into the events."""
    async with opened() as (app, pilot):
        third = app.main.search.results.region.y + 2 * app.main.search.results.row_height
        await pilot.click(offset=(5, third))
        await settled(app, pilot)
        assert app.main.search.results.cursor == 2 and app.desk.view is None
        await pilot.click(offset=(5, third))
        await settled(app, pilot)
        assert app.desk.view is not None
        await pilot.click(app.main.events.timeline, offset=(20, 1))
        await settled(app, pilot)
        assert app.main.focused_name == "events"


async def test_a_line_of_any_length_from_the_reading_ends_nothing(news: Path) -> None:
    """The child writes two megabytes without an end of a line, then a reason."""
    script = "import sys; sys.stderr.write('x' * 2**21 + chr(10) + 'the reason' + chr(10))"
    run = IndexRun(news, (sys.executable, "-c", script))
    assert await run.run(lambda step: None) == 0
    assert run.last_words[-1] == "the reason"


def test_quitting_while_the_corpus_is_read_leaves_no_traceback(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quit; the child takes a moment to end, and the loop is closed before that."""
    script = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *signal: (time.sleep(0.2), sys.exit()))\n"
        "print('ready', file=sys.stderr, flush=True)\n"
        "time.sleep(60)\n"
    )
    run = IndexRun(news, (sys.executable, "-c", script))

    async def started() -> None:
        reading = asyncio.create_task(run.run(lambda step: None))
        while not run.last_words and not reading.done():
            await asyncio.sleep(0.05)
        run.end()
        reading.cancel()
        await asyncio.sleep(0)  # the loop cancels it once more, and is closed

    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    asyncio.run(started())
    time.sleep(0.5)
    gc.collect()
    assert told == []
