"""Why: the page that tells what an event or an actor rests on."""

from tui_driving import Opened, press, screen_text

from explorer.explaining import Why
from explorer.tui.display.cells import width_of
from explorer.tui.screens.why import why_lines


async def test_w_tells_what_the_event_under_the_cursor_rests_on(opened: Opened) -> None:
    """``4`` ``gg`` ``j`` ``w``, down the page, ``Esc``."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "4", "gg", "w")
        text = screen_text(app)
        assert "Why this event" in text
        assert "≠ sources disagree on date" in text
        assert "rule “" in text and "in the same sentence" in text
        assert "“met" in text
        await press(app, pilot, "G")
        assert "[2] " in screen_text(app), screen_text(app)
        await press(app, pilot, "escape")
        assert "Why this event" not in screen_text(app)
        assert app.main.focused_name == "events"


async def test_w_tells_what_an_actor_rests_on_from_list_dossier_and_name(opened: Opened) -> None:
    """``3`` ``w``; ``Esc`` ``Enter`` ``w``; in an article ``l`` ``w``, on a small screen too."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "3", "w")
        text = screen_text(app)
        assert "Why this actor" in text and "Names" in text
        name = app.main.actors.list.here
        assert name is not None and name.name in text
        await press(app, pilot, "escape", "enter", "w")
        assert "the fullest name" in screen_text(app)
        await press(app, pilot, "escape", "1", "enter", "2", "l", "w")
        assert "Why this actor" in screen_text(app)


async def test_w_where_nobody_is_under_the_cursor_says_so(opened: Opened) -> None:
    """``2`` ``w`` without an open article."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "2", "w")
        assert "puts the cursor on a name, and w tells why" in screen_text(app)


def test_no_line_is_wider_than_the_page_and_no_word_is_lost() -> None:
    words = "a reason of many words " * 12
    lines = [Why("title", words), Why("fact", words, "date"), Why("source", words)]
    for width in (40, 80, 120):
        page = why_lines(lines, width)
        shown = ["".join(piece.text for piece in left) for left, _ in page]
        assert max(map(width_of, shown)) < width
        assert " ".join(shown).split().count("reason") == 36
