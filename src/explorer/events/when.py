"""When something happened: a date, its words and how it was read from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A date with the words it was read from and, in words, how."""

    date: str | None = None
    expression: str | None = None
    derivation: str = "no time given"

    @property
    def is_open(self) -> bool:
        """Tell whether no words say when, so that what is told around may."""
        return self.date is None and self.expression is None


UNKNOWN = When()
SHARED = "as what it is coordinated with"
"""How a derivation says that the day is that of "arrived on Sunday" for "and met X"."""
MADE_KNOWN = "when it was made known"
"""Derivation of a day that is that of the words, with which the deed was news."""
