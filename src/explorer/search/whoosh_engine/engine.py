"""An index opened for reading: one generation at a time, one search at a time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from whoosh.index import EmptyIndexError, FileIndex
from whoosh.query import Query as WhooshQuery
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from explorer.cancellation import Cancellation, Cancelled
from explorer.errors import ExplorerError, StoreDamaged, StoreMissing
from explorer.search.protocol import Found, Hit, Order
from explorer.search.query import Field, Query
from explorer.search.whoosh_engine import ledger
from explorer.search.whoosh_engine.collecting import Cancellable, watched
from explorer.search.whoosh_engine.days import Days
from explorer.search.whoosh_engine.schema import schema
from explorer.search.whoosh_engine.storage import MappedStorage
from explorer.search.whoosh_engine.translation import Translator, is_scored
from explorer.search.whoosh_engine.vocabulary import Vocabulary
from explorer.search.whoosh_engine.writer import WhooshWriter

_COUNTED = 20_000
"""Up to so many likely hits are counted one by one; counting costs as much as finding."""

_SLACK = 50
"""Hits beyond the page that are looked at, so that ties at its end fall newest first."""


class WhooshEngine:
    """The engine that Whoosh drives; a lock makes it safe for several threads."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self._folder = folder
        self._lock = RLock()
        storage = MappedStorage(folder)
        if create and not (folder / "index.json").exists():
            FileIndex.create(storage, schema())
            ledger.create(folder)
        ledger.check(folder)
        with self._damage_named():
            # Our own schema: the pickled one is then not read at all.
            self._index = FileIndex(storage, schema())
            self._read()

    def _read(self) -> None:
        # Whoosh's own refresh reuses readers whose deletions are out of date.
        self._commit, self._searcher = self._newest_commit()
        reader = self._searcher.reader()
        self._generation = ledger.generation_of(self._folder, self._commit)
        self._vocabulary = Vocabulary(reader)
        self._days = Days(reader)

    def _newest_commit(self) -> tuple[int, Searcher]:
        """Open the newest commit, and return Whoosh's number of it, which a reader may not know."""
        while True:
            commit = self._index.latest_generation()
            searcher = self._index.searcher(weighting=BM25F())
            if self._index.latest_generation() == commit:
                return commit, searcher
            searcher.close()

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
        except Exception as error:  # Whoosh unpickles: broken bytes raise nearly anything
            raise StoreDamaged(
                f"The full-text index in {self._folder} cannot be read: {error}",
                hint="Rebuild it with: explorer index CORPUS --rebuild",
            ) from error

    @property
    def generation(self) -> int:
        """The caller's number of the commit that is being read."""
        return self._generation

    @property
    def count(self) -> int:
        """How many documents there are."""
        return int(self._searcher.doc_count())

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
        if query.tree is None or not self.count:
            return Found(0, True)
        cancel = cancel or Cancellation()
        with self._lock, self._damage_named():
            cancel.check()
            translated = Translator(self._vocabulary, self._days).query(query.tree)
            if order == "newest" or not is_scored(query.tree):
                return self._newest(translated, limit, offset, cancel)
            return self._best(translated, limit, offset, cancel)

    def _newest(
        self, translated: WhooshQuery, limit: int, offset: int, cancel: Cancellation
    ) -> Found:
        numbers = list(watched(self._searcher.docs_for_query(translated), cancel))
        day = self._days.day
        page = heapq.nsmallest(offset + limit, numbers, key=lambda number: (-day(number), number))
        return Found(len(numbers), True, self._hits((number, 0.0) for number in page[offset:]))

    def _best(
        self, translated: WhooshQuery, limit: int, offset: int, cancel: Cancellation
    ) -> Found:
        reader = self._searcher.reader()
        likely = translated.estimate_size(reader)
        collector = Cancellable(cancel, limit=offset + limit + _SLACK, usequality=likely > _COUNTED)
        self._searcher.search_with_collector(translated, collector)
        results = collector.results()
        found = results.scored_length()
        exact = found < offset + limit + _SLACK or likely <= _COUNTED
        total = found
        if exact and found == offset + limit + _SLACK:
            total = len(results)
        elif not exact:
            total = max(found, translated.estimate_min_size(reader))
        day = self._days.day
        ranked = sorted(results.top_n, key=lambda hit: (-hit[0], -day(hit[1]), hit[1]))
        page = ranked[offset : offset + limit]
        return Found(total, exact, self._hits((number, score) for score, number in page))

    def _hits(self, scored: Iterator[tuple[int, float]]) -> tuple[Hit, ...]:
        stored = self._searcher.reader().stored_fields
        return tuple(Hit(stored(number)["key"], float(score)) for number, score in scored)

    def suggest(self, word: str, field: Field | None = None, *, limit: int = 3) -> list[str]:
        """Return words of the index that are spelt nearly like this one."""
        with self._lock, self._damage_named():
            return self._vocabulary.suggestions(word, field, limit)

    def knows(self, word: str, field: Field | None = None) -> bool:
        """Tell whether the index holds this word."""
        with self._lock, self._damage_named():
            return self._vocabulary.knows(word, field)

    def writer(self) -> WhooshWriter:
        """Start to change the index; StoreLocked where another process is writing."""
        with self._damage_named():
            return WhooshWriter(self._index, self._folder)

    def refresh(self) -> bool:
        """Read the newest generation from now on; tell whether it is another one."""
        with self._lock, self._damage_named():
            if self._index.latest_generation() == self._commit:
                return False
            before = self._searcher
            self._read()
            before.close()
            return True

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._searcher.close()
            self._index.close()
