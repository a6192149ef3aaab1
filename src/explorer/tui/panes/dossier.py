"""The dossier of an actor, or the full list of one of its sections, as a list of links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from explorer.errors import ExplorerError
from explorer.tui.display.lines import Line
from explorer.tui.display.themes import Palette
from explorer.tui.panes.dossier_items import Link
from explorer.tui.panes.dossier_rows import Blocks, Dossier, Rows, dossier_rows, full_rows
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged

_BELOW = 4  # lines below a link that are kept in sight with it


class DossierView(Listing):
    """The cursor stops at the lines that lead on."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="dossier")
        self.dossier: Dossier | None = None
        self.section = ""
        self.items: Paged[Any] | None = None
        self._rows = Rows(())
        self._at_head = True
        """Whether the head stays in sight, even where the first link is too far below it."""

    def show(
        self,
        dossier: Dossier,
        section: str = "",
        items: Paged[Any] | None = None,
        *,
        row: int = 0,
    ) -> None:
        """Show a dossier, or the full list of a section, the cursor on a row.

        One that is opened at its first link is shown from its head.
        """
        before = (self.dossier.actor.id, self.section) if self.dossier else None
        self.dossier, self.section, self.items = dossier, section, items
        self._write()
        if before != (dossier.actor.id, section) or row != self.cursor:
            self._at_head = row <= self._first_link
        self.renew(row)

    def complete(self, dossier: Dossier) -> None:
        """Show what was still missing of the dossier; the cursor stays where it is."""
        self.dossier = dossier
        self._write()
        self.renew()

    def _write(self) -> None:
        width = max(self._text_width(), 20)
        if self.dossier is None:
            self._rows = Rows(())
        elif self.section:
            self._rows = full_rows(self.dossier, self.section, self.items, width)
        else:
            self._rows = dossier_rows(self.dossier, width)

    @property
    def place(self) -> tuple[int, int] | None:
        """Which item of a full list the cursor is on, from 1, and how many there are."""
        lines = self._rows.lines
        if self.items is None or not isinstance(lines, Blocks):
            return None
        return min(lines.item_of(self.cursor)[0] + 1, len(self.items)), len(self.items)

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._rows.lines)

    def is_heading(self, row: int) -> bool:
        """Tell whether a line leads nowhere."""
        with suppress(ExplorerError):  # one that cannot be read says so where it is drawn
            return self._rows.lines[row].link is None
        return False

    @property
    def link(self) -> Link | None:
        """Where the row of the cursor leads."""
        return self._rows.lines[self.cursor].link if self.cursor < self.row_count() else None

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return a line."""
        return [self._rows.lines[row].line]

    @property
    def _first_link(self) -> int:
        return self._selectable(0, 1)

    def move_to(self, row: int, direction: int = 1) -> None:
        """Put the cursor on a link; going up from the first one shows the head.

        Where the head hides the first link, going down first brings that into sight.
        """
        if 0 < row - self.cursor <= self.rows_in_sight() and self.bring_link():
            return
        self._at_head = row < self._first_link
        super().move_to(row, direction)

    def bring_link(self) -> bool:
        """Bring the link of the cursor into sight; False where it is there already."""
        below = self.cursor >= self.scroll_offset.y + self.size.height
        if not self._at_head or not below:
            return False
        self._at_head = False
        self.show_cursor()
        return True

    def step_section(self, step: int) -> None:
        """Go to the next or previous section; in a full list to the next or previous row."""
        starts = self._rows.sections
        if not starts:
            self.move_by(step)
            return
        at = min(max(bisect_right(starts, self.cursor) - 1 + step, 0), len(starts) - 1)
        after = starts[at + 1] - 1 if at + 1 < len(starts) else self.row_count()
        self.move_to(starts[at] + 1)
        if after > self.scroll_offset.y + self.size.height:
            self._scroll(starts[at])

    def show_cursor(self) -> None:
        """Keep the lines below a link in sight with it, or the head while one is there."""
        if self._at_head:
            self._scroll(0)
            return
        super().show_cursor()
        last, count = self.cursor, self.row_count()
        while last + 1 < min(count, self.cursor + _BELOW) and self._goes_on(last + 1):
            last += 1
        if last >= self.scroll_offset.y + self.size.height:
            self._scroll(last + 1 - self.size.height)

    def _goes_on(self, row: int) -> bool:
        with suppress(ExplorerError):
            line, link = self._rows.lines[row]
            return link is None and bool(line)
        return False

    def lay_out(self) -> None:
        """Write everything anew for another width; the cursor stays on its link."""
        before = self._rows.lines
        if isinstance(before, Blocks):
            item, line = before.item_of(self.cursor)
        else:
            item, line = sum(row.link is not None for row in before[: self.cursor]), 0
        self._write()
        lines = self._rows.lines
        if isinstance(lines, Blocks):
            self.cursor = lines.row_of(item, line) if len(lines) else 0
        else:
            links = [at for at, row in enumerate(lines) if row.link is not None]
            self.cursor = links[min(item, len(links) - 1)] if links else 0
        super().lay_out()
