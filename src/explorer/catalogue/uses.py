"""With which words an actor is meant: all counted at once, and the first looked up if gone."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from explorer.catalogue.reason_rows import Words
from explorer.catalogue.rowcodec import day, to_json

_NAMED = "m.form IN ('name', 'demonym')"
_COUNT_ALL = f"""
    INSERT INTO uses
    SELECT actor, named, text, mentions, article, position FROM (
        SELECT p.actor, {_NAMED} AS named, m.text, count(*) AS mentions, m.article, m.position,
            min((d.number << 40) + (m.paragraph << 20) + m.start)  -- the others are of its row
        FROM days d CROSS JOIN appearances p ON p.article = d.article
        CROSS JOIN links l ON l.article = p.article AND l.referent = p.referent
        CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
        GROUP BY p.actor, {_NAMED}, m.text
    )
"""
_DAYS = """
    CREATE TEMP TABLE days AS
    SELECT id AS article,
        row_number() OVER (ORDER BY published IS NULL, published, key) AS number
    FROM articles ORDER BY id
"""
_SOUGHT = f"""
    SELECT named, text, article, position FROM (
        SELECT {_NAMED} AS named, m.text, m.article, m.position,
            row_number() OVER (
                PARTITION BY {_NAMED}, m.text
                ORDER BY r.published IS NULL, r.published, r.key, m.paragraph, m.start
            ) AS place
        FROM appearances p INDEXED BY appearances_of_actor
        CROSS JOIN links l ON l.article = p.article AND l.referent = p.referent
        CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
        CROSS JOIN articles r ON r.id = p.article
        WHERE p.actor = :actor AND ({_NAMED}, m.text) IN (
            SELECT named, text FROM uses WHERE actor = :actor AND article IS NULL
        )
    ) WHERE place = 1
"""
_FIRST = """
    SELECT json_extract(u.value, '$[0]'), r.key, r.published, r.publication,
        m.paragraph, m.start, m."end", m.text, coalesce(max(p.reason), max(e.reason), '')
    FROM json_each(:uses) u
    CROSS JOIN articles r ON r.id = json_extract(u.value, '$[1]')
    CROSS JOIN mentions m
        ON m.article = r.id AND m.position = json_extract(u.value, '$[2]')
    CROSS JOIN links l ON l.article = r.id AND l.mention = m.position
    CROSS JOIN appearances p
        ON p.article = l.article AND p.referent = l.referent AND p.actor = :actor
    LEFT JOIN reasons e ON e.article = r.id AND e.mention = m.position
    GROUP BY u.key ORDER BY r.published IS NULL, r.published, r.key, m.paragraph, m.start
"""


class Use(NamedTuple):
    """How often some words mean an actor, the first of them, and the reason there."""

    mentions: int
    first: Words
    reason: str


def count_all(connection: sqlite3.Connection) -> None:
    """Count the uses of all actors, of which none are counted yet."""
    connection.execute(_DAYS)
    connection.execute(_COUNT_ALL)
    connection.execute("DROP TABLE days")


def settle(connection: sqlite3.Connection) -> None:
    """Look up where the first uses are that are not known."""
    sought = connection.execute("SELECT DISTINCT actor FROM uses WHERE article IS NULL").fetchall()
    for (actor,) in sought:
        connection.executemany(
            "UPDATE uses SET article = ?, mention = ? WHERE actor = ? AND named = ? AND text = ?",
            [
                (article, mention, actor, named, text)
                for named, text, article, mention in _looked_up(connection, actor)
            ],
        )


def uses_of(connection: sqlite3.Connection, actor: int, *, named: bool) -> list[Use]:
    """Return the uses of names, or of other words, that mean an actor: the first use first."""
    rows = connection.execute(
        "SELECT text, mentions, article, mention FROM uses WHERE actor = ? AND named = ?",
        (actor, named),
    ).fetchall()
    if any(article is None for _, _, article, _ in rows):
        sought = {row[:2]: row[2:] for row in _looked_up(connection, actor)}
        rows = [(*row[:2], *sought.get((int(named), row[0]), row[2:])) for row in rows]
    asked = to_json([row[1:] for row in rows])
    found = connection.execute(_FIRST, {"uses": asked, "actor": actor})
    return [
        Use(mentions, Words(key, day(published), *rest), reason)
        for mentions, key, published, *rest, reason in found
    ]


def _looked_up(connection: sqlite3.Connection, actor: int) -> list[tuple[int, str, int, int]]:
    """Return (named, text, article, mention) of the first uses that are not known."""
    return connection.execute(_SOUGHT, {"actor": actor}).fetchall()
