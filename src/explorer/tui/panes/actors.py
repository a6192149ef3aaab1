"""The actors pane: the actors of an article or of the results, and the dossier of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical

from explorer.catalogue import ActorRow, CompanionRow, EventRow, MonthCount
from explorer.datewords import shown_date
from explorer.model import Actor, ActorId, Kind, Role
from explorer.safetext import visible
from explorer.tui.display.cells import wrapped
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.panes.bars import Title
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.paged import Paged

_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one actor."""

    actor: Actor
    companions: Sequence[CompanionRow]
    months: Sequence[MonthCount]
    latest: Sequence[EventRow]
    events: int


@dataclass(frozen=True, slots=True)
class Link:
    """A row of a dossier that leads to an actor or to an event."""

    actor: ActorId | None = None
    event: str | None = None


class ActorList(Listing):
    """A line an actor, the most mentioned first."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="actor-list")
        self.rows: Paged[ActorRow] = Paged(0, lambda offset, limit: ())

    def row_count(self) -> int:
        """Return the number of actors."""
        return len(self.rows)

    @property
    def here(self) -> ActorRow | None:
        """The actor that the cursor is on."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return mark of the kind, name, latest role and the number of mentions."""
        actor = self.rows[row]
        left = [*named(actor.name, actor.kind)]
        if actor.role and width > 44:
            left += [Piece("  "), Piece(actor.role, "muted")]
        return [justified(left, [Piece(f"  {actor.mentions}", "muted")], width)]

    def empty_lines(self, width: int) -> Sequence[Line]:
        """Say why there is nothing."""
        return ([Piece("No actor is known here yet.", "muted")],)


class DossierView(Listing):
    """The lines of a dossier; the cursor stops at those that lead on."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, id="dossier")
        self.dossier: Dossier | None = None
        self._rows: list[tuple[Line, Link | None]] = []

    def show(self, dossier: Dossier) -> None:
        """Show the dossier of another actor from its top."""
        self.dossier = dossier
        self._rows = dossier_rows(dossier, max(self._text_width(), 20))
        self.scroll_to(y=0, animate=False, force=True)
        self.renew(0)

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._rows)

    def is_heading(self, row: int) -> bool:
        """Tell whether a line leads nowhere."""
        return self._rows[row][1] is None

    @property
    def link(self) -> Link | None:
        """Where the row of the cursor leads."""
        return self._rows[self.cursor][1] if self.cursor < len(self._rows) else None

    def row_lines(self, row: int, width: int) -> Sequence[Line]:
        """Return a line of the dossier."""
        return [self._rows[row][0]]

    def on_resize(self) -> None:
        """Write the dossier anew for another width; the cursor stays on its link."""
        if self.dossier:
            before = sum(link is not None for _, link in self._rows[: self.cursor])
            self._rows = dossier_rows(self.dossier, max(self._text_width(), 20))
            links = [at for at, (_, link) in enumerate(self._rows) if link is not None]
            self.cursor = links[before] if links else 0
        super().on_resize()


def named(name: str, kind: Kind) -> Line:
    """Return a name with the mark and the style of its kind."""
    return [Piece(f"{MARKS[kind]} ", f"{kind}.mark"), Piece(name, str(kind))]


def dossier_rows(dossier: Dossier, width: int) -> list[tuple[Line, Link | None]]:
    """Return the lines of a dossier with where each leads."""
    actor = dossier.actor
    rows: list[tuple[Line, Link | None]] = []

    def text(line: Line) -> None:
        rows.append((line, None))

    def section(name: str, lines: Sequence[tuple[Line, Link | None]]) -> None:
        if lines:
            rows.extend([([], None), ([Piece(name, "heading")], None), *lines])

    text(named(actor.name, actor.kind))
    text([Piece(f"{actor.kind}{f' of {actor.of}' if actor.of else ''}", "muted")])
    rows.extend(_paragraph(_counts(dossier), width))
    if actor.first:
        rows.extend(_paragraph(f"seen {_between(actor.first, actor.last)}", width))
    if len(dossier.months) > 2:
        text([Piece(sparkline(dossier.months, width), "accent")])
    section("Roles", [line for role in actor.roles for line in _role(role, width)])
    others = [alias for alias in actor.aliases if alias != actor.name]
    section("Also called", _paragraph(" · ".join(others), width) if others else [])
    section("With", [_companion(row, width) for row in dossier.companions])
    section("Latest events", [_event(row, width) for row in dossier.latest])
    section(
        "Held to be one",
        [
            line
            for merge in actor.merges
            for line in _paragraph(
                f"{merge.name} = {merge.other}: {', '.join(merge.reasons)} ({merge.score:.2f})",
                width,
            )
        ],
    )
    return rows


def sparkline(months: Sequence[MonthCount], width: int) -> str:
    """Return a bar for each of the last months that fit, as high as their mentions."""
    counts = [month.total for month in months][-width:]
    most = max(counts)
    return "".join(_BARS[min(count * len(_BARS) // (most + 1), 7)] for count in counts)


def _counts(dossier: Dossier) -> str:
    actor = dossier.actor
    counts = (
        (actor.mentions, "mention"),
        (actor.articles, "article"),
        (dossier.events, "event"),
    )
    return " · ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts)


def _role(role: Role, width: int) -> list[tuple[Line, Link | None]]:
    title = f"{role.title}, {role.of}" if role.of else role.title
    lines = _paragraph(title, width, "")
    if role.first:
        lines.append(([Piece(f"  {_between(role.first, role.last)}", "muted")], None))
    return lines


def _between(first: date, last: date | None) -> str:
    return f"{first}" if last in (None, first) else f"{first} to {last}"


def _paragraph(text: str, width: int, role: str = "muted") -> list[tuple[Line, Link | None]]:
    text = visible(text)
    return [([Piece(text[start:end], role)], None) for start, end in wrapped(text, width)]


def _companion(row: CompanionRow, width: int) -> tuple[Line, Link]:
    line = justified(named(row.name, row.kind), [Piece(f"  {row.events}", "muted")], width)
    return line, Link(actor=row.id)


def _event(row: EventRow, width: int) -> tuple[Line, Link]:
    return [
        Piece(f"{shown_date(row.date, row.date_end, 14):<10} ", "accent"),
        Piece(row.title),
    ], Link(event=row.id)


class ActorsPane(Vertical):
    """The list of actors, or the dossier of one in its place."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(id="actors")
        self.title = Title(palette, 3, "Actors")
        self.list = ActorList(palette)
        self.dossier = DossierView(palette)

    def compose(self) -> ComposeResult:
        """Put the title above the list; the dossier waits hidden."""
        yield self.title
        yield self.list
        self.dossier.display = False
        yield self.dossier

    @property
    def in_dossier(self) -> bool:
        """Tell whether a dossier is open."""
        return bool(self.dossier.display)

    @property
    def focus_target(self) -> Listing:
        """The widget that has the keys while this pane has the focus."""
        return self.dossier if self.in_dossier else self.list

    def open_dossier(self, dossier: Dossier | None) -> None:
        """Show a dossier, or the list again."""
        focused = self.list.has_focus or self.dossier.has_focus
        self.dossier.display = dossier is not None
        self.list.display = dossier is None
        if dossier:
            self.dossier.show(dossier)
        else:
            self.dossier.dossier = None
        if focused:
            self.screen.set_focus(self.focus_target, scroll_visible=False)
        self.on_listing_moved()

    def on_listing_moved(self) -> None:
        """Tell the position in the list."""
        count = len(self.list.rows)
        place = "" if self.in_dossier else f"{self.list.cursor + 1 if count else 0}/{count}"
        self.title.tell(place=[Piece(place)])
