"""One line of progress: the words whole, and a bar as long as there is room for it."""

import sys
from collections.abc import Callable

import pytest

from explorer.build import Progress
from explorer.cli.progress import progress_on_stderr, say_who_writes

STEP = Progress("fields", 34, 300)
Show = Callable[[int], str]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    def show(columns: int) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        with progress_on_stderr("bar") as report:
            report(STEP)
            return capsys.readouterr().err.strip("\r")

    return show


@pytest.mark.parametrize(("columns", "bar"), [(100, 24), (60, 21), (50, 11), (44, 0)])
def test_a_narrow_terminal_has_a_shorter_bar_and_all_the_words(
    shown: Show, columns: int, bar: int
) -> None:
    line = shown(columns)
    assert line.endswith("linking facts to the search 34 of 300")
    assert line.count("━") + line.count("╌") == bar
    assert len(line) < columns


def test_where_not_even_the_words_fit_they_are_cut_before_they_wrap(shown: Show) -> None:
    assert shown(20) == "linking facts to th"


def test_whoever_writes_meanwhile_is_told_in_place_of_the_bar_in_whole_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_on_stderr("bar") as report:
        report(STEP)
        say_who_writes("process 7 on here")
    told = capsys.readouterr().err.split("\r")
    assert told[2] == " " * 43
    assert told[3] == "Waiting for process 7 on here, which is\nwriting the index.\n"
