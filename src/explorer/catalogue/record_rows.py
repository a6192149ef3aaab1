"""Referents that are told alike, added up: what resolving asks without reading them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from explorer.catalogue.rowcodec import to_json
from explorer.model import ActorId, ArticleKey

_THESE = "IN (SELECT value FROM json_each(?))"
_FEW = 2_000
"""Articles that are looked up one by one; of more the first are found by going through all."""
Told = tuple[str, str]
"""The folded name and what is told, as a text."""


class RecordRow(NamedTuple):
    """A record as it is stored; days are ISO 8601, ``first_day`` is 9999-12-31 without any."""

    id: int
    bundle: str
    signature: str
    referents: int
    mentions: int
    article: ArticleKey
    referent: int
    first_day: str
    first_article: ArticleKey
    first_referent: int
    last_day: str | None
    actor: ActorId | None


class RecordRows:
    """Rows of records, and where their referents stand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles: dict[int, frozenset[int]] = {}
        self._keys: dict[int, ArticleKey] = {}

    # Filing ---------------------------------------------------------------------------------------

    def told(self, told: Collection[Told]) -> dict[Told, RecordRow]:
        """Return those of the records that are there."""
        rows = self._connection.execute(
            "SELECT r.* FROM json_each(?) t CROSS JOIN records r"
            " ON r.bundle = t.value ->> 0 AND r.signature = t.value ->> 1",
            (to_json(sorted(told)),),
        )
        return {(row[1], row[2]): RecordRow(*row) for row in rows}

    def next_id(self) -> int:
        """Return the first number that no record has."""
        (number,) = self._connection.execute(
            "SELECT coalesce(max(id), 0) + 1 FROM records"
        ).fetchone()
        return int(number)

    def keep(self, rows: Iterable[RecordRow]) -> None:
        """Store records in place of those before."""
        marks = ", ".join("?" * len(RecordRow._fields))
        self._connection.executemany(f"INSERT OR REPLACE INTO records VALUES ({marks})", rows)

    def file(
        self, article: ArticleKey, records: Mapping[int, int], offices: Mapping[int, str]
    ) -> None:
        """Note the record of each named referent of an article, the office of each other."""
        (number,) = self._connection.execute(
            "SELECT id FROM articles WHERE key = ?", (article,)
        ).fetchone()
        self._connection.execute(
            "INSERT OR IGNORE INTO touched_records"
            " SELECT record FROM referents WHERE article = ? AND record IS NOT NULL",
            (number,),
        )
        for column, values in (("record", records), ("office", offices)):
            self._connection.executemany(
                f"UPDATE referents SET {column} = ? WHERE article = ? AND id = ?",
                [(value, number, id_) for id_, value in values.items()],
            )

    def touched(self) -> dict[int, RecordRow]:
        """Return the records that lost a referent, or were told again."""
        rows = self._connection.execute(
            "SELECT * FROM records WHERE id IN (SELECT id FROM touched_records)"
        )
        return {row[0]: RecordRow(*row) for row in rows}

    def standing(self, record: int) -> Iterator[tuple[ArticleKey, str | None, int, int]]:
        """Yield (article, day, id, mentions) of the referents of a record."""
        yield from self._connection.execute(
            "SELECT a.key, a.published, r.id, json_array_length(r.mentions)"
            " FROM referents r JOIN articles a ON a.id = r.article WHERE r.record = ?",
            (record,),
        )

    def drop(self, records: Collection[int]) -> None:
        """Forget records that nothing tells any more."""
        self._connection.executemany("DELETE FROM records WHERE id = ?", [(r,) for r in records])

    def hold(self, actors: Iterable[tuple[ActorId | None, int]]) -> None:
        """Note who records are held to be, as (actor, record)."""
        self._connection.executemany("UPDATE records SET actor = ? WHERE id = ?", actors)

    # Asking ---------------------------------------------------------------------------------------

    def of_bundles(self, bundles: Collection[str]) -> Iterator[RecordRow]:
        """Yield the records of these names, by the place of their first referent."""
        rows = self._connection.execute(
            f"SELECT * FROM records WHERE bundle {_THESE} ORDER BY article, referent",
            (to_json(sorted(bundles)),),
        )
        return (RecordRow(*row) for row in rows)

    def every(self) -> Iterator[RecordRow]:
        """Yield all records, by the place of their first referent."""
        rows = self._connection.execute("SELECT * FROM records ORDER BY article, referent")
        return (RecordRow(*row) for row in rows)

    def every_article(self) -> Iterator[tuple[int, ArticleKey, str | None]]:
        """Yield number, key and day of all articles, in order of keys."""
        yield from self._connection.execute("SELECT id, key, published FROM articles ORDER BY key")

    def every_place(self) -> Iterator[tuple[int, int]]:
        """Yield (record, number of the article) of all named referents, in order of records."""
        yield from self._connection.execute(
            "SELECT record, article FROM referents WHERE record IS NOT NULL ORDER BY record"
        )

    def bundles_of(self, actors: Collection[ActorId]) -> set[str]:
        """Return the names of which a record was one of these actors."""
        rows = self._connection.execute(
            f"SELECT DISTINCT bundle FROM records WHERE actor {_THESE}",
            (to_json(sorted(actors)),),
        )
        return {bundle for (bundle,) in rows}

    def within(self, articles: Collection[ArticleKey]) -> dict[tuple[ArticleKey, int], int]:
        """Return the record of each named referent of some articles."""
        rows = self._connection.execute(
            "SELECT a.key, r.id, r.record FROM articles a JOIN referents r ON r.article = a.id"
            f" WHERE r.record IS NOT NULL AND a.key {_THESE}",
            (to_json(sorted(articles)),),
        )
        return {(key, id_): record for key, id_, record in rows}

    def beside(self, articles: Collection[ArticleKey]) -> dict[str, bool]:
        """Return the names in some articles, and whether each was held to be company."""
        rows = self._connection.execute(
            "SELECT DISTINCT c.bundle, b.company FROM articles a"
            " CROSS JOIN referents r ON r.article = a.id CROSS JOIN records c ON c.id = r.record"
            f" LEFT JOIN bundles b ON b.key = c.bundle WHERE a.key {_THESE}",
            (to_json(sorted(articles)),),
        )
        return {bundle: bool(company) for bundle, company in rows}

    # Where they stand ------------------------------------------------------------

    def articles(self, record: int) -> frozenset[int]:
        """Return the numbers of the articles of a record."""
        if record not in self._articles:
            rows = self._connection.execute(
                "SELECT article FROM referents WHERE record = ?", (record,)
            )
            self._articles[record] = frozenset(number for (number,) in rows)
        return self._articles[record]

    def keys(self, record: int) -> list[tuple[ArticleKey, int]]:
        """Return (article, id) of each referent of a record."""
        return [(key, id_) for key, _, id_, _ in self.standing(record)]

    def days(self, record: int) -> list[tuple[str, ArticleKey]]:
        """Return the days on which articles tell a record, each with its first article."""
        return self._connection.execute(
            "SELECT a.published, min(a.key) FROM referents r JOIN articles a ON a.id = r.article"
            " WHERE r.record = ? AND a.published IS NOT NULL GROUP BY a.published",
            (record,),
        ).fetchall()

    def named(self, articles: Collection[int]) -> list[ArticleKey]:
        """Return the keys of articles by their numbers, in order."""
        unknown = [number for number in articles if number not in self._keys]
        if unknown:
            self._keys.update(
                self._connection.execute(
                    f"SELECT id, key FROM articles WHERE id {_THESE}", (to_json(unknown),)
                )
            )
        return sorted(self._keys[number] for number in articles)

    def first(self, articles: Collection[int], begin: ArticleKey, most: int) -> list[ArticleKey]:
        """Return the first keys of articles by their numbers, none of which is before ``begin``."""
        if len(articles) <= _FEW:
            return self.named(articles)[:most]
        found: list[ArticleKey] = []
        for key, number in self._connection.execute(
            "SELECT key, id FROM articles WHERE key >= ? ORDER BY key", (begin,)
        ):
            if number in articles:
                found.append(key)
                if len(found) == most:
                    break
        return found
