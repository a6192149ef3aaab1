"""What resolving keeps of names: the folded name of each referent, and what was decided of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from explorer.catalogue.rowcodec import COLUMNS, Row, day, referent, to_json
from explorer.model import ActorId, ArticleKey, Merge, Referent

_THESE = "IN (SELECT value FROM json_each(?))"
State = tuple[str, str | None, bool, ActorId | None]
"""Name, kind, whether it counts as company, and the actor."""


class BundleRows:
    """Rows by folded name ("bundle"); inside the transaction that brings things together."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._referents: dict[Row, Referent] = {}

    def lost(self) -> set[ActorId]:
        """Return the actors that lost a name with an article."""
        return {key for (key,) in self._connection.execute("SELECT key FROM lost_actors")}

    def learn(self, keys: Iterable[tuple[str, str]]) -> None:
        """Keep search keys of names, as (key, name)."""
        self._connection.executemany("INSERT OR IGNORE INTO bundle_keys VALUES (?, ?)", keys)

    # What is known ------------------------------------------------------------------------------

    def count(self) -> int:
        """Return of how many names something was decided."""
        (count,) = self._connection.execute("SELECT count(*) FROM bundles").fetchone()
        return int(count)

    def states(self, bundles: Collection[str]) -> dict[str, State]:
        """Return what was decided of those of the names that were there."""
        rows = self._connection.execute(
            f"SELECT key, name, kind, company, actor FROM bundles WHERE key {_THESE}",
            (to_json(sorted(bundles)),),
        )
        return {key: (name, kind, bool(company), actor) for key, name, kind, company, actor in rows}

    def described(
        self, office: str, periods: Iterable[tuple[str, str]] | None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield (article, day, id, referent, actor, reason) of descriptions: all, or of periods."""
        if periods is None:
            yield from self._described("r.office = ?", (office,))
        for first, last in periods or ():
            yield from self._described(
                "r.office = ? AND a.published BETWEEN ? AND ?", (office, first, last)
            )

    def described_in(self, articles: Collection[ArticleKey]) -> Iterator[tuple[Any, ...]]:
        """Yield in the same way the descriptions in some articles."""
        return self._described(
            f"a.key {_THESE} AND r.office IS NOT NULL", (to_json(sorted(articles)),)
        )

    def _described(self, where: str, which: Row) -> Iterator[tuple[Any, ...]]:
        rows = self._connection.execute(
            "SELECT a.key, a.published, r.id, p.reason,"
            f" (SELECT key FROM actors WHERE id = p.actor), {_of_referent()}"
            " FROM articles a JOIN referents r ON r.article = a.id"
            " LEFT JOIN appearances p ON p.article = r.article AND p.referent = r.id"
            f" WHERE {where}",
            which,
        )
        for key, published, id_, reason, actor, *told in rows:
            yield key, day(published), id_, self._referent(told), actor, reason

    def _referent(self, told: list[Any]) -> Referent:
        row = tuple(told)
        if row not in self._referents:
            self._referents[row] = referent((0, row[0], *row[1:4], "[]", *row[4:]))
        return self._referents[row]

    def with_keys(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Return for each search key the names that have it, or once had it."""
        return self._grouped(f"SELECT key, bundle FROM bundle_keys WHERE key {_THESE}", keys)

    def keys_of(self, bundles: Collection[str]) -> dict[str, list[str]]:
        """Return for each of the names its search keys."""
        return self._grouped(f"SELECT bundle, key FROM bundle_keys WHERE bundle {_THESE}", bundles)

    def company_of(self, actors: Collection[ActorId]) -> dict[ActorId, list[str]]:
        """Return by actor its full names that count as company."""
        return self._grouped(
            f"SELECT actor, key FROM bundles WHERE actor {_THESE} AND company", actors
        )

    def full_names_of(self, actors: Collection[ActorId]) -> set[str]:
        """Return the full names that were held to be these actors."""
        rows = self._connection.execute(
            f"SELECT key FROM bundles WHERE actor {_THESE}", (to_json(sorted(actors)),)
        )
        return {key for (key,) in rows}

    def alike(self, bundles: Collection[str]) -> dict[str, list[str]]:
        """Return for each of the names those that are alike enough to be joined."""
        return self._grouped(f"SELECT bundle, other FROM alike WHERE bundle {_THESE}", bundles)

    def add_alike(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of names that are alike."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO alike VALUES (?, ?)",
            (pair for one, other in pairs for pair in ((one, other), (other, one))),
        )

    def merges(self, actors: Collection[ActorId]) -> dict[ActorId, list[Merge]]:
        """Return why actors have their names."""
        rows = self._connection.execute(
            "SELECT a.key, m.name, m.other, m.score, m.reasons FROM actors a"
            f" JOIN merges m ON m.actor = a.id WHERE a.key {_THESE} ORDER BY a.key, m.position",
            (to_json(sorted(actors)),),
        )
        found: dict[ActorId, list[Merge]] = {}
        for key, name, other, score, reasons in rows:
            told = tuple(json.loads(reasons))
            found.setdefault(key, []).append(Merge(name, other, score, told))
        return found

    def keep_alike(self, names: Mapping[str, Collection[str]]) -> None:
        """Keep which names are alike, in place of what was known of these."""
        for bundle, others in names.items():
            self._connection.execute(
                "DELETE FROM alike WHERE bundle IN (SELECT other FROM alike WHERE bundle = ?1)"
                " AND other = ?1",
                (bundle,),
            )
            self._connection.execute("DELETE FROM alike WHERE bundle = ?", (bundle,))
            self._connection.executemany(
                "INSERT OR IGNORE INTO alike VALUES (?, ?)",
                [pair for o in others for pair in ((bundle, o), (o, bundle))],
            )

    def _grouped(self, statement: str, keys: Collection[str]) -> dict[Any, list[str]]:
        rows = self._connection.execute(statement, (to_json(sorted(keys)),))
        groups: dict[Any, list[str]] = {}
        for key, value in rows:
            groups.setdefault(key, []).append(value)
        return groups

    def families(self, given: Collection[str]) -> dict[str, int]:
        """Return how many family names go with each of these given names of proven persons."""
        rows = self._connection.execute(
            f"SELECT word, count(DISTINCT family) FROM given_names WHERE word {_THESE}"
            " GROUP BY word",
            (to_json(sorted(given)),),
        )
        return dict(rows.fetchall())

    def namesakes(self, base: ActorId) -> list[tuple[ActorId, str, str, Any, ArticleKey, int]]:
        """Return the actors of this id, or with a number behind it, that have a record.

        Each is (id, kind, name, first day, first article, the first referent in it).
        """
        rows = self._connection.execute(
            "SELECT key, kind, name, first, (SELECT json_array(article, referent) FROM records"
            " WHERE actor = actors.key ORDER BY article, referent LIMIT 1) FROM actors"
            " WHERE key = :base OR (key > :base || '-' AND key < :base || '.')",
            {"base": base},
        )
        return [
            (key, kind, name, day(first), *json.loads(begins))
            for key, kind, name, first, begins in rows
            if begins is not None  # nothing tells it any more
        ]

    def present(self, article: ArticleKey) -> frozenset[ActorId]:
        """Return the actors whom an article names."""
        rows = self._connection.execute(
            "SELECT DISTINCT a.key FROM appearances p JOIN actors a ON a.id = p.actor"
            " WHERE p.reason IS NULL AND p.article = (SELECT id FROM articles WHERE key = ?)",
            (article,),
        )
        return frozenset(key for (key,) in rows)

    def country(self, name: str) -> ActorId | None:
        """Return the country of a name."""
        row = self._connection.execute(
            "SELECT key FROM actors WHERE kind = 'country' AND name = ? COLLATE NOCASE"
            " AND name = ? ORDER BY key DESC LIMIT 1",
            (name, name),
        ).fetchone()
        return row[0] if row else None

    # Offices --------------------------------------------------------------------------------------

    def tenures(self, actors: Collection[ActorId]) -> list[tuple[Any, ...]]:
        """Return (actor, owner, title, day, article) by actors."""
        rows = self._connection.execute(
            f"SELECT actor, owner, title, day, article FROM tenures WHERE actor {_THESE}",
            (to_json(sorted(actors)),),
        )
        return [(actor, owner, title, day(on), key) for actor, owner, title, on, key in rows]

    def titles_of(self, owner: str) -> list[str]:
        """Return the offices of an owner."""
        rows = self._connection.execute(
            "SELECT DISTINCT title FROM tenures WHERE owner = ?", (owner,)
        )
        return [title for (title,) in rows]

    def tenures_in(self, owner: str, title: str) -> list[tuple[Any, ...]]:
        """Return (actor, owner, title, day, article) of an office."""
        rows = self._connection.execute(
            "SELECT actor, owner, title, day, article FROM tenures WHERE owner = ? AND title = ?",
            (owner, title),
        )
        return [(actor, of, held, day(on), key) for actor, of, held, on, key in rows]

    def drop_tenures(self, rows: Iterable[Row]) -> None:
        """Forget offices, by (actor, owner, title, day)."""
        self._connection.executemany(
            "DELETE FROM tenures WHERE actor = ? AND owner = ? AND title = ? AND day = ?", rows
        )

    def add_tenures(self, rows: Iterable[Row]) -> None:
        """Keep offices."""
        self._connection.executemany("INSERT OR REPLACE INTO tenures VALUES (?, ?, ?, ?, ?)", rows)

    # What was decided -----------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget all that was decided; the names themselves stay."""
        for table in ("bundles", "given_names", "tenures", "alike"):
            self._connection.execute(f"DELETE FROM {table}")

    def keep(self, states: Iterable[tuple[str, State | None]]) -> None:
        """Keep what is known of names; None of one that is gone."""
        for key, state in states:
            if state is None:
                self._connection.execute("DELETE FROM bundles WHERE key = ?", (key,))
            else:
                self._connection.execute(
                    "INSERT OR REPLACE INTO bundles VALUES (?, ?, ?, ?, ?)", (key, *state)
                )

    def keep_given(self, names: Iterable[tuple[str, tuple[str, str] | None]]) -> None:
        """Keep given and family names; None where a name is no proven person's."""
        for key, pair in names:
            if pair is None:
                self._connection.execute("DELETE FROM given_names WHERE bundle = ?", (key,))
            else:
                self._connection.execute(
                    "INSERT OR REPLACE INTO given_names VALUES (?, ?, ?)", (key, *pair)
                )

    def settle(self) -> None:
        """Note that all names that lost a referent have been looked at."""
        self._connection.execute("DELETE FROM touched_records")
        self._connection.execute("DELETE FROM lost_actors")


def _of_referent() -> str:
    assert COLUMNS["referents"] == "id, form, kind, certain, names, mentions, canonical, roles"
    return "r.form, r.kind, r.certain, r.names, r.canonical, r.roles"
