"""The box of facets to narrow the events by, and the one of filters to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.safetext import visible
from explorer.state.filters import Filter, Filters
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS, Palette
from explorer.tui.facets import Facet, Found, nearest
from explorer.tui.panes.chips import chip_of
from explorer.tui.panes.unfolded import CONFLICT
from explorer.tui.screens.picker import Choice, Choices, Picker

_FIRST = {"type": 6, "place": 6, "participant": 8, "year": 4}
"""How many of each are listed before anything is written."""

_NOTHING = "No event could be narrowed to that."


def facet_choices(text: str, found: Found) -> list[Choice[Filter | None]]:
    """Return a facet a row under the headings of their groups; the nearest where one is written."""
    if text.strip():
        return [_choice(each, told=True) for each in nearest(text.strip(), found.facets)]
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
    group = f"  {facet.group:<12}" if told else "  "
    return Choice(left, [Piece(group, "faint"), Piece(f"{facet.total:>6} ", "muted")], facet.filter)


class FacetRows(Choices[Filter | None]):
    """Facets under the headings of their groups."""

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is the name of a group."""
        return self.rows[row].answer is None


class FacetPicker(Picker[Filter | None]):
    """A picker that opens at once and takes keys when the facets have been counted.

    What is written is looked up in ``ask_named`` too, which delivers to `add`: those found by
    another name, or too rare to be listed, follow the others.
    """

    def __init__(
        self,
        palette: Palette,
        answered: Callable[[Filter | None], None],
        ask_named: Callable[[str], None],
    ) -> None:
        super().__init__(
            palette, "Keep only", "a type, place, name, year or month", self._choices, answered
        )
        self.choices = FacetRows(palette, "counting …")
        self.found = Found((), ())
        self._ask_named = ask_named
        self._asked = self._picking = False

    def _choices(self, text: str) -> Sequence[Choice[Filter | None]]:
        return facet_choices(text, self.found)

    begins_late = True

    def opened(self) -> None:
        """Wait for the facets."""

    def show(self, found: Found) -> None:
        """Show the facets, and take the keys that were typed meanwhile."""
        self.found = found
        self.choices.nothing = _NOTHING
        self.look_up(self.input.value)
        self.begin()

    def look_up(self, text: str) -> None:
        """Show what fits of the facets that are known, and ask for participants by that name."""
        super().look_up(text)
        self._asked = bool(text.strip())
        if self._asked:
            self._ask_named(text.strip())

    def add(self, more: Sequence[Facet]) -> None:
        """Add participants found by what is written."""
        self._asked, self.choices.nothing = False, _NOTHING
        shown = {row.answer for row in self.choices.rows}
        new = [_choice(each, told=True) for each in more if each.filter not in shown]
        if new:
            cursor = self.choices.cursor if self.choices.rows else 0
            self.choices.rows = [*self.choices.rows, *new]
            self.choices.renew(cursor)
        self._pick_at_last()

    def fail(self, why: str) -> None:
        """Show why participants could not be asked for by what is written."""
        self._asked, self.choices.nothing = False, why
        self.choices.refresh()
        self._pick_at_last()

    def _pick_at_last(self) -> None:
        if self._picking:
            self._picking, self.takes_keys = False, True
            self.pick()

    def pick(self) -> None:
        """Answer with the choice under the cursor, once it is known whether there is one."""
        if self._asked and not self.choices.rows:
            self._picking, self.takes_keys = True, False
        else:
            super().pick()


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
