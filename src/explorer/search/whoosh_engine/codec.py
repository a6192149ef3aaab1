"""A Whoosh codec: how the segments of an index are written to its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from explorer.search.whoosh_engine.building import write_pool
from explorer.search.whoosh_engine.layout import POSTINGS, TERMS
from explorer.search.whoosh_engine.pool import Pool


class ArrayCodec(W3Codec):
    """Sorted words and arrays of postings in two files a segment; see `layout`."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Segment:  # noqa: ANN401 - Whoosh's
        """Return a segment without articles."""
        return W3Segment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Segment) -> NoDocuments:  # noqa: ANN401
        """Return what writes nothing: days and lengths are written with the postings."""
        return NoDocuments()

    def field_writer(self, storage: Any, segment: Segment) -> PoolWriter:  # noqa: ANN401
        """Return what writes a pool of articles."""
        return PoolWriter(*paths_of(Path(storage.folder), segment))


class NoDocuments:
    """What Whoosh closes."""

    is_closed = False

    def close(self) -> None:
        """Note that it is closed."""
        self.is_closed = True


class PoolWriter:
    """Writes the two files of a segment."""

    def __init__(self, terms: Path, postings: Path) -> None:
        self._paths = terms, postings
        self.is_closed = False

    def add_postings(self, schema: object, lengths: object, pool: Pool) -> None:
        """Write all that is in a pool."""
        write_pool(pool, *self._paths)

    def close(self) -> None:
        """Note that it is closed."""
        self.is_closed = True


def paths_of(folder: Path, segment: Segment) -> tuple[Path, Path]:
    """Return the files of the words and of the postings of a segment."""
    return folder / segment.make_filename(TERMS), folder / segment.make_filename(POSTINGS)
