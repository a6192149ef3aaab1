"""When plain mode is needed: terminals that cannot put the cursor anywhere."""

from __future__ import annotations

# What these are called, or begin with, is known to move the cursor; the rest is looked up.
_ABLE = (
    *("xterm", "screen", "tmux", "rxvt", "linux", "vt", "alacritty", "foot", "kitty", "konsole"),
    *("gnome", "iterm", "putty", "st-", "wezterm", "ansi", "contour", "ghostty", "eterm"),
)
_UNABLE = ("", "dumb", "unknown", "emacs", "network", "dialup", "switch")


def cannot_place(term: str | None) -> bool:
    """Tell whether a terminal of this TERM has no cursor addressing.

    A name that the system's terminfo does not know is taken for an able one: most such terminals
    are newer than the list.
    """
    name = term or ""
    if name in _UNABLE:
        return True
    return False if name.startswith(_ABLE) else not _addresses(name)


def _addresses(name: str) -> bool:
    try:
        import curses
    except ImportError:  # a Python without it
        return True
    try:
        curses.setupterm(name)
        return bool(curses.tigetstr("cup"))
    except curses.error:
        return True
