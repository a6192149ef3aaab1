"""Who is in an article, and how often, kept as one row an article."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from explorer.catalogue.rowcodec import to_json
from explorer.model import ArticleKey

_CHUNK = 1000
_ALL = """
    INSERT INTO casts (article) SELECT id FROM articles WHERE 1
    ON CONFLICT DO UPDATE SET actors = NULL, again = NULL
"""
_SOUGHT = """
    SELECT article FROM casts INDEXED BY casts_sought WHERE actors IS NULL LIMIT ?
"""
_APPEARING = """
    SELECT p.article, p.actor, sum(p.mentions) FROM json_each(?) c
    CROSS JOIN appearances p ON p.article = c.value
    GROUP BY p.article, p.actor ORDER BY p.article, p.actor
"""
_OF_ARTICLES = """
    SELECT coalesce(c.actors, c.article), c.again FROM json_each(?) k
    CROSS JOIN articles a ON a.key = k.value CROSS JOIN casts c ON c.article = a.id
"""


def seek_all(connection: sqlite3.Connection) -> None:
    """Note that of no article it is known who appears in it."""
    connection.execute(_ALL)


def settle(connection: sqlite3.Connection) -> None:
    """Read anew who is in those articles of which it is not known."""
    while articles := [id_ for (id_,) in connection.execute(_SOUGHT, (_CHUNK,))]:
        connection.executemany(
            "UPDATE casts SET actors = ?, again = ? WHERE article = ?",
            ((*row, article) for article, row in _read(connection, articles).items()),
        )


def told(connection: sqlite3.Connection, articles: Iterable[ArticleKey]) -> tuple[bytes, bytes]:
    """Return who is in some articles, as a row has it, one article behind the other.

    An article is taken once; of what is not known is read who appears in it.
    """
    asked = to_json(list(dict.fromkeys(articles)))
    rows = connection.execute(_OF_ARTICLES, (asked,)).fetchall()
    known = [row for row in rows if row[1] is not None]
    read = _read(connection, [article for article, again in rows if again is None]).values()
    actors, again = zip(*known, *read, strict=True) if rows else ((), ())
    return b"".join(actors), b"".join(again)


def numbers(packed: bytes) -> tuple[int, ...]:
    """Return the numbers of actors in part of a row."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _read(
    connection: sqlite3.Connection, articles: Sequence[int]
) -> dict[int, tuple[bytes, bytes]]:
    """Read who appears in some articles, as a row has it."""
    found = dict.fromkeys(articles, (b"", b""))
    rows = connection.execute(_APPEARING, (to_json(articles),))
    for article, appearing in groupby(rows, itemgetter(0)):
        each = [row[1:] for row in appearing]
        further = [actor for actor, mentions in each for _ in range(mentions - 1)]
        found[article] = _packed([actor for actor, _ in each]), _packed(further)
    return found


def _packed(actors: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(actors)}I", *actors)
