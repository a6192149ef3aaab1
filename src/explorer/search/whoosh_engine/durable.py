"""The order in which a commit reaches the disk, so that a loss of power leaves the one before.

Whoosh leaves all of it to the system, which may write the table of contents long before the
segments that it names. Here: the segments, the table, their names in the folder, and only then
the deletion of what the table before it named.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from whoosh.codec.base import Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files
from whoosh.writing import SegmentWriter


def make_durable(writer: SegmentWriter) -> None:
    """Let a writer's table of contents never name what is not on the disk."""
    writer._commit_toc = partial(_commit, writer)  # type: ignore[method-assign]


def _commit(writer: SegmentWriter, segments: Sequence[Segment]) -> None:
    folder = Path(writer.storage.folder)
    for segment in segments:
        for name in segment.list_files(writer.storage):
            sync(folder / name)
    table = TOC(writer.schema, segments, writer.generation)
    table.write(_Sure(writer.storage), writer.indexname)
    sync(folder)
    clean_files(writer.storage, writer.indexname, writer.generation, segments)


def clear_away(writer: SegmentWriter) -> None:
    """Delete what commits that did not end have left: the disk may be full of it.

    Nobody else can be writing: the writer holds the lock.
    """
    before = writer.generation - 1
    clean_files(writer.storage, writer.indexname, before, writer.segments)


class _Sure:
    """A storage in which a file is on the disk before it gets its name."""

    def __init__(self, storage: FileStorage) -> None:
        self._storage = storage

    def create_file(self, name: str) -> Any:  # noqa: ANN401 - Whoosh's own
        return self._storage.create_file(name)

    def rename_file(self, name: str, wanted: str, **options: Any) -> None:  # noqa: ANN401
        folder = Path(self._storage.folder)
        sync(folder / name)
        sync(folder)
        self._storage.rename_file(name, wanted, **options)


def sync(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder; what is clean costs nothing."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
