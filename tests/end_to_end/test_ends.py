"""However the app ends, the terminal is given back and the next start is where this one was."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pty_terminal import Terminal

ENDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
PROMPT = 6.0  # seconds; the machine may be busy with other tests


@pytest.fixture
def place(indexed: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The home with the index, and a state folder of its own."""
    return {**indexed, "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def reading(place: dict[str, str], bundled: Path, explorer: str) -> Iterator[Terminal]:
    """A terminal in which an article was searched for and opened."""
    with Terminal([explorer, str(bundled)], env=place) as terminal:
        open_article(terminal)
        yield terminal


def open_article(terminal: Terminal) -> None:
    terminal.wait_for("1 Search", "4 Events")
    terminal.press("/", *"ardabil")
    terminal.wait_for("= ardabil")
    terminal.press("enter", "enter")
    terminal.wait_for("2 Article", "hit")


def assert_given_back(terminal: Terminal, *, to_bash: bool = False) -> None:
    """Every mode that was switched on is off, wrapping and cursor are on, kitty's keys popped."""
    terminal.settle(0.2)
    modes = terminal.modes
    assert modes.pop("25") and modes.pop("7")
    if to_bash:
        modes.pop("2004")  # its own
    assert modes.pop("1049") is False and not any(modes.values()), modes
    received = bytes(terminal.received)
    assert received.count(b"\x1b[>") == received.count(b"\x1b[<u")


def assert_reopened(place: dict[str, str], bundled: Path, explorer: str) -> None:
    with Terminal([explorer, str(bundled)], env=place) as terminal:
        terminal.wait_for("2 Article", "Ardabil", "hit")
        terminal.press("<")
        terminal.wait_for("= ardabil", "1 Search")


def sessions(place: dict[str, str]) -> list[Path]:
    return sorted((Path(place["XDG_STATE_HOME"]) / "explorer" / "sessions").glob("*.json"))


@pytest.mark.parametrize("number", ENDS)
def test_a_signal_keeps_the_session_and_gives_the_terminal_back(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str, number: signal.Signals
) -> None:
    """Search, open an article; then a hang-up, SIGTERM or SIGINT comes."""
    reading.signal(number)
    assert reading.wait_for_exit(PROMPT) == 128 + number
    assert_given_back(reading)
    assert_reopened(place, bundled, explorer)


@pytest.mark.parametrize("keys", ["?", ":", "a"])
def test_a_signal_ends_the_app_while_a_box_or_a_question_is_open(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str, keys: str
) -> None:
    """Open the help, the command line, or the list of actors; then SIGTERM comes."""
    reading.press(keys)
    reading.settle()
    reading.signal(signal.SIGTERM)
    assert reading.wait_for_exit(PROMPT) == 128 + signal.SIGTERM
    assert_given_back(reading)
    assert_reopened(place, bundled, explorer)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, None])
def test_keys_that_wait_when_the_app_ends_are_dropped(
    place: dict[str, str], bundled: Path, explorer: str, number: signal.Signals | None
) -> None:
    """Type ahead of the results several times, and end it at once, or cut the line."""
    with Terminal([explorer, str(bundled)], env=place) as terminal:
        terminal.wait_for("1 Search", "4 Events")
        terminal.send("/talks tehran\rjjjj\rjj/iran*\rjjj\rjj/azer*\rjj\rj")
        time.sleep(0.03)
        if number is None:
            terminal.hang_up()
        else:
            terminal.signal(number)
        assert terminal.wait_for_exit(PROMPT) == 128 + (number or signal.SIGHUP)
    assert not (Path(place["XDG_STATE_HOME"]) / "explorer" / "crashes").exists()


def test_a_terminal_that_is_closed_ends_the_app(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Close the window: every write and read fails from then on."""
    reading.hang_up()
    assert reading.wait_for_exit(PROMPT) == 128 + signal.SIGHUP
    assert not (Path(place["XDG_STATE_HOME"]) / "explorer" / "crashes").exists()
    assert_reopened(place, bundled, explorer)


def test_a_terminal_that_is_closed_ends_an_app_that_hears_no_hang_up(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Start with nohup and close the window: the app neither spins nor stays."""
    command = ["/bin/sh", "-c", f"trap '' HUP; exec {explorer} {bundled}"]
    with Terminal(command, env=place) as terminal:
        open_article(terminal)
        terminal.hang_up()
        assert terminal.wait_for_exit(PROMPT) == 128 + signal.SIGHUP
    assert_reopened(place, bundled, explorer)


def test_a_kill_loses_nothing(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Kill the app with SIGKILL a second after the last key, as a loss of power would."""
    reading.settle(0.8)
    reading.signal(signal.SIGKILL)
    reading.wait_for_exit()
    assert_reopened(place, bundled, explorer)


def test_a_line_that_stalls_blocks_neither_the_session_nor_the_end(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """The terminal takes nothing any more while keys are pressed; then SIGTERM comes."""
    for _ in range(40):
        reading.send("G", "g", "g", "z", "z")
        time.sleep(0.01)
    reading.send("1", "<")
    reading.send("/", *"corridor")
    end = time.monotonic() + 40
    while query_kept(place) != "corridor" and time.monotonic() < end:
        time.sleep(0.1)
    assert query_kept(place) == "corridor"
    reading.signal(signal.SIGTERM)
    assert reading.wait_unread(PROMPT) == 128 + signal.SIGTERM


def query_kept(place: dict[str, str]) -> str:
    return "".join(json.loads(kept.read_text())["spot"]["query"] for kept in sessions(place))


LOST = """
import os, signal, sys
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGHUP)
        for _ in range(1000):
            pass
from explorer.tui.lending import Lending
begin = Lending.__init__
def beginning(self, app):
    begin(self, app)
    Finalized()
Lending.__init__ = beginning
sys.argv[0] = "explorer"
from explorer.cli import main
main()
"""


def test_a_hang_up_while_the_toolkit_is_loaded_is_heard_wherever_it_falls(
    place: dict[str, str], bundled: Path
) -> None:
    """The line is cut at the start, while Python runs a finalizer, where exceptions are lost."""
    with Terminal([sys.executable, "-c", LOST, str(bundled)], env=place) as terminal:
        assert terminal.wait_for_exit() == 128 + signal.SIGHUP
        terminal.settle(0.2)
        assert (terminal.modes["25"], terminal.modes["1049"]) == (True, False)


SLOW = """
import sys, time
from explorer.library import Library
search = Library.search
def slow(self, text, **options):
    if text == "slow":
        time.sleep(60)
    return search(self, text, **options)
Library.search = slow
sys.argv[0] = "explorer"
from explorer.cli import main
main()
"""


def test_a_question_that_runs_does_not_hold_the_end_up(
    place: dict[str, str], bundled: Path
) -> None:
    """Ask what takes a minute to answer; SIGTERM comes."""
    with Terminal([sys.executable, "-c", SLOW, str(bundled)], env=place) as terminal:
        terminal.wait_for("1 Search")
        terminal.press("/", *"slow")
        terminal.wait_for(" slow")
        terminal.settle()
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit(PROMPT) == 128 + signal.SIGTERM
        assert_given_back(terminal)
    (kept,) = sessions(place)
    assert json.loads(kept.read_text())["spot"]["query"] == "slow"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc for processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_reading_of_the_corpus_ends_with_the_app(
    home: dict[str, str], tmp_path: Path, explorer: str, number: signal.Signals
) -> None:
    """End the app while it reads a corpus for the first time."""
    corpus = tmp_path / "news"
    corpus.mkdir()
    for at in range(400):
        text = f"Ministers met in Oslo\n\nMinister Kari Solberg met Jukka Laine, day {at}.\n"
        (corpus / f"{at}.txt").write_text(text, encoding="utf-8")
    with Terminal([explorer, str(corpus)], env=home) as terminal:
        end = time.monotonic() + 30
        while not indexers(corpus) and time.monotonic() < end:
            terminal.settle(0.1, 0.3)
        assert indexers(corpus)
        terminal.settle(0.5, 4)
        terminal.signal(number)
        terminal.wait_for_exit(PROMPT)
        end = time.monotonic() + PROMPT
        while indexers(corpus) and time.monotonic() < end:
            time.sleep(0.05)
        assert not indexers(corpus)


def indexers(corpus: Path) -> list[int]:
    """Return the processes that index a corpus."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"index" in words and os.fsencode(corpus) in words:
                found.append(int(entry.name))
    return found


def test_two_apps_on_one_corpus_keep_a_whole_session(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Open the same corpus twice; the one that is left last is where the next start is."""
    with (
        Terminal([explorer, str(bundled)], env=place) as one,
        Terminal([explorer, str(bundled)], env=place) as two,
    ):
        for terminal, word in ((one, "ardabil"), (two, "corridor")):
            terminal.wait_for("1 Search")
            terminal.press("/", *word)
            terminal.wait_for(f"= {word}")
        two.press("ctrl+q")
        assert two.wait_for_exit() == 0
        one.press("enter")
        one.settle()
        one.press("ctrl+q")
        assert one.wait_for_exit() == 0
    (kept,) = sessions(place)
    assert json.loads(kept.read_text())["spot"]["query"] == "ardabil"


def test_a_damaged_session_is_set_aside_and_told(
    reading: Terminal, place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Damage the file of the session, then start."""
    reading.press("ctrl+q")
    assert reading.wait_for_exit() == 0
    (kept,) = sessions(place)
    kept.write_text('{"format": 1, "spot": ', encoding="utf-8")
    with Terminal([explorer, str(bundled)], env=place, columns=120) as terminal:
        terminal.wait_for("the last session could not be read and was set aside")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    aside = [path for path in sessions(place) if "damaged" in path.name]
    assert [path.read_text() for path in aside] == ['{"format": 1, "spot": ']


def test_a_session_that_cannot_be_kept_is_told(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Leave where the folder of the sessions is gone and a file stands in its place."""
    with Terminal([explorer, str(bundled)], env=place, columns=120) as terminal:
        open_article(terminal)
        terminal.settle(0.8)
        for kept in sessions(place):
            kept.unlink()
        folder = Path(place["XDG_STATE_HOME"]) / "explorer" / "sessions"
        folder.rmdir()
        folder.write_text("")
        terminal.press("}")
        terminal.wait_for("session cannot be kept")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 4
        assert "session cannot be kept" in terminal.settle()


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Press ctrl+z, resize the terminal, write a command, then fg."""
    shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={**place, "PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.press(f"{explorer} {bundled}\r")
        open_article(terminal)
        terminal.press("ctrl+z")
        terminal.wait_for("Stopped")
        assert_given_back(terminal, to_bash=True)
        terminal.resize(120, 36)
        terminal.press("echo still $((6*7))\r")
        terminal.wait_for("still 42")
        terminal.press("fg\r")
        terminal.wait_for("1 Search", "2 Article", "4 Events")
        assert "still 42" not in terminal.text
        kept = sessions(place)[0].stat().st_mtime_ns
        terminal.press("2", "}")
        end = time.monotonic() + PROMPT
        while sessions(place)[0].stat().st_mtime_ns == kept and time.monotonic() < end:
            terminal.settle(0.2)
        assert sessions(place)[0].stat().st_mtime_ns != kept, "it is no longer kept"
        terminal.press("ctrl+q")
        terminal.wait_for("ready>")
        assert_given_back(terminal, to_bash=True)


def test_ctrl_z_without_a_shell_says_so(reading: Terminal) -> None:
    """Press ctrl+z where the app was started in place of a shell, as `ssh host explorer` does."""
    reading.press("ctrl+z")
    reading.wait_for("no shell to go back to")
    reading.signal(signal.SIGTSTP)
    reading.press("1")
    reading.wait_for("1 Search")


def test_after_a_stop_that_cannot_be_refused_all_is_drawn_and_each_key_counts_once(
    reading: Terminal,
) -> None:
    """SIGSTOP, something else is written to the terminal, SIGCONT; then go to the search, j."""
    reading.press("1", "g", "g")
    before = reading.settle()
    reading.signal(signal.SIGSTOP)
    reading.write_over("something else\r\n" * 30)
    assert reading.text != before
    reading.signal(signal.SIGCONT)
    reading.wait_until_gone("something else")
    reading.wait_for("1 Search")
    assert reading.settle() == before
    reading.press("4", "g", "g", "j")
    reading.wait_for("2/41")
    reading.press("ctrl+q")
    assert reading.wait_for_exit() == 0
    assert_given_back(reading)


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "off"])
def test_over_ssh_no_mouse_is_asked_for(
    place: dict[str, str], bundled: Path, explorer: str, name: str
) -> None:
    """Open the app at the other end of SSH, or with the mouse off in the settings."""
    config = Path(place["XDG_STATE_HOME"]).parent / "config"
    if name == "off":
        (config / "explorer").mkdir(parents=True)
        (config / "explorer" / "config.toml").write_text('[display]\nmouse = "off"\n')
    env = {**place, "XDG_CONFIG_HOME": str(config), name: "10.0.0.1 50000 10.0.0.2 22"}
    with Terminal([explorer, str(bundled)], env=env) as terminal:
        open_article(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        mouse = {"9", "1000", "1001", "1002", "1003", "1005", "1006", "1015", "1016"}
        assert not mouse & terminal.modes.keys()


def test_a_mouse_is_asked_for_on_this_machine(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Open the app here: the same look at the modes does see a mouse."""
    gone = {"SSH_CONNECTION": "", "SSH_TTY": "", "SSH_CLIENT": ""}
    with Terminal([explorer, str(bundled)], env={**place, **gone}) as terminal:
        open_article(terminal)
        assert terminal.modes["1000"]
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert_given_back(terminal)


def test_the_terminal_tells_its_size_and_not_the_environment(
    place: dict[str, str], bundled: Path, explorer: str
) -> None:
    """Open the app with COLUMNS and LINES of another size, then resize the terminal."""
    command = ["/bin/sh", "-c", f"COLUMNS=90 LINES=20 exec {explorer} {bundled}"]
    with Terminal(command, env=place, columns=120, rows=36) as terminal:
        open_article(terminal)
        assert len(terminal.text.splitlines()[0]) > 100
        terminal.resize(80, 24)
        terminal.wait_until_gone("1 Search")
        terminal.wait_for("2 Article", "4 Events")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
