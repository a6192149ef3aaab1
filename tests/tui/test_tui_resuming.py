"""The next start is where the last one was: cursors of the lists, filters, history."""

import asyncio
from pathlib import Path

from tui_driving import Opened, press, screen_text, settled, write

from explorer.state.session import load_session, session_file


async def test_the_cursors_of_the_lists_come_back(opened: Opened) -> None:
    """Go down in the results, the actors and the events; leave; open the app again."""
    async with opened() as (app, pilot):
        await press(app, pilot, "1", "j", "j", "j", "3", "j", "j", "4", "g", "g", "j", "1")
        rows = (app.main.search.results.cursor, app.main.actors.list.cursor)
        event = app.main.events.timeline.here.id
        assert rows == (3, 2)
        app.leave()
    async with opened() as (app, pilot):
        assert (app.main.search.results.cursor, app.main.actors.list.cursor) == rows
        assert app.main.events.timeline.here.id == event
        assert app.main.focused_name == "search"


async def test_filters_query_and_history_come_back(opened: Opened) -> None:
    """Search, open, filter by an actor; leave; open again and go back twice."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        await press(app, pilot, "enter", "j", "enter", "3", "enter")
        filters, article, query = app.desk.filters, app.desk.article, app.desk.query
        assert filters and article
        app.leave()
    async with opened() as (app, pilot):
        assert (app.desk.filters, app.desk.article, app.desk.query) == (filters, article, query)
        assert app.main.focused_name == "actors"
        await press(app, pilot, "<")
        assert not app.desk.filters and app.desk.article == article
        await press(app, pilot, "<")
        assert app.main.focused_name == "search"
        assert app.main.search.results.cursor == 1


async def test_going_back_puts_the_cursor_of_the_results_where_it_was(opened: Opened) -> None:
    """Open the second result, go to the first in the list, then press <."""
    async with opened() as (app, pilot):
        await press(app, pilot, "1", "j", "enter", "1", "k")
        assert app.main.search.results.cursor == 0
        await press(app, pilot, "<")
        assert app.main.search.results.cursor == 1


async def test_a_session_is_kept_while_the_app_runs(opened: Opened, news: Path) -> None:
    """Press keys and wait: the file is there before the end, and is not written for nothing."""
    path = session_file(news)
    async with opened() as (app, pilot):
        await press(app, pilot, "1", "j", "enter")
        for _ in range(100):
            await asyncio.sleep(0.05)
            if path.exists() and load_session(path).spot.article == app.desk.article:
                break
        assert load_session(path).spot.article == app.desk.article
        written = path.stat().st_mtime_ns
        await asyncio.sleep(0.8)
        await press(app, pilot, "K")  # moves no cursor: nothing new to keep
        await asyncio.sleep(0.8)
        await settled(app, pilot)
        assert path.stat().st_mtime_ns == written
        assert "cannot be kept" not in screen_text(app)
