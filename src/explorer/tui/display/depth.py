"""How many colours the terminal shows, and whether its ground is dark or light."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from textual import constants

_MONOCHROME = re.compile(r"(vt\d|dumb|unknown|cons25-m|sun|.*-m\d?$|.*-mono$).*")


def depth_of(environ: Mapping[str, str]) -> ColorSystem | None:
    """Return the depth of colour to draw in: None without colours.

    Rich knows it by ``COLORTERM`` and ``TERM``, but not that some terminals have no colour at all.
    """
    if "NO_COLOR" in environ or _MONOCHROME.fullmatch(environ.get("TERM", "").lower()):
        return None
    forced: Any = constants.COLOR_SYSTEM
    return Console(color_system=forced, force_terminal=True, _environ=environ)._color_system


def theme_for(wanted: str, depth: ColorSystem | None, environ: Mapping[str, str]) -> str:
    """Return the name of the theme in force: of 16 colours, or plain, where there are no more."""
    if depth is None:
        return "plain"
    if wanted == "auto":
        wanted = "light" if _is_light(environ.get("COLORFGBG", "")) else "dark"
    return f"{wanted}16" if depth is ColorSystem.STANDARD else wanted


def _is_light(colours: str) -> bool:
    """Tell whether ``15;0`` or ``0;default;15`` names a light ground, its last number."""
    last = colours.rpartition(";")[2]
    return last.isdecimal() and (int(last) == 7 or 9 <= int(last) <= 15)
