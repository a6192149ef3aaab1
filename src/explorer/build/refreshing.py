"""The pipeline read aloud: what a refresh does, from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from explorer import __version__
from explorer.build.indexing import discard_index, open_index, update_index
from explorer.build.reading import gone_files, is_changed, read_changes
from explorer.build.reporting import Progress, Report, silent
from explorer.build.versions import READER, extractor_of
from explorer.catalogue import (
    CatalogueWriter,
    Changes,
    Connections,
    discard,
    freshness,
    is_older,
    noted_model,
    status,
    writer_lock,
)
from explorer.config import BUNDLED_MODEL, IndexSettings, Store
from explorer.corpus import SourceFile, scan
from explorer.errors import StoreMissing
from explorer.model import Rejection
from explorer.ownership import store_folder

_FIRST_RESOLUTION = 24  # articles with new facts, after which actors and events first appear
_NEXT_RESOLUTION = 3  # times as many for each further one, so that all cost as much as the last


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a refresh did: counts of articles, and the totals afterwards; ``seconds`` of work.

    ``failed`` are the files and articles with the reason, as ``status`` lists them.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    failed: tuple[Rejection, ...]
    articles: int
    actors: int
    events: int
    seconds: float


def refresh(
    corpus: Path,
    store: Store,
    settings: IndexSettings,
    *,
    rebuild: bool = False,
    on_progress: Report | None = None,
    wait: float = 0.0,
    on_wait: Callable[[str], None] | None = None,
) -> BuildSummary:
    """Bring the store up to date with the corpus: only what changed, unless ``rebuild``.

    A store that an older version of the program wrote is made anew. The text is searchable before
    the facts are found. Safe to kill at any moment: the next call goes on. Another writer is waited
    for up to ``wait`` seconds; ``on_wait`` is told once who that is.
    Raises CorpusError, StoreLocked, StoreOutdated, StoreDamaged, ModelMissing.
    """
    begun = time.monotonic()
    report = on_progress or silent
    report(Progress("scan", 0, None))
    sources = list(scan(corpus, max_file_bytes=settings.max_file_bytes))
    report(Progress("scan", len(sources), len(sources)))
    store_folder(store.root)
    with writer_lock(store.lock, wait=wait, waiting=on_wait) as has_waited:
        if has_waited:  # for longer than a folder of news stays as it is
            sources = list(scan(corpus, max_file_bytes=settings.max_file_bytes))
        if rebuild or is_older(store.catalogue):
            discard(store.catalogue)
            discard_index(store.index)
        with CatalogueWriter(store.catalogue) as writer:
            changes = _refresh(writer, store, sources, settings, report)
            writer.finish(corpus=corpus, program=__version__)
    return _summary(store, changes, time.monotonic() - begun)


def _refresh(
    writer: CatalogueWriter,
    store: Store,
    sources: Sequence[SourceFile],
    settings: IndexSettings,
    report: Report,
) -> Changes:
    with closing(open_index(store.index, writer)) as engine:
        changes = _remove_gone(writer, sources)
        again = writer.meta("reader") != READER
        limit = settings.max_file_bytes
        for more in read_changes(writer, sources, again=again, max_file_bytes=limit, report=report):
            changes = changes.plus(more)
            update_index(engine, writer, stage="index", report=report)
        writer.note(reader=READER)
        update_index(engine, writer, stage="index", report=report)
        _find_facts(writer, settings, report)
        _bring_together(writer, report)
        update_index(engine, writer, stage="fields", report=report)
    return changes


def _remove_gone(writer: CatalogueWriter, sources: Sequence[SourceFile]) -> Changes:
    gone = gone_files(writer.files(), sources)
    return writer.remove_files(gone) if gone else Changes()


def _find_facts(writer: CatalogueWriter, settings: IndexSettings, report: Report) -> None:
    model = settings.model or writer.meta("model") or BUNDLED_MODEL
    extractor = extractor_of(model)
    keys = writer.to_annotate(extractor)
    if not keys:
        return
    from explorer.build.workers import extract_all  # loads the parser

    report(Progress("facts", 0, len(keys)))
    done, milestone = 0, _FIRST_RESOLUTION
    for found in extract_all(
        keys, writer.articles, model=model, extractor=extractor, jobs=settings.jobs
    ):
        writer.store_facts(extractor, found)
        if not done:  # not before: the pipeline might have been missing
            writer.note(model=model)
        done += len(found)
        report(Progress("facts", done, len(keys)))
        if milestone <= done < len(keys):
            _bring_together(writer, report)
            milestone = _NEXT_RESOLUTION * done


def _bring_together(writer: CatalogueWriter, report: Report) -> None:
    if writer.is_resolved:
        return
    from explorer.build.resolving import bring_together

    report(Progress("resolve", 0, None))
    bring_together(writer)
    report(Progress("store", 1, 1))


def is_stale(corpus: Path, store: Store, settings: IndexSettings) -> bool:
    """Tell whether ``refresh`` would have anything to do; looks at sizes and times, not contents.

    True where the store is missing or an older version's.
    Raises CorpusError, StoreOutdated, StoreDamaged.
    """
    sources = list(scan(corpus, max_file_bytes=settings.max_file_bytes))
    if not store.read_only and is_older(store.catalogue):
        return True
    with closing(Connections(store.catalogue, untouched=store.read_only)) as connections:
        try:
            model = settings.model or noted_model(connections) or BUNDLED_MODEL
            known = freshness(connections, extractor=extractor_of(model))
        except StoreMissing:
            return True
    if known.unfinished or known.reader != READER or not store.index.is_dir():
        return True
    return len(known.files) != len(sources) or any(
        source.key not in known.files or is_changed(source, *known.files[source.key])
        for source in sources
    )


def _summary(store: Store, changes: Changes, seconds: float) -> BuildSummary:
    with closing(Connections(store.catalogue)) as connections:
        now = status(connections)
    return BuildSummary(
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        unchanged=now.articles - changes.added - changes.changed,
        failed=tuple(Rejection(each.key, each.reason) for each in now.failed),
        articles=now.articles,
        actors=now.actors,
        events=now.events,
        seconds=seconds,
    )
