"""The terminal's clipboard: the codes of OSC 52, plain, and wrapped for what stands in between.

A terminal never answers, so nothing here knows whether it took the text. BEL ends the code, because
inside of the wrapping of tmux and screen the other end, ESC backslash, would end the wrapping.
"""

from __future__ import annotations

import base64

LONGEST = 74_994
"""Bytes that xterm's limit of 100,000 characters leaves before Base64."""

_SCREENFUL = 240
"""Characters of one string that every GNU screen passes on; later versions take 768."""


def plain(text: str) -> str:
    """Return what puts ``text`` on the clipboard of the terminal that reads it."""
    data = text.encode("utf-8", "replace")
    return f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\a"


def through_tmux(code: str) -> str:
    """Wrap a code for tmux to pass on to its own terminal, where ``allow-passthrough`` is on."""
    return f"\x1bPtmux;{code.replace(chr(27), chr(27) * 2)}\x1b\\"


def through_screen(code: str) -> str:
    """Wrap a code for GNU screen to pass on: in pieces, because it cuts a long string."""
    pieces = (code[at : at + _SCREENFUL] for at in range(0, len(code), _SCREENFUL))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def too_long(text: str) -> bool:
    """Tell whether terminals would cut the text, or drop it."""
    return len(text.encode("utf-8", "replace")) > LONGEST
