"""The tree of a query: frozen nodes that know where they stand in the text that was typed.

Where a node stands plays no part in comparing: trees are equal that ask for the same.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """Where a word is looked for; a word without a field is looked for in title and body."""

    TITLE = "title"
    BODY = "body"
    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    AUTHOR = "author"
    TYPE = "type"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Position:
    """Characters ``start`` to ``end`` of the typed text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed (``text``); it may fold to several terms: ``north-south``."""

    text: str
    field: Field | None
    at: Position = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order; ``slop`` is how many other words may stand between them in all."""

    text: str
    field: Field | None
    at: Position = dataclasses.field(compare=False)
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with ``*`` (any characters) and ``?`` (one character) in it."""

    text: str
    field: Field | None
    at: Position = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word with up to ``distance`` letters wrong, missing, added or swapped."""

    text: str
    field: Field | None
    at: Position = dataclasses.field(compare=False)
    distance: int = 1


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles published from ``first`` to ``last``, both included; None is open.

    ``text`` is the range as it was typed, ``2025-02`` or ``>=2024``.
    """

    text: str
    first: date | None
    last: date | None
    at: Position = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    part: Node
    at: Position = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts."""

    parts: tuple[Node, ...]
    at: Position = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more parts."""

    parts: tuple[Node, ...]
    at: Position = dataclasses.field(compare=False)


Leaf = Word | Phrase | Pattern | Fuzzy | DateRange
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was typed and as it was understood.

    ``tree`` is None where nothing is asked for (a blank line, or nothing finished yet);
    ``parsed`` is the plain form that is shown, and parses to the same tree.
    ``dropped`` are the unfinished parts that lenient parsing left out.
    """

    text: str
    tree: Node | None
    parsed: str
    dropped: tuple[Position, ...] = ()
