"""Finding rows that only moved: a terminal shifts them itself, at the cost of a few bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import eq

from explorer.tui.display.pen import Cell, Row

_LEAST_ROWS = 4  # changed rows below which nothing can have scrolled
_LEAST_SPARED = 40  # cells that a shift has to spare, for it costs bytes itself
Cells = Sequence[object]
_COARSE = 5  # every so manieth column is looked at to find the shift


def best_scroll(rows: Sequence[Row], changed: Mapping[int, Row]) -> tuple[int, int, int] | None:
    """Return (top, bottom, by): rows to shift up by ``by``, down where that is negative.

    ``changed`` are the rows of the next frame that differ from ``rows``. None where no shift
    spares enough.
    """
    if len(changed) < _LEAST_ROWS:
        return None
    first, last = min(changed), max(changed)
    old = list(rows[first : last + 1])
    new = [changed.get(y, rows[y]) for y in range(first, last + 1)]
    by = _coarse_shift(old, new)
    if not by:
        return None
    top, bottom, spared = _best_block(old, new, by)
    return (first + top, first + bottom, by) if spared > _LEAST_SPARED else None


def _coarse_shift(old: Sequence[Row], new: Sequence[Row]) -> int:
    """Return the shift that looks best where only some columns are looked at, 0 for none."""
    numbers: dict[Cell, int] = {}  # numbers are quicker to compare

    def coarse(row: Row) -> list[int]:
        return [numbers.setdefault(cell, len(numbers)) for cell in row[::_COARSE]]

    before, after = [coarse(row) for row in old], [coarse(row) for row in new]
    stays = [_alike(a, b) for a, b in zip(before, after, strict=True)]
    best, most = 0, 0
    for by in (by for step in range(1, len(old) * 2 // 3 + 1) for by in (step, -step)):
        score = run = 0
        for y in range(max(-by, 0), min(len(old) - by, len(old))):
            run = max(run + _alike(before[y + by], after[y]) - stays[y], 0)
            score = max(score, run)
        if score > most:
            best, most = by, score
    return best


def _best_block(old: Sequence[Cells], new: Sequence[Cells], by: int) -> tuple[int, int, int]:
    """Return (top, bottom, spared) of the rows that are best shifted by ``by``.

    ``spared`` are the cells that are right thereafter, less those that are right now.
    """
    size, step = len(old), abs(by)
    stays = [_alike(a, b) for a, b in zip(old, new, strict=True)]
    moved = [_alike(old[y + by], new[y]) if 0 <= y + by < size else 0 for y in range(size)]
    loss = [0, *accumulate(stays)]
    gain = [0, *accumulate(moved)]
    best = (0, 0, 0)
    for top in range(size - step):
        for bottom in range(top + step, size):
            first, after = (top, bottom + 1 - step) if by > 0 else (top + step, bottom + 1)
            spared = gain[after] - gain[first] - loss[bottom + 1] + loss[top]
            if spared > best[2]:
                best = (top, bottom, spared)
    return best


def _alike(one: Cells, other: Cells) -> int:
    return sum(map(eq, one, other))
