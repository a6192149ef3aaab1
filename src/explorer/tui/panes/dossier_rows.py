"""The lines of a dossier: its sections one below the other, and the full list of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar, overload

from explorer.amounts import counted
from explorer.catalogue import CompanionRow, EventRow, MonthCount, RoleRow, SpokenRow
from explorer.model import Actor
from explorer.safetext import visible
from explorer.tui.display.cells import folded, width_of
from explorer.tui.display.lines import Line, Piece
from explorer.tui.panes.dossier_items import (
    WIDE,
    WIDEST,
    Link,
    Row,
    claim_rows,
    companion_rows,
    days_of,
    event_rows,
    merge_rows,
    name_row,
    named,
    quote_rows,
    role_rows,
)
from explorer.tui.panes.paged import Paged, RowGone
from explorer.tui.panes.sparkline import sparkline

Item = TypeVar("Item")

_ROLES = "Roles"
_NAMES = 8
_MERGES = 4


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is told of one actor: the first of each list, and how many there are.

    ``quotes`` is None until they were asked for; ``uses`` counts the mentions by each name in lower
    case. In ``months`` those of undated articles stand under None.
    """

    actor: Actor
    roles: Sequence[RoleRow]
    companions: Sequence[CompanionRow]
    company: int
    months: Sequence[MonthCount]
    latest: Sequence[EventRow]
    events: int
    quotes: Sequence[SpokenRow] | None = None
    spoken: int = 0
    uses: Mapping[str, int] | None = None


class Rows(NamedTuple):
    """The lines of a dossier or of a full list, and which of them begin a section."""

    lines: Sequence[Row]
    sections: Sequence[int] = ()


class Blocks(Sequence[Row], Generic[Item]):
    """Items of a few lines each, drawn when they come into sight, below a heading."""

    def __init__(
        self,
        head: Sequence[Row],
        items: Paged[Item],
        height: int,
        drawn: Callable[[Item], Sequence[Row]],
    ) -> None:
        self._head, self._items, self._height, self._drawn = head, items, height, drawn

    def __len__(self) -> int:
        return len(self._head) + len(self._items) * self._height

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index < len(self._head):
            return self._head[index]
        item, line = self.item_of(index)
        with suppress(RowGone):
            lines = self._drawn(self._items[item])
            return lines[line] if line < len(lines) else Row([])
        return Row([])

    def item_of(self, row: int) -> tuple[int, int]:
        """Return which item a row belongs to, and which of its lines it is."""
        return divmod(max(row - len(self._head), 0), self._height)

    def row_of(self, item: int, line: int = 0) -> int:
        """Return the row of a line of an item."""
        return len(self._head) + item * self._height + min(line, self._height - 1)


def dossier_rows(dossier: Dossier, width: int) -> Rows:
    """Return the lines of a dossier: the roles before when there was how much, then the rest."""
    width = min(width, WIDEST)
    rows = _head(dossier, width)
    over_time = _over_time(dossier.months, width)
    sections: list[int] = []
    for name, count, lines in _sections(dossier, width):
        if lines:
            sections.append(len(rows) + 1)
            number = f"  {count:,}" if count > 1 else ""
            rows += [Row([]), Row([Piece(name, "heading"), Piece(number, "faint")]), *lines]
        if name == _ROLES:
            rows += over_time
    return Rows(rows, sections)


def full_rows(dossier: Dossier, section: str, items: Paged[Any] | None, width: int) -> Rows:
    """Return the lines of the full list of a section; ``items`` are those read in pages."""
    width = min(width, WIDEST)
    actor = dossier.actor
    names = also_called(dossier)
    title, count = {
        "with": ("With", dossier.company),
        "quotes": ("Quotes", dossier.spoken),
        "names": ("Also called", len(names)),
        "merges": ("Held to be one", len(actor.merges)),
    }.get(section, ("Role", len(items or ())))
    role = next((r for r in dossier.roles if section == f"role {r.position}"), None)
    about = (
        visible(f"{role.title} of {role.of}" if role and role.of else role.title) if role else ""
    )
    head = [
        Row(named(actor.name, actor.kind)),
        *(Row([Piece(part)]) for part in folded(about, width) if about),
        Row([Piece(title, "heading"), Piece(f"  {count:,}", "faint")]),
        Row([]),
    ]
    if items is None:
        lines = (
            [name_row(name, dossier.uses, width) for name in names]
            if section == "names"
            else _flat(merge_rows(merge, width) for merge in actor.merges)
        )
        return Rows([*head, *lines])
    if section == "with":
        return Rows(Blocks(head, items, 2, lambda item: companion_rows(item, width)))
    if section == "quotes":
        most = 2 if width >= WIDE else 3
        return Rows(Blocks(head, items, most + 1, lambda item: quote_rows(item, width, most)))
    return Rows(Blocks(head, items, 2, lambda item: claim_rows(item, width)))


def _sections(dossier: Dossier, width: int) -> Iterator[tuple[str, int, Sequence[Row]]]:
    actor = dossier.actor
    yield _ROLES, len(dossier.roles), _flat(role_rows(role, width) for role in dossier.roles)
    company = _flat(companion_rows(row, width) for row in dossier.companions)
    rest = dossier.company - len(dossier.companions)
    yield "With", dossier.company, company + _more(rest, "with")
    quotes = dossier.quotes or ()
    said = _flat(quote_rows(quote, width) for quote in quotes)
    yield "Latest quotes", dossier.spoken, said + _more(dossier.spoken - len(quotes), "quotes")
    events = _flat(event_rows(row, width) for row in dossier.latest)
    rest = dossier.events - len(dossier.latest)
    yield "Latest events", dossier.events, events + _more(rest, "events")
    names = also_called(dossier)
    called = [name_row(name, dossier.uses, width) for name in names[:_NAMES]]
    yield "Also called", len(names), called + _more(len(names) - len(called), "names")
    merges = _flat(merge_rows(merge, width) for merge in actor.merges[:_MERGES])
    rest = len(actor.merges) - _MERGES
    yield "Held to be one", len(actor.merges), merges + _more(rest, "merges")


def _flat(parts: Iterable[Sequence[Row]]) -> list[Row]:
    return [row for part in parts for row in part]


def _more(rest: int, section: str) -> list[Row]:
    """Return the row that opens the full list, where there is more of it."""
    return [Row([Piece(f"… and {rest:,} more", "accent")], Link(section=section))] * (rest > 0)


def _head(dossier: Dossier, width: int) -> list[Row]:
    actor = dossier.actor
    counts = ((actor.mentions, "mention"), (actor.articles, "article"), (dossier.events, "event"))
    about = [f"{actor.kind}{f' of {actor.of}' if actor.of else ''}"]
    about += [counted(number, word) for number, word in counts]
    if actor.first:
        about.append(f"seen {days_of(actor.first, actor.last, width - 5)}")
    name = folded(visible(actor.name), width - 2)
    lines: list[Line] = [named(name[0], actor.kind)]
    lines += [[Piece("  "), Piece(part, str(actor.kind))] for part in name[1:]]
    texts = _joined([visible(part) for part in about], width)
    lines += [[Piece(part, "muted")] for text in texts for part in folded(text, width)]
    return [Row(line) for line in lines]


def _joined(parts: Sequence[str], width: int) -> list[str]:
    """Return parts on as few lines as they need; none is broken."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]} · {part}"
        lines[-1:] = [longer] if width_of(longer) <= width else [lines[-1], part]
    return lines


def _over_time(months: Sequence[MonthCount], width: int) -> list[Row]:
    """Return the sparkline, what its ends stand for, and its peak in numbers."""
    shown = sparkline(months, min(width, 72))
    lines: list[Line] = []
    if shown:
        ends = f"{shown.first} – {shown.last}"
        room = len(shown.bars) - width_of(shown.first) - width_of(shown.last)
        if room >= 2:
            ends = shown.first + " " * room + shown.last
        lines = [[], [Piece(shown.bars, "accent")], [Piece(ends, "faint")]]
        lines += [[Piece(part, "muted")] for part in folded(shown.most, width)]
    undated = sum(each.total for each in months if each.month is None)
    if undated:
        told = f"{counted(undated, 'mention')} in undated articles"
        lines += [[Piece(part, "muted")] for part in folded(told, width)]
    return [Row(line) for line in lines]


def also_called(dossier: Dossier) -> list[str]:
    """Return the other names of an actor, the most used first."""
    uses = dossier.uses or {}
    names = [alias for alias in dossier.actor.aliases if alias != dossier.actor.name]
    return sorted(names, key=lambda name: -uses.get(name.casefold(), 0))
