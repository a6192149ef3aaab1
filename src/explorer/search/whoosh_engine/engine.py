"""An index opened for reading: one generation at a time, asked by any number of threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex

from explorer.cancellation import Cancellation, Cancelled
from explorer.errors import (
    ExplorerError,
    StoreMissing,
    is_out_of_room,
    no_room,
)
from explorer.search.damage import damaged
from explorer.search.protocol import Found, Hit, Order
from explorer.search.query import Field, Query
from explorer.search.ranking import is_scored
from explorer.search.whoosh_engine import ledger
from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.evaluation import Evaluation
from explorer.search.whoosh_engine.schema import schema
from explorer.search.whoosh_engine.snapshot import Snapshot
from explorer.search.whoosh_engine.vocabulary import Vocabulary
from explorer.search.whoosh_engine.writer import WhooshWriter


class _Commit(NamedTuple):
    """A commit: Whoosh's number of it, and the file of its table of contents.

    An index that was made anew in the same folder begins again with the same numbers.
    """

    number: int
    file: tuple[int, int]


class _Read(NamedTuple):
    """What one commit holds: the caller's number, its articles."""

    commit: _Commit | None
    generation: int
    snapshot: Snapshot


class WhooshEngine:
    """The engine over Whoosh's segments; a search keeps what it began with to its end."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self._folder = folder
        self._refreshing = Lock()
        storage = FileStorage(str(folder))
        if create and not (folder / "index.json").exists():
            FileIndex.create(storage, schema())
            ledger.create(folder)
        ledger.check(folder)
        with self._damage_named():
            # Our own schema: the pickled one is then not read at all.
            self._index = FileIndex(storage, schema())
            self._now = self._read()

    def _read(self) -> _Read:
        while True:
            number = self._index.latest_generation()
            try:
                commit = self._commit(number)
                index = self._index
                contents = TOC.read(index.storage, index.indexname, number, index._schema)
                snapshot = Snapshot(self._folder, contents.segments)
                return _Read(commit, ledger.generation_of(self._folder, number), snapshot)
            except FileNotFoundError:
                # A writer cleared away what it had replaced, in between.
                if self._index.latest_generation() == number:
                    raise

    def _commit(self, number: int) -> _Commit:
        if number < 0:
            raise EmptyIndexError(f"no index in {self._folder}")
        table = (self._folder / TOC._filename(self._index.indexname, number)).stat()
        return _Commit(number, (table.st_ino, table.st_mtime_ns))

    @contextmanager
    def _damage_named(self) -> Iterator[None]:
        try:
            yield
        except (ExplorerError, Cancelled):
            raise
        except EmptyIndexError:
            raise StoreMissing(
                f"There is no full-text index in {self._folder}",
                hint="Make it with: explorer index CORPUS",
            ) from None
        except OSError as error:
            if is_out_of_room(error):
                raise no_room(self._folder) from error
            raise damaged(self._folder, error) from error
        except Exception as error:  # Whoosh unpickles: broken bytes raise nearly anything
            raise damaged(self._folder, error) from error

    @property
    def generation(self) -> int:
        """The caller's number of the commit that is being read."""
        return self._now.generation

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._now.snapshot.count

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        order: Order = "relevance",
        cancel: Cancellation | None = None,
    ) -> Found:
        """Return one page of hits; QueryError where a pattern stands for too many words."""
        snapshot = self._now.snapshot
        if query.tree is None or not snapshot.count:
            return Found(0, True)
        with self._damage_named():
            snapshot.require_whole()
            asked = Evaluation(snapshot, Vocabulary(snapshot), cancel or Cancellation())
            if order == "newest" or not is_scored(query.tree):
                found, scores = asked.found(query.tree), None
            else:
                found, scores = asked.scored(query.tree)
            numbers = np.flatnonzero(found & snapshot.live)
            weights = np.zeros(len(numbers)) if scores is None else scores[numbers]
            best = _best(weights, snapshot.age[numbers], offset + limit)[offset:]
            hits = tuple(
                Hit(snapshot.key(number), score)
                for number, score in zip(
                    numbers[best].tolist(), weights[best].tolist(), strict=True
                )
            )
            snapshot.asked()
            return Found(len(numbers), True, hits)

    def suggest(self, word: str, field: Field | None = None, *, limit: int = 3) -> list[str]:
        """Return words of the index that are spelt nearly like this one."""
        with self._damage_named():
            return self._vocabulary().suggestions(word, field, limit)

    def knows(self, word: str, field: Field | None = None) -> bool:
        """Tell whether the index holds this word."""
        with self._damage_named():
            return self._vocabulary().knows(word, field)

    def _vocabulary(self) -> Vocabulary:
        snapshot = self._now.snapshot
        snapshot.require_whole()
        return Vocabulary(snapshot)

    def writer(self) -> WhooshWriter:
        """Start to change the index; StoreLocked where another process is writing."""
        with self._damage_named():
            return WhooshWriter(self._index, self._folder)

    def refresh(self) -> bool:
        """Read the newest generation from now on; tell whether it is another one."""
        with self._refreshing, self._damage_named():
            before = self._now.commit
            latest = self._index.latest_generation()
            # Where the newest was cleared away in between, there is a newer one to be read.
            with suppress(FileNotFoundError):
                if before and latest == before.number and self._commit(latest) == before:
                    return False
            self._now = self._read()
            return True

    def settle(self) -> None:
        """Do nothing: a commit merges by what it holds, and few articles move few."""

    def close(self) -> None:
        """Let go of the files, which the system frees once no search reads them."""
        self._now = _Read(None, 0, Snapshot(self._folder, ()))


def _best(weights: Numbers, ages: Numbers, most: int) -> Numbers:
    """Return which of some articles come first: the heaviest, of equal ones the newest."""
    if most < len(weights):
        bound = np.partition(weights, len(weights) - most)[len(weights) - most]
        above, equal = np.flatnonzero(weights > bound), np.flatnonzero(weights == bound)
        missing = most - len(above)
        if missing < len(equal):
            equal = equal[np.argpartition(ages[equal], missing)[:missing]]
        chosen = np.concatenate((above, equal))
    else:
        chosen = np.arange(len(weights))
    return chosen[np.lexsort((ages[chosen], -weights[chosen]))]
