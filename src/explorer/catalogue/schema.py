"""The schema of the catalogue, and the check that a file has it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from explorer.errors import StoreDamaged, StoreOutdated

APPLICATION_ID = 0x6578706C  # "expl": file(1) and we ourselves can tell whose file it is
VERSION = 8
_SCRIPTS = ("schema.sql", "summaries.sql", "uses.sql", "casts.sql")
REBUILD = 'Run "explorer index CORPUS --rebuild" to make it again; the articles are not touched.'


def create(connection: sqlite3.Connection) -> None:
    """Make all tables in an empty file, in one transaction with the version."""
    room = files("explorer.catalogue")
    script = "\n".join((room / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    connection.executescript(
        f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID};"
        f" PRAGMA user_version = {VERSION};\n{script}\n COMMIT;"
    )


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has no table: new, or left by a process that died at once."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def is_older(path: Path) -> bool:
    """Tell whether a file is a catalogue that an older version of the program wrote.

    All of it was derived from the corpus, so it may be made anew. A newer version's is not ours.
    """
    if not path.is_file():
        return False
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:  # damaged or locked: whoever opens it says so
        return False
    return bool(application == APPLICATION_ID and version < VERSION)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreDamaged for a file that is not ours, StoreOutdated for another version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise StoreDamaged(f"{path} is not a catalogue of explorer.", hint=REBUILD)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise StoreOutdated(
            f"{path} was written by another version of explorer"
            f" (format {version}, this one reads {VERSION}).",
            hint=REBUILD,
        )
