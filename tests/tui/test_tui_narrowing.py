"""Narrowing the events by facets, each filter a chip, and taking them away."""

import json

import pytest
from tui_driving import Opened, press, screen_text, write

from explorer.cli.events import command
from explorer.state.session import load_session, session_file
from explorer.tui.facets import Found
from explorer.tui.screens.facets import FacetPicker


async def test_a_facet_keeps_as_many_events_as_it_says(opened: Opened) -> None:
    """Press F, write a type, press Enter."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "F")
        assert isinstance(app.screen, FacetPicker)
        wanted = {each.name: each.total for each in app.screen.found.facets}
        await write(app, pilot, "meeting")
        assert app.screen.choices.rows[0].answer.value == "meeting"
        await press(app, pilot, "enter")
        assert app.main.focused_name == "events"
        assert "type meeting ×" in screen_text(app)
        assert len(app.main.events.timeline.events) == wanted["meeting"] > 0


async def test_the_facets_of_the_event_under_the_cursor_come_first(opened: Opened) -> None:
    """Go to the first event, press F, choose the second row."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "4", "g", "g")
        row = app.main.events.timeline.here
        await press(app, pilot, "F")
        assert isinstance(app.screen, FacetPicker)
        groups = {each.group for each in app.screen.found.here}
        assert {"type", "participant", "year", "month"} <= groups
        assert "of this event" in screen_text(app)
        await press(app, pilot, "down", "enter")
        assert app.desk.filters and app.main.events.timeline.here.id == row.id


async def test_filters_add_up_and_the_facets_count_what_is_left(opened: Opened) -> None:
    """Narrow to an actor, then to another who shares events with them, then to a time."""
    async with opened((120, 36)) as (app, pilot):
        for name in ("solberg", "laine"):
            await press(app, pilot, "F")
            await write(app, pilot, name)
            await press(app, pilot, "enter")
        timeline = app.main.events.timeline
        assert len(app.desk.filters.actors) == 2 and len(timeline.events) > 0
        for at in range(len(timeline.events)):
            named = timeline.events[at].participants
            assert {"Kari Solberg", "Jukka Laine"} <= set(named)
        await press(app, pilot, "F")
        assert isinstance(app.screen, FacetPicker)
        names = {each.name: each.total for each in app.screen.found.facets}
        assert "Kari Solberg" not in names and "Mart Saar" not in names
        await write(app, pilot, "may 2024")
        await press(app, pilot, "enter")
        assert "in May 2024 ×" in screen_text(app)
        assert len(timeline.events) == names["May 2024"]


async def test_the_last_added_filter_goes_first(opened: Opened) -> None:
    """Keep the disputed, then a type; press x, then x again."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "c", "F")
        await write(app, pilot, "meeting")
        await press(app, pilot, "enter", "x")
        assert "disputed ×" in screen_text(app) and "type meeting" not in screen_text(app)
        await press(app, pilot, "x")
        assert not app.desk.filters


async def test_any_filter_or_all_can_be_taken_away(opened: Opened) -> None:
    """Keep the disputed, a time and a type; press X and choose the first added, then all."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "X")
        assert "nothing is filtered" in screen_text(app)
        await press(app, pilot, "c", "t")
        await write(app, pilot, "2024")
        await press(app, pilot, "enter", "F")
        await write(app, pilot, "meeting")
        await press(app, pilot, "enter", "X")
        await write(app, pilot, "dispu")
        await press(app, pilot, "enter")
        assert [each.kind for each in app.desk.filters.chosen] == ["time", "type"]
        await press(app, pilot, "X", "end")
        await write(app, pilot, "all")
        await press(app, pilot, "enter")
        assert not app.desk.filters
        await press(app, pilot, "<")
        assert [each.kind for each in app.desk.filters.chosen] == ["time", "type"]


async def test_keys_typed_while_the_facets_are_counted_wait_for_them(opened: Opened) -> None:
    """Type F, a type and Enter in one burst."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "4")
        await pilot.press("F", *"visit", "enter")
        await press(app, pilot, "k")
        assert app.desk.filters.chosen[-1].value == "visit"


async def test_what_nothing_could_be_narrowed_to_is_said(opened: Opened) -> None:
    """Press F and write what is no facet; close the box."""
    async with opened((40, 12)) as (app, pilot):
        await press(app, pilot, "F")
        await write(app, pilot, "zzqqj")
        assert "No event could be narrowed" in screen_text(app)
        await press(app, pilot, "enter")
        assert not app.desk.filters


async def test_filters_and_the_row_of_the_events_are_there_again(opened: Opened) -> None:
    """Narrow to a type, move in the events, quit; open the app again."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "4", "g", "g", "j")
        row = app.main.events.timeline.here
        await press(app, pilot, "F", "down", "enter", "ctrl+q")
        spot = load_session(session_file(app.corpus)).spot
        assert spot.standing == row.id and spot.filters == app.desk.filters
    async with opened((80, 24)) as (app, pilot):
        assert app.main.events.timeline.here.id == row.id
        assert app.desk.filters == spot.filters


async def test_the_command_and_the_screen_keep_the_same_events(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    """Narrow to two actors, a type, a place, a year and the disputed; ask the command for these."""
    async with opened((120, 36)) as (app, pilot):
        for name in ("solberg", "laine", "meeting", "oslo", "2024"):
            await press(app, pilot, "F")
            await write(app, pilot, name)
            await press(app, pilot, "enter")
        await press(app, pilot, "c")
        timeline = app.main.events.timeline
        shown = [timeline.events[at].id for at in range(len(timeline.events))]
        assert len(app.desk.filters.chosen) == 6
        corpus = str(app.corpus)
    with pytest.raises(SystemExit):
        command.main([
            *("--corpus", corpus, "--actor", "solberg", "--actor", "laine", "--type", "meeting"),
            *("--place", "oslo", "--from", "2024", "--to", "2024", "--disputed"),
            *("--format", "json"),
        ])  # fmt: skip
    assert [event["id"] for event in json.loads(capsys.readouterr().out)] == shown != []


async def test_a_participant_is_found_by_a_name_that_is_misspelt(opened: Opened) -> None:
    """Press F, write a surname with a wrong letter and Enter in one burst."""
    async with opened((80, 24)) as (app, pilot):
        await pilot.press("F", *"sollberg", "enter")
        await press(app, pilot, "k")
        assert [each.name for each in app.desk.filters.actors] == ["Kari Solberg"]


async def test_participants_who_are_not_listed_are_looked_up(opened: Opened) -> None:
    """Write a name of which only the catalogue knows."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "F")
        assert isinstance(app.screen, FacetPicker)
        facets = [each for each in app.screen.found.facets if each.group != "participant"]
        app.screen.found = Found(facets, ())
        await write(app, pilot, "saar")
        named = [row.answer.name for row in app.screen.choices.rows if row.answer.kind == "actor"]
        assert named == ["Mart Saar"]
        await press(app, pilot, "enter")
        assert app.desk.filters.actor == app.desk.filters.chosen[-1].value
