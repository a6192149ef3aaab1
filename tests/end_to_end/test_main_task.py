"""The whole task by keys, with the installed command in a real terminal."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pty_terminal import Terminal


@pytest.fixture(params=[(80, 24), (120, 36)], ids=["80x24", "120x36"])
def terminal(
    request: pytest.FixtureRequest,
    indexed: dict[str, str],
    tmp_path: Path,
    bundled: Path,
    explorer: str,
) -> Iterator[Terminal]:
    columns, rows = request.param
    home = {**indexed, "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal([explorer, str(bundled)], env=home, columns=columns, rows=rows) as running:
        running.wait_for("1 Search", "4 Events")
        yield running


def test_search_open_step_hits_event_source_back_quit(terminal: Terminal, bundled: Path) -> None:
    """``/`` words ``Enter`` ``Enter`` ``n`` ``4`` ``gg`` ``Enter`` ``<`` ``q``."""
    terminal.press("/")
    terminal.press(*"ardabil")
    terminal.wait_for("= ardabil")
    terminal.press("enter", "enter")
    terminal.wait_for("2 Article", "hit", "Ardabil")
    terminal.press("n")
    terminal.wait_for("1/")

    terminal.press("4", "g", "g")
    terminal.wait_for("2023-01-27")
    before = terminal.settle()
    terminal.press("enter")
    terminal.wait_for("┃")
    source = " ".join(re.findall(r"┃([^▏│\n]*)", terminal.text))
    words = " ".join(source.split()[:5])
    texts = (" ".join(path.read_text("utf-8").split()) for path in bundled.iterdir())
    assert any(words in text for text in texts), terminal.text

    terminal.press("<")
    assert terminal.wait_for("2023-01-27", "4 Events")
    assert ("1 Search" in terminal.text) == ("1 Search" in before)
    for _ in range(6):
        terminal.press("q")
        terminal.settle(0.2)
    assert terminal.wait_for_exit() == 0


def test_leaving_restores_the_terminal(terminal: Terminal) -> None:
    """``ctrl+q``: the alternate screen is left, the cursor shown, the mouse released."""
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0
    received = bytes(terminal.received)
    assert received.rindex(b"\x1b[?1049l") > received.rindex(b"\x1b[?1049h")
    assert b"\x1b[?25h" in received


def test_the_next_start_is_where_the_last_one_was(
    indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str
) -> None:
    """``/`` words ``Enter`` ``Enter`` ``ctrl+q``, and the same command again."""
    home = {**indexed, "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal([explorer, str(bundled)], env=home, columns=120, rows=36) as terminal:
        terminal.wait_for("1 Search")
        terminal.press("/")
        terminal.press(*"ardabil")
        terminal.wait_for("= ardabil")
        terminal.press("enter", "enter")
        terminal.wait_for("hit")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    with Terminal([explorer], env=home, columns=120, rows=36) as terminal:
        terminal.wait_for("= ardabil", "Ardabil", "hit")


def test_a_hang_up_keeps_the_session(
    indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str
) -> None:
    """The line drops (SIGHUP) after a search; the next start has the query."""
    home = {**indexed, "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal([explorer, str(bundled)], env=home) as terminal:
        terminal.wait_for("1 Search")
        terminal.press("/")
        terminal.press(*"ardabil")
        terminal.wait_for("= ardabil")
        terminal.press("enter")
        terminal.settle()
        terminal.signal(signal.SIGHUP)
        terminal.wait_for_exit()
    with Terminal([explorer, str(bundled)], env=home) as terminal:
        terminal.wait_for("= ardabil")


def test_a_first_start_shows_progress_and_can_search_meanwhile(
    home: dict[str, str], bundled: Path, explorer: str
) -> None:
    """The first start on a folder that was never indexed."""
    with Terminal([explorer, str(bundled)], env=home, columns=120, rows=36) as terminal:
        terminal.wait_for("1 Search", "2025-02-04", seconds=60)
        terminal.press("/")
        terminal.press(*"corridor")
        terminal.wait_for("= corridor", "¶", seconds=60)
        terminal.press("enter")
        terminal.wait_for("meeting", seconds=60)
        terminal.press("4", "g", "g")
        terminal.wait_for("assault")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
