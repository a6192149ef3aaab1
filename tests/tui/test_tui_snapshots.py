"""What the screen looks like; each test's first line says the gesture.

A change that is wanted: look at the report, then `pytest tests/tui --snapshot-update`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_driving import press, settled

from explorer.config import DisplaySettings, Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import Keymap

SIZES = [(80, 24), (120, 36), (200, 50)]


def app_on(news: Path, theme: str = "dark") -> ExplorerApp:
    settings = Settings(display=DisplaySettings(theme=theme))
    return ExplorerApp(news, settings, Keymap(), index=False)


def pressing(app: ExplorerApp, *keys: str) -> Callable:
    async def run(pilot: Pilot[None]) -> None:
        await settled(app, pilot)
        await press(app, pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_start(snap_compare, news: Path, size) -> None:
    """Open the app."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=size, run_before=pressing(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_results_and_article(snap_compare, news: Path, size) -> None:
    """Write a query, open its first result, step to the first hit."""
    app = app_on(news)
    keys = ("/", *"harbour", "enter", "enter", "n")
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_disputed_event(snap_compare, news: Path, size) -> None:
    """Open the first event, whose sources disagree, and go to its second source."""
    app = app_on(news)
    keys = ("4", "g", "g", "enter", "n", "4")
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_dossier(snap_compare, news: Path, size) -> None:
    """Open the dossier of the most mentioned actor."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, "3", "enter"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_facets(snap_compare, news: Path, size) -> None:
    """Go to the first event, press F."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, "4", "g", "g", "F"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_filters_as_chips(snap_compare, news: Path, size) -> None:
    """Narrow the events to an actor, a type, a year and the disputed."""
    app = app_on(news)
    narrowing = (key for word in ("solberg", "meeting", "2024") for key in ("F", *word, "enter"))
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *narrowing, "c"))


@pytest.mark.parametrize("size", [(40, 12), *SIZES], ids=lambda size: f"{size[0]}x{size[1]}")
def test_overview(snap_compare, news: Path, size) -> None:
    """Press m in the events, go to a month later."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, "4", "m", "l"))


@pytest.mark.parametrize("size", [(40, 12), *SIZES], ids=lambda size: f"{size[0]}x{size[1]}")
def test_sources_side_by_side(snap_compare, news: Path, size) -> None:
    """Press = on the disputed event, go to its last source."""
    app = app_on(news)
    keys = ("4", "g", "g", "=", "l", "l")
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *keys))


def test_sources_side_by_side_without_colours(
    snap_compare, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Press = on the disputed event with NO_COLOR set."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(news)
    keys = ("4", "g", "g", "=")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_dossier_zoomed(snap_compare, news: Path, size) -> None:
    """Open the dossier of the first person and give it the whole screen."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, "i", "enter", "z"))


def test_dossier_in_a_light_theme(snap_compare, news: Path) -> None:
    """Open the dossier of the first person with the light theme."""
    app = app_on(news, theme="light")
    assert snap_compare(app, terminal_size=(120, 36), run_before=pressing(app, "i", "enter"))


def test_list_of_persons_by_name(snap_compare, news: Path) -> None:
    """List the persons by name, over the whole screen."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, "i", "O", "z"))


def test_actor_by_name(snap_compare, news: Path) -> None:
    """Press a and write a name with a mistake."""
    app = app_on(news)
    keys = ("a", *"sollberg")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_date_in_an_article(snap_compare, news: Path, size) -> None:
    """Open an article, give it the whole screen, step to its first date."""
    app = app_on(news)
    keys = ("/", *"harbour", "enter", "enter", "z", "v")
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *keys))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_preview_of_a_result(snap_compare, news: Path, size, theme: str) -> None:
    """Turn the preview on and go to the second result."""
    app = app_on(news, theme)
    keys = ("/", *"harbour", "enter", "p", "j")
    assert snap_compare(app, terminal_size=size, run_before=pressing(app, *keys))


@pytest.mark.parametrize("colours", [True, False], ids=["dark", "plain"])
def test_find_in_an_article(
    snap_compare, news: Path, monkeypatch: pytest.MonkeyPatch, colours: bool
) -> None:
    """Look for a word in the open article, with colours and with NO_COLOR set."""
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(news)
    keys = ("/", *"harbour", "enter", "enter", "f", *"har")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))


def test_article_in_a_small_terminal(snap_compare, news: Path) -> None:
    """Open an article in a small terminal and step to its first date."""
    app = app_on(news)
    keys = ("/", *"fishing", "enter", "enter", "v")
    assert snap_compare(app, terminal_size=(40, 12), run_before=pressing(app, *keys))


def test_mistake_in_a_query(snap_compare, news: Path) -> None:
    """Write a query with a field that does not exist."""
    app = app_on(news)
    keys = ("/", *"autor:dahl")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))


def test_help(snap_compare, news: Path) -> None:
    """Press ? in the events."""
    app = app_on(news)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, "4", "?"))


def test_small_terminal(snap_compare, news: Path) -> None:
    """Open an article in a small terminal."""
    app = app_on(news)
    keys = ("j", "enter", "l")
    assert snap_compare(app, terminal_size=(40, 12), run_before=pressing(app, *keys))


def test_light_theme(snap_compare, news: Path) -> None:
    """Open the app with the light theme."""
    app = app_on(news, theme="light")
    keys = ("j", "enter", "]")
    assert snap_compare(app, terminal_size=(120, 36), run_before=pressing(app, *keys))


def test_without_colours(snap_compare, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the app with NO_COLOR set."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(news)
    keys = ("j", "enter", "]")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))


def test_codes_and_wide_characters(snap_compare, news: Path) -> None:
    """Open an article with codes and markup, another with wide characters."""
    app = app_on(news)
    keys = ("g", "g", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(app, *keys))
