"""Side by side: a column a source, a row an aspect; below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize

from explorer.amounts import step_of, told_by
from explorer.sides import ASPECTS, CANNOT_BOTH, DIFFERS, LESS_EXACT, NOT_TOLD, Side
from explorer.tui.display.cells import clipped, folded, padded, width_of
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import Palette
from explorer.tui.panes.bars import Bar
from explorer.tui.panes.unfolded import OPEN
from explorer.tui.screens.overlay import Overlay
from explorer.tui.screens.pages import Page, PageLine

_LABEL = 7  # cells of an aspect's name
_NARROWEST = 30  # cells of a column
_AROUND = 4  # cells of the box besides sources and labels
_MEASURED = 20  # sources by which the height of the box is measured
_EDGE = 3  # cells of a column besides its words: the sign and a blank before them, one after
_WIDEST = 64  # cells of a column: longer lines are hard to read
_SMALL = 60  # cells of a screen on which the bars say less
_LEGEND = {
    CANNOT_BOTH: "cannot both be true",
    DIFFERS: "told otherwise",
    LESS_EXACT: "more or less exact",
}


def columns_at(width: int, sources: int) -> int:
    """Return how many sources stand beside each other; 1 is below each other."""
    return min(max((width - _LABEL) // _NARROWEST, 1), sources)


def compared(sides: Sequence[Side], chosen: int, width: int) -> list[PageLine]:
    """Return the lines that put the sources beside each other, those around the chosen one."""
    columns = columns_at(width, len(sides))
    if columns == 1:
        return [line for at in range(len(sides)) for line in _alone(sides, at, chosen, width)]
    first = min(max(chosen - columns // 2, 0), len(sides) - columns)
    return _table(sides, range(first, first + columns), chosen, width)


def first_line(sides: Sequence[Side], chosen: int, width: int) -> int:
    """Return the line on which the chosen source begins."""
    if columns_at(width, len(sides)) > 1:
        return 0
    return sum(len(_alone(sides, at, chosen, width)) for at in range(chosen))


def _told(sides: Sequence[Side]) -> list[str]:
    """Return the aspects that any source says something of; that it happened needs no row."""
    return [
        aspect
        for aspect in ASPECTS
        if {side.says[aspect] for side in sides} - {"", *(["occurred"] * (aspect == "status"))}
    ]


def _alone(sides: Sequence[Side], at: int, chosen: int, width: int) -> list[PageLine]:
    """Return one source with its aspects below each other."""
    side = sides[at]
    lines: list[PageLine] = [
        ([Piece(clipped(_name(at, side, chosen), width), _name_role(at, chosen))], ()),
        ([Piece(f"{'':{_LABEL}}  {side.published} ¶{side.paragraph + 1}", "muted")], ()),
    ]
    for aspect in _told(sides):
        for number, cell in enumerate(_cell(side, aspect, width - _LABEL)):
            lines.append(([_label(aspect if not number else ""), *cell], ()))
    return [*lines, ((), ())]


def _table(sides: Sequence[Side], shown: Sequence[int], chosen: int, width: int) -> list[PageLine]:
    column = (width - _LABEL) // len(shown)
    head = [
        [
            Piece(
                padded(clipped(_name(at, sides[at], chosen), column - 2), column),
                _name_role(at, chosen),
            )
        ]
        for at in shown
    ]
    dates = [
        [Piece(padded(f"  {sides[at].published} ¶{sides[at].paragraph + 1}", column), "muted")]
        for at in shown
    ]
    lines: list[PageLine] = [_row("", head), _row("", dates)]
    for aspect in _told(sides):
        cells = [_cell(sides[at], aspect, column) for at in shown]
        height = max(map(len, cells))
        blank: Line = [Piece(" " * column)]
        lines += [((), ())] if aspect == "words" else []
        lines += [
            _row(
                aspect if not number else "",
                [cell[number] if number < len(cell) else blank for cell in cells],
            )
            for number in range(height)
        ]
    return lines


def _row(label: str, cells: Sequence[Line]) -> PageLine:
    return [_label(label), *(piece for cell in cells for piece in cell)], ()


def _label(text: str) -> Piece:
    return Piece(f"{text:<{_LABEL}}", "faint")


def _name(at: int, side: Side, chosen: int) -> str:
    return f"{OPEN if at == chosen else '  '}[{at + 1}] {side.name}"


def _name_role(at: int, chosen: int) -> str:
    return "cursor" if at == chosen else "strong"


def _cell(side: Side, aspect: str, width: int) -> list[Line]:
    """Return what a source says of an aspect as lines of exactly so many cells."""
    said, sign = side.says[aspect], side.signs.get(aspect, "")
    role = "conflict" if sign == CANNOT_BOTH else "accent" if sign else "quote"
    if aspect != "words" and not sign:
        role = ""
    room = width - _EDGE
    texts = folded(f"“{said}”" if aspect == "words" else said, room) if said else [NOT_TOLD]
    return [
        [
            Piece(f"{sign if not number else '':<2}", role),
            Piece(text, role if said else "faint"),
            Piece(" " * (width - 2 - width_of(text))),
        ]
        for number, text in enumerate(texts)
    ]


class Comparison(Overlay[int]):
    """The sources over the panes; the answer is the one to open."""

    def __init__(
        self,
        palette: Palette,
        title: str,
        sides: Sequence[Side],
        chosen: int,
        answered: Callable[[int], None],
    ) -> None:
        super().__init__(palette, answered)
        self.sides, self.chosen = sides, chosen
        self._title = title
        self.title_bar = Bar(palette)
        self.page = Page(palette, self._lines)
        self.told = Bar(palette)

    @property
    def focus_target(self) -> Page:
        """The page."""
        return self.page

    def compose(self) -> ComposeResult:
        """The sources between the title and what the signs mean."""
        with Vertical():
            yield self.title_bar
            yield self.page
            yield self.told

    def on_resize(self, event: Resize) -> None:
        """Make the box no larger than the sources need."""
        super().on_resize(event)
        width, height = event.size
        edge = 0 if self.has_class("-tight") else 2
        inside = min(width - edge, _AROUND + _LABEL + len(self.sides) * _WIDEST)
        box = self.query_one(Vertical)
        box.styles.width = inside + edge
        lines = max(len(compared(self.sides, at, inside - 3)) for at in self._sampled())
        self.page.styles.height = min(lines, max(height - 2 - (edge or 1), 1))
        self._tell()

    def _sampled(self) -> Sequence[int]:
        """Return sources to measure the box by, so that it keeps its height."""
        return range(len(self.sides))[:_MEASURED]

    def _lines(self, width: int) -> Sequence[PageLine]:
        return compared(self.sides, self.chosen, width - 1)

    def _tell(self) -> None:
        count, small = len(self.sides), self.app.size.width < _SMALL
        articles = [side.article for side in self.sides]
        what = f"what {told_by(articles)} say" if count > 1 else "only one source tells of it"
        what = "" if small else f"  {what}  Esc closes"
        self.title_bar.show([Piece(f" {self._title}", "bar.strong")], [Piece(f"{what} ")])
        found = {sign for side in self.sides for sign in side.signs.values()}
        legend = "  ".join(f"{sign} {words}" for sign, words in _LEGEND.items() if sign in found)
        keys = "" if small else "  h l, Enter opens" if count > 1 else "  Enter opens"
        at = step_of(self.chosen, articles)
        self.told.show([Piece(f" {legend}")], [Piece(f" {at}{keys} ")])

    def moved(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.page.move(rows)

    def page_rows(self) -> int:
        """Return how many lines are shown at once."""
        return self.page.size.height

    def do(self, name: str, count: int | None = None) -> None:
        """Choose another source, open the chosen one, or what every box does."""
        if name in ("next_mention", "previous_mention", "next_hit", "previous_hit"):
            self._choose((count or 1) * (1 if name.startswith("next") else -1))
        elif name == "open":
            self.close(self.chosen)
        elif name == "compare":
            self.close()
        else:
            super().do(name, count)

    def _choose(self, by: int) -> None:
        self.chosen = min(max(self.chosen + by, 0), len(self.sides) - 1)
        self.page.renew()
        width = max(self.page.scrollable_content_region.width - 2, 19)
        if columns_at(width, len(self.sides)) == 1:
            self.page.scroll_to(y=first_line(self.sides, self.chosen, width), animate=False)
        self._tell()
