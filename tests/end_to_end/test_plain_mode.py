"""Plain mode with the installed command: over a pipe, on a dumb terminal, on any terminal."""

import json
import os
import re
import signal
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pty_terminal import Terminal

from explorer.cli.exits import Exit

HOSTILE = """Published: 2024-05-25
A \x1b[31m title \x1b[0m \x07\x9b2J\u202e

Words \x1b]52;c;aGk=\x07 end.
"""


@pytest.fixture
def own(indexed: dict[str, str], tmp_path: Path) -> dict[str, str]:
    return {**indexed, "XDG_STATE_HOME": str(tmp_path / "state")}


def piped(
    explorer: str, corpus: Path, lines: str, env: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(
        [explorer, "--plain", str(corpus)],
        input=lines.encode(),
        capture_output=True,
        env={**environment, **env},
        timeout=120,
        check=False,
    )


def test_the_whole_task_over_a_pipe(explorer: str, bundled: Path, own: dict[str, str]) -> None:
    """``printf 'search ardabil\\nopen 1\\n...' | explorer --plain CORPUS``"""
    lines = "search ardabil\nopen 1\nfind\nevents here\nevent 1\nsource 1\ncite\n"
    done = piped(explorer, bundled, lines, own)
    told = done.stdout.decode()
    assert done.returncode == Exit.OK, done.stderr
    assert told.startswith("1 article found for ardabil.\n")
    for words in ("Article: ", "Found in paragraph 4.", "events in this article", "Source 1 of "):
        assert words in told
    assert "explorer>" not in told
    assert "register.txt" in done.stderr.decode()
    assert max(map(len, told.splitlines())) > 120, "a pipe is not wrapped"


def test_a_pipe_leaves_the_session_of_the_person_alone(
    explorer: str, bundled: Path, own: dict[str, str], tmp_path: Path
) -> None:
    piped(explorer, bundled, "search ardabil\n", own)
    sessions = tmp_path / "state/explorer/sessions"
    assert not sessions.exists() or not list(sessions.iterdir())


@pytest.mark.parametrize(
    ("lines", "code", "told"),
    [
        ("search (\nsearch ardabil\n", Exit.QUERY, "1 article found"),
        ("nonsense\n", Exit.USAGE, ""),
        ("actor nobody at all\n", Exit.UNKNOWN, ""),
        ("\n\n", Exit.OK, ""),
    ],
)
def test_a_pipe_goes_on_after_an_error_and_exits_with_it(
    explorer: str, bundled: Path, own: dict[str, str], lines: str, code: Exit, told: str
) -> None:
    done = piped(explorer, bundled, lines, own)
    assert done.returncode == code
    assert told in done.stdout.decode()
    assert bool(done.stderr) == bool(code)


def test_a_pipe_waits_for_the_first_index_and_tells_its_progress(
    explorer: str, home: dict[str, str], tmp_path: Path
) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    done = piped(explorer, corpus, "search title\n1\nnames\nevents\nstatus\ncite\n", home)
    assert done.returncode == Exit.OK, done.stderr
    assert "1 article found for title." in done.stdout.decode()
    assert "Finding facts" in done.stderr.decode()
    for output in (done.stdout, done.stderr):
        assert harmless(output.decode())


def harmless(text: str) -> bool:
    """No character below a blank but the newline, no C1, no turning of the text."""
    return all(char == "\n" or char.isprintable() for char in text)


def test_an_unreadable_corpus_is_told_and_is_no_traceback(
    explorer: str, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    done = piped(explorer, tmp_path / "empty", "search x\n", home)
    assert done.returncode != Exit.OK
    assert "The corpus could not be read." in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("term", "options"), [("dumb", []), ("", []), ("xterm-256color", ["--plain"])]
)
def test_a_terminal_gets_words_and_never_a_code(
    explorer: str, bundled: Path, own: dict[str, str], term: str, options: list[str]
) -> None:
    """``TERM=dumb explorer CORPUS`` ``search ardabil`` ``1`` ``read`` ctrl+d"""
    with Terminal([explorer, *options, str(bundled)], env={**own, "TERM": term}) as terminal:
        terminal.wait_for("explorer>")
        for line, words in (
            ("search ardabil", "1 article found"),
            ("1", "Paragraph 4 of 5"),
            ("read", "Paragraph 1 of 5"),
            ("nonsense", "There is no command nonsense."),
        ):
            terminal.press(line, "enter")
            terminal.wait_for(words)
        terminal.press("ctrl+d")
        assert terminal.wait_for_exit() == 0
    received = bytes(terminal.received).replace(b"\r\n", b"\n").decode()
    assert harmless(received), received
    assert max(map(len, received.splitlines())) <= 80
    history = Path(own["XDG_STATE_HOME"]) / "explorer/plain-history.txt"
    assert "search ardabil" in history.read_text(encoding="utf-8")
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


def test_ctrl_c_drops_the_line_and_keeps_the_conversation(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """``search arda`` ctrl+c ``status``"""
    with Terminal([explorer, "--plain", str(bundled)], env=own) as terminal:
        terminal.wait_for("explorer>")
        terminal.press("search arda", "\x03", "status", "enter")
        terminal.wait_for("No file was skipped.")
        assert "found for" not in terminal.text
        terminal.press("quit", "enter")
        assert terminal.wait_for_exit() == 0


def test_plain_mode_and_the_screen_share_the_session(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """``explorer --plain`` ``search ardabil`` ``1``, hang up; the screen, ctrl+q; plain again"""
    with Terminal([explorer, "--plain", str(bundled)], env=own) as terminal:
        terminal.wait_for("explorer>")
        terminal.press("search ardabil", "enter")
        terminal.wait_for("1 article found")
        terminal.press("1", "enter")
        terminal.wait_for("Paragraph 4 of 5")
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_for_exit() == 129
    with Terminal([explorer, str(bundled)], env=own, columns=120, rows=36) as terminal:
        terminal.wait_for("= ardabil", "Ardabil")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    with Terminal([explorer, "--plain", str(bundled)], env=own) as terminal:
        told = terminal.wait_for("explorer>")
        assert re.search(r"you\s+searched\s+for\s+ardabil", told), told
        assert re.search(r"paragraph\s+4\s+of", told), told
        terminal.press("here", "enter")
        terminal.wait_for("Paragraph 4 of 5")


def test_the_first_index_of_a_corpus_can_be_searched_as_soon_as_its_text_is_there(
    explorer: str, home: dict[str, str], bundled: Path
) -> None:
    """``explorer --plain`` on a folder that was never indexed"""
    with Terminal([explorer, "--plain", str(bundled)], env=home) as terminal:
        terminal.wait_for("for the first time", "explorer>", seconds=90)
        terminal.press("search corridor", "enter")
        terminal.wait_for("For more say next.", "orridor", seconds=60)
        terminal.press("refresh", "enter")
        terminal.wait_for("up to date", seconds=90)
        terminal.press("events", "enter")
        terminal.wait_for("in order of time", seconds=60)
        terminal.press("ctrl+d")
        assert terminal.wait_for_exit() == 0


def test_the_setting_makes_every_start_plain(
    explorer: str, bundled: Path, own: dict[str, str], tmp_path: Path
) -> None:
    """``[display] plain = true``"""
    folder = tmp_path / "config" / "explorer"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[display]\nplain = true\n", encoding="utf-8")
    with Terminal(
        [explorer, str(bundled)], env={**own, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    ) as terminal:
        terminal.wait_for("explorer>")
        terminal.press("quit", "enter")
        assert terminal.wait_for_exit() == 0


def test_without_a_terminal_the_screen_says_so_and_names_plain_mode(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """``explorer CORPUS | cat``"""
    done = subprocess.run(
        [explorer, str(bundled)], capture_output=True, env={**os.environ, **own}, check=False
    )
    assert done.returncode == Exit.FAILED
    assert "The screen needs a terminal" in done.stderr.decode()
    assert "explorer --plain" in done.stderr.decode()
    assert json.dumps(done.stdout.decode()) == '""'


def test_a_screen_that_would_go_into_a_log_is_refused(
    explorer: str, bundled: Path, own: dict[str, str], tmp_path: Path
) -> None:
    """``explorer CORPUS 2>log`` at a terminal: the screen is drawn on stderr."""
    log = tmp_path / "log"
    command = ["sh", "-c", 'exec "$0" "$1" 2>"$2"', explorer, str(bundled), str(log)]
    with Terminal(command, env=own) as terminal:
        assert terminal.wait_for_exit() == Exit.FAILED
    assert "stdout or stderr is none" in log.read_text(encoding="utf-8")


def session_of(own: dict[str, str]) -> Path:
    (kept,) = (Path(own["XDG_STATE_HOME"]) / "explorer/sessions").glob("*.json")
    return kept


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_is_told_by_the_exit_code(
    explorer: str, bundled: Path, own: dict[str, str], number: signal.Signals
) -> None:
    """``explorer --plain``; the system asks to leave."""
    with Terminal([explorer, "--plain", str(bundled)], env=own) as terminal:
        terminal.wait_for("explorer>")
        terminal.signal(number)
        assert terminal.wait_for_exit() == 128 + number


def test_a_session_of_another_version_is_set_aside_and_told(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """``search ardabil`` ``quit``; a newer version writes the session; ``explorer --plain``"""
    command = [explorer, "--plain", str(bundled)]
    with Terminal(command, env=own) as terminal:
        terminal.wait_for("explorer>")
        terminal.press("search ardabil", "enter", "quit", "enter")
        assert terminal.wait_for_exit() == 0
    kept = session_of(own)
    newer = json.dumps(json.loads(kept.read_text()) | {"format": 2, "mine": "precious"})
    kept.write_text(newer)
    with Terminal(command, env=own, columns=200) as terminal:
        terminal.wait_for("was set aside as", "explorer>")
        terminal.press("search ardabil", "enter", "quit", "enter")
        assert terminal.wait_for_exit() == 0
    (aside,) = kept.parent.glob("*damaged*")
    assert aside.read_text() == newer and json.loads(kept.read_text())["format"] == 1


def test_a_session_that_cannot_be_kept_is_told_and_is_the_exit_code(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """A file stands where the sessions belong: ``search ardabil`` ``quit``"""
    with Terminal([explorer, "--plain", str(bundled)], env=own) as terminal:
        terminal.wait_for("explorer>")
        folder = Path(own["XDG_STATE_HOME"]) / "explorer/sessions"
        folder.rmdir()
        folder.write_text("")
        terminal.press("search ardabil", "enter")
        terminal.wait_for("1 article found", "cannot be")
        terminal.press("quit", "enter")
        assert terminal.wait_for_exit() == Exit.STORE
        assert "Goodbye" not in terminal.text


@pytest.mark.parametrize("options", [["--plain"], []])
def test_a_closed_stdin_is_told(
    explorer: str, bundled: Path, own: dict[str, str], options: list[str]
) -> None:
    """``explorer --plain <&-`` and ``explorer <&-``"""
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", explorer, *options, str(bundled)],
        capture_output=True,
        env={**os.environ, **own},
        timeout=60,
        check=False,
    )
    assert done.returncode == Exit.FAILED
    assert "stdin" in done.stderr.decode() and "defect" not in done.stderr.decode()


def test_what_cannot_be_saved_is_told_and_the_conversation_goes_on(
    explorer: str, bundled: Path, own: dict[str, str]
) -> None:
    """``save ~nosuchuser/x.md`` ``search ardabil``"""
    done = piped(explorer, bundled, "save ~nosuchuser/x.md\nsearch ardabil\n", own)
    assert done.returncode == Exit.FAILED
    assert "cannot be a file" in done.stderr.decode()
    assert "1 article found for ardabil." in done.stdout.decode()
