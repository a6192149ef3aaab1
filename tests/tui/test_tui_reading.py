"""Reading an article: its margin, what the bottom line tells of a line, stepping through it."""

from datetime import date

import pytest
from tui_driving import Opened, press, screen_text, write

from explorer.catalogue import ArticleView
from explorer.model import Article
from explorer.tui.app import ExplorerApp
from explorer.tui.panes.reading import Layout


def bottom(app: ExplorerApp) -> str:
    return screen_text(app).splitlines()[-1].strip()


async def open_article(app: ExplorerApp, pilot, words: str) -> None:
    await press(app, pilot, "/")
    await write(app, pilot, words)
    await press(app, pilot, "enter", "enter")


async def test_the_margin_marks_events_dates_and_quotes(opened: Opened) -> None:
    """Open an article that tells of a meeting on a date and quotes somebody."""
    async with opened((80, 24)) as (app, pilot):
        await open_article(app, pilot, "fishing")
        lines = screen_text(app).splitlines()
        meeting = next(line for line in lines if "Norway's Foreign Minister" in line)
        assert "▸" in meeting.split("Norway")[0]
        date = next(line for line in lines if "May 13" in line or "13, 2024" in line)
        assert "=" in date[:9]
        quote = next(line for line in lines if "We agreed" in line)
        assert "2" in quote[:4] and "“" in quote[:9]


async def test_the_bottom_line_tells_what_the_marks_of_a_line_mean(opened: Opened) -> None:
    """Go down the article line by line, then leave the pane."""
    async with opened((120, 36)) as (app, pilot):
        await open_article(app, pilot, "fishing")
        await press(app, pilot, "g", "g")
        assert "h l names" in bottom(app)
        seen = []
        for _ in range(12):
            await press(app, pilot, "j")
            seen.append(bottom(app))
        assert any("▸ meeting Solberg meets Laine in Oslo" in text for text in seen), seen
        assert any("“May 13, 2024” = 2024-05-13" in text for text in seen)
        assert any("“ Kari Solberg" in text for text in seen)
        await press(app, pilot, "g", "g", "}", "{", "j", "4")
        assert "Enter source" in bottom(app)


async def test_v_steps_through_dates_and_quotes_and_tells_them(opened: Opened) -> None:
    """In an article press v twice, then V, then past the end."""
    async with opened((120, 36)) as (app, pilot):
        await open_article(app, pilot, "fishing")
        await press(app, pilot, "g", "g", "v")
        assert bottom(app).startswith("“May 13, 2024” = 2024-05-13")
        assert "date 1/1" in screen_text(app)
        await press(app, pilot, "v")
        assert bottom(app).startswith("“ Kari Solberg")
        assert "quote 1/1" in screen_text(app)
        await press(app, pilot, "v")
        assert bottom(app).startswith("the first again: “May 13, 2024”")
        await press(app, pilot, "V")
        assert bottom(app).startswith("the last again: “ Kari Solberg")


async def test_a_name_is_left_when_the_cursor_goes_on(opened: Opened) -> None:
    """In an article press l, then go down: the next l goes on from there."""
    async with opened((120, 36)) as (app, pilot):
        await open_article(app, pilot, "ambassador")
        await press(app, pilot, "g", "g", "l")
        first = app.main.article.reader.mention
        assert "person" in bottom(app) or "country" in bottom(app)
        await press(app, pilot, "}", "}")
        assert app.main.article.reader.mention is None
        await press(app, pilot, "l")
        assert app.main.article.reader.mention.paragraph > first.paragraph


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, ["a-report-on-the-harbour.txt · updated 2024-05-16"]),
        (50, ["a-report-on-the-harbour.txt", "updated 2024-05-16"]),
        (32, ["a-report-on-the-harbour.", "txt · updated 2024-05-16"]),
    ],
)
def test_the_day_of_an_update_is_never_broken(width: int, shown: list[str]) -> None:
    """Open an article that was updated, in panes of several widths."""
    about = (date(2024, 5, 14), date(2024, 5, 16), None, None, None)
    article = Article("a-report-on-the-harbour.txt", "News", False, *about, (), "")
    layout = Layout(ArticleView(article, True, (), (), (), ()), width, 84)
    header = ["".join(piece.text for piece in line) for line in layout.header]
    assert header[2 : 2 + len(shown)] == shown
