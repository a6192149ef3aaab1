"""The overview of years and months: what it counts, and where it leads."""

import pytest
from rich.cells import cell_len
from tui_driving import Opened, press, screen_text, write

from explorer.catalogue import MonthCount
from explorer.tui.display.themes import palette_of
from explorer.tui.screens.overview import Cell, Overview, YearRows, years_of

MONTHS = [
    MonthCount("19", 1), MonthCount("194", 2), MonthCount("2023-12", 3), MonthCount("2024", 4),
    MonthCount("2024-Q1", 5), MonthCount("2024-01", 6), MonthCount("2024-12", 7),
    MonthCount("2024-WI", 8), MonthCount(None, 9),
]  # fmt: skip


def test_months_stand_in_their_years_and_longer_times_for_themselves() -> None:
    rows = years_of(MONTHS)
    assert [row.name for row in rows] == ["20th", "1940s", "2023", "2024", "undated"]
    year = rows[3]
    assert year.cells == {0: Cell(17, 6), 1: Cell(6, 15), 12: Cell(7, 21)}
    assert (year.total, rows[4].cells[0]) == (30, Cell(9, 36))
    assert [row.has_months for row in rows] == [False, False, True, True, False]


@pytest.mark.parametrize("width", [36, 76, 80])
def test_numbers_of_any_size_fit_their_columns(width: int) -> None:
    months = [MonthCount("2023", 12_345)]
    months += [MonthCount(f"2023-{n:02}", 10 ** (n // 3)) for n in range(1, 13)]
    rows = YearRows(palette_of("dark"), years_of(months))
    ((line,),) = [rows.row_lines(0, width)]
    text = "".join(piece.text for piece in line)
    assert cell_len(text) == width and text.endswith(str(sum(month.total for month in months)))
    assert "…" not in text and ("▁10" in text) == (width > 40)


async def test_enter_goes_to_the_heading_of_a_month(opened: Opened) -> None:
    """Press m in the events, go to the first month with events, press Enter."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "4", "m")
        assert isinstance(app.screen, Overview)
        shown = screen_text(app)
        assert "2024" in shown and "Jan Feb Mar" in shown and "undated" in shown
        await press(app, pilot, "g", "g", *"hhhhhhhhhhhhh", *"lllll")
        assert "May 2024: " in screen_text(app)
        await press(app, pilot, "enter")
        timeline = app.main.events.timeline
        assert timeline.here.month == "2024-05"
        assert timeline.is_heading(timeline.cursor - 1)
        assert "May 2024" in screen_text(app)
        await press(app, pilot, "<")
        assert app.main.focused_name == "events" and timeline.here.month != "2024-05"


async def test_a_month_without_events_leads_to_the_next_one_with_some(opened: Opened) -> None:
    """Choose January, before everything."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "4", "m", "g", "g", *"hhhhhhhhhhhhh", "l")
        assert "January 2024: no event" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.main.events.timeline.cursor == 1


async def test_the_undated_are_the_last_row(opened: Opened) -> None:
    """Press m, G, Enter."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "m", "G", "enter")
        assert app.main.focused_name == "events"
        assert app.main.events.timeline.here.month is None


async def test_the_overview_counts_what_the_filters_leave(opened: Opened) -> None:
    """Keep June, then press m."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "t")
        await write(app, pilot, "2024-06")
        await press(app, pilot, "enter", "m")
        count = len(app.main.events.timeline.events)
        assert f"{count} event" in screen_text(app) and "undated" not in screen_text(app)
        assert sum(year.total for year in app.screen.years.years) == count


async def test_the_cursor_begins_on_the_month_of_the_event(opened: Opened) -> None:
    """Go to the first event, press m; close it with m."""
    async with opened((40, 12)) as (app, pilot):
        await press(app, pilot, "4", "g", "g")
        month = app.main.events.timeline.here.month
        await press(app, pilot, "m")
        assert f"{app.screen.years.years[0].time}-{app.screen.years.month:02}" == month
        assert "J F M A M J J A S O N D" in screen_text(app)
        assert all("…" not in line for line in screen_text(app).split("\n")[2:-2])
        await press(app, pilot, "m")
        assert not isinstance(app.screen, Overview)


async def test_without_events_there_is_nothing_to_look_over(opened: Opened) -> None:
    """Keep a year of which nothing is told, press m."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "t")
        await write(app, pilot, "1890")
        await press(app, pilot, "enter", "m")
        assert "no event to look over" in screen_text(app)
