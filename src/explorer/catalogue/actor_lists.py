"""Which actors a filter keeps, and in which order: as SQL, or counted out within some articles."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from typing import Any, NamedTuple

from explorer.catalogue import casts
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
_IN_PARAGRAPH = """
    SELECT p.actor, count(*)
    FROM mentions m JOIN links l ON l.article = m.article AND l.mention = m.position
    JOIN appearances p ON p.article = l.article AND p.referent = l.referent
    WHERE m.article IN (
        SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(:articles))
    ) AND m.paragraph = :paragraph GROUP BY p.actor
"""
_OF_THESE = """
    SELECT id, listed FROM (
        SELECT CAST(key AS INTEGER) AS actor, value AS listed FROM json_each(:mentions)
    ) CROSS JOIN actors ON id = actor WHERE {where} ORDER BY {order}
"""


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
    articles = which.articles or ()
    if which.paragraph is None:
        mentions, within = casts.counted(connection, articles)
    else:
        asked = {"articles": to_json(articles), "paragraph": which.paragraph}
        mentions = Counter(dict(connection.execute(_IN_PARAGRAPH, asked)))
        within = Counter(list(mentions))
    where, values = condition_on(which)
    rows = connection.execute(
        _OF_THESE.format(where=where, order=_LISTED[which.order]),
        {**values, "mentions": to_json(mentions)},
    )
    found = Counted(array("q"), array("q"), array("q"))
    for actor, listed in rows:
        found.actors.append(actor)
        found.mentions.append(listed)
        found.articles.append(within[actor])
    return found
