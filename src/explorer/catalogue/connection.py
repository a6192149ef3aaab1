"""Connections to the SQLite file: many readers beside one writer, errors in words."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.catalogue import schema
from explorer.errors import StoreDamaged, StoreError, StoreLocked, StoreMissing

_WAIT = 10.0  # seconds that a statement waits for a lock
_Identity = tuple[int, int]


class Connections:
    """Read-only connections, one for each thread that asks; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._open: dict[int, tuple[_Identity, sqlite3.Connection]] = {}

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection, seeing one state of the file throughout.

        Raises StoreMissing, StoreOutdated, StoreDamaged, StoreLocked.
        """
        with in_words(self.path):
            connection = self._of_this_thread()
            if connection.in_transaction:  # a question inside a question sees the same state
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    def close(self) -> None:
        """Close all connections; asking again opens new ones."""
        with self._lock:
            for _, connection in self._open.values():
                connection.close()
            self._open.clear()

    def _of_this_thread(self) -> sqlite3.Connection:
        thread = threading.get_ident()
        identity = _identity(self.path)
        held = self._open.get(thread)
        if held is not None and held[0] == identity:
            return held[1]
        connection = _open_for_reading(self.path)
        with self._lock:
            alive = {each.ident for each in threading.enumerate()}
            for other in [t for t in self._open if t == thread or t not in alive]:
                self._open.pop(other)[1].close()
            self._open[thread] = (identity, connection)
        return connection


def _identity(path: Path) -> _Identity:
    """Return what tells a rebuilt file from the one that was opened."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise _missing(path) from None
    if found.st_size == 0:
        raise _missing(path)
    return found.st_dev, found.st_ino


def _missing(path: Path) -> StoreMissing:
    return StoreMissing(
        f"The corpus has not been indexed yet: there is no {path}.",
        hint='Run "explorer index CORPUS".',
    )


def _open_for_reading(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # In a folder that may not be written there is no place for the files of a write-ahead log;
        # without a log nobody is writing, and the file can be read as it stands.
        if _has_log(path) or os.access(path.parent, os.W_OK):
            raise
        connection = _connect(path, "immutable=1")
    if schema.is_empty(connection):
        connection.close()
        raise _missing(path)
    schema.check(connection, path)
    connection.execute("PRAGMA cache_size = -16000")
    return connection


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,  # closed by whoever closes the library
    )


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the one writing connection, making the file (for this user alone) where there is none.

    The caller holds the writer's lock. Raises as `Connections.reading` does.
    """
    with in_words(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = _connect(path, "mode=rw")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -64000")
        if schema.is_empty(connection):
            schema.create(connection)
        schema.check(connection, path)
        return connection


def discard(path: Path) -> None:
    """Delete a catalogue: its file first, so that no reader takes the rest for another's."""
    with in_words(path):
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
            path.with_name(name).unlink(missing_ok=True)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into ours; a defect of a statement stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = _in_words(error, path)
        if said is None:
            raise
        raise said from error
    except OSError as error:
        raise StoreError(f"{path} cannot be used: {error.strerror}.") from error


def _in_words(error: sqlite3.DatabaseError, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return StoreDamaged(f"{path} is damaged ({error}).", hint=schema.REBUILD)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLocked(
            f"{path} is being written by another process.", hint="Try again in a moment."
        )
    if code in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    ):
        return StoreError(f"{path} cannot be used: {error}.", hint="Look at its folder and disk.")
    return None
