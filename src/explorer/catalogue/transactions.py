"""Transactions of the one writer, and the values that a catalogue keeps about itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from explorer.catalogue.connection import in_words, open_for_writing
from explorer.errors import StoreDeleted


class Transactions:
    """An open catalogue that one process may change; the caller holds the writer's lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_for_writing(path)
        self._file = _file_number(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    @property
    def folder(self) -> Path:
        """The folder of the catalogue."""
        return self._path.parent

    def require_place(self) -> None:
        """Raise StoreDeleted where somebody has deleted the file, or put another in its place."""
        if self._file is None or _file_number(self._path) != self._file:
            raise StoreDeleted(
                f"The index in {self._path.parent} was deleted while it was being written.",
                hint="Index again: it is made anew from the articles.",
            )

    @contextmanager
    def _writing(self, *, shows: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction; where it ``shows`` to readers, they see the next generation."""
        with in_words(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                if shows:
                    self._note(generation=self.generation + 1)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def meta(self, name: str) -> str | None:
        """Return a noted value."""
        with in_words(self._path):
            row = self._connection.execute(
                "SELECT value FROM meta WHERE name = ?", (name,)
            ).fetchone()
        return row[0] if row else None

    def note(self, **values: str | int) -> None:
        """Keep values under their names."""
        with self._writing(shows=False):
            self._note(**values)

    def _note(self, **values: str | int) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [(name, str(value)) for name, value in values.items()],
        )

    @property
    def generation(self) -> int:
        """The number of changes so far that a reader can see."""
        return int(self.meta("generation") or 0)


def _file_number(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
