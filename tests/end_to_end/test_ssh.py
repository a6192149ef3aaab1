"""The whole task over a real SSH connection of few bytes, and the connection lost."""

import base64
import os
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import ssh_server
from pty_terminal import Terminal

pytestmark = pytest.mark.skipif(bool(ssh_server.missing()), reason=ssh_server.missing())

MOUSE = {"9", "1000", "1001", "1002", "1003", "1005", "1006", "1015", "1016"}


class Remote:
    """The app at the other end: how to log in to it, and what became of it."""

    def __init__(self, server: ssh_server.Server, folder: Path, explorer: str, corpus: Path):
        self._pid_file = folder / "pid"
        words = shlex.join([explorer, str(corpus)])
        self.command = server.login(f"echo $$ > {self._pid_file}; exec {words}")

    @property
    def pid(self) -> int:
        return int(self._pid_file.read_text())

    def wait_until_gone(self, seconds: float = 10.0) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
        raise AssertionError("the app at the other end still runs")


@pytest.fixture
def remote(
    indexed: dict[str, str], tmp_path: Path, bundled: Path, explorer: str
) -> Iterator[Remote]:
    """A server with the indexed corpus, and a session of its own."""
    here = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    home = {**indexed, **here, "XDG_STATE_HOME": str(tmp_path / "state")}
    keys = tmp_path / "ssh"
    keys.mkdir(mode=0o700)
    with ssh_server.Server(keys, home) as server:
        if subprocess.run(server.login("true"), capture_output=True, check=False).returncode:
            told = server.log.read_text()
            if "account is locked" in told:
                pytest.skip("this user's account is locked: sshd lets it in with no key")
            raise AssertionError(told)
        yield Remote(server, tmp_path, explorer, bundled)


def do_the_task(terminal: Terminal) -> int:
    """Search, open, next mention, event, source, citation; returns how many keys were pressed.

    Each letter of the query counts as a key.
    """
    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        pressed += len(keys)
        terminal.press(*keys)

    terminal.wait_for("1 Search", "4 Events")
    press("/", *"ard*")
    terminal.wait_for("= ard*", "Ardabil")
    press("enter")  # to the results
    press("enter")  # the article, at the paragraph that was found
    terminal.wait_for("2 Article", "hit", "¶4/5")
    press("n")  # the next mention of what was searched for
    terminal.wait_for("1/1")
    press("e")  # the events of this paragraph
    terminal.wait_for("4 Events", "¶4 of")
    press("enter")  # the sentence that the event was read from
    terminal.wait_for("┃")
    press("y")  # its citation
    terminal.wait_for("register.txt")
    return pressed


def copied(terminal: Terminal) -> str:
    """Return what was sent to the clipboard of the terminal at this end."""
    (payload,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", terminal.received)
    return base64.b64decode(payload).decode("utf-8")


def test_the_whole_task_in_twelve_keys_and_few_bytes(remote: Remote) -> None:
    """Log in from a terminal of 80x24; ``/ard*`` Enter Enter ``n`` ``e`` Enter ``y``."""
    with Terminal(remote.command, env={"TERM": "xterm-256color"}) as terminal:
        assert do_the_task(terminal) <= 12
        assert "OSC 52" in terminal.settle() and "register.txt" in terminal.text
        text = copied(terminal)
        sentence = " ".join(text.split()).rpartition("“")[2]
        assert " ".join(sentence.split()[:5]) in marked(terminal)
        assert re.search(r"2025-\d\d-\d\d.*paragraph", text)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert len(terminal.received) <= 40_000
        assert not MOUSE & terminal.modes.keys()
        assert terminal.modes["1049"] is False


@pytest.mark.parametrize("end", ["client", "server"])
def test_a_dropped_connection_loses_nothing(remote: Remote, end: str) -> None:
    """Do the task; the connection drops; log in again: everything is where it was."""
    with Terminal(remote.command) as terminal:
        do_the_task(terminal)
        terminal.settle()
        before = marked(terminal)
        if end == "client":
            terminal.signal(signal.SIGKILL)
        else:
            os.kill(parent(remote.pid), signal.SIGKILL)
        terminal.wait_for_exit()
        remote.wait_until_gone()
    with Terminal(remote.command) as terminal:
        terminal.wait_for("2 Article", "┃")
        terminal.settle()
        assert before and marked(terminal) == before
        terminal.press("<")  # the jump to the source
        terminal.wait_for("4 Events", "¶4 of")
        terminal.press("<", "<")  # the jump to the events, and the one to the article
        terminal.wait_for("1 Search", "= ard*")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def marked(terminal: Terminal) -> str:
    """Return the marked sentence, the source of the event, as it is shown."""
    return " ".join(" ".join(re.findall(r"┃([^│▀-▟\n]*)", terminal.text)).split())


def parent(pid: int) -> int:
    found = subprocess.run(
        ["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True, check=True
    )
    return int(found.stdout)
