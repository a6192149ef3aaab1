"""Every action: its key, help line, palette entry and config name, each in the running app."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_driving import Opened, press, screen_text, settled, write

from explorer.config import config_file, load_settings
from explorer.tui import app as app_module
from explorer.tui.actions import DEEDS
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import ACTIONS, PANES, Keymap
from explorer.tui.keynames import is_chord
from explorer.tui.screens.pages import PageBox
from explorer.tui.screens.picker import Picker

NAMES = [action.name for action in ACTIONS]
ENDING = ("close", "quit")
READING = (
    *("open", "why", "narrow", "compare", "actor", "overview", "cite", "edit", "save", "skipped"),
    *("next_hit", "next_event", "actors_scope", "actors_kind", "events", "back", "forward"),
)
PARTS = 6
TAKEN = {key for action in ACTIONS for key in action.keys}
HELD = [key for letter in "abefgknorstvwxy" if (key := f"ctrl+{letter}") not in TAKEN]
FREE = tuple(zip((f"f{number}" for number in range(9, 25)), HELD, strict=False))
"""Two keys at a time that are no action's: a function key, and one with ctrl."""


def pressed(key: str) -> list[str]:
    """Return how Pilot presses a key of the table, which may be two in a row."""
    return list(key) if is_chord(key) else [key]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The actions that were done, in order; those that end the app do not end it."""
    names: list[str] = []

    def recorded(name: str) -> object:
        def deed(app: ExplorerApp) -> None:
            names.append(name)
            if name not in ENDING:
                DEEDS[name](app)

        return deed

    monkeypatch.setattr(app_module, "DEEDS", {name: recorded(name) for name in DEEDS})
    return names


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A corpus that nothing was read of."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


async def back_to(app: ExplorerApp, pilot: Pilot[None], pane: str) -> None:
    """Close what an action opened, and go to a pane."""
    for _ in range(4):
        if app.screen is app.main and not app.main.bottom.prompt.display:
            break
        await press(app, pilot, "escape")
    assert app.screen is app.main
    if app.main.zoomed:
        await press(app, pilot, app.keymap.actions["zoom"].keys[0])
    await press(app, pilot, app.keymap.actions[f"pane_{pane}"].keys[-1])
    assert app.main.focused_name == pane


async def do_everything(
    app: ExplorerApp,
    pilot: Pilot[None],
    pane: str,
    done: list[str],
    actions: Collection[str] = NAMES,
    most: int = 9,
) -> None:
    for action in (each for each in ACTIONS if each.name in actions):
        for key in action.keys[:most]:
            await back_to(app, pilot, pane)
            done.clear()
            await press(app, pilot, *pressed(key))
            assert done[:1] == [action.name], f"{key} in the {pane} pane did {done}"
            assert app.failure is None, f"{key} in the {pane} pane"
    await back_to(app, pilot, pane)


@pytest.mark.parametrize("pane", PANES)
async def test_every_key_does_its_action_in_every_pane(
    opened: Opened, done: list[str], pane: str
) -> None:
    """Open an article, an event and a dossier, then press every key there is in a pane."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "G", "enter", "f4", "g", "g", "enter")
        await do_everything(app, pilot, pane, done)


@pytest.mark.parametrize("pane", PANES)
async def test_every_key_is_taken_where_nothing_was_read(
    opened: Opened, done: list[str], empty: Path, news: Path, pane: str
) -> None:
    """Open a folder without an index, on a small screen, and press every key there is."""
    async with opened((60, 16), corpus=empty) as (app, pilot):
        await do_everything(app, pilot, pane, done)


@pytest.mark.parametrize("pane", PANES)
async def test_every_action_that_reads_the_index_bears_that_it_was_deleted_under_the_app(
    opened: Opened,
    done: list[str],
    indexed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pane: str,
) -> None:
    """Open an article, an event and a dossier, delete the index, then do all that reads it."""
    cache = tmp_path / "cache"
    shutil.copytree(indexed / "cache", cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "G", "enter", "f4", "g", "g", "enter")
        shutil.rmtree(cache)
        await do_everything(app, pilot, pane, done, READING, most=1)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_keys_that_end_the_app_end_it(opened: Opened, key: str) -> None:
    """Press q in the search pane, or ctrl+q anywhere, with a box open too."""
    async with opened((80, 24)) as (app, pilot):
        if key == "ctrl+q":
            await press(app, pilot, "f4", "?")
        await pilot.press(key)
        await pilot.pause()
        assert app._exit


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_help_of_every_pane_tells_every_action(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Press ? in each pane and read all of the box."""
    async with opened(size) as (app, pilot):
        for number, pane in enumerate(PANES, start=1):
            await press(app, pilot, f"f{number}", "?")
            box = app.screen
            assert isinstance(box, PageBox) and f"Keys in the {pane} pane" in screen_text(app)
            shown = await whole_page(app, pilot, box)
            for action in ACTIONS:
                for words in (action.help, action.name):
                    assert "".join(words.split()) in shown, f"{words} in the help of {pane}"
            await press(app, pilot, "escape")


async def whole_page(app: ExplorerApp, pilot: Pilot[None], box: PageBox) -> str:
    """Scroll through a box and return all that it shows, without blanks and borders."""
    text, seen = "", -1
    while box.page.scroll_offset.y != seen:
        seen = box.page.scroll_offset.y
        rows = screen_text(app).splitlines()
        framed = any("╭" in row for row in rows)
        inside = [row.partition("│")[2].rpartition("│")[0] for row in rows] if framed else rows[:-1]
        inside = [row[:-1] for row in inside if row]  # the last cell is the scrollbar's
        text += "".join("".join(inside[1:]).split())
        await press(app, pilot, "pagedown")
    await press(app, pilot, "g", "g")
    return text


@pytest.mark.parametrize("part", range(4))
async def test_the_palette_finds_every_action_and_does_it(
    opened: Opened, done: list[str], part: int
) -> None:
    """Press ctrl+p, write the name of an action, and press Enter; one action after another."""
    async with opened((80, 24)) as (app, pilot):
        for name in NAMES[part::4]:
            if name != "palette":
                await back_to(app, pilot, "search")
                await by_palette(app, pilot, name, done)


async def by_palette(app: ExplorerApp, pilot: Pilot[None], name: str, done: list[str]) -> None:
    await press(app, pilot, "ctrl+p")
    await write(app, pilot, name.replace("_", " "))
    box = app.screen
    assert isinstance(box, Picker)
    line = next(line for line in screen_text(app).splitlines() if "│▌" in line)
    action = app.keymap.actions[name]
    assert action.help[:30] in line and app.keymap.shown(name) in line
    done.clear()
    await press(app, pilot, "enter")
    assert done == [name]


@pytest.mark.parametrize("part", range(PARTS))
async def test_config_toml_gives_every_action_another_key(
    news: Path, done: list[str], part: int
) -> None:
    """Write two keys for some actions into config.toml, start, and press them and the old ones."""
    given = dict(zip(NAMES[part::PARTS], FREE, strict=False))
    assert len(given) == len(NAMES[part::PARTS])
    config_file().parent.mkdir(parents=True, exist_ok=True)
    lines = (f'{name} = "{", ".join(keys)}"\n' for name, keys in given.items())
    config_file().write_text(f"[keys]\n{''.join(lines)}", encoding="utf-8")
    settings = load_settings()
    app = ExplorerApp(news, settings, Keymap(settings.keys), index=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for name, keys in given.items():
            for key in keys:
                await back_to(app, pilot, "search")
                done.clear()
                await press(app, pilot, key)
                assert done[:1] == [name], f"{key} did {done}"
            await back_to(app, pilot, "search")
            done.clear()
            for key in Keymap().actions[name].keys:
                if len(pressed(key)) == 1 and key not in ("0", *"56789"):
                    await press(app, pilot, *pressed(key))
            assert name not in done
