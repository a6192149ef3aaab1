"""In a real tmux and a real GNU screen: what is copied reaches the terminal around them."""

import base64
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from pty_terminal import Terminal

FAR = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22", "TMUX": "", "STY": ""}


def needs(program: str) -> pytest.MarkDecorator:
    gone = shutil.which(program) is None
    return pytest.mark.skipif(gone, reason=f"{program} is not installed")


@pytest.fixture
def place(indexed: dict[str, str], tmp_path: Path) -> dict[str, str]:
    return {**indexed, **FAR, "XDG_STATE_HOME": str(tmp_path / "state")}


def copied_in(command: Sequence[str], place: dict[str, str]) -> tuple[str, str]:
    """Open an article and copy it; return what the terminal's clipboard got, and the message."""
    with Terminal(command, env=place, columns=120) as terminal:
        terminal.wait_for("1 Search", "4 Events")
        terminal.press("/", *"ardabil")
        terminal.wait_for("= ardabil")
        terminal.press("enter", "enter")
        terminal.wait_for("2 Article", "hit")
        terminal.press("y")
        screen = terminal.wait_for("register.txt")
        terminal.settle()
        received = bytes(terminal.received)
        terminal.press("ctrl+q")
        terminal.wait_for_exit()
    (data,) = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)(?:\a|\x1b\\)", received)
    return base64.b64decode(data).decode("utf-8"), screen


@needs("tmux")
@pytest.mark.parametrize("takes", ["on", "external"])
def test_what_is_copied_in_tmux_reaches_its_terminal_and_its_buffer(
    place: dict[str, str], tmp_path: Path, bundled: Path, explorer: str, takes: str
) -> None:
    """In tmux search, open an article, press y."""
    settings = tmp_path / "tmux.conf"
    settings.write_text(f"set -s set-clipboard {takes}\nset -g exit-empty off\n")
    tmux = ["tmux", "-S", str(tmp_path / "t"), "-f", str(settings)]
    try:
        text, screen = copied_in([*tmux, "new-session", explorer, str(bundled)], place)
        show = [*tmux, "show-buffer"]
        buffer = subprocess.run(show, capture_output=True, text=True, check=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
    assert "Ardabil" in text and buffer == text
    assert "tmux" in screen


@needs("screen")
def test_what_is_copied_in_screen_reaches_its_terminal(
    place: dict[str, str], tmp_path: Path, bundled: Path, explorer: str
) -> None:
    """In GNU screen search, open an article, press y."""
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    command = ["screen", "-U", "-c", "/dev/null", explorer, str(bundled)]
    text, screen = copied_in(command, {**place, "SCREENDIR": str(sockets)})
    assert "Ardabil" in text
    assert "OSC 52" in screen
