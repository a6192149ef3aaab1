"""Changes to the index: buffered by Whoosh, visible and numbered by one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from whoosh.codec.base import Segment
from whoosh.index import FileIndex
from whoosh.writing import CLEAR, LockError, SegmentWriter

from explorer.errors import StoreError, StoreLocked
from explorer.model import ArticleKey
from explorer.search.protocol import Document
from explorer.search.whoosh_engine import ledger
from explorer.search.whoosh_engine.merging import merge
from explorer.search.whoosh_engine.schema import row

MergePolicy = Callable[[SegmentWriter, list[Segment]], list[Segment]]


class WhooshWriter:
    """One transaction; it holds Whoosh's lock, which the system frees when the process dies."""

    def __init__(self, index: FileIndex, folder: Path) -> None:
        self._folder = folder
        try:
            self._writer = SegmentWriter(index, limitmb=256, compound=False)
        except LockError:
            raise StoreLocked(
                f"Another process is writing the full-text index in {folder}",
                hint="Wait until it is done, then try again.",
            ) from None
        self._merge: MergePolicy = merge
        self._number: dict[ArticleKey, int] = {}

    def add(self, document: Document) -> None:
        """Add a document whose key the index does not hold."""
        self._number[document.key] = self._writer.docnum
        with self._failure_named():
            self._writer.add_document(**row(document))

    def replace(self, document: Document) -> None:
        """Add a document, or put it in place of the one of the same key."""
        self.delete(document.key)
        self.add(document)

    def delete(self, key: ArticleKey) -> None:
        """Remove a document, committed or of this writer."""
        self._writer.delete_by_term("key", key)
        if (number := self._number.pop(key, None)) is not None:
            self._writer.newsegment.delete_document(number)

    def clear(self) -> None:
        """Remove every document that was committed before this writer began."""
        self._merge = CLEAR

    def commit(self, generation: int) -> None:
        """Make the changes durable and visible."""
        with self._failure_named():
            ledger.record(self._folder, self._writer.generation, generation)
            self._writer.commit(mergetype=self._merge)

    def cancel(self) -> None:
        """Drop the changes."""
        if not self._writer.is_closed:
            self._writer.cancel()

    @contextmanager
    def _failure_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"The full-text index in {self._folder} cannot be written: {error.strerror}",
                hint="See that the disk has room and the folder may be written to.",
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cancel()
