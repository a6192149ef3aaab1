"""The days of publication of one generation, read once: date ranges, and newest first."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from explorer.search.whoosh_engine.schema import UNDATED


class Days:
    """The day number of every article of an index, by Whoosh's number of the article."""

    def __init__(self, reader: IndexReader) -> None:
        self._starts: list[int] = []
        self._segments: list[array[int]] = []
        self._of: dict[IndexReader, array[int]] = {}
        for leaf, start in reader.leaf_readers() if reader.doc_count() else ():
            days = array("i", leaf.column_reader("day").load())
            self._starts.append(start)
            self._segments.append(days)
            self._of[leaf] = days

    def day(self, number: int) -> int:
        """Return the day number of an article, `UNDATED` where it has none."""
        segment = bisect_right(self._starts, number) - 1
        return self._segments[segment][number - self._starts[segment]]

    def between(self, searcher: Searcher, first: date | None, last: date | None) -> Sequence[int]:
        """Return the articles of one segment from ``first`` to ``last``, both included."""
        reader = searcher.reader()
        low = first.toordinal() if first else UNDATED + 1
        high = last.toordinal() if last else date.max.toordinal()
        return [
            number
            for number, day in enumerate(self._of[reader])
            if low <= day <= high and not reader.is_deleted(number)
        ]
