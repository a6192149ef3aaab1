"""Which actors a filter keeps, and in which order: as SQL, or counted out within some articles."""

from __future__ import annotations

import sqlite3
from array import array
from typing import Any, NamedTuple

from explorer.catalogue.folding import fold
from explorer.catalogue.naming import one_of
from explorer.catalogue.rowcodec import to_json
from explorer.catalogue.rows import ActorFilter
from explorer.model import Kind

ORDERS = {
    "mentions": "mentions DESC, key",
    "name": "name COLLATE NOCASE, key",
    "latest": "last DESC, mentions DESC, key",
}
_LISTED = {order: by.replace("mentions", "listed") for order, by in ORDERS.items()}
_IN_ARTICLES = """
    SELECT actor, sum(mentions) AS listed, count(DISTINCT article) AS articles_listed
    FROM appearances WHERE article IN ({articles}) GROUP BY actor
"""
_IN_PARAGRAPH = """
    SELECT p.actor, count(*) AS listed, 1 AS articles_listed
    FROM mentions m JOIN links l ON l.article = m.article AND l.mention = m.position
    JOIN appearances p ON p.article = l.article AND p.referent = l.referent
    WHERE m.article IN ({articles}) AND m.paragraph = :paragraph GROUP BY p.actor
"""
_ARTICLES = "SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(:articles))"


def condition_on(which: ActorFilter) -> tuple[str, dict[str, Any]]:
    """Return the condition on the table of actors of a filter without articles, and its values."""
    conditions, values = [], {}
    if which.kind is not None:
        conditions.append("kind = :kind")
        values["kind"] = one_of(Kind, which.kind, "kind")
    if which.text is not None and fold(which.text):
        conditions.append("id IN (SELECT actor FROM aliases WHERE instr(folded, :text) > 0)")
        values["text"] = fold(which.text)
    return " AND ".join(conditions) or "1", values


class Counted(NamedTuple):
    """Actors by their numbers in the order of a list, with mentions and articles within some."""

    actors: array[int]
    mentions: array[int]
    articles: array[int]


def counted(connection: sqlite3.Connection, which: ActorFilter) -> Counted:
    """Return the actors of a filter with articles: counting takes long, further pages know it."""
    where, values = condition_on(which)
    values["articles"] = to_json(which.articles or ())
    counting = _IN_ARTICLES
    if which.paragraph is not None:
        counting, values["paragraph"] = _IN_PARAGRAPH, which.paragraph
    rows = connection.execute(
        f"SELECT id, listed, articles_listed FROM ({counting.format(articles=_ARTICLES)})"
        f" CROSS JOIN actors ON actor = id WHERE {where} ORDER BY {_LISTED[which.order]}",
        values,
    )
    found = Counted(array("q"), array("q"), array("q"))
    for row in rows:
        for column, value in zip(found, row, strict=True):
            column.append(value)
    return found
