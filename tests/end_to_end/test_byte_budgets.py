"""What a key costs over a line, with the installed command in a real terminal.

Counted is everything that is written from the key until the program is quiet again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pty_terminal import Terminal

SMALL, LARGE = (80, 24), (200, 50)
BUDGETS = {
    (SMALL, "first screen"): 10_000,
    (SMALL, "row"): 250,
    (SMALL, "row of two lines with hits"): 300,
    (SMALL, "letter"): 100,
    (SMALL, "pane in sight"): 300,
    (SMALL, "pane out of sight"): 1_800,
    (SMALL, "line of the article"): 1_000,
    (SMALL, "page of the article"): 2_300,
    (LARGE, "row"): 400,  # a heading may come with it, and the mark of the scroll bar moves
    (LARGE, "row that turns the page"): 3_000,
    (LARGE, "pane in sight"): 300,
}
QUIET = 0.2
BUSY = 1.0
"""Seconds that a machine with other work may let a key wait."""


@pytest.fixture
def opened(indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str):
    """Open the app in a terminal of a size, with no session from before."""

    @contextmanager
    def run(size: tuple[int, int] = SMALL) -> Iterator[Terminal]:
        places = {**indexed, "XDG_STATE_HOME": str(tmp_path / "state"), "COLORTERM": ""}
        columns, rows = size
        command = [explorer, str(bundled)]
        with Terminal(command, env=places, columns=columns, rows=rows) as terminal:
            terminal.wait_for("1 Search", "4 Events", "2025-02-04", "1/15")
            terminal.settle(1.0)
            yield terminal

    return run


def cost(terminal: Terminal, key: str) -> int:
    before = len(terminal.received)
    terminal.press(key)
    terminal.settle(QUIET)
    if len(terminal.received) == before:
        terminal.settle(BUSY)  # else the next key would be charged for both
    return len(terminal.received) - before


def go(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.press(key)
        terminal.settle(QUIET)


def within(size: tuple[int, int], action: str, costs: list[int]) -> None:
    assert any(costs), "nothing was written"
    assert max(costs) <= BUDGETS[size, action], costs


def test_the_first_screen(opened) -> None:
    """Open the app on an indexed corpus."""
    with opened() as terminal:
        within(SMALL, "first screen", [len(terminal.received)])


@pytest.mark.parametrize(
    ("keys", "down", "times"),
    [((), "j", 9), (("G",), "k", 9), (("3",), "j", 14), (("3", "G"), "k", 12)],
    ids=["results down", "results up", "actors down", "actors up"],
)
def test_a_row_also_where_the_list_scrolls(opened, keys, down: str, times: int) -> None:
    """``j`` or ``k`` in a list until it has scrolled several times."""
    with opened() as terminal:
        go(terminal, *keys)
        within(SMALL, "row", [cost(terminal, down) for _ in range(times)])


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize(("keys", "down"), [(("4", "g", "g"), "j"), (("4", "G"), "k")])
def test_a_row_of_the_events(opened, size, keys, down: str) -> None:
    """``4`` and ``j`` from the top, ``k`` from the end, over headings of months."""
    with opened(size) as terminal:
        go(terminal, *keys)
        within(size, "row", [cost(terminal, down) for _ in range(30)])


@pytest.mark.parametrize("pane", ["1", "3"])
def test_a_row_beside_other_panes(opened, pane: str) -> None:
    """``j`` down a list at 200x50: it goes by a page where its end is reached, seldom enough."""
    with opened(LARGE) as terminal:
        go(terminal, pane)
        costs = [cost(terminal, "j") for _ in range(14 if pane == "1" else 40)]
        within(LARGE, "row that turns the page", costs)
        turned = [each for each in costs if each > BUDGETS[LARGE, "row"]]
        assert len(turned) <= 2 and sum(costs) / len(costs) <= BUDGETS[LARGE, "row"], costs


def test_a_result_with_hits(opened) -> None:
    """Write a query, and ``j`` through results of two lines until they have scrolled."""
    with opened() as terminal:
        go(terminal, "/", *"met", "enter")
        within(SMALL, "row of two lines with hits", [cost(terminal, "j") for _ in range(12)])


def test_a_letter_that_changes_no_result(opened) -> None:
    """``/`` words that nothing has, and some more letters."""
    with opened() as terminal:
        go(terminal, "/", *"zzz")
        terminal.wait_for("= zzz")
        terminal.settle(QUIET)
        within(SMALL, "letter", [cost(terminal, "x"), cost(terminal, "y"), cost(terminal, "w")])


def test_a_pane_that_is_in_sight(opened) -> None:
    """``4`` and ``1`` at 80x24; digits and Tab at 200x50."""
    with opened() as terminal:
        within(SMALL, "pane in sight", [cost(terminal, key) for key in ("4", "1", "4", "tab")])
    with opened(LARGE) as terminal:
        keys = ("2", "3", "4", "1", "tab", "tab", "tab", "tab")
        within(LARGE, "pane in sight", [cost(terminal, key) for key in keys])


def test_a_pane_that_is_out_of_sight(opened) -> None:
    """``Enter`` on an article, then ``3``, ``4``, ``1``, ``2``: one pane of two is drawn anew."""
    with opened() as terminal:
        go(terminal, "j", "enter")
        within(SMALL, "pane out of sight", [cost(terminal, key) for key in ("3", "4", "1", "2")])


def test_a_line_and_a_page_of_the_article(opened) -> None:
    """``j`` past the end of the window, ``J`` from another pane, PageDown and PageUp."""
    with opened() as terminal:
        go(terminal, "j", "enter")
        within(SMALL, "line of the article", [cost(terminal, "j") for _ in range(14)])
        go(terminal, "4")
        within(SMALL, "line of the article", [cost(terminal, "K"), cost(terminal, "K")])
        go(terminal, "2")
        pages = [cost(terminal, key) for key in ("pageup", "pagedown", "pageup")]
        within(SMALL, "page of the article", pages)


def test_nothing_is_written_while_nothing_happens(opened) -> None:
    """Write a query, and keep the hands off for ten seconds."""
    with opened() as terminal:
        go(terminal, "/", "a")
        terminal.settle(1.0)
        before = len(terminal.received)
        terminal.settle(10.0)
        assert len(terminal.received) == before
