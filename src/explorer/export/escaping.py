"""Untrusted text in Markdown: shown as it is, whatever it holds, by any renderer."""

from __future__ import annotations

import re

from explorer.safetext import visible

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$^])")
# What renderers make a link of by themselves: an address, a site with www, an e-mail address.
_LINKS = re.compile(
    r"(?<=\w):(?=//)|(?<=mailto):|(?<=www)\.|(?<=\S)@(?=\w)",
    re.IGNORECASE,
)
_START = re.compile(r"^(\d{1,9})?([-+=.)])")


def escaped(text: str) -> str:
    """Return text as one line that Markdown shows as it is, in the middle of a line."""
    shown = _SPECIAL.sub(r"\\\1", visible(text)).translate(_ENTITIES)
    return _LINKS.sub(lambda found: f"\\{found[0]}", shown)


def at_line_start(shown: str) -> str:
    """Return escaped text that begins a line: neither a list, a heading, a rule nor code."""
    return _START.sub(_harmless, shown.lstrip())


def _harmless(found: re.Match[str]) -> str:
    number, sign = found.groups(default="")
    if number and sign in "-+=":  # only a point or a bracket makes a list of a number
        return found[0]
    return f"{number}\\{sign}"
