"""Taking out all actors and events: table by table, for their triggers look at each row.

Inside one transaction, in which others are stored in their place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from explorer.catalogue import casts
from explorer.catalogue.triggers import without_triggers

_EVENTS = (
    *("event_totals", "place_totals", "place_by_kind", "place_by_month"),
    *("taking", "taking_totals", "taking_by_kind", "taking_by_month", "company"),
    *("conflict_evidence", "conflict_values", "conflicts", "evidence", "participants", "events"),
)
_ACTORS = (
    *("uses", "spoken", "merges", "alias_words", "aliases", "role_articles", "roles"),
    *("appearances", "actors"),
)
"""What is summed up first, then what rests on another table before that."""


def clear_events(connection: sqlite3.Connection) -> None:
    """Take out all events."""
    _clear(connection, _EVENTS)


def clear_actors(connection: sqlite3.Connection) -> None:
    """Take out all actors, and the events that rest on them."""
    connection.execute("PRAGMA defer_foreign_keys = ON")  # each of some rows points at the other
    _clear(connection, (*_EVENTS, *_ACTORS))
    casts.seek_all(connection)


def _clear(connection: sqlite3.Connection, tables: Sequence[str]) -> None:
    with without_triggers(connection, tables):
        for table in tables:
            connection.execute(f"DELETE FROM {table}")
