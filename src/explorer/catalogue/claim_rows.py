"""What merging keeps of every event mention, as rows: it is read again where something changes.

What a claim holds is a text to the catalogue; shelves are numbers. Called inside a transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.catalogue.rowcodec import to_json
from explorer.model import ArticleKey

_COLUMNS = "id, article, position, family, data, parts"
_TABLES = ("claims", "claim_events", "claim_shelves", "claim_names")


class ClaimRow(NamedTuple):
    """A claim: the mention's article and position, its content, and the events it tells of."""

    id: int
    article: ArticleKey
    position: int
    family: str
    data: str
    parts: str


class NameRow(NamedTuple):
    """An event by the claim that opened it, what its id begins with, and its number there."""

    opener: int
    base: str
    number: int


class ClaimRows:
    """The tables of the claims."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # Asking ---------------------------------------------------------------------------------------

    def next_id(self) -> int:
        """Return an id that no claim has."""
        (last,) = self._connection.execute("SELECT max(id) FROM claims").fetchone()
        return (last or 0) + 1

    def of_articles(self, articles: Collection[ArticleKey]) -> set[int]:
        """Return the claims of some articles."""
        return self._ids(
            "SELECT id FROM claims WHERE article IN (SELECT value FROM json_each(?))",
            to_json(sorted(articles)),
        )

    def of_events(self, openers: Collection[int]) -> set[int]:
        """Return the claims of some events."""
        return self._ids(
            "SELECT claim FROM claim_events WHERE event IN (SELECT value FROM json_each(?))",
            to_json(sorted(openers)),
        )

    def on_shelf(self, shelf: int, first: int, last: int) -> set[int]:
        """Return the claims on a shelf from a first to a last day."""
        query = "SELECT claim FROM claim_shelves WHERE shelf = ? AND day BETWEEN ? AND ?"
        return self._ids(query, shelf, first, last)

    def parts(self, ids: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield for some claims which events they tell of."""
        return self._connection.execute(
            "SELECT id, parts FROM claims WHERE id IN (SELECT value FROM json_each(?))",
            (to_json(sorted(ids)),),
        )

    def _ids(self, query: str, *values: str | int) -> set[int]:
        return {id_ for (id_,) in self._connection.execute(query, values)}

    def read(self, ids: Collection[int]) -> Iterator[ClaimRow]:
        """Yield some claims."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM claims WHERE id IN (SELECT value FROM json_each(?))",
            (to_json(sorted(ids)),),
        )
        return (ClaimRow(*row) for row in rows)

    def families(self) -> list[str]:
        """Return the families of types that there are claims of."""
        rows = self._connection.execute("SELECT DISTINCT family FROM claims ORDER BY family")
        return [family for (family,) in rows]

    def of_family(self, family: str) -> Iterator[ClaimRow]:
        """Yield the claims of a family of types."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM claims WHERE family = ?", (family,)
        )
        return (ClaimRow(*row) for row in rows)

    def names(self, openers: Collection[int]) -> list[NameRow]:
        """Return what the ids of some events begin with."""
        return self._names("event", to_json(sorted(openers)))

    def sharing(self, bases: Collection[str]) -> list[NameRow]:
        """Return all events whose ids begin with some."""
        return self._names("base", to_json(sorted(bases)))

    def _names(self, column: str, values: str) -> list[NameRow]:
        rows = self._connection.execute(
            "SELECT event, base, number FROM claim_names"
            f" WHERE {column} IN (SELECT value FROM json_each(?))",
            (values,),
        )
        return [NameRow(*row) for row in rows]

    def sentences(self, mentions: Sequence[tuple[ArticleKey, int]]) -> list[tuple[int, str]]:
        """Return for each mention where its sentence ends, and the sentence."""
        rows = self._connection.execute(
            'SELECT a.key, m.position, m."end", m.text FROM json_each(?) j'
            " JOIN articles a ON a.key = json_extract(j.value, '$[0]')"
            " JOIN event_mentions m"
            " ON m.article = a.id AND m.position = json_extract(j.value, '$[1]')",
            (to_json(mentions),),
        )
        found = {(key, position): (end, text) for key, position, end, text in rows}
        return [found[mention] for mention in mentions]

    # Keeping --------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget everything: all claims are to be kept anew, with `insert_all`, then `shelve`."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute(
            "CREATE TEMP TABLE unshelved (shelf INTEGER, day INTEGER, claim INTEGER)"
        )

    def insert(
        self,
        claims: Iterable[ClaimRow],
        shelves: Iterable[tuple[int, int, int]],
        *,
        onto: str = "claim_shelves",
    ) -> None:
        """Keep new claims, and where they are filed: shelf, day, claim."""
        self._connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", claims)
        self._connection.executemany(f"INSERT OR IGNORE INTO {onto} VALUES (?, ?, ?)", shelves)

    def insert_all(
        self, claims: Iterable[ClaimRow], shelves: Iterable[tuple[int, int, int]]
    ) -> None:
        """Keep some of all claims; where they are filed waits for `shelve`."""
        self.insert(claims, shelves, onto="unshelved")

    def shelve(self) -> None:
        """File all that waits: in order, for shelves are hashes and fall all over the table."""
        self._connection.execute(
            "INSERT OR IGNORE INTO claim_shelves"
            " SELECT shelf, day, claim FROM unshelved ORDER BY shelf, day, claim"
        )
        self._connection.execute("DROP TABLE unshelved")

    def forget(self, ids: Iterable[int], shelves: Iterable[tuple[int, int, int]]) -> None:
        """Forget claims, and where they were filed."""
        self._connection.executemany("DELETE FROM claims WHERE id = ?", ((id_,) for id_ in ids))
        self._connection.executemany(
            "DELETE FROM claim_shelves WHERE shelf = ? AND day = ? AND claim = ?", shelves
        )

    def belong(self, claims: Iterable[tuple[int, str]]) -> None:
        """Note which events claims tell of: parts, claim's id."""
        self._connection.executemany(
            "UPDATE claims SET parts = ? WHERE id = ?", ((parts, id_) for id_, parts in claims)
        )

    def replace_events(
        self,
        openers: Collection[int],
        members: Iterable[tuple[int, int]],
        names: Iterable[NameRow],
    ) -> None:
        """Note the claims (event, claim) and the ids of some events, in place of those before."""
        one = [(opener,) for opener in openers]
        self._connection.executemany("DELETE FROM claim_events WHERE event = ?", one)
        self._connection.executemany("DELETE FROM claim_names WHERE event = ?", one)
        self._connection.executemany("INSERT INTO claim_events VALUES (?, ?)", members)
        self._connection.executemany("INSERT OR REPLACE INTO claim_names VALUES (?, ?, ?)", names)
