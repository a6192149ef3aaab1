"""Which panes are in sight at a size of the terminal, and where their titles stand."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, PANES, SEARCH

WIDE = (120, 20)
PAIR = (60, 20)
UPPER, LOWER = (SEARCH, ARTICLE), (ACTORS, EVENTS)  # where two are in sight, one of each


@dataclass(frozen=True, slots=True)
class Layout:
    """What decides beside the size: the pane with the keys, and which two make a pair."""

    focused: str = SEARCH
    upper: str = SEARCH
    lower: str = EVENTS
    zoomed: bool = False
    previews: bool = False

    def with_focus(self, name: str) -> Layout:
        """Return the layout with the keys in another pane, which takes its place in the pair."""
        upper, lower = (name, self.lower) if name in UPPER else (self.upper, name)
        return Layout(name, upper, lower, self.zoomed, self.previews)

    def in_sight(self, width: int, height: int) -> tuple[str, ...]:
        """Return the panes that are shown at a size in cells."""
        if self.zoomed or not _reaches(width, height, PAIR):
            return (self.focused,)
        if _reaches(width, height, WIDE):
            return PANES
        if self.previews and self.focused == SEARCH:
            return UPPER
        return (self.upper, self.lower)


def title_places(shown: tuple[str, ...], width: int, height: int) -> dict[str, tuple[int, int]]:
    """Return (column, row) of the titles of the panes in sight, as the stylesheet places them.

    The toolkit rounds parts of cells in its own way: a place may be off by one.
    """
    lines = height - 1  # the last one is the bottom line
    if len(shown) == len(PANES):
        article, actors = width * 32 // 100, width * 74 // 100
        columns = {SEARCH: 0, ARTICLE: article, ACTORS: actors}
        return {name: (x, 0) for name, x in columns.items()} | {EVENTS: (0, lines * 7 // 10)}
    if len(shown) == 1:
        return {shown[0]: (0, 0)}
    lower = lines // 2 if shown == UPPER else height * 44 // 100
    return {shown[0]: (0, 0), shown[1]: (0, lines - lower)}


def _reaches(width: int, height: int, least: tuple[int, int]) -> bool:
    return width >= least[0] and height >= least[1]
