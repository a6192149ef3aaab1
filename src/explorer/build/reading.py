"""From changed files to articles, here or in several processes, as much at a time as fits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import NamedTuple

from explorer import corpus
from explorer.build.crew import DIED, Crew, cores, hold_what_is_loaded, settle_in
from explorer.catalogue import BARRED, CatalogueWriter, FilePart, FileState
from explorer.corpus import SourceFile, read
from explorer.corpus.reading import Line, Record, Spread, read_lines
from explorer.model import Article, ArticleKey, Rejection

_HERE = 256  # files that are read in this process first: others take half a second to start
_TOGETHER = 32  # files of one batch
_TOGETHER_BYTES = 2_000_000
_PART = 256  # records of a large file
_FIRST_PART = 16
_LARGE = 4_000_000  # bytes; a file of many records beyond it is read part by part
_UNREADABLE = ""  # the digest of a file that could not be opened: it is tried again each time


class Reading(NamedTuple):
    """What came of some files: parts to be stored, and files whose bytes are those of before.

    ``files`` and ``bytes`` count what was gone through.
    """

    parts: tuple[FilePart, ...]
    touched: tuple[tuple[str, FileState], ...]
    files: int
    bytes: int


class Limits(NamedTuple):
    """How much is read of one file, as `explorer.corpus.read` has it."""

    max_file_bytes: int
    max_records: int


class Task(NamedTuple):
    """A file to be read; ``known`` is the digest of its bytes before, None for a new file.

    ``again`` tells to read it even where its bytes are the same.
    """

    source: SourceFile
    known: str | None
    again: bool


def read_changes(
    writer: CatalogueWriter,
    sources: Sequence[SourceFile],
    *,
    again: bool,
    limits: Limits,
    jobs: int,
) -> Iterator[Reading]:
    """Read new and changed files, those in front first; many are read in several processes.

    A file whose bytes are the same is not read, unless ``again``; an article that comes out the
    same will keep its facts.
    """
    batches = _batches(_tasks(writer, sources, again))
    noted = _Gone(writer).noted
    processes = jobs or cores()
    large: list[Task] = []
    small = _small(batches, large)
    first = small if processes == 1 else islice(small, _HERE // _TOGETHER)
    for batch in first:
        yield noted(read_batch(batch, limits))
    crew: Crew[Task, Reading] = Crew(
        processes,
        start_reader,
        (),
        partial(read_batch, limits=limits),
        _lost,
    )
    try:
        yield from map(noted, crew.share_out(small))
    finally:
        crew.close()
    for task in large:
        yield from map(noted, _in_parts(task, limits, processes))


def start_reader() -> None:
    """Prepare a process that reads files."""
    settle_in()
    import explorer.corpus.reading  # noqa: F401  # loaded before what is loaded is held

    hold_what_is_loaded()


def read_batch(tasks: Sequence[Task], limits: Limits) -> Reading:
    """Read some files that are not large."""
    parts: list[FilePart] = []
    touched: list[tuple[str, FileState]] = []
    for task in tasks:
        source = task.source
        state = FileState(source.size, source.mtime_ns, digest_of(source))
        if not task.again and task.known == state.digest != _UNREADABLE:
            touched.append((source.key, state))
        else:
            parts.append(_part(source, state, list(read(source, **limits._asdict()))))
    return Reading(tuple(parts), tuple(touched), len(tasks), _size(tasks))


def digest_of(source: SourceFile) -> str:
    """Return the SHA-256 of a file's bytes; empty where it cannot be opened.

    Of one that is not to be opened, the reason: it is read again when that is another.
    """
    if source.problem is not None:
        return BARRED + source.problem
    try:
        return corpus.digest_of(source)
    except OSError:
        return _UNREADABLE


def _tasks(writer: CatalogueWriter, sources: Sequence[SourceFile], again: bool) -> Iterator[Task]:
    for at in range(0, len(sources), _HERE):
        some = sources[at : at + _HERE]
        known = writer.states_of([each.key for each in some])
        for source in some:
            before = known.get(source.key)
            yield Task(source, before.digest if before else None, again)


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    """Put files together to batches that are worth the way; a large one goes alone."""
    batch: list[Task] = []
    room = _FIRST_PART
    for task in tasks:
        full = len(batch) == room or _size(batch) + task.source.size > _TOGETHER_BYTES
        if batch and full:
            yield batch
            batch, room = [], _TOGETHER
        batch.append(task)
    if batch:
        yield batch


def _size(tasks: Sequence[Task]) -> int:
    return sum(task.source.size for task in tasks)


def _is_large(batch: Sequence[Task]) -> bool:
    source = batch[0].source
    return len(batch) == 1 and source.size > _LARGE and source.name.lower().endswith(".jsonl")


def _small(batches: Iterator[list[Task]], large: list[Task]) -> Iterator[list[Task]]:
    for batch in batches:
        if _is_large(batch):
            large += batch
        else:
            yield batch


def _lost(task: Task) -> Reading:
    source = task.source
    state = FileState(source.size, source.mtime_ns, digest_of(source))
    rejected: list[Article | Rejection] = [Rejection(source.key, DIED)]
    return Reading((_part(source, state, rejected),), (), 1, source.size)


def _part(source: SourceFile, state: FileState, found: Sequence[Article | Rejection]) -> FilePart:
    return FilePart(
        path=source.key,
        is_first=True,
        state=state,
        articles=tuple(each for each in found if isinstance(each, Article)),
        rejections=tuple(each for each in found if not isinstance(each, Article)),
    )


def _in_parts(task: Task, limits: Limits, processes: int) -> Iterator[Reading]:
    """Read a file of many records in several parts, of which the last has the state."""
    source = task.source
    state = FileState(source.size, source.mtime_ns, _UNREADABLE)
    if task.known is not None:  # a new file is digested when it was read, so as not to wait first
        state = state._replace(digest=digest_of(source))
        if not task.again and task.known == state.digest != _UNREADABLE:
            yield Reading((), ((source.key, state),), 1, source.size)
            return
    with ExitStack() as at_end:
        spread = _spread_among(processes, at_end) if processes > 1 else None
        records = read(source, **limits._asdict(), spread=spread)
        yield from _parts(source, state, records)


def _spread_among(processes: int, at_end: ExitStack) -> Spread:
    """Return how lines are read in several processes; their results come in the lines' order."""
    crew: Crew[Line, list[Record]] = Crew(
        processes,
        start_reader,
        (),
        read_lines,
        lambda line: [Record(line.number, None, Rejection("", f"line {line.number}: {DIED}"))],
    )
    at_end.callback(crew.close)

    def spread(batches: Iterator[Sequence[Line]]) -> Iterator[Sequence[Record]]:
        given: deque[int] = deque()
        ahead: dict[int, Record] = {}

        def noted() -> Iterator[Sequence[Line]]:
            for batch in batches:
                given.extend(line.number for line in batch)
                yield batch

        for records in crew.share_out(noted()):
            ahead.update((record.number, record) for record in records)
            whole = []
            while given and given[0] in ahead:
                whole.append(ahead.pop(given.popleft()))
            yield whole

    return spread


def _parts(
    source: SourceFile, state: FileState, records: Iterator[Article | Rejection]
) -> Iterator[Reading]:
    room, is_first, gone_through = _FIRST_PART, True, 0
    chunk = list(islice(records, room))
    while True:
        room = min(4 * room, _PART)
        following = list(islice(records, room))
        part = _part(source, state, chunk)._replace(is_first=is_first)
        if following:
            size = sum(len(p.text) for a in part.articles for p in a.paragraphs)
            gone_through += size
            yield Reading((part._replace(state=None),), (), 0, size)
        else:
            digest = state.digest or digest_of(source)
            last = part._replace(state=state._replace(digest=digest))
            yield Reading((last,), (), 1, max(0, source.size - gone_through))
            return
        chunk, is_first = following, False


class _Gone:
    """Tells, with the last part of each file, which of its articles it does not hold any more."""

    def __init__(self, writer: CatalogueWriter) -> None:
        self._writer = writer
        self._left: dict[str, set[ArticleKey]] = {}

    def noted(self, reading: Reading) -> Reading:
        return reading._replace(parts=tuple(map(self._part, reading.parts)))

    def _part(self, part: FilePart) -> FilePart:
        left = self._writer.keys_of(part.path) if part.is_first else self._left.pop(part.path)
        left -= {article.key for article in part.articles}
        if part.state is None:
            self._left[part.path] = left
            return part
        return part._replace(gone=tuple(sorted(left)))
