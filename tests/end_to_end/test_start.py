"""The start of the installed command in a real terminal: the empty panes come first."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pty_terminal import Terminal

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
SLOW = {
    *("spacy", "thinc", "numpy", "pydantic", "pydantic_core", "whoosh", "rapidfuzz", "lxml"),
    *("trafilatura", "charset_normalizer", "pycountry"),
}
_IMPORT = re.compile(rb"import time: +\d+ \| +\d+ \| +([\w.]+)")

Start = Callable[..., Terminal]


@pytest.fixture
def start(indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str) -> Start:
    """Start the app on an indexed corpus, with no session from before."""
    places = {**indexed, "XDG_STATE_HOME": str(tmp_path / "state"), "COLORTERM": ""}

    def run(*command: str, columns: int = 80, rows: int = 24) -> Terminal:
        words = [*(command or [explorer]), str(bundled)]
        return Terminal(words, env=places, columns=columns, rows=rows)

    return run


def wait_for_picture(terminal: Terminal) -> None:
    """Read no further than the first bytes of the screen."""
    end = time.monotonic() + 20
    while ENTER not in terminal.received and time.monotonic() < end:
        terminal._read_for(0.005)


def modules_of(report: bytes) -> set[str]:
    """Return the packages that Python told to have imported."""
    return {name.decode().partition(".")[0] for name in _IMPORT.findall(report)}


def test_nothing_slow_is_imported_before_the_panes_nor_until_they_are_filled(start: Start) -> None:
    """Start, with Python telling on the same terminal what it imports and when."""
    command = (sys.executable, "-X", "importtime", "-m", "explorer")
    with start(*command, columns=200, rows=50) as terminal:
        end = time.monotonic() + 40
        while b"2025-02-04" not in terminal.received and time.monotonic() < end:
            terminal._read_for(0.01)
        before, entered, _ = bytes(terminal.received).partition(ENTER)
        assert entered
        assert "explorer" in modules_of(before)
        for room in (b"corpus.reading", b"gazetteer", b"catalogue", b"library", b"search"):
            assert b"explorer." + room not in before
        assert not modules_of(before) & {*SLOW, "textual", "rich", "sqlite3", "asyncio"}
        loaded = modules_of(terminal.received)
        assert {"textual", "sqlite3"} <= loaded
        assert not loaded & SLOW


def test_the_first_picture_shows_the_panes_and_is_entered_once(start: Start) -> None:
    """Start, and look at the titles before the toolkit is there; then at the whole screen."""
    with start() as terminal:
        wait_for_picture(terminal)
        assert "1 Search" in terminal.text
        assert "4 Events" in terminal.text
        assert b"\x1b[?1004h" not in terminal.received, "the toolkit was there already"
        terminal.wait_for("1/15")
        assert terminal.received.count(ENTER) == 1


def test_what_is_typed_at_once_is_neither_shown_nor_lost(start: Start) -> None:
    """Type ``/``, a word and Enter while the panes are still empty, and later ctrl+q."""
    with start() as terminal:
        wait_for_picture(terminal)
        terminal.send("/", *"harbour", "enter", "4")
        assert "harbour" not in terminal.text
        terminal.wait_for("= harbour")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert LEAVE in terminal.received


def test_an_end_at_once_leaves_the_terminal_as_it_was(start: Start) -> None:
    """End it from outside while the panes are still empty."""
    with start() as terminal:
        wait_for_picture(terminal)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
        assert terminal.received.rstrip().endswith(LEAVE + b"\x1b[?25h")
        assert b"Traceback" not in terminal.received
