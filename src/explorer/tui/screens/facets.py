"""The facets to narrow the events by: what the events that are left could be reduced to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from explorer.catalogue import EventFacets, EventRow, FacetCount
from explorer.datewords import month_heading
from explorer.model import ActorId, Event
from explorer.safetext import visible
from explorer.state.filters import (
    Filter,
    Filters,
    actor_filter,
    place_filter,
    time_filter,
    type_filter,
)
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.panes.chips import chip_of
from explorer.tui.panes.unfolded import CONFLICT
from explorer.tui.screens.picker import Choice, Choices, Picker

_SHOWN = 60
_FEW = 12  # where fewer begin as was written, those spelt nearly so follow
_FIRST = {"type": 6, "place": 6, "participant": 8, "year": 4}
"""How many of each are listed before anything is written."""


class Facet(NamedTuple):
    """A filter that could be added, how many events it keeps, and what it is looked up by.

    ``words`` are names in small letters, a blank before each.
    """

    group: str
    filter: Filter
    name: str
    kind: str
    total: int
    words: tuple[str, ...]


class Found(NamedTuple):
    """The facets of the events that the filters leave, and those of the event under the cursor."""

    facets: Sequence[Facet]
    here: Sequence[Facet]


def facets_of(
    found: EventFacets,
    filters: Filters,
    aliases: Sequence[tuple[str, ActorId]],
    here: tuple[EventRow, Event] | None = None,
) -> Found:
    """Return everything that can be added to the filters; ``here`` is the event of the cursor."""
    names: dict[ActorId, list[str]] = {}
    for alias, id in aliases:
        names.setdefault(id, []).append(alias)
    facets = [
        *_named("type", found.types, lambda each: type_filter(each.value), names),
        *_named("place", found.places, lambda each: place_filter(*each[:3]), names),
        *_named("participant", found.participants, lambda each: actor_filter(*each[:3]), names),
        *(
            Facet(
                *(group, time_filter(time), month_heading(time), "", total),
                (f" {time}", f" {month_heading(time).casefold()}"),
            )
            for group, times in (("year", found.years), ("month", found.months))
            for time, total in reversed(times)
            if time
        ),
    ]
    chosen = {(each.kind, each.value) for each in filters.chosen}
    facets = [each for each in facets if (each.filter.kind, each.filter.value) not in chosen]
    return Found(facets, list(_of_event(facets, *here)) if here else ())


def _named(
    group: str,
    counts: Sequence[FacetCount],
    filter_of: Callable[[FacetCount], Filter],
    names: dict[ActorId, list[str]],
) -> Iterator[Facet]:
    for each in counts:
        words = {each.name, *names.get(each.value, ())}
        folded = tuple(f" {word.casefold()}" for word in words)
        yield Facet(group, filter_of(each), each.name, each.kind, each.total, folded)


def _of_event(facets: Sequence[Facet], row: EventRow, event: Event) -> Iterator[Facet]:
    """Yield the facets of one event: its type, place, participants and time."""
    values = {
        *(("type", str(value)) for value in (row.mode, row.type) if value),
        *(("participant", id) for id in (*event.actors, *event.recipients)),
        ("place", event.place),
        *(("month", row.month), ("year", (row.month or "")[:4])),
    }
    yield from (each for each in facets if (each.group, each.filter.value) in values)


def facet_choices(text: str, found: Found) -> list[Choice[Filter | None]]:
    """Return a facet a row under the headings of their groups; the nearest where one is written."""
    if text.strip():
        return [_choice(each, told=True) for each in _nearest(text.strip(), found.facets)]
    rows: list[Choice[Filter | None]] = []
    if found.here:
        rows += [_heading("of this event"), *(_choice(each, told=True) for each in found.here)]
    for group, most in _FIRST.items():
        inside = [each for each in found.facets if each.group == group]
        if inside:
            more = f"  the first {most} of {len(inside)}" if len(inside) > most else ""
            rows += [_heading(group, more), *map(_choice, inside[:most])]
    return rows


def _heading(name: str, more: str = "") -> Choice[Filter | None]:
    return Choice([Piece(name, "heading"), Piece(more, "faint")], (), None)


def _choice(facet: Facet, *, told: bool = False) -> Choice[Filter | None]:
    mark = MARKS.get(facet.kind, " ")
    left = [
        Piece(f"  {mark} ", f"{facet.kind}.mark" if facet.kind in MARKS else ""),
        Piece(facet.name),
    ]
    group = f"  {facet.group:<11}" if told else "  "
    return Choice(left, [Piece(group, "faint"), Piece(f"{facet.total:>6} ", "muted")], facet.filter)


def _nearest(text: str, facets: Sequence[Facet]) -> list[Facet]:
    """Return the facets of a group that is named, else those called nearly so.

    First those with a word that begins as was written, what keeps most before what keeps less.
    """
    folded = text.casefold()
    group = [each for each in facets if each.group.startswith(folded) and len(folded) > 3]
    begin = [each for each in facets if any(f" {folded}" in word for word in each.words)]
    found = [*group, *sorted(begin, key=lambda each: -each.total)]
    if len(found) < _FEW:
        found += _alike(text, facets)
    return list({each.filter: each for each in found}.values())[:_SHOWN]


def _alike(text: str, facets: Sequence[Facet]) -> list[Facet]:
    from rapidfuzz import fuzz, process

    words = [(word, each) for each in facets for word in each.words]
    found = process.extract(
        f" {text.casefold()}",
        [word for word, _ in words],
        scorer=fuzz.WRatio,
        score_cutoff=75,
        limit=2 * _SHOWN,
    )
    return [words[index][1] for _, _, index in found]


class FacetRows(Choices[Filter | None]):
    """Facets under the headings of their groups."""

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is the name of a group."""
        return self.rows[row].answer is None


class FacetPicker(Picker[Filter | None]):
    """A picker that opens at once and takes keys when the facets have been counted."""

    def __init__(self, palette: Palette, answered: Callable[[Filter | None], None]) -> None:
        super().__init__(
            palette, "Keep only", "a type, place, name, year or month", self._choices, answered
        )
        self.choices = FacetRows(palette, "counting …")
        self.found = Found((), ())

    def _choices(self, text: str) -> Sequence[Choice[Filter | None]]:
        return facet_choices(text, self.found)

    def on_mount(self) -> None:
        """Wait for the facets."""
        self.set_focus(self.focus_target, scroll_visible=False)

    def show(self, found: Found) -> None:
        """Show the facets, and take the keys that were typed meanwhile."""
        self.found = found
        self.choices.nothing = "No event could be narrowed to that."
        self.look_up(self.input.value)
        self.takes_keys = True
        self.post_message(self.Ready())


def filter_choices(text: str, filters: Filters) -> list[Choice[Filters]]:
    """Return the filters to choose one to take away, the last added first, and all of them."""
    rows = [
        Choice(_chip_pieces(each), [Piece(each.kind, "faint")], filters.without(each))
        for each in reversed(filters.chosen)
    ]
    if len(rows) > 1:
        rows.append(Choice([Piece("  all of them")], [Piece(f"{len(rows)}", "faint")], Filters()))
    wanted = text.strip().casefold()
    return [row for row in rows if wanted in _text(row).casefold()]


def _chip_pieces(filter: Filter) -> list[Piece]:
    chip = chip_of(filter)
    role = "conflict" if chip.kind.strip() == CONFLICT else ""
    return [Piece(f"  {chip.kind}", role or "muted"), Piece(visible(chip.name))]


def _text(row: Choice[Filters]) -> str:
    return "".join(piece.text for piece in (*row.left, *row.right))
