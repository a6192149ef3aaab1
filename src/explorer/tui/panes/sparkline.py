"""Mentions over time in one line of bars: an axis without gaps left out, and what it spans."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from typing import NamedTuple

from explorer.catalogue import MonthCount

BARS = "▁▂▃▄▅▆▇█"
_STEPS = ((1, "month"), (3, "quarter"), (12, "year"), (60, "five years"), (120, "decade"))
_WIDEST = 3  # cells of a bar where there is room


class Sparkline(NamedTuple):
    """The bars, what the first and the last one stand for, and the highest in words."""

    bars: str
    first: str
    last: str
    most: str


def sparkline(months: Sequence[MonthCount], width: int) -> Sparkline | None:
    """Return a bar for each month from the first to the last; a month without any is a blank.

    Where they do not fit ``width`` cells, a bar stands for a quarter, a year or more of them.
    None where fewer than two months have any.
    """
    counts = {_number(each.month): each.total for each in months if each.month and each.total}
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    size, name = next(
        (step for step in _STEPS if last // step[0] - first // step[0] < width), _STEPS[-1]
    )
    totals = [0] * (last // size - first // size + 1)
    for number, total in counts.items():
        totals[number // size - first // size] += total
    totals = totals[-width:]
    start = last // size - len(totals) + 1
    most = max(totals)
    cells = min(width // len(totals), _WIDEST)
    bars = "".join(_bar(total, most) * cells for total in totals)
    peak = _name(start + totals.index(most), size)
    each = "" if size == 1 else f"by {name}; "
    return Sparkline(
        bars,
        _name(start, size),
        _name(last // size, size),
        f"{each}most in {peak}: {most:,}",
    )


def _bar(total: int, most: int) -> str:
    """Return a bar in proportion to the highest; the fewest still show, none do not."""
    return BARS[max(-(-total * len(BARS) // most), 1) - 1] if total else " "


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _name(step: int, size: int) -> str:
    year, month = divmod(step * size, 12)
    if size == 1:
        return f"{calendar.month_abbr[month + 1]} {year}"
    if size == 3:
        return f"Q{month // 3 + 1} {year}"
    return str(year) if size == 12 else f"{year}–{year + size // 12 - 1}"
