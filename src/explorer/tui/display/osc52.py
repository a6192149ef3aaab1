"""The terminal's clipboard: OSC 52, which works over SSH; tmux and screen let it pass."""

from __future__ import annotations

import base64
from collections.abc import Mapping

_LONGEST = 74_994
"""Bytes that xterm's limit of 100,000 characters leaves before Base64."""


def clipboard_code(text: str, environment: Mapping[str, str]) -> str:
    """Return what to write to the terminal to copy ``text``; a longer text is cut."""
    data = text.encode("utf-8", "replace")[:_LONGEST]
    code = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\a"
    if environment.get("TMUX"):
        # tmux takes OSC 52 itself with set-clipboard on, and passes this on with
        # allow-passthrough on; it ignores the one that is off.
        inner = code.replace("\x1b", "\x1b\x1b")
        return f"{code}\x1bPtmux;{inner}\x1b\\"
    if environment.get("STY"):
        return f"\x1bP{code}\x1b\\"
    return code
