"""Connections to the SQLite file: many readers beside one writer, errors in words."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from explorer.catalogue import schema
from explorer.catalogue.scratch import no_room_for
from explorer.errors import (
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreMissing,
    has_no_room,
    is_out_of_room,
    no_room,
)
from explorer.ownership import readers

_WAIT = 10.0  # seconds that a statement waits for a lock
_NO_PLACE = (
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
)
"""How SQLite says that the files of a write-ahead log cannot be made."""


class _Held(NamedTuple):
    """A connection; ``state`` is of the file when it was opened, see `_state`."""

    connection: sqlite3.Connection
    is_frozen: bool
    state: tuple[int, ...]


class Connections:
    """Read-only connections, one for each thread that asks; safe to share between threads.

    With ``untouched`` nothing is written, also not beside the file, where SQLite keeps what readers
    and writers tell each other.
    """

    def __init__(self, path: Path, *, untouched: bool = False) -> None:
        self.path = path
        self._untouched = untouched
        self._lock = threading.Lock()
        self._open: dict[int, _Held] = {}

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection, seeing one state of the file throughout.

        Raises StoreMissing, StoreOutdated, StoreDamaged, StoreLocked.
        """
        with in_words(self.path):
            held = self._of_this_thread()
            connection = held.connection
            if connection.in_transaction:  # a question inside a question sees the same state
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            except sqlite3.DatabaseError:
                self._see_unchanged(held)
                raise
            finally:
                connection.rollback()
            self._see_unchanged(held)

    def close(self) -> None:
        """Close all connections; asking again opens new ones."""
        with self._lock:
            for held in self._open.values():
                held.connection.close()
            self._open.clear()

    def _see_unchanged(self, held: _Held) -> None:
        """Raise StoreLocked where a file that is read as it stands was written to meanwhile."""
        if held.is_frozen and held.state != _state(self.path, is_frozen=True):
            raise StoreLocked(
                f"{self.path} was written to while it was read.", hint="Ask again in a moment."
            )

    def _of_this_thread(self) -> _Held:
        thread = threading.get_ident()
        held = self._open.get(thread)
        state = _state(self.path, is_frozen=held is not None and held.is_frozen)
        if held is not None and held.state == state:
            return held
        fresh = _open_for_reading(self.path, untouched=self._untouched)
        with self._lock:
            alive = {each.ident for each in threading.enumerate()}
            for other in [t for t in self._open if t == thread or t not in alive]:
                self._open.pop(other).connection.close()
            self._open[thread] = fresh
        return fresh


def _state(path: Path, *, is_frozen: bool) -> tuple[int, ...]:
    """Return what tells a rebuilt file from the one that was opened.

    Of a frozen one also what tells that somebody writes to it.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        raise _missing(path) from None
    if found.st_size == 0:
        raise _missing(path)
    if not is_frozen:
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, int(_has_log(path))


def _missing(path: Path) -> StoreMissing:
    return StoreMissing(
        f"The corpus has not been indexed yet: there is no {path}.",
        hint='Run "explorer index CORPUS".',
    )


def _open_for_reading(path: Path, *, untouched: bool) -> _Held:
    is_frozen, state = False, _state(path, is_frozen=False)
    if _has_log(path) or not untouched:
        connection = _connect(path, "mode=ro&readonly_shm=1" if untouched else "mode=ro")
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            # On a full disk, and in a folder that may not be written, there is no place for the
            # files of a log; without a log nobody writes, and the file can be read as it stands.
            if _has_log(path) or error.sqlite_errorcode & 0xFF not in _NO_PLACE:
                raise
            is_frozen = True
    else:
        is_frozen = True
    if is_frozen:
        state = _state(path, is_frozen=True)
        connection = _connect(path, "immutable=1")
    if schema.is_empty(connection):
        connection.close()
        raise _missing(path)
    schema.check(connection, path)
    # The system keeps the file in memory; what a thread keeps besides is paid for by each thread.
    connection.execute("PRAGMA cache_size = -6000")
    return _Held(connection, is_frozen, state)


def _has_log(path: Path) -> bool:
    return size_of(path.with_name(f"{path.name}-wal")) > 0


def size_of(path: Path) -> int:
    """Return the bytes of a file, 0 of one that is not there: whoever writes last deletes a log."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,  # closed by whoever closes the library
    )


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the one writing connection, making the file where there is none.

    Those who may read its folder may read it. The caller holds the writer's lock. Raises as
    `Connections.reading` does.
    """
    with in_words(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600 | readers(path.parent) & 0o044))
        connection = _connect(path, "mode=rw")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -64000")
        if schema.is_empty(connection):
            schema.create(connection)
        schema.check(connection, path)
        return connection


@contextmanager
def same_cache(connection: sqlite3.Connection) -> Iterator[None]:
    """Give the connection back the room for its pages that it had before."""
    (room,) = connection.execute("PRAGMA cache_size").fetchone()
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {room}")


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
        if is_out_of_room(error):
            raise no_room(path.parent) from error
        raise StoreError(
            f"{path} cannot be used: {error.strerror}.",
            hint="See that its folder may be entered, or name another with --store.",
        ) from error


def _in_words(error: sqlite3.DatabaseError, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return StoreDamaged(f"{path} is damaged ({error}).", hint=schema.REBUILD)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLocked(
            f"{path} is being written by another process.", hint="Try again in a moment."
        )
    if code == sqlite3.SQLITE_FULL or (code in _NO_PLACE and has_no_room(path.parent)):
        return no_room_for(path)
    if code in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    ):
        return StoreError(f"{path} cannot be used: {error}.", hint="Look at its folder and disk.")
    return None
