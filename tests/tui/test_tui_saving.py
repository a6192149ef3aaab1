"""Saving and piping: all rows, in the format that the name tells, as the commands write them."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner
from tui_driving import Opened, press, screen_text, settled, write

from explorer.cli.commands import explorer
from explorer.config import CitationSettings, ExportSettings
from explorer.export import EventsAsked
from explorer.tui import lending, saving, search_desk
from explorer.tui.actions.saving import completions
from explorer.tui.saving import SavingStopped

FORMATS = ("md", "csv", "json", "jsonl")


@pytest.fixture(autouse=True)
def the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def printed(corpus: Path, *words: str) -> bytes:
    done = CliRunner().invoke(explorer, [*words, "--corpus", str(corpus)])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


async def save_as(app, pilot, name: str) -> Path:
    await press(app, pilot, "s", "ctrl+u")
    await write(app, pilot, name)
    await press(app, pilot, "enter")
    return Path(name)


async def test_the_screen_and_the_commands_write_the_same_bytes(opened: Opened, news: Path) -> None:
    """Save each pane in each format; the commands print the same for the same question."""
    async with opened() as (app, pilot):

        async def same(name: str, *words: str) -> None:
            for fmt in FORMATS:
                path = await save_as(app, pilot, f"{name}.{fmt}")
                assert path.read_bytes() == printed(news, *words, "--format", fmt), path
                again = Path(f"again-{path}")
                printed(news, *words, "--output", str(again))
                assert again.read_bytes() == path.read_bytes()

        await same("articles", "search", "", "--all")
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        await press(app, pilot, "enter")
        await same("results", "search", "harbour", "--all")
        await press(app, pilot, "3")
        await same("actors", "actors", "--found-by", "harbour")
        await press(app, pilot, "1", "enter")
        key = app.desk.article
        await same("article", "show", key)
        await press(app, pilot, "3")
        assert app.desk.scope == "article"
        await same("of-article", "actors", "--article", key)
        await press(app, pilot, "enter")
        name = app.desk.dossier
        await same("dossier", "show", name)
        await press(app, pilot, "4")
        await same("events", "events", "--actor", name)
        await press(app, pilot, "t")
        await write(app, pilot, "2024-05")
        await press(app, pilot, "enter")
        await same("may", "events", "--actor", name, "--from", "2024-05", "--to", "2024-05")


async def test_all_results_are_saved_not_only_those_that_were_fetched(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Search with two results in sight and save."""
    monkeypatch.setattr(search_desk, "_FETCHED", 2)
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbour")
        await press(app, pilot, "enter")
        path = await save_as(app, pilot, "all.jsonl")
        assert len(path.read_text().splitlines()) == app.main.search.total > 2


async def test_a_name_is_offered_that_tells_what_was_asked(opened: Opened) -> None:
    """Filter the events by a month and press s."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "t")
        await write(app, pilot, "2024-05")
        await press(app, pilot, "enter", "s")
        assert app.main.bottom.prompt.input.value == "events-2024-05.md"
        text = screen_text(app)
        assert "save as:" in text
        assert ".md  .csv  .json  .jsonl" in text
        await press(app, pilot, "tab", "enter")
        assert Path("events-2024-05.csv").read_bytes().startswith(b"date,type,")


async def test_a_name_that_is_taken_is_asked_for_again_with_a_free_one(opened: Opened) -> None:
    """Save under a name that exists, and take the one that is offered then."""
    Path("mine.md").write_text("mine")
    async with opened() as (app, pilot):
        await press(app, pilot, "4")
        await save_as(app, pilot, "mine.md")
        assert "that exists" in screen_text(app)
        await press(app, pilot, "enter")
        assert "saved as" in screen_text(app) and Path("mine-2.md").exists()
        assert Path("mine.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("events.xyz", "the ending tells the format: .md .csv .json .jsonl"),
        ("events", "the ending tells the format"),
        ("none/events.md", "There is no folder"),
        ("~nobody-of-that-name/x.md", "cannot be a file"),
    ],
)
async def test_a_name_that_cannot_be_is_told(opened: Opened, name: str, said: str) -> None:
    """Save under a wrong name."""
    async with opened((200, 50)) as (app, pilot):
        await press(app, pilot, "4")
        await save_as(app, pilot, name)
        assert said in screen_text(app)
        assert not list(Path.cwd().iterdir())


def test_paths_complete_and_then_the_endings(news: Path) -> None:
    """Write the beginning of a folder, of a name, of a whole name."""
    Path("reports").mkdir()
    Path("reports/old.csv").touch()
    Path("reports/.hidden").touch()
    assert completions("rep") == ["reports/"]
    assert completions("reports/") == ["reports/old.csv"]
    assert completions("reports/new") == [f"reports/new.{fmt}" for fmt in FORMATS]
    assert completions("reports/.h") == ["reports/.hidden"]
    assert completions("none/x.json") == [f"none/x.{fmt}" for fmt in FORMATS]
    assert completions("") == ["reports/"] and completions("none/") == []


async def test_the_citation_format_of_the_settings_is_used_everywhere(opened: Opened) -> None:
    """Copy a citation and save events with a format of one's own and a byte order mark."""
    settings = {
        "citation": CitationSettings("<{publication}, {year}, p{paragraph}>[ {text}]"),
        "export": ExportSettings(bom=True),
    }
    async with opened(**settings) as (app, pilot):
        copied = []
        app.copying.copy = lambda text, what: copied.append(text)
        await press(app, pilot, "j", "enter", "y")
        assert copied[0].startswith("<") and ", 2024, p1> " in copied[0]
        await press(app, pilot, "4")
        path = await save_as(app, pilot, "events.md")
        assert "> — <Northern Courier, 2024, p1>" in path.read_text()
        path = await save_as(app, pilot, "events.csv")
        assert path.read_bytes().startswith("\ufeffdate,".encode())


async def test_a_command_gets_what_would_be_saved(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Press | in the events and name a format and a command; one that reads little is no error."""

    async def pressed() -> None:
        return None

    monkeypatch.setattr(lending, "_enter_pressed", pressed)
    async with opened() as (app, pilot):
        app.lending.away = nullcontext
        await press(app, pilot, "4")
        saved = {fmt: await save_as(app, pilot, f"events.{fmt}") for fmt in FORMATS}
        for fmt, path in saved.items():
            await press(app, pilot, "|")
            await write(app, pilot, f".{fmt} cat > piped")
            await press(app, pilot, "enter")
            assert Path("piped").read_bytes() == path.read_bytes()
        await press(app, pilot, "|")
        await write(app, pilot, "head -1 > piped")
        await press(app, pilot, "enter")
        assert Path("piped").read_text() == "# Events\n"
        assert "ended with" not in screen_text(app)
        await press(app, pilot, "|")
        await write(app, pilot, ".csv")
        await press(app, pilot, "enter")
        assert "name a command behind .csv" in screen_text(app)


async def test_a_long_save_tells_how_far_it_is_and_a_second_one_waits(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Save, and save again before the first is done."""
    monkeypatch.setattr(saving, "_PAUSE", 0)
    async with opened((120, 36)) as (app, pilot):
        told = []
        monkeypatch.setattr(app.saving, "_show", lambda path, *far: told.append(far))
        await press(app, pilot, "4")
        app.saving.start(Path("one.md").absolute(), EventsAsked(), "md")
        app.saving.start(Path("two.md").absolute(), EventsAsked(), "md")
        assert "one.md is still being saved" in screen_text_of_notice(app)
        await settled(app, pilot)
        total = app.library.events.count()
        assert told == [(number, total) for number in range(1, total + 1)]
        assert Path("one.md").exists() and not Path("two.md").exists()


def screen_text_of_notice(app) -> str:
    return "".join(piece.text for piece in app.main.bottom._notice)


async def test_leaving_while_a_file_is_saved_leaves_no_half_of_it(opened: Opened) -> None:
    """Quit while an export is being written."""
    async with opened() as (app, pilot):
        app.saving.stop()
        app.saving.start(Path("half.md").absolute(), EventsAsked(), "md")
        await settled(app, pilot)
        assert not list(Path.cwd().iterdir())
        with pytest.raises(SavingStopped):
            saving._Pace(lambda done, total: None, app.saving._stopped).told(1)
