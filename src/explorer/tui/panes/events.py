"""The events pane: all events in order of time, by month; one can be unfolded to its sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import accumulate

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.amounts import counted
from explorer.catalogue import EventRow, MonthCount
from explorer.datewords import month_heading, shown_date
from explorer.model import Event
from explorer.safetext import visible
from explorer.tui.display.cells import padded
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import Palette
from explorer.tui.panes.chips import ChipTitle
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged, RowGone
from explorer.tui.panes.unfolded import CONFLICT, OPEN, event_details

STATUS_MARKS = {"occurred": " ", "scheduled": "»", "cancelled": "×", "hypothetical": "?"}


class Timeline(Listing):
    """Months as headings, a line an event; rows are read when they come into sight."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="timeline")
        self.events: Paged[EventRow] = Paged(0, lambda offset, limit: ())
        self.months: Sequence[MonthCount] = ()
        self._first_row: list[int] = []
        self.opened: Event | None = None
        self.source = 0
        self.names: Mapping[str, str] = {}
        self.empty: Line = ()

    def show(
        self, months: Sequence[MonthCount], events: Paged[EventRow], event: int | None
    ) -> None:
        """Show other events, the cursor on number ``event``, else on the latest."""
        self.months, self.events = months, events
        sizes = [month.total + 1 for month in months]
        self._first_row = [0, *accumulate(sizes)][: len(sizes)]
        self.opened = None
        undated = sum(month.total for month in months if month.month is None)
        latest = len(events) - undated or len(events)
        at = latest - 1 if event is None else event
        self.renew(self.row_of(max(at, 0)))
        if event is None:  # what led up to it is above it; the undated are below
            self._scroll(self.cursor + 1 - self.size.height if self.size.height else 0)

    def row_count(self) -> int:
        """Return the number of lines: events and headings."""
        return len(self.events) + len(self.months) if len(self.events) else 0

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is the name of a month."""
        at = bisect_right(self._first_row, row) - 1
        return at >= 0 and self._first_row[at] == row

    def row_of(self, event: int) -> int:
        """Return the row of an event by its number."""
        row = event
        for first in self._first_row:
            if first > row:
                break
            row += 1
        return row

    def number_of(self, row: int) -> int:
        """Return the number of the event on a row."""
        return row - bisect_right(self._first_row, row)

    def go_to_heading(self, event: int) -> None:
        """Put the cursor on an event, its heading on the first line."""
        self.move_to(self.row_of(event))
        self._scroll(self._line_of(self.cursor) - 1)

    @property
    def here(self) -> EventRow | None:
        """The event that the cursor is on."""
        with suppress(RowGone):
            return self.events[self.number_of(self.cursor)] if len(self.events) else None
        return None

    def open(self, event: Event, names: Mapping[str, str], source: int) -> None:
        """Unfold the event under the cursor, one of its sources marked."""
        self.opened, self.names, self.source = event, names, source
        self.unfold(self.cursor)
        if source:
            self._show_source()

    def _show_source(self) -> None:
        """Scroll down to the open source and its words where they are below the window."""
        marked = (OPEN in [piece.text for piece in line] for line in self._unfolded_lines)
        at = next((number for number, here in enumerate(marked) if here), 0)
        last = self._line_of(self.cursor) + self.row_height + at + 1
        if last >= self.scroll_offset.y + self.size.height:
            self._scroll(last + 1 - self.size.height)

    def fold(self) -> None:
        """Fold the open event, where there is one."""
        if self.opened is not None:
            self.opened = None
            self.unfold(None)

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return the line of a month or of an event."""
        if self.is_heading(row):
            month = self.months[bisect_right(self._first_row, row) - 1]
            count = f"  {month.total}"
            return [[Piece(month_heading(month.month), "heading"), Piece(count, "accent")]]
        return [event_line(self.events[self.number_of(row)], width)]

    def folded_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return who, where, what is disputed, and every source."""
        if self.opened is None:
            return ()
        return event_details(self.opened, self.names, self.source, width, self.size.height)

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say why there is nothing."""
        return (self.empty,)


def event_line(row: EventRow, width: int) -> Line:
    """Return date, status, type, title; place, sources and disagreement on the right."""
    date_width = 21 if width >= 130 else 14 if width >= 110 else 10
    date = padded(shown_date(row.date, row.date_end, date_width), date_width)
    kind = padded(str(row.mode or row.type), 12 if width >= 90 else 9)
    left = [
        Piece(date, "accent" if row.date else "muted"),
        Piece(f" {STATUS_MARKS[row.status]} ", "muted"),
    ]
    if width >= 60:
        left.append(Piece(f"{kind} ", "muted"))
    left.append(Piece(row.title))
    return justified(left, _right_of(row, width), width)


def _right_of(row: EventRow, width: int) -> Line:
    dispute = Piece(f" {CONFLICT}" if row.has_conflict else "  ", "conflict")
    if width < 60:
        return [Piece(f" {row.sources}", "muted"), dispute]
    room = (18 if width >= 110 else 9) if row.place else 0  # else the title may have it
    place = padded(visible(row.place or ""), room)
    many = counted(row.sources, "source") if width >= 90 else str(row.sources)
    return [
        Piece("  "),
        Piece(place, "place"),
        Piece(f"{many:>{10 if width >= 90 else 3}}", "muted"),
        dispute,
    ]


class EventsPane(Vertical):
    """The title line and the timeline."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="events")
        self.title = ChipTitle(palette, 4, "Events")
        self.timeline = Timeline(palette)

    def compose(self) -> ComposeResult:
        """Put the title above the list."""
        yield self.title
        yield self.timeline

    @property
    def focus_target(self) -> Timeline:
        """The widget that has the keys while this pane has the focus."""
        return self.timeline

    def on_listing_moved(self) -> None:
        """Tell the position in the list."""
        count = len(self.timeline.events)
        at = self.timeline.number_of(self.timeline.cursor) + 1 if count else 0
        self.title.tell(place=[Piece(f"{at}/{count}")])
