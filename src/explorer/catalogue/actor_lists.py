"""Which actors a filter keeps, and in which order: as SQL, or counted out within some articles."""

from __future__ import annotations

import json
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
    SELECT id FROM (
        SELECT CAST(key AS INTEGER) AS actor, value AS listed FROM json_each(:mentions)
    ) CROSS JOIN actors ON id = actor WHERE {where} ORDER BY {order}
"""
_MANY = 2000  # articles; fewer are counted sooner than what counts many is loaded
_ALL_BY = {"mentions": "key", "name": ORDERS["name"], "latest": "key"}
"""In which order all actors are read to list those in many articles; mentions are sorted then."""
_BY_LAST = """
    SELECT json_group_array(id) FROM actors INDEXED BY actors_latest WHERE {where}
    GROUP BY last ORDER BY last DESC
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
    if which.paragraph is None and len(articles) > _MANY:
        return _counted_in_many(connection, which)
    if which.paragraph is not None:
        asked = {"articles": to_json(articles), "paragraph": which.paragraph}
        mentions = Counter(dict(connection.execute(_IN_PARAGRAPH, asked)))
        within = Counter(list(mentions))
    else:
        actors, again = map(casts.numbers, casts.told(connection, articles))
        within = Counter(actors)
        mentions = within + Counter(again)
    where, values = condition_on(which)
    rows = connection.execute(
        _OF_THESE.format(where=where, order=_LISTED[which.order]),
        {**values, "mentions": to_json(mentions)},
    )
    found = [actor for (actor,) in rows]
    return Counted(
        array("q", found),
        array("q", [mentions[actor] for actor in found]),
        array("q", [within[actor] for actor in found]),
    )


def _counted_in_many(connection: sqlite3.Connection, which: ActorFilter) -> Counted:
    from explorer.catalogue import many_counts

    where, values = condition_on(which)
    asked = f"SELECT id FROM actors WHERE {where} ORDER BY {_ALL_BY[which.order]}"
    (listed,) = connection.execute(  # one text is quicker than a row for each
        f"SELECT json_group_array(id) FROM ({asked})", values
    ).fetchone()
    told = casts.told(connection, which.articles or ())
    days = ""
    if which.order == "latest":
        days = ",".join(day for (day,) in connection.execute(_BY_LAST.format(where=where), values))
    return Counted(
        *many_counts.counted(
            *told,
            json.loads(listed),
            most_first=which.order != "name",
            groups=json.loads(f"[{days}]"),
        )
    )
