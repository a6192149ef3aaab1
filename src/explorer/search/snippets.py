"""The paragraph that answers a query best, cut to a line, and the spans of what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one paragraph; ``spans`` are the offsets in ``text`` of what was found.

    ``paragraph`` is the index in the given sequence; ``text`` has an ellipsis where it was cut.
    """

    paragraph: int
    text: str
    spans: tuple[tuple[int, int], ...]
