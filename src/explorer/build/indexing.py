"""From the catalogue to the search index, which can always be made again from it."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from explorer.build.pacing import Pace
from explorer.catalogue import CatalogueWriter, Entry, Fields
from explorer.corpus import SourceFile
from explorer.errors import StoreDamaged, StoreFull, StoreMissing, StoreOutdated, overwritten
from explorer.model import Article
from explorer.search import (
    Document,
    EngineName,
    IndexWriter,
    SearchEngine,
    Spread,
    engine_of,
    is_damaged,
    is_spoilt,
    open_engine,
)

_BYTES_OF_ONE = 5_000  # of an article among others in a file
_WORTH_SHARING = 3_000  # articles: a process takes a third of a second to start
_CHUNK = 256  # entries read from the catalogue at a time


def open_index(
    folder: Path,
    writer: CatalogueWriter,
    name: EngineName = "whoosh",
    thorough: bool = False,
) -> SearchEngine:
    """Open the index that an engine made; where there is none to be read, it is filled anew.

    So is one that is damaged, or not of this catalogue, or made by another engine. To find damage
    that nobody has met yet, all of it is read where ``thorough``.
    """
    if engine_of(folder) not in (None, name) or (is_spoilt if thorough else is_damaged)(folder):
        discard_index(folder)
    try:
        engine = open_engine(folder, create=True, engine=name)
    except (StoreMissing, StoreDamaged, StoreOutdated):
        discard_index(folder)
        engine = open_engine(folder, create=True, engine=name)
    expected = writer.index_generation
    if engine.generation == expected:
        return engine
    if engine.generation == writer.index_announced and writer.queued():
        # The process died after the index had committed and before the catalogue noted it: what
        # was to be committed is still queued, since nothing else was written in between.
        writer.queue_again()
        return engine
    engine.close()
    discard_index(folder)
    writer.queue_everything()
    return open_engine(folder, create=True, engine=name)


def likely_articles(sources: Iterable[SourceFile]) -> int:
    """Return about how many articles files hold: one each, many where a file can hold many."""
    return sum(
        1 + source.size // _BYTES_OF_ONE if Path(source.name).suffix in (".json", ".jsonl") else 1
        for source in sources
    )


def discard_index(folder: Path) -> None:
    """Delete the index, never what a link leads to."""
    if folder.is_symlink():
        folder.unlink()
        return
    while folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            if error.errno != errno.ENOTEMPTY:  # else a reader left a note there just now
                raise


def update_index(
    engine: SearchEngine,
    writer: CatalogueWriter,
    tell: Callable[[int], None],
    spread: Spread | None = None,
) -> None:
    """Give the index all that is queued, in commits of a few seconds.

    ``tell`` is told how many it has now. What is worth it is shared out by ``spread``.
    Raises StoreDeleted where another process has made the store anew, or writes into this one.
    """
    done, pace = 0, Pace()
    while left := writer.queued():
        given: list[Entry] = []
        with engine.writer() as changes:
            _require_own(engine, writer)
            generation = writer.index_generation_after(engine.generation)
            pace.begin()
            entries = _entries(writer, left, given, partial(_counted, tell, done), pace)
            documents = _documents(entries, changes)
            changes.add_all(documents, spread if left >= _WORTH_SHARING else None)
            writer.require_place()  # else the index is another's, who made it anew
            writer.announce(generation)
            changes.commit(generation)
        writer.dequeue(given, generation)
        engine.refresh()
        done += len(given)


def settle_index(engine: SearchEngine, writer: CatalogueWriter) -> None:
    """Have the index do what makes later changes quicker, where it is this catalogue's.

    Where the disk has no room for that, all there is to be found is there nevertheless.
    """
    writer.require_place()
    with suppress(StoreFull):
        engine.settle()


def _require_own(engine: SearchEngine, writer: CatalogueWriter) -> None:
    """Raise StoreDeleted where the index is no longer the one that this catalogue filled.

    Somebody who wrote the store that stood here before may have looked whose the place is just
    before it was deleted, and have committed after: into this index. That is not built upon.
    Asked with the writer open, which builds on what was there when it was opened: what comes later
    is replaced by this commit.
    """
    try:
        engine.refresh()
    except StoreMissing as error:
        raise overwritten(writer.folder) from error
    except StoreDamaged:
        writer.require_place()
        raise
    if engine.generation not in (0, writer.index_generation, writer.index_announced):
        raise overwritten(writer.folder)


def _counted(tell: Callable[[int], None], done: int, more: int) -> None:
    tell(done + more)


def _entries(
    writer: CatalogueWriter,
    queued: int,
    given: list[Entry],
    tell: Callable[[int], None],
    pace: Pace,
) -> Iterator[Entry]:
    """Yield what is queued, and note what was given away: only its key and its fields."""
    while len(given) < queued and not pace.has_enough(len(given)):
        entries = writer.entries(_CHUNK, after=given[-1].key if given else None)
        yield from entries
        given += [entry._replace(article=None) for entry in entries]
        tell(len(given))


def _documents(entries: Iterable[Entry], changes: IndexWriter) -> Iterator[Document]:
    """Yield what is to be added; what stands in its place, or is gone, is deleted before."""
    for entry in entries:
        if entry.known or entry.article is None:
            changes.delete(entry.key)
        if entry.article is not None:
            yield _document(entry.article, entry.fields)


def _document(article: Article, fields: Fields) -> Document:
    return Document(
        key=article.key,
        title=article.title,
        body=[paragraph.text for paragraph in article.paragraphs],
        actors=fields.actors,
        places=fields.places,
        publication=article.publication,
        author=article.author,
        types=fields.types,
        date=article.published,
    )
