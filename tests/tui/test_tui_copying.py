"""Copying: the codes, the way that is chosen, and words that claim no more than is known."""

import base64
import os
import re
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tui_driving import Opened, press, screen_text

from explorer.config import load_settings
from explorer.errors import ConfigError
from explorer.tui.clipboards import Sent, desktop_command, send
from explorer.tui.copying import message
from explorer.tui.display import osc52

TEXT = "Solberg — “漢字” \x1b[31m\n" * 40
SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}


def payload(code: str) -> str:
    (data,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", code)
    return base64.b64decode(data).decode("utf-8")


def test_the_plain_code_holds_the_text() -> None:
    assert payload(osc52.plain(TEXT)) == TEXT


def test_tmux_passes_on_exactly_the_plain_code() -> None:
    wrapped = osc52.through_tmux(osc52.plain(TEXT))
    assert wrapped.startswith("\x1bPtmux;") and wrapped.endswith("\x1b\\")
    assert wrapped[7:-2].replace("\x1b\x1b", "\x1b") == osc52.plain(TEXT)


def test_screen_gets_pieces_that_it_does_not_cut() -> None:
    wrapped = osc52.through_screen(osc52.plain(TEXT))
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", wrapped, re.DOTALL)
    assert len(pieces) > 5 and all(len(piece) <= 256 for piece in pieces)
    assert "".join(pieces) == osc52.plain(TEXT)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == wrapped


def test_over_ssh_the_terminal_gets_the_text() -> None:
    sent = send(TEXT, "auto", SSH)
    assert payload(sent.codes) == TEXT
    assert sent.told == "sent to the terminal's clipboard (OSC 52)"


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"TERM": "linux"}, "the Linux console"),
        ({"TERM": "dumb"}, "a dumb terminal"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "Apple's Terminal"),
    ],
)
def test_a_terminal_without_a_clipboard_is_told_and_gets_nothing(
    environment: Mapping[str, str], name: str
) -> None:
    sent = send(TEXT, "auto", {**SSH, **environment})
    assert not sent.codes and name in sent.told and sent.told.startswith("not sent")
    assert send(TEXT, "osc52", {**SSH, **environment}).codes  # the settings know better


def test_a_text_that_terminals_cut_is_not_sent() -> None:
    long = "x" * osc52.LONGEST
    assert send(long, "auto", SSH).codes
    sent = send(long + "x", "auto", SSH)
    assert not sent.codes and "74 KB" in sent.told


def test_the_settings_can_keep_copies_from_any_clipboard() -> None:
    sent = send(TEXT, "file", SSH)
    assert not sent.codes and "settings" in sent.told


def test_an_unknown_clipboard_in_the_settings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[display]\nclipboard = "osc25"\n')
    with pytest.raises(ConfigError, match="clipboard"):
        load_settings(path)


def test_the_command_of_a_desktop_is_for_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real program stands where wl-copy would, and tells what it was given."""
    program = tmp_path / "wl-copy"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/got\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    here = {"TERM": "xterm-256color", "WAYLAND_DISPLAY": "wayland-0"}
    sent = send(TEXT, "auto", here)
    assert not sent.codes and sent.told == "copied to the clipboard by wl-copy"
    assert (tmp_path / "got").read_text(encoding="utf-8") == TEXT
    assert desktop_command("auto", {**here, **SSH}) is None
    assert desktop_command("command", {**here, **SSH}) == ("wl-copy",)
    program.write_text("#!/bin/sh\nexit 1\n")
    assert payload(send(TEXT, "auto", here).codes) == TEXT
    assert "no wl-copy" in send(TEXT, "command", here).told


# In the app.


async def test_y_keeps_the_citation_in_the_register_and_says_so(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over SSH press y on a result."""
    for name, value in SSH.items():
        monkeypatch.setenv(name, value)
    async with opened() as (app, pilot):
        await press(app, pilot, "1", "y")
        register = tmp_path / "state" / "explorer" / "register.txt"
        assert "sent to the terminal's clipboard (OSC 52)" in screen_text(app) or (
            "sent by OSC 52" in screen_text(app)
        )
        assert "register.txt" in screen_text(app)
        assert app.main.search.results.article_at(0)[0] in register.read_text(encoding="utf-8")
        assert stat.S_IMODE(register.stat().st_mode) == 0o600


async def test_a_register_that_cannot_be_written_is_told(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Press y where a folder stands in the place of the register."""
    for name, value in SSH.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "state" / "explorer" / "register.txt").mkdir(parents=True)
    async with opened() as (app, pilot):
        await press(app, pilot, "1", "y")
        assert "not kept" in screen_text(app)


@pytest.mark.parametrize("width", [200, 120, 80, 60, 40])
def test_the_message_fits_and_names_the_register(width: int) -> None:
    far = Path("/srv/a/rather/long/way/to/the/state/explorer/register.txt")
    for sent in (Sent("x", "sent to the terminal's clipboard (OSC 52)", "sent by OSC 52"),):
        words = message("citation", sent, far, width)
        assert len(words) <= width and "OSC 52" in words and "register.txt" in words


# In a real tmux.

tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture
def in_tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The environment inside of a tmux of our own."""
    socket = tmp_path / "t"
    base = ["tmux", "-S", str(socket), "-f", "/dev/null"]
    subprocess.run([*base, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True)
    shown = subprocess.run(
        [*base, "display-message", "-p", "#{pid},0 #{pane_id}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    inside = {**SSH, "TMUX": f"{socket},{shown[0]}", "TMUX_PANE": shown[1]}
    monkeypatch.setenv("TMUX", inside["TMUX"])
    monkeypatch.setenv("TMUX_PANE", inside["TMUX_PANE"])
    yield inside
    subprocess.run([*base, "kill-server"], check=False)


def ask_tmux(*words: str) -> str:
    done = subprocess.run(["tmux", *words], capture_output=True, text=True, check=False)
    return done.stdout


@tmux
def test_a_tmux_as_it_comes_takes_the_text_by_its_own_command(in_tmux: dict[str, str]) -> None:
    sent = send(TEXT, "auto", in_tmux)
    assert not sent.codes and "tmux's buffer" in sent.told
    end = time.monotonic() + 5
    while ask_tmux("show-buffer") != TEXT and time.monotonic() < end:
        time.sleep(0.05)
    assert ask_tmux("show-buffer") == TEXT


@tmux
def test_a_tmux_that_takes_codes_gets_the_plain_one(in_tmux: dict[str, str]) -> None:
    ask_tmux("set", "-s", "set-clipboard", "on")
    assert payload(send(TEXT, "auto", in_tmux).codes) == TEXT


@tmux
def test_a_tmux_that_keeps_codes_back_is_told(in_tmux: dict[str, str]) -> None:
    ask_tmux("set", "-s", "set-clipboard", "off")
    sent = send(TEXT, "auto", in_tmux)
    assert not sent.codes and "set-clipboard is off" in sent.told


@tmux
def test_a_tmux_that_passes_codes_on_gets_a_wrapped_one(in_tmux: dict[str, str]) -> None:
    ask_tmux("set", "-s", "set-clipboard", "off")
    ask_tmux("set", "-g", "allow-passthrough", "on")
    assert send(TEXT, "auto", in_tmux).codes == osc52.through_tmux(osc52.plain(TEXT))


def test_a_tmux_that_does_not_answer_gets_both_codes(tmp_path: Path) -> None:
    code = osc52.plain(TEXT)
    sent = send(TEXT, "osc52", {**SSH, "TMUX": f"{tmp_path}/none,1,0"})
    assert sent.codes == code + osc52.through_tmux(code)
