"""Numbered lists that are told a page at a time, read as they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.errors import NotUnderstood

Noun = Literal["result", "actor", "event", "source"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: what it leads to, and its sentences without the number."""

    target: str
    sentences: Sequence[str]
    paragraph: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of ``total`` items; ``fetch(offset, limit)`` reads some of them."""

    noun: Noun
    total: int
    fetch: Callable[[int, int], Sequence[Entry]]

    def entry(self, number: int) -> Entry:
        """Return an item by its number from 1; NotUnderstood where there is none."""
        found = self.fetch(number - 1, 1) if 1 <= number <= self.total else ()
        if not found:
            some = f"They are 1 to {self.total}." if self.total else "The list is empty."
            raise NotUnderstood(f"There is no {self.noun} {number}.", hint=some)
        return found[0]

    def page(self, offset: int, limit: int) -> list[str]:
        """Return the sentences of a page, each item begun by its number."""
        told: list[str] = []
        heading = ""
        for number, entry in enumerate(self.fetch(offset, limit), start=offset + 1):
            if entry.heading and entry.heading != heading:
                heading = entry.heading
                told.append(f"{heading}:")
            first, *others = entry.sentences
            told += [f"{number}. {first}", *others]
        return told


def is_number(text: str) -> bool:
    """Tell whether a text is a number that can count something."""
    return text.isdecimal() and len(text) < 10


def listed(noun: Noun, entries: Sequence[Entry]) -> Listing:
    """Return a list whose items are all known."""
    return Listing(noun, len(entries), lambda offset, limit: entries[offset : offset + limit])
