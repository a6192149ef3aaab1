"""Who is in an article, and how often, kept as one row an article: read anew, and counted."""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
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
    SELECT c.article, c.actors, c.again FROM json_each(?) k
    CROSS JOIN articles a ON a.key = k.value CROSS JOIN casts c ON c.article = a.id
"""


def seek_all(connection: sqlite3.Connection) -> None:
    """Note that of no article it is known who appears in it."""
    connection.execute(_ALL)


def settle(connection: sqlite3.Connection) -> None:
    """Read anew who is in those articles of which it is not known."""
    while articles := [id_ for (id_,) in connection.execute(_SOUGHT, (_CHUNK,))]:
        found = dict.fromkeys(articles, (b"", b""))
        for article, rows in _appearing(connection, articles):
            each = [row[1:] for row in rows]
            found[article] = (
                _packed([actor for actor, _ in each]),
                _packed([actor for actor, mentions in each for _ in range(mentions - 1)]),
            )
        connection.executemany(
            "UPDATE casts SET actors = ?, again = ? WHERE article = ?",
            ((*packed, article) for article, packed in found.items()),
        )


def counted(
    connection: sqlite3.Connection, articles: Iterable[ArticleKey]
) -> tuple[Counter[int], Counter[int]]:
    """Return for each actor in some articles its mentions in them, and in how many it is."""
    asked = to_json(list(dict.fromkeys(articles)))
    rows = connection.execute(_OF_ARTICLES, (asked,)).fetchall()
    within = Counter(_unpacked(actors for _, actors, _ in rows if actors))
    mentions = within.copy()
    mentions.update(_unpacked(again for _, _, again in rows if again))
    unknown = [article for article, actors, _ in rows if actors is None]
    for _, appearing in _appearing(connection, unknown):
        for _, actor, times in appearing:
            within[actor] += 1
            mentions[actor] += times
    return mentions, within


def _appearing(
    connection: sqlite3.Connection, articles: Sequence[int]
) -> Iterable[tuple[int, Iterable[tuple[int, int, int]]]]:
    """Yield for each article with actors (article, actor, mentions), once an actor."""
    return groupby(connection.execute(_APPEARING, (to_json(articles),)), itemgetter(0))


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _unpacked(packed: Iterable[bytes]) -> tuple[int, ...]:
    numbers = b"".join(packed)
    return struct.unpack(f"<{len(numbers) // 4}I", numbers)
