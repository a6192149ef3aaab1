"""What is known of the files of a corpus: by which a new, changed, moved or lost one is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from explorer.catalogue.rowcodec import to_json

_AFTER_SLASH = "0"  # the sign behind "/": between the two lies all that is in a folder


class FileState(NamedTuple):
    """What tells whether a file changed: size in bytes, time of change, SHA-256 of its bytes.

    The digest is empty where the file could not be opened; `BARRED` and the reason where it was
    not to be opened. ``size`` is below zero where only a part of it was stored.
    """

    size: int
    mtime_ns: int
    digest: str


BARRED = "!"
"""Before the reason why a file is not opened, in place of a digest; sorts before all digests."""

FileMark = tuple[str, int, int, int | str]
"""Path, size and time of change as in `FileState`, and 1 where the file could be opened.

Else its digest. Rows as they are read: there are as many as files.
"""
_MARKS = "SELECT path, size, mtime_ns, iif(digest < '0', digest, 1) FROM files"


def all_marks(connection: sqlite3.Connection) -> dict[str, FileMark]:
    """Return what is known of every file, by path."""
    return {row[0]: row for row in connection.execute(_MARKS)}


def marks_under(connection: sqlite3.Connection, path: str) -> dict[str, FileMark]:
    """Return what is known of one file, or of every file in a folder."""
    within = (path, f"{path}/", f"{path}{_AFTER_SLASH}")
    rows = connection.execute(f"{_MARKS} WHERE path = ? OR (path > ? AND path < ?)", within)
    return {row[0]: row for row in rows}


def states_of(connection: sqlite3.Connection, paths: Sequence[str]) -> dict[str, FileState]:
    """Return the states of those of the files that are known."""
    rows = connection.execute(
        "SELECT path, size, mtime_ns, digest FROM files"
        " WHERE path IN (SELECT value FROM json_each(?))",
        (to_json(paths),),
    )
    return {path: FileState(*state) for path, *state in rows}
