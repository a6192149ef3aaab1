"""Finding rows that only moved: a terminal shifts them itself, at the cost of a few bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import eq

from explorer.tui.display.pen import Cell, Row

_LEAST_ROWS = 4  # changed rows below which nothing can have scrolled
_LEAST_SPARED = 40  # cells that a shift has to spare, for it costs bytes itself
_COARSE = 5  # every so manieth column is looked at to find the shift


def best_scroll(rows: Sequence[Row], changed: Mapping[int, Row]) -> tuple[int, int, int] | None:
    """Return (top, bottom, by): rows to shift up by ``by``, down where that is negative.

    ``changed`` are the rows of the next frame that differ from ``rows``. None where no shift
    spares enough.
    """
    if len(changed) < _LEAST_ROWS:
        return None
    new = [changed.get(y, row) for y, row in enumerate(rows)]
    by = _coarse_shift(rows, new, min(changed), max(changed))
    if not by:
        return None
    first, after, spared = _best_block(_gains(rows, new, by))
    top, bottom = min(first, first + by), max(after, after + by) - 1
    lost = sum(_alike(rows[y], new[y]) for y in range(top, bottom + 1) if not first <= y < after)
    return (top, bottom, by) if spared - lost > _LEAST_SPARED else None


def _coarse_shift(old: Sequence[Row], new: Sequence[Row], top: int, bottom: int) -> int:
    """Return the shift of the rows from ``top`` to ``bottom`` that looks best, 0 for none."""
    numbers: dict[Cell, int] = {}  # numbers are quicker to compare

    def coarse(row: Row) -> list[int]:
        return [numbers.setdefault(cell, len(numbers)) for cell in row[::_COARSE]]

    before = [coarse(row) for row in old[top : bottom + 1]]
    after = [coarse(row) for row in new[top : bottom + 1]]
    stays = [_alike(a, b) for a, b in zip(before, after, strict=True)]
    size = len(before)
    best, most = 0, 0
    for by in (by for step in range(1, size * 2 // 3 + 1) for by in (step, -step)):
        low, high = max(-by, 0), min(size, size - by)
        gains = [_alike(before[y + by], after[y]) - stays[y] for y in range(low, high)]
        _, _, gain = _best_block(gains)
        if gain > most:
            best, most = by, gain
    return best


def _gains(old: Sequence[Row], new: Sequence[Row], by: int) -> list[int]:
    """Return for each row how many more of its cells stand in the row ``by`` below."""
    return [
        _alike(old[y + by], row) - _alike(old[y], row) if 0 <= y + by < len(old) else -len(row)
        for y, row in enumerate(new)
    ]


def _best_block(gains: Sequence[int]) -> tuple[int, int, int]:
    """Return (first, after, sum) of the neighbours that sum up to the most."""
    sums = [0, *accumulate(gains)]
    lowest = best_first = best_after = most = 0
    for at, total in enumerate(sums):
        if total < sums[lowest]:
            lowest = at
        if total - sums[lowest] > most:
            best_first, best_after, most = lowest, at, total - sums[lowest]
    return best_first, best_after, most


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    return sum(map(eq, one, other))
