"""From changed files to articles in the catalogue, in batches that grow."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from explorer.build.reporting import Progress, Report
from explorer.catalogue import CatalogueWriter, Changes, FilePart, FileState
from explorer.corpus import SourceFile, read
from explorer.model import Article

_FIRST_BATCH = 16
_LARGEST_BATCH = 4096
_UNREADABLE = ""  # the digest of a file that could not be opened: it is tried again each time


def is_changed(source: SourceFile, size: int, mtime_ns: int) -> bool:
    """Tell by size and time alone whether a file is another than it was."""
    return (source.size, source.mtime_ns) != (size, mtime_ns)


def gone_files(known: Mapping[str, FileState], sources: Sequence[SourceFile]) -> list[str]:
    """Return the files that the corpus does not hold any more."""
    return sorted(known.keys() - {source.key for source in sources})


def read_changes(
    writer: CatalogueWriter,
    sources: Sequence[SourceFile],
    *,
    again: bool,
    max_file_bytes: int,
    report: Report,
) -> Iterator[Changes]:
    """Store the articles of new and changed files, yielding after each batch.

    The first batches are small, so that something can soon be found. With ``again`` every file is
    read; an article that comes out the same keeps its facts.
    """
    known = writer.files()
    touched: list[tuple[str, FileState]] = []
    batch: list[FilePart] = []
    size, room = 0, _FIRST_BATCH
    for done, source in enumerate(sources):
        before = known.get(source.key)
        if not again and before and before.digest and not is_changed(source, *before[:2]):
            continue
        state = FileState(source.size, source.mtime_ns, _digest(source))
        if not again and before and before.digest == state.digest != _UNREADABLE:
            touched.append((source.key, state))
            continue
        for part in _parts(writer, source, state, before is None, max_file_bytes):
            batch.append(part)
            size += max(1, len(part.articles))
            if size >= room:
                yield writer.store_files(batch)
                report(Progress("read", done, len(sources)))
                batch, size, room = [], 0, min(4 * room, _LARGEST_BATCH)
    if batch:
        yield writer.store_files(batch)
    if touched:
        writer.touch_files(touched)
    report(Progress("read", len(sources), len(sources)))


def _digest(source: SourceFile) -> str:
    if source.problem is not None:
        return _UNREADABLE
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _UNREADABLE


def _parts(
    writer: CatalogueWriter,
    source: SourceFile,
    state: FileState,
    is_new: bool,
    max_file_bytes: int,
) -> Iterator[FilePart]:
    """Read a file; one of many records comes in several parts, of which the last has the state."""
    gone = set() if is_new else writer.keys_of(source.key)
    records = read(source, max_file_bytes=max_file_bytes)
    room, is_first = _FIRST_BATCH, True
    chunk = list(islice(records, room))
    while True:
        room = min(4 * room, _LARGEST_BATCH)
        following = list(islice(records, room))
        articles = tuple(each for each in chunk if isinstance(each, Article))
        gone -= {article.key for article in articles}
        yield FilePart(
            path=source.key,
            is_first=is_first,
            state=None if following else state,
            articles=articles,
            rejections=tuple(each for each in chunk if not isinstance(each, Article)),
            gone=() if following else tuple(sorted(gone)),
        )
        if not following:
            return
        chunk, is_first = following, False
