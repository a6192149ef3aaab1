"""Help: what every key does, those of the pane in focus first, and what the marks mean."""

from __future__ import annotations

from itertools import groupby

from explorer.tui.display.cells import width_of
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.keymap import Action, Keymap
from explorer.tui.keynames import shown_key
from explorer.tui.panes.unfolded import CONFLICT
from explorer.tui.screens.pages import PageBox, PageLine, folded_line

_OTHER_MARKS = (
    (CONFLICT, "conflict", "sources of the event disagree"),
    ("»", "muted", "scheduled"),
    ("×", "muted", "cancelled"),
    ("?", "muted", "hypothetical: it could happen"),
    ("▸", "accent", "words of an event begin here; a digit: of several"),
    ("=", "date.mark", "a date; the bottom line tells its value"),
    ("“", "quote", "reported speech; the bottom line tells whose"),
    ("┃", "cursor", "the words that the open event was read from"),
)
_PANE_HELP = {
    "search": "Write a query; Enter opens a result at the paragraph that fits best.",
    "article": "Read; names, dates and quotes are marked. h and l step through the names.",
    "actors": "Enter opens an actor's dossier and keeps only its results and events.",
    "events": "Enter unfolds an event and opens its source; n and N go through all its sources.",
}

_KEYS_WIDTH = 16


def help_box(palette: Palette, keymap: Keymap, pane: str) -> PageBox:
    """Return the box of all actions by group; those that do nothing in this pane are dimmed."""
    title = f"Keys in the {pane} pane"
    return PageBox(palette, title, lambda width: help_lines(keymap, pane, width))


def help_lines(keymap: Keymap, pane: str, width: int = 80) -> list[PageLine]:
    """Return the lines of the help for a pane, each with a left and a right side."""
    lines = [_line(), *folded_line(Piece(_PANE_HELP[pane]), width)]
    for group, actions in groupby(keymap.actions.values(), key=lambda action: action.group):
        lines += [_line(), _line(Piece(group, "heading"))]
        for action in actions:
            lines += _action_lines(action, pane, width)
    lines += [_line(), _line(Piece("Marks", "heading"))]
    lines += [
        _line(Piece(f"  {mark}  ", f"{kind}.mark"), Piece(kind, kind))
        for kind, mark in MARKS.items()
        if kind != "unknown"
    ]
    for mark, role, text in _OTHER_MARKS:
        first, *rest = folded_line(Piece(text), width, " " * 5)
        lines += [_line(Piece(f"  {mark}  ", role), *first[0][1:]), *rest]
    return [
        *lines,
        _line(),
        *folded_line(Piece("config.toml gives an action another key:", "muted"), width),
        _line(Piece('  [keys]  save = "ctrl+s"', "muted")),
    ]


def _line(*left: Piece) -> PageLine:
    return left, ()


def _action_lines(action: Action, pane: str, width: int) -> list[PageLine]:
    """Return an action on one line, or its words below its keys where that is too long."""
    keys = " ".join(shown_key(key) for key in action.keys)
    role = "" if pane in action.panes else "faint"
    left = Piece(f"  {keys:<{_KEYS_WIDTH - 3}}", role or "key")
    name = [Piece(f"  {action.name} ", "faint")]
    if max(width_of(left.text), _KEYS_WIDTH) + width_of(action.help) + len(action.name) + 3 > width:
        return [
            ([Piece(f"  {keys}", left.role)], name),
            *folded_line(Piece(action.help, role), width, "    "),
        ]
    return [([left, Piece(action.help, role)], name)]
