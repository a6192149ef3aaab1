"""The hints in the bottom line: what the keys do in a pane, and which digit shows what is hidden.

They follow the keymap, so that a key of one's own is told too; what does not fit is left out whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.tui.display.cells import width_of
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, PANES, SEARCH, Keymap

HINTS: Mapping[str, Sequence[tuple[str, str]]] = {
    SEARCH: (
        ("search", "query"),
        ("open", "open"),
        ("timeline", "time"),
        ("cite", "cite"),
        ("command", "command"),
    ),
    ARTICLE: (
        ("previous_mention next_mention", "names"),
        ("actor", "actor"),
        ("why", "why"),
        ("next_date", "date"),
        ("next_event", "event"),
        ("next_hit", "hit"),
        ("cite", "cite"),
        ("back", "back"),
    ),
    ACTORS: (
        ("open", "dossier and filter"),
        ("why", "why"),
        ("actor", "by name"),
        ("actors_scope", "scope"),
        ("back", "back"),
    ),
    EVENTS: (
        ("open", "source"),
        ("next_hit previous_hit", "sources"),
        ("why", "why"),
        ("narrow", "narrow"),
        ("overview", "months"),
        ("compare", "compare"),
        ("remove_filter", "less"),
        ("timeline", "time"),
        ("conflicts", "disputed"),
    ),
}
"""Of each pane the actions that are told, the most useful first, each with its words."""

_SHOWN = 72  # cells: more than this is not read, and costs bytes at each change of the pane
_NEEDED = (40, 12)


def too_small(width: int, height: int) -> str:
    """Return what to say of a screen on which nothing can be done well, else nothing."""
    if width >= _NEEDED[0] - 4 and height >= _NEEDED[1] - 4:
        return ""
    return f"needs {_NEEDED[0]}x{_NEEDED[1]}, has {width}x{height}"


def hint_text(keymap: Keymap, pane: str, width: int) -> str:
    """Return the hints of a pane that fit ``width`` cells."""
    shown: list[str] = []
    for names, words in HINTS[pane]:
        more = [*shown, hint(keymap, names, words)]
        if width_of("  ".join(more)) > min(width, _SHOWN):
            break
        shown = more
    return "  ".join(shown)


def ways_text(keymap: Keymap, hidden: Sequence[str], width: int) -> str:
    """Return the keys of the panes that are out of sight, and of the help.

    Where their names take too much of the line, they are left to the help.
    """
    help_hint = hint(keymap, "help", "help")
    if not hidden:
        return help_hint
    ways = "  ".join([*(hint(keymap, f"pane_{name}", name) for name in hidden), help_hint])
    return ways if width_of(ways) * 2 <= width else help_hint


def hint(keymap: Keymap, names: str, words: str) -> str:
    """Return the keys of some actions and what they do."""
    return f"{' '.join(keymap.shown(name) for name in names.split())} {words}"


def useful_in(keymap: Keymap, pane: str) -> list[str]:
    """Return the names of all actions, those first that are told of in a pane or are its own."""
    told = [name for names, _ in HINTS[pane] for name in names.split()]
    own = [each.name for each in keymap.actions.values() if pane in each.panes != PANES]
    return list(dict.fromkeys([*told, *own, *keymap.actions]))
