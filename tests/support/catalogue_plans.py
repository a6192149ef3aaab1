"""What SQLite reads through from one end to the other to answer a question, as it plans it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from explorer.catalogue import Connections

_SCAN = re.compile(r"^SCAN (?P<table>\S+)(?: USING (?P<index>COVERING INDEX|INDEX))?")
_HOW = {None: "", "COVERING INDEX": " (index)", "INDEX": " (in order)"}


def statements_of(connections: Connections, ask: Callable[[], Any]) -> list[str]:
    """Ask a question and return the statements that it made, with their values."""
    statements: list[str] = []
    with connections.reading() as connection:
        connection.set_trace_callback(statements.append)
        try:
            ask()  # a question inside a question has the same connection
        finally:
            connection.set_trace_callback(None)
    return list(dict.fromkeys(each for each in statements if each.lstrip().startswith("SELECT")))


def scans_of(connections: Connections, ask: Callable[[], Any]) -> list[str]:
    """Return the tables of the schema that a question reads through.

    ``(index)`` behind it tells that an index alone is read, ``(in order)`` that the table is read
    in the order of an index.
    """
    found: dict[str, None] = {}
    for statement in statements_of(connections, ask):
        with connections.reading() as connection:
            found.update(dict.fromkeys(_scans(connection, statement)))
    return list(found)


def _scans(connection: sqlite3.Connection, statement: str) -> Iterator[str]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    names = dict(re.findall(r"(?:FROM|JOIN|,)\s+(\w+)\s+(?:AS\s+)?(\w+)", statement))
    aliases = {alias: table for table, alias in names.items() if table in tables}
    for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
        scan = _SCAN.match(detail)
        if scan and aliases.get(scan["table"], scan["table"]) in tables:
            yield aliases.get(scan["table"], scan["table"]) + _HOW[scan["index"]]
