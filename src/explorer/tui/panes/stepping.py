"""Stepping through what stands in an article: which of many spans is next from where one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.tui.panes.marks import Spanned, place_of

Place = tuple[int, int]
"""A paragraph and an offset in it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the cursor was stepped to: the ``number`` from 0 of ``total``, and what that is."""

    what: str
    span: Spanned
    number: int
    total: int
    again: str = ""
    """``the first again`` or ``the last again`` where the step went over the other one."""


def number_from(spans: Sequence[Spanned], here: Place, chosen: Chosen | None, by: int) -> int:
    """Return the number of the span ``by`` steps away; below 0 or past the last where none is.

    It is counted from the chosen one where that is among them, else from ``here``.
    """
    if chosen and chosen.number < len(spans) and spans[chosen.number] == chosen.span:
        return chosen.number + by
    if by > 0:
        return bisect_right(spans, here, key=place_of) + by - 1
    return bisect_left(spans, here, key=place_of) + by
