"""Events of a whole corpus in order of time, of which only few at a time are in memory."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator

from explorer.catalogue.event_writing import EventRows

Place = tuple[str, bool, str, str, str]
"""What an event is sorted by, see `sections.place_in_time`."""


def in_order_of_time(
    connection: sqlite3.Connection, events: Iterable[tuple[Place, EventRows]]
) -> Iterator[EventRows]:
    """Yield the rows of the events in the order of the list.

    They wait in a table of this connection alone, which nobody else can read or write.
    """
    connection.execute(
        "CREATE TEMP TABLE waiting (section TEXT, bare INTEGER, first TEXT, last TEXT, key TEXT,"
        " rows BLOB)"
    )
    try:
        connection.executemany(
            "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?)",
            ((*place, marshal.dumps(rows)) for place, rows in events),
        )
        waiting = connection.execute(
            "SELECT rows FROM waiting ORDER BY section, bare, first, last, key"
        )
        for (rows,) in waiting:
            yield marshal.loads(rows)
    finally:
        connection.execute("DROP TABLE waiting")
