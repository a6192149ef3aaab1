"""The search index of a store, kept at the generation that the catalogue speaks of."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from explorer.catalogue import Connections, index_expected, left_out
from explorer.config import Store
from explorer.errors import IndexDamaged, StoreDamaged, StoreError, StoreMissing

if TYPE_CHECKING:
    from explorer.search import SearchEngine


_AS_WRITTEN = (
    "Its files are as they were written, so the search itself may be at fault; all is made anew"
    " with: explorer index CORPUS --rebuild"
)


class OpenedIndex:
    """Opens the engine when it is first asked for. Safe to ask from several threads."""

    def __init__(self, store: Store, connections: Connections) -> None:
        self._store, self._connections = store, connections
        self._engine: SearchEngine | None = None
        self._expected = ("", 0)
        self._opening = threading.Lock()

    def engine(self) -> SearchEngine:
        """Return the engine at its newest generation; an index made anew is opened anew.

        Raises StoreMissing, StoreDamaged, StoreOutdated.
        """
        with self._opening:
            expected = index_expected(self._connections)
            if self._engine is None or not _keeps_up(self._engine, self._expected, expected):
                with self.damage_noted():
                    self._engine = self._reopened(before=self._engine)
            self._expected = expected
            return self._engine

    @contextmanager
    def damage_noted(self) -> Iterator[None]:
        """Have the next refresh make the index anew where damage is met, unless only reading."""
        try:
            yield
        except IndexDamaged as error:
            from explorer.search import is_sound, note_damage

            if self._store.read_only:
                raise
            if is_sound(self._store.index):  # to make it again would be in vain, and without end
                raise StoreDamaged(error.message, hint=_AS_WRITTEN) from error
            note_damage(self._store.index)
            raise

    @property
    def is_damaged(self) -> bool:
        """Tell whether damage was met, or is seen from the sizes of the files."""
        from explorer.search import is_damaged

        return is_damaged(self._store.index)

    @property
    def count(self) -> int:
        """How many articles can be found; 0 where there is no index: the next refresh makes it."""
        try:
            return self.engine().count
        except StoreError:
            return 0

    @property
    def size(self) -> int:
        """Bytes on the disk; a writer may clear files away meanwhile."""
        try:
            with os.scandir(self._store.index) as files:
                return sum(map(_size, files))
        except OSError:
            return 0

    @property
    def made_by(self) -> str | None:
        """The name of the engine that made it, None where there is none."""
        from explorer.search import engine_of

        return engine_of(self._store.index)

    def is_whole(self) -> bool:
        """Tell whether index and catalogue agree.

        They do not while somebody writes, or where the index was lost; the next refresh heals it.
        """
        try:
            engine = self.engine()
        except StoreError:
            return False
        return engine.generation == self._expected[1] and not left_out(self._connections)

    def close(self) -> None:
        """Close files; asking again opens them anew."""
        with self._opening:
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    def _reopened(self, before: SearchEngine | None) -> SearchEngine:
        """Open the index; while it is being made anew, the one before answers still.

        That one is not closed: another thread may be searching in it.
        """
        from explorer.search import open_engine

        try:
            return open_engine(self._store.index, trusted=self._store.trusted)
        except StoreMissing:
            if before is None:
                raise
            return before


def _size(file: os.DirEntry[str]) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0


def _keeps_up(engine: SearchEngine, before: tuple[str, int], now: tuple[str, int]) -> bool:
    """Bring an engine to the newest generation; False where its index was made anew since.

    ``before`` and ``now`` are the catalogue and the generation that it expects of the index.
    """
    if now[0] != before[0]:
        return False
    try:
        engine.refresh()
    except StoreError:  # it is gone, or another engine made it anew
        return False
    return now == before or engine.generation == now[1]
