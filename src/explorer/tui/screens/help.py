"""Help: what every key does, those of the pane in focus first, and what the marks mean."""

from __future__ import annotations

from itertools import groupby

from explorer.tui.display.cells import width_of
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.keymap import PANES, Action, Keymap
from explorer.tui.keynames import shown_key
from explorer.tui.panes.unfolded import CONFLICT
from explorer.tui.screens.hints import HINTS
from explorer.tui.screens.pages import PageBox, PageLine, folded_line

_OTHER_MARKS = (
    (CONFLICT, "conflict", "sources of the event disagree"),
    ("≈", "accent", "a source tells it otherwise, though both can be true"),
    ("~", "accent", "a source tells it more or less exactly than the others"),
    ("»", "muted", "scheduled"),
    ("×", "muted", "cancelled"),
    ("?", "muted", "hypothetical: it could happen"),
    ("▸", "accent", "words of an event begin here; a digit: of several"),
    ("=", "date.mark", "a date; the bottom line tells its value"),
    ("“", "quote", "reported speech; the bottom line tells whose"),
    ("┃", "cursor", "the words that the open event was read from"),
)
_PANE_HELP = {
    "search": "Write a query; {open} opens a result at the paragraph that fits best.",
    "article": "Read; names, dates and quotes are marked. {previous_mention} and {next_mention} "
    "step through the names.",
    "actors": "{open} opens an actor's dossier and keeps only its results and events.",
    "events": "{open} unfolds an event and opens its source; {next_hit} and {previous_hit} go "
    "through all its sources, {compare} puts them side by side. {narrow} keeps those of a type, "
    "place or actor, {overview} goes to a month.",
}
_COUNTED = {
    "times": "moves so many times as far: {count} {key} goes down 12 rows",
    "number": "goes to a row or paragraph: {count} {key}, or {command}12",
    "repeat": "and most keys that step (next hit, event, day) do it so often",
}

_KEYS_WIDTH = 16


def help_box(palette: Palette, keymap: Keymap, pane: str) -> PageBox:
    """Return the box of all actions; those of this pane stand first, those of others last."""
    title = f"Keys in the {pane} pane"
    return PageBox(palette, title, lambda width: help_lines(keymap, pane, width))


def help_lines(keymap: Keymap, pane: str, width: int = 80) -> list[PageLine]:
    """Return the lines of the help for a pane, each with a left and a right side."""
    keys = {name: keymap.shown(name) for name in keymap.actions}
    lines = folded_line(Piece(_PANE_HELP[pane].format(**keys)), width)
    for group, actions in _grouped(keymap, pane):
        lines += [_line(), _line(Piece(group, "heading"))]
        for action in actions:
            lines += _action_lines(action, pane, width)
    return [*lines, *_count_lines(keymap, width), *_mark_lines(width), *_setting_lines(width)]


def _grouped(keymap: Keymap, pane: str) -> list[tuple[str, list[Action]]]:
    """Return the actions by group: first what this pane is for, last what only others have."""
    first = [name for names, _ in HINTS[pane] for name in names.split()]
    here = [keymap.actions[name] for name in first]
    here += [
        action
        for action in keymap.actions.values()
        if action.panes != PANES and pane in action.panes and action.name not in first
    ]
    others = [action for action in keymap.actions.values() if pane not in action.panes]
    rest = [action for action in keymap.actions.values() if action not in [*here, *others]]
    groups = [(group, list(each)) for group, each in groupby(rest, lambda action: action.group)]
    found = [(f"In the {pane} pane", here), *groups]
    return [*found, ("In other panes", others)] if others else found


def _count_lines(keymap: Keymap, width: int) -> list[PageLine]:
    """Return how counts are typed and what they do."""
    digits = "1 2" if keymap.digits == "counts" else "0 1 2"
    begin = "Every digit begins" if keymap.digits == "counts" else "0 and 5 to 9 begin"
    lines = [_line(), _line(Piece("Counts", "heading"))]
    lines += folded_line(Piece(f"{begin} a count, Esc drops it. A count"), width, "  ")
    for told, name in zip(_COUNTED.values(), ("down", "bottom", "next_hit"), strict=True):
        text = told.format(count=digits, key=keymap.shown(name), command=keymap.shown("command"))
        lines += folded_line(Piece(text), width, "  ")
    return lines


def _mark_lines(width: int) -> list[PageLine]:
    lines = [_line(), _line(Piece("Marks", "heading"))]
    lines += [
        _line(Piece(f"  {mark}  ", f"{kind}.mark"), Piece(kind, kind))
        for kind, mark in MARKS.items()
        if kind != "unknown"
    ]
    for mark, role, text in _OTHER_MARKS:
        first, *rest = folded_line(Piece(text), width, " " * 5)
        lines += [_line(Piece(f"  {mark}  ", role), *first[0][1:]), *rest]
    return lines


def _setting_lines(width: int) -> list[PageLine]:
    return [
        _line(),
        *folded_line(Piece("config.toml gives an action another key:", "muted"), width),
        _line(Piece('  [keys]  save = "ctrl+s"', "muted")),
    ]


def _line(*left: Piece) -> PageLine:
    return left, ()


def _action_lines(action: Action, pane: str, width: int) -> list[PageLine]:
    """Return an action on one line, or its words below its keys where that is too long."""
    keys = " ".join(shown_key(key) for key in action.keys)
    role = "" if pane in action.panes else "muted"
    left = Piece(f"  {keys:<{_KEYS_WIDTH - 3}}", role or "key")
    name = [Piece(f"  {action.name} ", "faint")]
    if max(width_of(left.text), _KEYS_WIDTH) + width_of(action.help) + len(action.name) + 3 > width:
        return [
            ([Piece(f"  {keys}", left.role)], name),
            *folded_line(Piece(action.help, role), width, "    "),
        ]
    return [([left, Piece(action.help, role)], name)]
