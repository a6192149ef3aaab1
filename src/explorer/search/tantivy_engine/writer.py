"""Changes to the index: buffered by Tantivy, visible and numbered by one commit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from tantivy import Index
from tantivy import IndexWriter as TantivyIndexWriter

from explorer.errors import StoreError
from explorer.model import ArticleKey
from explorer.panics import unheard
from explorer.search.damage import Merged
from explorer.search.protocol import Document, Spread
from explorer.search.tantivy_engine.failures import failure_named
from explorer.search.tantivy_engine.layers import MERGED, soon_merged
from explorer.search.tantivy_engine.schema import COMMIT, commit_row, row

_MEMORY = 100_000_000
"""Bytes that Tantivy may fill before it writes a segment."""

_THREADS = 1
"""Each thread leaves segments of its own, and to merge them costs more than a second one gains."""

_FEW = 1_000
"""Articles of a commit that is not held up by merges: they go on beside what comes next."""


class Merging:
    """A writer of Tantivy that has committed, and still merges beside what comes next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = Merged(folder)
        self._writer: TantivyIndexWriter | None = None

    def refuse_damaged(self) -> None:
        """Raise IndexDamaged where a segment that is merged soon is not as it was written."""
        self._read.refuse_spoilt(soon_merged(self._folder))

    def go_on(self, writer: TantivyIndexWriter) -> None:
        """Let a writer merge, holding Tantivy's lock."""
        self._writer = writer

    def finish(self) -> None:
        """Wait until everything is merged, and let go of the lock."""
        writer, self._writer = self._writer, None
        if writer is not None:
            # Merges that are cut short begin again with the next commit, and never end.
            writer.wait_merging_threads()


class TantivyWriter:
    """One transaction; it holds Tantivy's lock, which the system frees when the process dies."""

    def __init__(self, index: Index, folder: Path, merging: Merging) -> None:
        self._index, self._folder = index, folder
        self._added: set[ArticleKey] = set()
        self._merging = merging
        self._writer: TantivyIndexWriter | None = None
        try:
            with failure_named(folder), unheard():
                merging.finish()  # a commit meanwhile would undo what it merges
                merging.refuse_damaged()
                self._writer = index.writer(_MEMORY, _THREADS)
                # A commit that was killed leaves lists of deleted articles under names that the
                # next one wants, and Tantivy writes over no file.
                self._writer.garbage_collect_files()
        except BaseException:
            # Whoever keeps the failure keeps this frame, and would keep the lock with it.
            self.cancel()
            raise

    def add(self, document: Document) -> None:
        """Add a document whose key the index does not hold."""
        try:
            self._open.add_document(row(document))
        except BaseException:
            # Only now: what names a failure costs as much as to hand an article over.
            with failure_named(self._folder):
                raise
        self._added.add(document.key)

    def add_all(self, documents: Iterable[Document], spread: Spread | None = None) -> None:
        """Add many documents; Tantivy has a thread of its own, and no use for ``spread``."""
        for document in documents:
            self.add(document)

    def delete(self, key: ArticleKey) -> None:
        """Remove a document, committed or of this writer."""
        with failure_named(self._folder):
            self._open.delete_documents_by_term("key", key)
        self._added.discard(key)

    def commit(self, generation: int) -> None:
        """Make the changes durable and visible; small segments are merged before it returns.

        Where few articles were added they are merged beside what comes next, until the next
        writer begins or the engine is closed: those of a hundred thousand articles take as long
        to merge as the parser to load, which finds the facts of a new one.
        """
        with failure_named(self._folder), unheard():
            self._open.delete_documents_by_term(*COMMIT)
            self._open.add_document(commit_row(generation))
            self._open.commit()
            done, self._writer = self._open, None
            self._merging.go_on(done)
            if len(self._added) > _FEW or not self._has_much():
                self._merging.finish()

    def _has_much(self) -> bool:
        """Tell whether there are segments enough to be merged."""
        self._index.reload()
        return self._index.searcher().num_segments >= MERGED

    def cancel(self) -> None:
        """Drop the changes."""
        self._writer = None  # nothing else holds it: Tantivy stops its threads and unlocks

    @property
    def _open(self) -> TantivyIndexWriter:
        if self._writer is None:
            raise StoreError(f"This writer of the full-text index in {self._folder} is done.")
        return self._writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cancel()
