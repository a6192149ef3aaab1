"""The library under the open app is deleted, made anew, or read again while one types."""

import shutil
from pathlib import Path

from tui_driving import Opened, press, screen_text, settled, write

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
