"""All records of a catalogue, and where they stand, held as numbers side by side."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from itertools import accumulate
from sys import intern

from explorer.actors.bundles import ArticleMark, Bundle
from explorer.actors.gathering import bundle_of
from explorer.build.kept_records import article_numbers, record_of
from explorer.catalogue.record_rows import RecordRows
from explorer.model import ArticleKey


class AllRecords:
    """The records by name; an article is a number by the order of the keys.

    It holds four bytes for each referent and its article, and as many for the article and what
    is named in it.
    """

    def __init__(self, rows: RecordRows) -> None:
        self._rows = rows
        self._keys: list[ArticleKey] = []
        self._days: list[str | None] = []
        numbers: dict[int, int] = {}
        for id_, key, published in rows.every_article():
            numbers[id_] = len(self._keys)
            self._keys.append(intern(key))
            self._days.append(published and intern(published))
        self._articles = array("I")
        counts = array("I", bytes(4 * (rows.next_id() + 1)))
        for record, article in rows.every_place():
            self._articles.append(numbers[article])
            counts[record + 1] += 1
        self._begins = array("I", accumulate(counts))
        """Of record n the articles are those from begins[n] to begins[n + 1]."""
        self._names: list[str] = []

    def bundles(self) -> list[Bundle]:
        """Return all names with their records, in order of their first referents."""
        bundles: dict[str, Bundle] = {}
        of_record = array("I", bytes(4 * len(self._begins)))
        numbers: dict[str, int] = {}
        for row in self._rows.every():
            record = record_of(row)
            record.places = self
            if row.bundle not in bundles:
                numbers[row.bundle] = len(bundles)
                bundles[row.bundle] = bundle_of(row.bundle, record.referent)
            bundles[row.bundle].records.append(record)
            of_record[record.number] = numbers[row.bundle]
        self._names = list(bundles)
        self._list_beside(of_record)
        return list(bundles.values())

    def _list_beside(self, of_record: Sequence[int]) -> None:
        counts = array("I", bytes(4 * (len(self._keys) + 1)))
        for article in self._articles:
            counts[article + 1] += 1
        self._beside_begins = array("I", accumulate(counts))
        free = array("I", self._beside_begins)
        self._beside = array("I", bytes(4 * len(self._articles)))
        for record in range(len(self._begins) - 1):
            name = of_record[record]
            for article in self._articles[self._begins[record] : self._begins[record + 1]]:
                self._beside[free[article]] = name
                free[article] += 1

    def beside(self, articles: Sequence[ArticleKey]) -> set[str]:
        """Return the keys of all that is named in some articles."""
        found: set[int] = set()
        for key in articles:
            article = bisect_left(self._keys, key)
            first, end = self._beside_begins[article], self._beside_begins[article + 1]
            found.update(self._beside[first:end])
        return {self._names[number] for number in found}

    # Where they stand ------------------------------------------------------------

    def _standing(self, record: int) -> Sequence[int]:
        return self._articles[self._begins[record] : self._begins[record + 1]]

    def articles(self, record: int) -> frozenset[ArticleMark]:
        """Return the articles of a record."""
        return frozenset(self._standing(record))

    def keys(self, record: int) -> list[tuple[ArticleKey, int]]:
        """Return the article and the id of each referent of a record."""
        return self._rows.keys(record)

    def days(self, record: int) -> Iterator[tuple[date, ArticleKey]]:
        """Return the days on which articles tell a record, each with its first article."""
        first: dict[str, int] = {}
        for article in self._standing(record):
            day = self._days[article]
            if day is not None and article <= first.get(day, article):
                first[day] = article
        return ((date.fromisoformat(day), self._keys[article]) for day, article in first.items())

    def named(self, articles: Collection[ArticleMark]) -> list[ArticleKey]:
        """Return the keys of some articles, in order."""
        return [self._keys[number] for number in sorted(article_numbers(articles))]

    def first(
        self, articles: Collection[ArticleMark], begin: ArticleKey, most: int
    ) -> list[ArticleKey]:
        """Return the first keys of some articles."""
        return [self._keys[number] for number in nsmallest(most, article_numbers(articles))]
