"""Which clipboard a copied text can reach from here, and how to say truthfully that it was sent.

In this order, unless the settings say otherwise: the browser that draws the app, the desktop's own
command on a machine that is not at the other end of SSH, tmux, GNU screen, the terminal by OSC 52.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from explorer.tui.display import osc52

Setting = Literal["auto", "osc52", "command", "file"]

_PATIENCE = 3.0  # seconds
_NO_CLIPBOARD = {
    "linux": "the Linux console",
    "dumb": "a dumb terminal",
    "vt100": "a VT100",
    "vt220": "a VT220",
}
# (a variable that must be set, the command); the first that is installed is used.
_DESKTOP: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)


class Sent(NamedTuple):
    """Where a text went: codes still to be written to the terminal, and words for the reader.

    ``told`` follows the name of what was copied, ``short`` is for a narrow screen.
    """

    codes: str
    told: str
    short: str


def over_ssh(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal is at the other end of SSH."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def in_browser(environment: Mapping[str, str]) -> bool:
    """Tell whether a browser draws the app; the terminal that is spoken of is then the server's."""
    return "web_driver" in environment.get("TEXTUAL_DRIVER", "")


def asks_others(setting: Setting, environment: Mapping[str, str]) -> bool:
    """Tell whether `send` runs other programs, so that it takes some milliseconds."""
    if setting in ("file", "osc52") or (setting == "auto" and in_browser(environment)):
        return False
    return bool(environment.get("TMUX") or desktop_command(setting, environment))


def send(text: str, setting: Setting, environment: Mapping[str, str]) -> Sent:
    """Send a text to the best clipboard there is; what is left to do is to write the codes."""
    if setting == "file":
        return Sent("", "not sent to any clipboard, as the settings say", "not sent")
    if setting != "command" and in_browser(environment):
        return _to_browser(text)
    command = desktop_command(setting, environment)
    if command and _ran(command, text):
        return Sent("", f"copied to the clipboard by {command[0]}", "copied")
    if setting == "command":
        return _not_sent("there is no wl-copy, xclip, xsel or pbcopy that works here")
    if setting == "auto" and environment.get("TMUX"):
        return _through_tmux(text)
    return _by_codes(text, setting, environment)


def desktop_command(setting: Setting, environment: Mapping[str, str]) -> Sequence[str] | None:
    """Return the desktop's command to copy with, None where there is none or it is far away."""
    if setting == "auto" and over_ssh(environment):
        return None
    if sys.platform == "darwin" and shutil.which("pbcopy"):
        return ("pbcopy",)
    usable = (
        command for name, command in _DESKTOP if environment.get(name) and shutil.which(command[0])
    )
    return next(usable, None)


def _ran(command: Sequence[str], text: str) -> bool:
    """Give a text to a command; it may stay in the background to serve the clipboard."""
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _to_browser(text: str) -> Sent:
    if osc52.too_long(text):
        return _too_long()
    return Sent(osc52.plain(text), "sent to the browser's clipboard", "sent to the browser")


def _through_tmux(text: str) -> Sent:
    """Send by the way that this tmux takes: from an app, through it, or by its own command."""
    takes, passes = _asked_tmux()
    code = osc52.plain(text)
    if takes == "on" and not osc52.too_long(text):
        return Sent(
            code, "sent to the clipboards of tmux and its terminal (OSC 52)", "sent to tmux"
        )
    if takes in ("on", "external") and _ran(("tmux", "load-buffer", "-w", "-"), text):
        return Sent("", "put into tmux's buffer and sent to its terminal", "sent to tmux")
    if osc52.too_long(text):
        return _too_long()
    if passes:
        told = "sent through tmux to its terminal's clipboard (OSC 52)"
        return Sent(osc52.through_tmux(code), told, "sent through tmux")
    if takes == "off":
        return _not_sent("tmux keeps it back: set-clipboard is off")
    told = "sent to tmux (OSC 52), which takes it with set-clipboard on"
    return Sent(code + osc52.through_tmux(code), told, "sent to tmux")


def _asked_tmux() -> tuple[str, bool]:
    """Return tmux's set-clipboard, "" where it does not answer, and whether it passes codes on."""
    try:
        asked = subprocess.run(
            ("tmux", "display-message", "-p", "#{set-clipboard} #{allow-passthrough} #{version}"),
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "", False
    takes, passes, version = [*asked.stdout.rstrip("\n").split(" "), "", "", ""][:3]
    old = bool(version) and not passes  # before 3.3 there was no such option: it passed all on
    return takes, old or passes in ("1", "2", "on", "all")


def _by_codes(text: str, setting: Setting, environment: Mapping[str, str]) -> Sent:
    without = _without_clipboard(environment) if setting == "auto" else None
    if without:
        return _not_sent(f"{without} takes none from a program")
    if osc52.too_long(text):
        return _too_long()
    code = osc52.plain(text)
    if environment.get("TMUX"):
        code += osc52.through_tmux(code)
    elif environment.get("STY"):
        told = "sent through screen to the terminal's clipboard (OSC 52)"
        return Sent(osc52.through_screen(code), told, "sent by OSC 52")
    if _under_mosh():
        told = "sent to the clipboard (OSC 52), which mosh passes on from version 1.4"
        return Sent(code, told, "sent by OSC 52 (mosh 1.4)")
    return Sent(code, "sent to the terminal's clipboard (OSC 52)", "sent by OSC 52")


def _without_clipboard(environment: Mapping[str, str]) -> str | None:
    """Return the name of a terminal that is known to drop OSC 52."""
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Apple's Terminal"
    return _NO_CLIPBOARD.get(environment.get("TERM", ""))


def _under_mosh() -> bool:
    """Tell whether a mosh server is above this process; only Linux tells."""
    pid = os.getppid()
    while pid > 1:
        try:
            name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition(" (")[2].rpartition(")")
        except (OSError, UnicodeDecodeError):
            return False
        if name == "mosh-server":
            return True
        pid = int(rest.split()[1])
    return False


def _too_long() -> Sent:
    most = osc52.LONGEST // 1000
    return Sent("", f"not sent: a terminal's clipboard takes {most} KB at most", "too long to send")


def _not_sent(why: str) -> Sent:
    return Sent("", f"not sent: {why}", "not sent")
