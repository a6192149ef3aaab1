"""Leaving triggers out where much is stored at once; inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from explorer.catalogue.rowcodec import to_json


@contextmanager
def without_triggers(connection: sqlite3.Connection, tables: Collection[str]) -> Iterator[None]:
    """Let what changes in these tables pass by their triggers: the caller does what they do.

    An error leaves them out: whoever meets one takes the whole transaction back.
    """
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        " AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (to_json(sorted(tables)),),
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        connection.execute(statement)
