"""What was asked for, ready to be written: how it reads, how much it is, and its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.contract.records import Record
from explorer.export.columns import CitedColumn, Column
from explorer.export.sources import Sources

Body = Callable[[Iterator[Any], Sources], Iterator[str]]
"""Writes records as Markdown, below a title of the first level; each piece ends a line."""


def _itself(record: Record) -> Iterable[object]:
    return (record,)


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record is written.

    ``columns`` are those of a table on the screen; CSV has ``more`` behind them. ``rows`` are the
    rows that one record has there.
    """

    columns: Sequence[Column]
    body: Body
    more: Sequence[CitedColumn] = ()
    rows: Callable[[Any], Iterable[object]] = _itself


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that a question asks for, read while they are written.

    ``about`` says in words how the question was understood. Where there is an ``envelope``, JSON
    is that object with the records under ``within``; where ``is_single``, it is the one record
    itself; else it is an array. ``suggestions`` are questions to ask instead.
    """

    name: str
    title: str
    about: Sequence[str]
    total: int
    records: Iterator[Record]
    shape: Shape
    envelope: Mapping[str, object] | None = None
    within: str = ""
    is_single: bool = False
    parsed: str = ""
    suggestions: Sequence[str] = ()

    def counted(self, told: Callable[[int], None]) -> Iterator[Record]:
        """Yield the records, and tell after each how many there were by then."""
        for number, record in enumerate(self.records, start=1):
            yield record
            told(number)
