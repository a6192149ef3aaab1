"""Changes to the index: gathered in memory, visible and numbered by one commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from whoosh.codec.base import Segment
from whoosh.index import FileIndex
from whoosh.writing import LockError, SegmentWriter

from explorer.errors import StoreError, StoreLocked, is_out_of_room, no_room, overwritten
from explorer.model import ArticleKey
from explorer.search.damage import Merged
from explorer.search.protocol import Document, Spread, Task
from explorer.search.whoosh_engine import ledger
from explorer.search.whoosh_engine.building import write_documents
from explorer.search.whoosh_engine.codec import ArrayCodec, paths_of
from explorer.search.whoosh_engine.durable import clear_away, make_durable
from explorer.search.whoosh_engine.joining import join
from explorer.search.whoosh_engine.merging import LARGE, to_merge
from explorer.search.whoosh_engine.pool import Pool
from explorer.search.whoosh_engine.shard import Shard

_ROOM = 3_000_000
"""Words that are held in memory: 24 MB, and for a moment four times as much to sort them."""

_PIECE, _MOST = 4_000_000, 16_000_000
"""Characters of a segment that another process makes: a second or two, and 25 MB there.

Of long articles more, so that there are enough of them not to be written again at once.
"""


class WhooshWriter:
    """One transaction; it holds Whoosh's lock, which the system frees when the process dies."""

    def __init__(self, index: FileIndex, folder: Path) -> None:
        self._folder = folder
        self._codec = ArrayCodec()  # type: ignore[no-untyped-call]
        try:
            self._writer = SegmentWriter(index, codec=self._codec, compound=False)
        except LockError:
            raise StoreLocked(
                f"Another process is writing the full-text index in {folder}",
                hint="Wait until it is done, then try again.",
            ) from None
        make_durable(self._writer)
        with self._failure_named():
            clear_away(self._writer)
        self._pool = _Pooled()
        self._writer.pool = self._pool  # type: ignore[assignment]
        self._full: list[Segment] = []
        self._added: dict[ArticleKey, tuple[Segment, int]] = {}

    def add(self, document: Document) -> None:
        """Add a document whose key the index does not hold."""
        with self._failure_named():
            if self._pool.size >= _ROOM:
                self._write_pool()
            self._added[document.key] = self._writer.newsegment, len(self._pool)
            self._pool.add(document)
            self._writer.docnum = len(self._pool)
            self._writer._added = True

    def add_all(self, documents: Iterable[Document], spread: Spread | None = None) -> None:
        """Add many documents; with ``spread`` as segments that other processes write."""
        if spread is None:
            for document in documents:
                self.add(document)
            return
        with self._failure_named():
            spread(self._tasks(documents))

    def _tasks(self, documents: Iterable[Document]) -> Iterator[Task]:
        """Yield the making of segments, each of which is already counted as made."""
        for piece in _pieces(documents):
            segment = self._codec.new_segment(self._writer.storage, self._writer.indexname)
            segment.set_doc_count(len(piece))
            self._full.append(segment)
            self._added.update((each.key, (segment, at)) for at, each in enumerate(piece))
            yield partial(write_documents, piece, *paths_of(self._folder, segment))

    def delete(self, key: ArticleKey) -> None:
        """Remove a document, committed or of this writer."""
        for segment, shard in self._committed:
            for number in shard.articles_of(key):
                segment.delete_document(number)
        if (added := self._added.pop(key, None)) is not None:
            segment, number = added
            segment.delete_document(number)

    @cached_property
    def _committed(self) -> list[tuple[Segment, Shard]]:
        return [(segment, Shard(self._folder, segment)) for segment in self._writer.segments]

    def commit(self, generation: int) -> None:
        """Make the changes durable and visible.

        Raises StoreDeleted where another process has committed, which it can only where it began
        before the index was deleted, and this one made in its place.
        """
        with self._failure_named():
            number = self._writer.generation
            ledger.record(self._folder, number, generation)
            try:
                self._writer.commit(mergetype=self._merge)
            except NameError as error:  # there is a table of contents of this number already
                ledger.record(self._folder, number, ledger.ANOTHERS)
                raise overwritten(self._folder) from error

    def _merge(self, writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
        """Write some segments again as one, with what is new, and return all that there are."""
        filled = [segment for segment in (*segments, *self._full) if segment.doc_count()]
        chosen = to_merge(filled, len(self._pool))
        if not chosen:
            return filled
        if len(self._pool):
            self._write_pool()
            chosen.append(self._full[-1])
        Merged(self._folder).refuse_spoilt(segment.segment_id() for segment in chosen)
        joined = self._codec.new_segment(writer.storage, writer.indexname)
        shards = [Shard(self._folder, segment) for segment in chosen]
        joined.set_doc_count(join(shards, *paths_of(self._folder, joined)))
        return [*(segment for segment in filled if segment not in chosen), joined]

    def _write_pool(self) -> None:
        """Write what is in memory to a segment of its own, and begin another."""
        writer = self._writer
        self._full.append(writer._finalize_segment())
        writer.newsegment = self._codec.new_segment(writer.storage, writer.indexname)
        writer.perdocwriter = self._codec.per_document_writer(writer.storage, writer.newsegment)
        writer.fieldwriter = self._codec.field_writer(writer.storage, writer.newsegment)
        self._pool = _Pooled()
        writer.pool = self._pool  # type: ignore[assignment]
        writer.docnum, writer._added = 0, False

    def cancel(self) -> None:
        """Drop the changes."""
        if not self._writer.is_closed:
            self._writer.cancel()

    @contextmanager
    def _failure_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if is_out_of_room(error):
                raise no_room(self._folder) from error
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


def _pieces(documents: Iterable[Document]) -> Iterator[list[Document]]:
    piece: list[Document] = []
    size = 0
    for document in documents:
        piece.append(document)
        size += len(document.title) + sum(map(len, document.body))
        if size >= (_PIECE if len(piece) >= LARGE else _MOST):
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


class _Pooled(Pool):
    """A pool as Whoosh's writer asks for it."""

    def iter_postings(self) -> Pool:
        """Return what the codec writes."""
        return self

    def cleanup(self) -> None:
        """Leave nothing behind: all is in memory."""
