"""The terminal lent to an editor or a command, and taken again with everything drawn."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from pty_terminal import Terminal

Open = Callable[..., AbstractContextManager[Terminal]]


@pytest.fixture
def opened(indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str) -> Open:
    """Open the app with an editor, and in it an article."""

    @contextmanager
    def open_app(editor: str = "vi") -> Iterator[Terminal]:
        state = {"XDG_STATE_HOME": str(tmp_path / "state"), "VISUAL": "", "EDITOR": editor}
        with Terminal([explorer, str(bundled)], env={**indexed, **state}) as terminal:
            terminal.wait_for("1 Search", "4 Events")
            terminal.press("/", *"ardabil")
            terminal.wait_for("= ardabil")
            terminal.press("enter", "enter")
            terminal.wait_for("2 Article", "hit")
            terminal.settle()
            yield terminal

    return open_app


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """A program that tells what it was asked to open, and waits for Enter."""
    program = tmp_path / "an editor"
    program.write_text('#!/bin/sh\necho; echo "editing $*"\nread line\n')
    program.chmod(0o755)
    return f"'{program}' --wait"


def test_the_editor_is_opened_at_the_line_and_all_is_drawn_afterwards(
    opened: Open, editor: str, bundled: Path
) -> None:
    """Press E, then leave the editor."""
    with opened(editor) as terminal:
        before = terminal.text
        terminal.press("E")
        shown = " ".join(terminal.wait_for("editing --wait +").split())
        number = int(shown.partition("+")[2].split()[0])
        name = shown.partition(str(bundled))[2].split()[0].strip("/")
        line = (bundled / name).read_text(encoding="utf-8").splitlines()[number - 1]
        assert "The mood had been different before." in line
        terminal.press("\r")
        terminal.wait_for("2 Article", "hit")
        assert terminal.settle() == before


def test_a_terminal_that_is_resized_in_the_editor_is_drawn_at_its_new_size(
    opened: Open, editor: str
) -> None:
    """Press E, resize the terminal, leave the editor."""
    with opened(editor) as terminal:
        terminal.press("E")
        terminal.wait_for("editing")
        terminal.resize(120, 36)
        terminal.press("\r")
        terminal.wait_for("1 Search", "2 Article", "3 Actors", "4 Events")
        assert "editing" not in terminal.settle()
        assert len(terminal.text.splitlines()[0]) > 100


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_a_real_vim_stands_at_the_paragraph(opened: Open) -> None:
    """Press E with vim, ask it where it is, leave it."""
    with opened("vim -u NONE -N -T vt100") as terminal:
        before = terminal.text
        terminal.press("E")
        terminal.wait_for('"headline"', "26L")
        terminal.press(":echo 'at' trim(getline('.'))[:30]\r")
        terminal.wait_for('at "The mood had been')
        terminal.press(":q!\r")
        terminal.wait_for("2 Article", "hit")
        assert terminal.settle() == before


def test_an_editor_that_is_not_there_is_told(opened: Open) -> None:
    """Press E where $EDITOR names nothing."""
    with opened("no-such-editor") as terminal:
        terminal.press("E")
        terminal.wait_for("There is no editor no-such-editor", "EDITOR")
        assert "2 Article" in terminal.text


def test_a_command_gets_what_is_shown_and_its_output_stays_until_enter(opened: Open) -> None:
    """Press |, write a command, read its output, press Enter."""
    with opened() as terminal:
        before = terminal.text
        terminal.press("|")
        terminal.wait_for("command:")
        terminal.press(*"echo found $(grep -c Ardabil)", "enter")
        terminal.wait_for("Enter goes back to explorer")
        assert "found 1" in terminal.text
        terminal.press("\r")
        terminal.wait_for("2 Article", "hit")
        assert terminal.settle() == before


def test_ctrl_c_ends_the_command_and_not_the_app(opened: Open) -> None:
    """Press |, write a command that does not end, press ctrl+c."""
    with opened() as terminal:
        terminal.press("|")
        terminal.wait_for("command:")
        terminal.press(*"echo begun $((6*7)); sleep 60", "enter")
        terminal.wait_for("begun 42")
        terminal.press("\x03")
        terminal.wait_for("Enter goes back to explorer")
        terminal.press("\r")
        terminal.wait_for("2 Article", "signal 2 ended it")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_a_signal_while_the_editor_is_open_ends_both(opened: Open, editor: str) -> None:
    """Press E; then SIGTERM comes."""
    with opened(editor) as terminal:
        terminal.press("E")
        terminal.wait_for("editing")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit(5) == 128 + signal.SIGTERM
        assert terminal.modes["1049"] is False and terminal.modes["25"]
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.pid, 0)


@pytest.mark.parametrize("hears", ["", "trap '' HUP; "], ids=["", "nohup"])
def test_a_terminal_that_is_closed_while_the_editor_is_open_ends_both(
    indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str, editor: str, hears: str
) -> None:
    """Press E, then close the window, with and without nohup."""
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "VISUAL": "", "EDITOR": editor}
    command = ["/bin/sh", "-c", f"{hears}exec {explorer} {bundled}"]
    with Terminal(command, env={**indexed, **state}) as terminal:
        terminal.wait_for("1 Search", "4 Events")
        terminal.press("E")
        terminal.wait_for("editing")
        terminal.hang_up()
        assert terminal.wait_for_exit(6) == 128 + signal.SIGHUP
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.pid, 0)
