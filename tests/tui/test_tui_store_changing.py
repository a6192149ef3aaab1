"""The library under the open app is deleted, made anew, or read again while one types."""

import shutil
import sys
from pathlib import Path

import pytest
from tui_driving import Opened, press, screen_text, settled, write

from explorer.errors import StoreDamaged
from explorer.indexing import IndexRun
from explorer.state.filters import Filters, type_filter
from explorer.tui.display.lines import Piece
from explorer.tui.refreshing import Refreshing

GONE = "has not been indexed yet"


async def test_that_the_index_is_gone_is_said_until_it_is_there_again(
    opened: Opened, indexed: Path, tmp_path: Path, monkeypatch
) -> None:
    cache, aside = tmp_path / "cache", tmp_path / "aside"
    shutil.copytree(indexed / "cache", cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        assert "= harbour" in screen_text(app) and GONE not in screen_text(app)
        cache.rename(aside)
        await write(app, pilot, " oslo")
        assert GONE in screen_text(app) and "Traceback" not in screen_text(app)
        aside.rename(cache)
        await write(app, pilot, " talks")
        assert "talks" in screen_text(app) and GONE not in screen_text(app)


async def test_further_hits_do_not_come_in_the_place_of_a_list_that_is_read_again(
    opened: Opened,
) -> None:
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        results = app.main.search.results
        found = list(results.rows)
        results.rows = [found[0]._replace(title="what stood there before")]
        app.desk.reload_results(keep=True)
        app.desk.more_results()
        await settled(app, pilot)
        assert results.rows == found


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_what_is_no_answer_stands_under_no_query(
    opened: Opened, indexed: Path, tmp_path: Path, monkeypatch, size: tuple[int, int]
) -> None:
    """Search, filter and list actors while the index is gone; what was asked before may stay."""
    cache = tmp_path / "cache"
    shutil.copytree(indexed / "cache", cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    async with opened(size) as (app, pilot):
        main, before = app.main, app.main.search.total
        cache.rename(tmp_path / "aside")
        app.desk.reload()
        await settled(app, pilot)
        assert len(main.search.results.rows) == before  # still the answer: every article
        assert GONE in " ".join(screen_text(app).split())
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        assert not main.search.results.rows and not main.actors.list.rows
        assert "0/0" in screen_text(app) and "not answered" in screen_text(app)
        app.desk.filter(Filters().having(type_filter("meeting")))
        await settled(app, pilot)
        assert not main.events.timeline.events and not main.events.timeline.months
        (tmp_path / "aside").rename(cache)
        app.desk.reload()
        await settled(app, pilot)
        assert "= harbour" in screen_text(app) and GONE not in screen_text(app)
        assert main.search.total and main.actors.list.rows and main.events.timeline.events


async def test_a_run_that_ends_after_the_index_was_deleted_ends_the_app_no_more(
    opened: Opened, indexed: Path, tmp_path: Path, monkeypatch
) -> None:
    """The generation is asked when a run begins and ends; made anew, the panes are filled anew."""
    cache = tmp_path / "cache"
    shutil.copytree(indexed / "cache", cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    async with opened() as (app, pilot):
        cache.rename(tmp_path / "aside")
        app.refreshing = Refreshing(app, lambda: IndexRun(app.corpus, [sys.executable, "-c", ""]))
        app.refreshing.start(asked=True)
        await settled(app, pilot)
        assert app.failure is None and app.is_running
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        assert "F5 reads the articles anew" in screen_text(app)
        (tmp_path / "aside").rename(cache)
        await press(app, pilot, "escape", "f5")
        assert "= harbour" in screen_text(app) and GONE not in screen_text(app)


async def test_how_many_articles_came_is_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Press F5 after some articles came, and after one was taken away."""
    async with opened((80, 24)) as (app, pilot):
        app.refreshing = Refreshing(app, lambda: IndexRun(app.corpus, [sys.executable, "-c", ""]))
        for now, told in ((7, "2 articles more"), (4, "1 article fewer"), (5, "up to date ")):
            numbers = iter([5])
            monkeypatch.setattr(app.library.articles, "count", lambda: next(numbers, now))  # noqa: B023
            app.refreshing.start(asked=True)
            await settled(app, pilot)
            assert "the articles are read and up to date" in screen_text(app)
            assert told in screen_text(app)


async def test_a_long_message_keeps_its_beginning_and_its_end_while_articles_are_read(
    opened: Opened,
) -> None:
    """The bar of progress gives way to what is wrong, and comes back after it."""
    wrong = StoreDamaged(
        "The full-text index in /home/somebody/.cache/explorer/news-1234567890/index cannot be"
        " read: index 4611 is out of bounds for axis 0 with size 60",
        hint="Make it anew with: explorer index CORPUS --rebuild",
    )
    async with opened((80, 24)) as (app, pilot):
        app.main.bottom.progress([Piece("finding facts 32 of 60 · 6.1/s · 5 s left")])
        app.desk.tell(wrong)
        await settled(app, pilot)
        told = " ".join(screen_text(app).split())
        assert f"{wrong.message}. {wrong.hint}" in told
        await press(app, pilot, "j")
        assert "finding facts 32 of 60" in screen_text(app)
