"""An index opened for reading: one generation at a time, any number of searches at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from tantivy import Index, Schema, Searcher

from explorer.cancellation import Cancellation
from explorer.errors import StoreError
from explorer.panics import unheard
from explorer.search.protocol import Found, Order
from explorer.search.query import Field, Query
from explorer.search.tantivy_engine import stamp
from explorer.search.tantivy_engine.failures import damage_named, failure_named
from explorer.search.tantivy_engine.lengths import Lengths
from explorer.search.tantivy_engine.mirror import Mirror, may_write
from explorer.search.tantivy_engine.pages import best_first, count_of, hits, newest_first
from explorer.search.tantivy_engine.schema import ANALYZER, commit_query, schema
from explorer.search.tantivy_engine.settling import settle
from explorer.search.tantivy_engine.texts import analyzer
from explorer.search.tantivy_engine.translation import Translator
from explorer.search.tantivy_engine.vocabulary import Vocabulary
from explorer.search.tantivy_engine.writer import Merging, TantivyWriter


@dataclass(frozen=True, slots=True)
class _View:
    """One generation of the index; what is searched in it never changes."""

    searcher: Searcher
    generation: int
    count: int
    translator: Translator


class TantivyEngine:
    """The engine that Tantivy drives; a search holds the generation that it began with."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self._folder = folder
        self._lock = Lock()
        self._merging = Merging(folder)
        self._lengths = Lengths(folder)
        if create and not (folder / "index.json").exists():
            with damage_named(folder):
                Index(schema(), str(folder), reuse=False)
            stamp.write(folder)
        stamp.check(folder)
        with damage_named(folder):
            self._mirror = None if may_write(folder) else Mirror(folder)
            if self._mirror is None:
                self._index = _ready(Index.open(str(folder)))
            self._view = self._newest()

    def _newest(self) -> _View:
        self._lengths.require_whole()
        if self._mirror is None:
            self._index.reload()
        elif newer := self._mirror.newest():
            self._index = _ready(newer)
        self._lengths.note()
        searcher = self._index.searcher()
        fields = self._index.schema
        generation, entries = _generation(searcher, fields)
        count = searcher.num_docs - entries
        translator = Translator(searcher, fields, Vocabulary(searcher, fields))
        return _View(searcher, generation, count, translator)

    @property
    def generation(self) -> int:
        """The caller's number of the commit that is being read."""
        return self._view.generation

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._view.count

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
        view = self._view
        if query.tree is None or not view.count:
            return Found(0, True)
        cancel = cancel or Cancellation()
        cancel.check()
        with damage_named(self._folder):
            self._lengths.require_whole()
            translated = view.translator.query(query.tree)
            cancel.check()
            if order == "newest" or view.translator.is_flat(query.tree):
                total, page = newest_first(view.searcher, translated, limit, offset)
            else:
                total, page = best_first(view.searcher, translated, limit, offset)
            return Found(total, True, tuple(hits(view.searcher, page, cancel)))

    def suggest(self, word: str, field: Field | None = None, *, limit: int = 3) -> list[str]:
        """Return words of the index that are spelt nearly like this one."""
        with damage_named(self._folder):
            self._lengths.require_whole()
            return self._view.translator.vocabulary.suggestions(word, field, limit)

    def knows(self, word: str, field: Field | None = None) -> bool:
        """Tell whether the index holds this word."""
        with damage_named(self._folder):
            self._lengths.require_whole()
            return self._view.translator.vocabulary.knows(word, field)

    def writer(self) -> TantivyWriter:
        """Start to change the index; StoreLocked where another process is writing."""
        if self._mirror is not None:
            raise StoreError(
                f"The full-text index in {self._folder} cannot be written: no permission",
                hint="See that the folder may be written to.",
            )
        return TantivyWriter(self._index, self._folder, self._merging)

    def refresh(self) -> bool:
        """Read the newest generation from now on; tell whether it is another one."""
        with self._lock, damage_named(self._folder):
            before, self._view = self._view, self._newest()
            return self._view.generation != before.generation

    def settle(self) -> None:
        """Merge now what the next few articles would have to wait for."""
        if self._mirror is None:
            self.refresh()
            with failure_named(self._folder), unheard():
                self._merging.finish()
                before = self._merging.refuse_damaged
                settle(self._index, self._folder, self.generation, before)

    def close(self) -> None:
        """Let go of the files, which go with the last search that reads them."""
        with self._lock, failure_named(self._folder), unheard():
            try:
                self._merging.finish()
            finally:
                del self._view, self._index


def _ready(index: Index) -> Index:
    index.register_tokenizer(ANALYZER, analyzer())
    index.config_reader("manual")
    return index


def _generation(searcher: Searcher, fields: Schema) -> tuple[int, int]:
    """Return the number of the commit, and how many entries tell it; all tell the same."""
    marks = searcher.search(commit_query(fields), limit=1)
    values = searcher.fast_field_values("generation", [address for _, address in marks.hits])
    return int(values[0] or 0) if values else 0, count_of(marks)
