"""The overview: a row a year with its months as bars and counts; choosing one goes there."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize

from explorer.amounts import counted
from explorer.catalogue import MonthCount
from explorer.datewords import month_heading
from explorer.model.isodates import granularity_of
from explorer.tui.display.cells import padded
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Bar
from explorer.tui.panes.listing import Listing
from explorer.tui.screens.overlay import Overlay

_BARS = "▁▂▃▄▅▆▇█"
_MONTHS = range(1, 13)
_YEAR = 0  # the column of what is dated to a year, and of times that have no months
_AROUND = 5  # lines of the box besides the years
_LAYOUTS = ((80, 8, 5), (68, 8, 4), (0, 6, 2))
"""From what width on a row has so many cells for its name, and so many for each month."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many events a month has, and the number of the first of them in the list."""

    total: int
    first: int


@dataclass(frozen=True, slots=True)
class Years:
    """A row of the overview: a year, a longer time, or the undated."""

    time: str | None
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the row is called."""
        return "undated" if self.time is None else month_heading(self.time).removesuffix(" century")

    @property
    def has_months(self) -> bool:
        """Whether this is a year."""
        return self.time is not None and granularity_of(self.time) == "year"

    @property
    def total(self) -> int:
        """All events of the row."""
        return sum(cell.total for cell in self.cells.values())


def years_of(months: Sequence[MonthCount]) -> list[Years]:
    """Return the headings of the events by years; a quarter or season counts for its year."""
    rows: dict[str | None, Years] = {}
    number = 0
    for time, total in months:
        long = time is None or granularity_of(time) in ("decade", "century")
        row = rows.setdefault(time if long else time and time[:4], Years(_row_time(time, long)))
        month = int(time[5:7]) if time and granularity_of(time) == "month" else _YEAR
        before = row.cells.get(month, Cell(0, number))
        row.cells[month] = Cell(before.total + total, before.first)
        number += total
    return list(rows.values())


def _row_time(time: str | None, long: bool) -> str | None:
    return time if long or time is None else time[:4]


class YearRows(Listing):
    """A row a year; the cursor stands on one of its months."""

    def __init__(self, palette: Palette, years: Sequence[Years]) -> None:
        super().__init__(palette)
        self.years = years
        self.column = _YEAR
        counts = (cell.total for year in years for month, cell in year.cells.items() if month)
        self._most = max(counts, default=1)
        self._places = [
            (row, month)
            for row, year in enumerate(years)
            for month in (_YEAR, *(_MONTHS if year.has_months else ()))
        ]

    @property
    def month(self) -> int:
        """The month under the cursor, 0 for what has none."""
        return self.column if self.years[self.cursor].has_months else _YEAR

    def move_column(self, by: int) -> None:
        """Go some months later or earlier, over the end of a year into the next."""
        at = self._places.index((self.cursor, self.month)) + by
        row, self.column = self._places[min(max(at, 0), len(self._places) - 1)]
        if row != self.cursor:
            self.move_to(row)
        else:
            self._refresh_mark(row)
            self.post_message(self.Moved())

    def row_count(self) -> int:
        """Return how many years there are."""
        return len(self.years)

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return a year: its name, its months, the number of its events."""
        year = self.years[row]
        name, cell = _layout(width)
        chosen = self.month if row == self.cursor else None
        total = [Piece(f"{year.total:>4}", "muted")]
        if not year.has_months:
            return [justified([Piece(year.name, "accent" if year.time else "muted")], total, width)]
        line = [Piece(padded(year.name, name), "accent")]
        for month in (_YEAR, *_MONTHS):
            found = year.cells.get(month)
            role = "here" if month == chosen else "faint" if not found else "" if month else "muted"
            text = self._cell(found.total if found else 0, cell)
            line += [Piece(text, role), Piece(" " * (cell - len(text)))]
        return [justified(line, total, width)]

    def _cell(self, total: int, width: int) -> str:
        """Return a bar, and the count where there is room: it has three letters at most."""
        if not total:
            return "·"
        level = min(total * len(_BARS) // (self._most + 1), len(_BARS) - 1)
        return f"{_BARS[level]}{_short(total)}" if width > 2 else _BARS[level]


def _layout(width: int) -> tuple[int, int]:
    _, name, cell = next((each for each in _LAYOUTS if width >= each[0]), _LAYOUTS[-1])
    return name, cell


def _short(total: int) -> str:
    """Return a number in at most three letters; the exact one is told below the years."""
    if total < 1000:
        return str(total)
    return f"{total // 1000}k" if total < 100_000 else "…"


def header(width: int) -> Line:
    """Return the names of the columns, above them."""
    name, cell = _layout(width)
    months = (calendar.month_abbr[month] for month in _MONTHS)
    names = ["year" if cell > 4 else "yr" if cell > 2 else "·", *months]
    text = "".join(f"{each[: max(cell - 1, 1)]:<{cell}}" for each in names)
    return [Piece(" " * (name + 1)), Piece(text, "bar")]


class Overview(Overlay[int]):
    """The years over the panes; the answer is the number of an event."""

    def __init__(
        self,
        palette: Palette,
        months: Sequence[MonthCount],
        here: str | None,
        answered: Callable[[int], None],
    ) -> None:
        super().__init__(palette, answered)
        self.years = YearRows(palette, years_of(months))
        self._here = here
        total = sum(month.total for month in months)
        self.title_bar = Bar(palette)
        self.title_bar.show(
            [Piece(f" {counted(total, 'event')} by month", "bar.strong")],
            [Piece("Esc closes ")],
        )
        self.header = Bar(palette)
        self.told = Bar(palette)

    @property
    def focus_target(self) -> YearRows:
        """The list."""
        return self.years

    def compose(self) -> ComposeResult:
        """The names of the months above the years, what is under the cursor below them."""
        with Vertical():
            yield self.title_bar
            yield self.header
            yield self.years
            yield self.told

    def opened(self) -> None:
        """Put the cursor on the month of the event under the cursor of the events pane."""
        row, self.years.column = self._start()
        self.years.renew(row)

    def _start(self) -> tuple[int, int]:
        here = self._here
        long = here is None or granularity_of(here) in ("decade", "century")
        time = here if long or here is None else here[:4]
        row = next((n for n, year in enumerate(self.years.years) if year.time == time), 0)
        month = int(here[5:7]) if here and granularity_of(here) == "month" else _YEAR
        return row, month

    def on_resize(self, event: Resize) -> None:
        """Make the box as high as there are years, and put the names above their columns."""
        super().on_resize(event)
        most = max(event.size.height - _AROUND + self.has_class("-tight"), 1)
        self.years.styles.height = min(len(self.years.years), most)
        self.call_after_refresh(self._tell_columns)

    def _tell_columns(self) -> None:
        width = self.years.scrollable_content_region.width - 1
        self.header.show(header(width), [Piece("all  ")] if width >= 68 else ())

    def on_listing_moved(self) -> None:
        """Tell what is under the cursor."""
        year, month = self.years.years[self.years.cursor], self.years.month
        cell = year.cells.get(month)
        count = counted(cell.total, "event") if cell else "no event"
        self.told.show(
            [Piece(f" {_told(year, month)}: {count}", "bar.strong")], [Piece("h l j k ")]
        )

    def moved(self, rows: int) -> None:
        """Go to another year."""
        self.years.move_by(rows)

    def page_rows(self) -> int:
        """Return how many years are shown at once."""
        return self.years.rows_in_sight()

    def do(self, name: str, count: int | None = None) -> None:
        """Go to another month, choose one, or what every box does."""
        if name in ("next_mention", "previous_mention"):
            step = 1 if name == "next_mention" else -1
            self.years.move_column(step * (count or 1))
        elif name == "open":
            self.pick()
        elif name == "overview":
            self.close()
        else:
            super().do(name, count)

    def on_listing_chosen(self) -> None:
        """Go to what was clicked."""
        self.pick()

    def pick(self) -> None:
        """Answer with the first event of the month, or the first after it where it has none."""
        years, row = self.years.years, self.years.cursor
        here = (row, self.years.month)
        later = (
            cell.first
            for number, year in enumerate(years)
            for month, cell in sorted(year.cells.items())
            if (number, month) >= here
        )
        self.close(next(later, years[-1].cells[max(years[-1].cells)].first))


def _told(year: Years, month: int) -> str:
    if month:
        return month_heading(f"{year.time}-{month:02}")
    if year.has_months:
        return f"{year.name}, no month told"
    return month_heading(year.time)
