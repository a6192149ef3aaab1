"""The dossier of an actor: its sections, where they lead, the full lists, and coming back."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tui_driving import Opened, press, screen_text, settled, write

from explorer.catalogue import MonthCount, RoleRow
from explorer.model import Actor, ActorId, Kind
from explorer.tui import exporting
from explorer.tui.panes.dossier_rows import Dossier, dossier_rows
from explorer.tui.panes.sparkline import sparkline


async def open_dossier(app, pilot, name: str) -> None:
    await press(app, pilot, "a")
    await write(app, pilot, name)
    await press(app, pilot, "enter")


async def go_to_link(app, pilot, kind: str) -> None:
    """Press j until the cursor is on a link of a kind."""
    view = app.main.actors.dossier
    for _ in range(60):
        if getattr(view.link, kind):
            return
        await press(app, pilot, "j")
    raise AssertionError(f"no row leads to {kind}")


async def test_a_role_leads_to_the_words_that_give_it(opened: Opened) -> None:
    """In a dossier press Enter on an office: its words in the article are marked; < goes back."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        words = app.main.actors.dossier.link.words
        assert words is not None and "Minister" in words.text
        await press(app, pilot, "enter")
        assert (app.desk.article, app.main.article.reader.paragraph) == (words.article, 0)
        text = app.desk.view.article.paragraphs[words.paragraph].text
        assert text[words.start : words.end] == words.text
        await press(app, pilot, "<")
        assert app.desk.dossier and app.main.actors.dossier.link.words == words


def test_roles_come_before_the_months_and_what_is_short_shares_a_line() -> None:
    months = [MonthCount(f"2024-0{month}", month) for month in (1, 2, 3)]
    roles = [RoleRow(0, "Foreign Minister", "Norway", None, None, 1, None)]
    actor = Actor(
        ActorId("p"), "Kari Solberg", Kind.PERSON, (), "Norway", (), 7, 3, None, None
    )  # fmt: skip
    dossier = Dossier(actor, roles, (), 0, months, (), 2)

    def lines(width: int) -> list[str]:
        rows = dossier_rows(dossier, width).lines
        return ["".join(piece.text for piece in row.line) for row in rows]

    wide = lines(80)
    assert wide[1] == "person of Norway · 7 mentions · 3 articles · 2 events"
    assert wide.index("Roles") < next(at for at, line in enumerate(wide) if "Jan 2024" in line)
    assert lines(30)[1:3] == ["person of Norway · 7 mentions", "3 articles · 2 events"]


async def test_a_role_said_often_opens_the_list_of_its_places(opened: Opened) -> None:
    """Press Enter on "said in 4 articles", on one of them, then Esc closes list and dossier."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        await go_to_link(app, pilot, "section")
        assert "said in" in screen_text(app)
        dossier_row = app.main.actors.dossier.cursor
        await press(app, pilot, "enter")
        view = app.main.actors.dossier
        assert view.place is not None and view.place[0] == 1 and view.place[1] > 1
        dates = []
        for _ in range(view.place[1]):
            dates.append(view.link.words.published)
            await press(app, pilot, "j")
        assert dates == sorted(dates, reverse=True)
        spot = app.desk.here()
        assert spot.section.startswith("role") and spot.row == view.cursor
        await press(app, pilot, "escape")
        assert app.desk.dossier and not app.desk.section and view.cursor == dossier_row
        await press(app, pilot, "escape")
        assert app.desk.dossier is None and not app.main.actors.in_dossier


async def test_a_quote_leads_to_its_paragraph(opened: Opened) -> None:
    """Press j until a quote, then Enter."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        view = app.main.actors.dossier
        for _ in range(60):
            if view.link.words and "harbour" in view.link.words.text:
                break
            await press(app, pilot, "j")
        assert "We agreed" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.desk.article == "harbour-talks.md"
        assert app.main.article.reader.paragraph == 1


async def test_y_in_a_dossier_cites_the_words_of_its_row(opened: Opened) -> None:
    """In a dossier press y on an office: the citation is of the article that gives it."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        words = app.main.actors.dossier.link.words
        text = exporting.citation(app)
        assert words.text in text and words.publication in text
        await go_to_link(app, pilot, "event")
        event = app.library.events.event(app.main.actors.dossier.link.event)
        assert event.evidence[0].text in exporting.citation(app)


async def test_braces_step_over_the_sections(opened: Opened) -> None:
    """In a dossier press } to its end and { back to its beginning."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        view = app.main.actors.dossier
        first = view.cursor
        seen = []
        for _ in range(7):
            seen.append(view.cursor)
            await press(app, pilot, "}")
        assert len(set(seen)) >= 4 and seen == sorted(seen)
        for _ in range(7):
            await press(app, pilot, "{")
        assert view.cursor == first


async def test_a_companion_leads_to_the_last_meeting(opened: Opened) -> None:
    """In the dossier of Laine press Enter on "met" below Solberg."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "laine")
        await go_to_link(app, pilot, "actor")
        await press(app, pilot, "j")
        event = app.main.actors.dossier.link.event
        assert event
        await press(app, pilot, "enter")
        assert app.desk.event.id == event and app.main.events.timeline.here.id == event


async def test_another_name_leads_to_where_it_is_used(opened: Opened) -> None:
    """Press Enter on a name under "Also called"."""
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        await go_to_link(app, pilot, "query")
        query = app.main.actors.dossier.link.query
        await press(app, pilot, "enter")
        assert app.desk.query == query and app.main.focused_name == "search"
        assert not app.desk.filters and len(app.main.search.results.rows) > 0


async def test_a_dossier_comes_back_where_it_was_left(opened: Opened) -> None:
    """Go to a companion far down, then < : the cursor is where it was."""
    async with opened((80, 24)) as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        await go_to_link(app, pilot, "actor")
        before = app.desk.here()
        await press(app, pilot, "enter")
        assert app.desk.dossier != before.dossier
        await press(app, pilot, "<")
        assert app.desk.here() == before


async def test_a_dossier_is_asked_beside_the_screen_and_keys_wait_for_it(opened: Opened) -> None:
    """Press Enter on an actor, then j and Enter at once, while the catalogue is slow."""
    async with opened() as (app, pilot):
        await press(app, pilot, "3")
        asked = app.library.dossiers.roles
        threads, slow = [], threading.Event()

        def roles(id: str):
            threads.append(threading.current_thread())
            slow.wait(5)
            return asked(id)

        app.library.dossiers.roles = roles
        await pilot.press("enter", "}")
        assert app.desk.awaiting_dossier and not app.main.actors.in_dossier
        slow.set()
        await settled(app, pilot)
        assert threading.main_thread() not in threads
        view = app.main.actors.dossier
        assert app.main.actors.in_dossier and view.cursor > view._selectable(0, 1)


async def test_an_actor_that_is_gone_is_told_and_closes(opened: Opened) -> None:
    """Come back to a dossier of somebody whom a refresh took away."""
    async with opened() as (app, pilot):
        app.desk.lay_dossier("person:nobody")
        await settled(app, pilot)
        assert app.desk.dossier is None and not app.main.actors.in_dossier
        assert "person:nobody" in screen_text(app) and app.takes_keys()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (40, 12)])
async def test_no_line_of_a_dossier_is_wider_than_the_pane(opened: Opened, size) -> None:
    """Open each dossier at a size, zoomed and not."""
    async with opened(size) as (app, pilot):
        await press(app, pilot, "3")
        for _ in range(2):
            await press(app, pilot, "enter")
            view = app.main.actors.dossier
            width = view._text_width()
            for row in range(view.row_count()):
                (line,) = view.row_lines(row, width)
                assert sum(len(piece.text) for piece in line) <= max(width, 20)
            await press(app, pilot, "z", "escape", "j")


def counts(*months: tuple[str | None, int]) -> list[MonthCount]:
    return [MonthCount(*month) for month in months]


def test_months_without_mentions_are_gaps_in_the_sparkline() -> None:
    line = sparkline(counts(("2024-01", 8), ("2024-04", 1), ("2024-05", 4), (None, 3)), 5)
    assert line == ("█  ▁▄", "Jan 2024", "May 2024", "most in Jan 2024: 8")


def test_a_long_time_is_told_by_quarters_or_years() -> None:
    months = counts(("2021-02", 3), ("2021-03", 2), ("2022-12", 1))
    line = sparkline(months, 10)
    assert line == ("█      ▂", "Q1 2021", "Q4 2022", "by quarter; most in Q1 2021: 5")
    line = sparkline(months, 5)
    assert line.bars == "██▂▂" and line.most == "by year; most in 2021: 5"
    assert sparkline(counts(("2021-02", 3), (None, 2)), 10) is None


def test_a_sparkline_fits_its_width_however_long_the_time() -> None:
    months = counts(("1804-05", 1), ("1950-01", 7), ("2024-12", 3))
    for width in (8, 24, 60, 100):
        line = sparkline(months, width)
        assert len(line.bars) <= width and "█" in line.bars


async def test_the_command_and_the_dossier_tell_the_same(opened: Opened, news: Path) -> None:
    """Run ``explorer actors Solberg --format json`` and open the dossier."""
    command = [sys.executable, "-m", "explorer", "actors", "Solberg", "--corpus", str(news)]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, check=True)
    (told,) = json.loads(done.stdout)
    async with opened() as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        dossier = app.main.actors.dossier.dossier
    actor = dossier.actor
    assert (told["id"], told["name"], told["kind"]) == (actor.id, actor.name, str(actor.kind))
    assert (told["mentions"], told["articles"]) == (actor.mentions, actor.articles)
    assert told["aliases"] == list(actor.aliases)
    assert sum(month.total for month in dossier.months) == told["mentions"]
    offices = {(r["title"], r["of"], r["from"], r["to"]) for r in told["roles"]}
    assert offices == {
        (role.title, role.of, str(role.first), str(role.last)) for role in dossier.roles
    }
    assert [(m["name"], m["other"]) for m in told["merges"]] == [
        (merge.name, merge.other) for merge in actor.merges
    ]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_first_office_is_in_sight_when_a_dossier_is_opened(opened: Opened, size) -> None:
    """Open the dossier of a person on a small screen."""
    async with opened(size) as (app, pilot):
        await open_dossier(app, pilot, "solberg")
        view = app.main.actors.dossier
        assert view.scroll_offset.y == 0 and view.link.words
        assert "▌Foreign Minister of Norway" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 6), (40, 6)])
async def test_a_dossier_opens_at_its_head_and_says_whose_it_is(opened: Opened, size) -> None:
    """Open a dossier on a tiny screen; j, then k, gg or ctrl+u: its head is in sight again."""
    async with opened(size) as (app, pilot):
        await open_dossier(app, pilot, "laine")
        view, title = app.main.actors.dossier, "3 Dossier  ● Jukka Laine"
        assert title in screen_text(app)
        assert view.scroll_offset.y == 0 and "event" in screen_text(app)
        await press(app, pilot, "j")
        first = view.cursor
        assert view.scroll_offset.y > 0 and "▌" in screen_text(app)
        await press(app, pilot, "j")
        assert view.cursor > first
        for up in ("k", "home", "ctrl+u"):
            await press(app, pilot, up, up)
            assert (view.cursor, view.scroll_offset.y) == (first, 0)
            await press(app, pilot, "j", "j")
        await press(app, pilot, "home", "enter")
        assert view.scroll_offset.y > 0 and app.main.focused_name == "actors"
        await press(app, pilot, "G")
        assert view.link and title in screen_text(app)
