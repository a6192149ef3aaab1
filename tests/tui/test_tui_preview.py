"""The preview of the result under the cursor."""

from dataclasses import replace
from pathlib import Path

import pytest
from tui_driving import Opened, press, screen_text, settled, write

from explorer.config import DisplaySettings, Settings
from explorer.state.session import Session, load_session, save_session, session_file
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import Keymap


def shown(app: ExplorerApp) -> str | None:
    view = app.main.article.reader.view
    return view.article.key if view else None


def key_at(app: ExplorerApp, number: int) -> str:
    return app.main.search.results.article_at(number)[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_p_shows_the_article_under_the_cursor_until_p_is_pressed_again(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Open an article, go back to the results, press p, go down, press p again."""
    async with opened(size) as (app, pilot):
        await press(app, pilot, "g", "g", "j", "enter", "}", "1")
        before, place = app.desk.here(), app.main.article.reader.stands
        await press(app, pilot, "p", "j")
        assert shown(app) == key_at(app, 2)
        assert "2 Preview" in screen_text(app)
        assert app.main.search.results.has_focus
        assert app.desk.here().article == before.article
        assert app.desk.history.before == app.desk.history.before
        await press(app, pilot, "j")
        assert shown(app) == key_at(app, 3)
        await press(app, pilot, "p")
        assert shown(app) == before.article == key_at(app, 1)
        assert "2 Preview" not in screen_text(app)
        assert app.desk.here() == replace(before, result_row=3)
        await press(app, pilot, "2")
        assert app.main.article.reader.stands == place


async def test_the_preview_is_at_the_best_paragraph_with_its_hits(opened: Opened) -> None:
    """Press p, then search: the first result is shown where the words stand."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "p", "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter")
        assert shown(app) == "helsinki-visit.md"
        reader = app.main.article.reader
        assert reader.paragraph == 1 and len(reader.hits) == 1
        assert "ambassador of Estonia" in screen_text(app)


async def test_enter_opens_what_is_previewed(opened: Opened) -> None:
    """Open an article, preview another, press Enter, then <."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "g", "g", "enter", "1", "p", "j", "enter")
        assert app.main.focused_name == "article" and app.desk.article == key_at(app, 1)
        assert "2 Article" in screen_text(app) and app.desk.kept is None
        await press(app, pilot, "<")
        assert app.desk.here().article == key_at(app, 0)


async def test_going_to_the_article_pane_opens_what_is_previewed(opened: Opened) -> None:
    """Open an article, preview another, press 2, then <."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "g", "g", "enter", "1", "p", "j", "2")
        assert "2 Article" in screen_text(app) and app.desk.here().article == key_at(app, 1)
        await press(app, pilot, "<")
        assert app.desk.here().article == key_at(app, 0)


async def test_escape_ends_the_preview_where_nothing_was_open(opened: Opened) -> None:
    """Press p, then Esc."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "g", "g", "p")
        assert shown(app) == key_at(app, 0)
        await press(app, pilot, "escape")
        assert shown(app) is None and not app.desk.preview.on
        assert "Events" in screen_text(app)


async def test_where_there_is_no_room_it_is_said(opened: Opened) -> None:
    """Press p in a small terminal."""
    async with opened((40, 12)) as (app, pilot):
        await press(app, pilot, "p")
        assert "no room" in screen_text(app) and not app.desk.preview.on


async def test_an_event_of_what_is_previewed_opens_it(opened: Opened) -> None:
    """Preview an article, press ], then <."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "g", "g", "enter", "1", "p", "j", "]")
        assert app.desk.event is not None and app.desk.kept is None
        assert app.desk.article == key_at(app, 1)
        await press(app, pilot, "<")
        assert app.desk.here().article == key_at(app, 0)


async def test_the_preview_is_on_as_it_was_left_or_as_the_settings_say(news: Path) -> None:
    """Open the app with the setting, turn the preview off, close, and open it again."""
    settings = Settings(display=DisplaySettings(preview=True))
    for on in (True, False):
        app = ExplorerApp(news, settings, Keymap(), index=False)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
            assert app.desk.preview.on is on
            assert (shown(app) is not None) is on
            if on:
                await press(app, pilot, "p")
            await pilot.press("ctrl+q")
        assert load_session(session_file(news)).preview is False


def test_a_session_of_before_there_was_a_preview_is_read(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session())
    path.write_text(path.read_text().replace(', "preview": null', ""))
    assert load_session(path) == Session()


async def test_in_a_pane_with_the_whole_screen_p_says_what_stands_in_its_way(opened) -> None:
    """Press z, then p in the results."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "1", "z", "p")
        assert not app.desk.preview.on
        assert "z is on: the results have the whole screen" in screen_text(app)
