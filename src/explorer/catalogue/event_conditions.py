"""The condition of a filter on the table of events."""

from __future__ import annotations

import sqlite3
from typing import Any

from explorer.catalogue.event_rows import EventFilter
from explorer.catalogue.naming import actors_meant, one_of, places_meant
from explorer.catalogue.rowcodec import to_json
from explorer.model import EventType, Mode, Status

TIMELINE = "events INDEXED BY events_timeline"
"""The events in the order of their list, in an index that knows all that a filter asks for.

Going through it costs the same whatever is kept, which an index of one column does not: what that
finds has to be sorted.
"""


def condition(connection: sqlite3.Connection, which: EventFilter) -> tuple[str, dict[str, Any]]:
    """Return the condition of a filter on the table of events, and its values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for number, actor in enumerate(which.actors):
        parts.append(
            "id IN (SELECT event FROM participants"
            f" WHERE actor IN (SELECT value FROM json_each(:actor{number})))"
        )
        values[f"actor{number}"] = to_json(actors_meant(connection, actor))
    if which.place:
        parts.append("place IN (SELECT value FROM json_each(:places))")
        values["places"] = to_json(places_meant(connection, which.place))
    if which.type:
        parts.append("mode = :type" if which.type in set(Mode) else "type = :type")
        values["type"] = one_of((*EventType, *Mode), which.type, "type")
    if which.status:
        parts.append("status = :status")
        values["status"] = one_of(Status, which.status, "status")
    if which.first or which.last:
        parts.append("section <> '~'")
    if which.first:
        parts.append("last_day >= :first")
        values["first"] = which.first.isoformat()
    if which.last:
        parts.append("first_day <= :last")
        values["last"] = which.last.isoformat()
    if which.conflicts_only:
        parts.append("has_conflict")
    _add_articles(which, parts, values)
    return " AND ".join(parts) or "1", values


def _add_articles(which: EventFilter, parts: list[str], values: dict[str, Any]) -> None:
    if which.article is not None:
        paragraph = "" if which.paragraph is None else " AND paragraph = :paragraph"
        parts.append(
            "id IN (SELECT event FROM evidence"
            f" WHERE article = (SELECT id FROM articles WHERE key = :article){paragraph})"
        )
        values.update(article=which.article, paragraph=which.paragraph)
    if which.articles is not None:
        parts.append(
            "id IN (SELECT event FROM evidence WHERE article IN (SELECT id FROM articles"
            " WHERE key IN (SELECT value FROM json_each(:articles))))"
        )
        values["articles"] = to_json(which.articles)
