"""The pipeline read aloud: what a refresh does, from top to bottom."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from explorer import __version__
from explorer.build.indexing import discard_index, likely_articles, open_index
from explorer.build.limiting import apply_limits
from explorer.build.reporting import Progress, Report, silent
from explorer.build.run import Finders, Run
from explorer.build.surveying import Survey, survey
from explorer.catalogue import (
    CatalogueWriter,
    Changes,
    Connections,
    discard,
    is_older,
    status,
    writer_lock,
)
from explorer.config import IndexSettings, Store
from explorer.errors import (
    IndexDamaged,
    StoreDamaged,
    StoreDeleted,
    StoreError,
    is_out_of_room,
    no_room,
)
from explorer.model import Rejection
from explorer.ownership import closed_to_others, refuse_foreign, store_folder
from explorer.safetext import visible
from explorer.search import SearchEngine, chosen_engine, is_spoilt, keep_checksums, note_damage
from explorer.search.damage import damaged

_SAYS = logging.getLogger(__name__)
_STAYS = 5.0  # seconds that a look at the corpus holds; whoever waited longer looks again


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a refresh did: counts of articles, and the totals afterwards; ``seconds`` of work.

    ``moved`` are those whose file has another path now and the same bytes.

    ``failed`` are the files and articles with the reason, as ``status`` lists them.
    """

    added: int
    changed: int
    removed: int
    moved: int
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
    seen: Survey | None = None,
    thorough: bool = False,
) -> BuildSummary:
    """Bring the store up to date with the corpus: only what changed, unless ``rebuild``.

    A store that an older version of the program wrote is made anew. The text is searchable before
    the facts are found. Safe to kill at any moment: the next call goes on. Another writer is waited
    for up to ``wait`` seconds; ``on_wait`` is told once who that is. ``seen`` is what `survey` told
    just now, so that the corpus need not be walked again. To find damage of the search index that
    nobody has met yet, all of it is read where ``thorough``: after what is new can be found. Then
    also articles are read again of which the catalogue has lost text.
    Raises CorpusError, StoreLocked, StoreFull, StoreOutdated, StoreDamaged, ModelMissing.
    """
    begun = time.monotonic()
    report = on_progress or silent
    if store.root.exists():
        store_folder(store.root)  # says what is wrong to one who would write
    found = seen or _surveyed(corpus, store, settings, report, anew=rebuild)
    looked = time.monotonic()
    with (
        writing(store, rebuild=rebuild, wait=wait, waiting=on_wait) as writer,
        Finders() as finders,
    ):
        waited = time.monotonic() - looked
        apply_limits(writer, settings)  # what it has tried again is seen by another look
        has_lost = thorough and writer.forget_lost_text()
        if has_lost or waited > _STAYS or not found.is_of(writer.basis):  # somebody else wrote
            found = _surveyed(corpus, store, settings, report)
        is_first = thorough and not found.is_stale  # nobody waits for anything new
        turns = _Turns(store, writer, settings, report, finders)
        try:
            turns.take_in(found, thorough=is_first)
        except IndexDamaged:  # noted, so that it is now made anew from the catalogue
            found = _surveyed(corpus, store, settings, report)
            turns.take_in(found)
        if thorough and not is_first and is_spoilt(store.index):
            note_damage(store.index)
            turns.take_in(found.done())
        writer.finish(corpus=corpus, program=__version__)
    return _summary(store, turns.changes, time.monotonic() - begun)


@dataclass(slots=True)
class _Turns:
    """The turns of a refresh: what damage interrupts goes on into an index that is made anew.

    ``changes`` are those of all turns: what one has stored, the next finds as it should be.
    """

    store: Store
    writer: CatalogueWriter
    settings: IndexSettings
    report: Report
    finders: Finders
    changes: Changes = field(default_factory=Changes)

    def take_in(self, found: Survey, *, thorough: bool = False) -> None:
        """Take in what a survey found, into the index as it is or made anew."""
        with engine_for(self.store, self.writer, self.settings, found, thorough=thorough) as engine:
            run = Run(self.writer, engine, self.settings, self.report, self.finders)
            try:
                run.go(found)
            finally:
                self.changes = self.changes.plus(run.changes)


@contextmanager
def writing(
    store: Store,
    *,
    rebuild: bool = False,
    wait: float = 0.0,
    waiting: Callable[[str], None] | None = None,
) -> Iterator[CatalogueWriter]:
    """Open a store for writing, alone; what cannot be kept of it is discarded first.

    Raises StoreDeleted where somebody deletes it meanwhile, StoreDamaged where others could have
    written its catalogue. An index of which that is so is discarded, and said.
    """
    store_folder(store.root)
    with (
        closed_to_others(store.root),
        _room_named(store),
        writer_lock(store.lock, wait=wait, waiting=waiting),
    ):
        if not rebuild:
            store.require_trust()
        if rebuild or is_older(store.catalogue):
            discard(store.catalogue)
            discard_index(store.index)
        _discard_foreign(store.index)
        with CatalogueWriter(store.catalogue) as writer, _deletion_named(writer):
            yield writer


def _discard_foreign(index: Path) -> None:
    """Discard an index that others could have written until now: the catalogue makes it anew."""
    try:
        refuse_foreign(index)
    except StoreDamaged as error:
        # Said by whatever the program says things with; left alone, Python writes it to stderr.
        _SAYS.warning("%s It is made anew from the catalogue.", visible(error.message))
        try:
            discard_index(index)
        except OSError as refused:
            raise StoreError(
                f"{error.message} It cannot be deleted either: {refused.strerror}.",
                hint=f"Delete {index}, or have its owner do it, then index again.",
            ) from refused


@contextmanager
def _deletion_named(writer: CatalogueWriter) -> Iterator[None]:
    """Say in words that the catalogue is no longer at its place, whatever else fails for that."""
    try:
        yield
    except Exception as error:
        try:
            writer.require_place()
        except StoreDeleted as deleted:
            raise deleted from error
        raise
    writer.require_place()


@contextmanager
def engine_for(
    store: Store,
    writer: CatalogueWriter,
    settings: IndexSettings,
    found: Survey,
    *,
    thorough: bool = False,
) -> Iterator[SearchEngine]:
    """Open the search engine that suits what there is and what was found.

    In the end checksums are kept of what was written; should it fail, damage is looked for.
    """
    articles = max(writer.count(), likely_articles(found.changed))
    name = chosen_engine(settings.engine, store.index, articles=articles)
    with _damage_named(store), closing(open_index(store.index, writer, name, thorough)) as engine:
        yield engine
    writer.require_place()  # else the files are another's, who may be writing them just now
    keep_checksums(store.index)


@contextmanager
def _damage_named(store: Store) -> Iterator[None]:
    """Say in words that it is the index which is damaged, where something failed for that."""
    try:
        yield
    except StoreDeleted:
        raise
    except Exception as error:
        if not (isinstance(error, IndexDamaged) or is_spoilt(store.index)):
            raise
        note_damage(store.index)
        if isinstance(error, IndexDamaged):  # in words already
            raise
        raise damaged(store.index, error) from error


def _surveyed(
    corpus: Path, store: Store, settings: IndexSettings, report: Report, *, anew: bool = False
) -> Survey:
    report(Progress("scan", 0, None))
    found = survey(corpus, store, settings, anew=anew)
    report(Progress("scan", found.files, found.files))
    return found


@contextmanager
def _room_named(store: Store) -> Iterator[None]:
    """Say in words that the disk is full, whoever met it."""
    try:
        yield
    except OSError as error:
        if is_out_of_room(error):
            raise no_room(store.root) from error
        raise


def _summary(store: Store, changes: Changes, seconds: float) -> BuildSummary:
    with closing(Connections(store.catalogue)) as connections:
        now = status(connections)
    return BuildSummary(
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        moved=changes.moved,
        unchanged=now.articles - changes.added - changes.changed - changes.moved,
        failed=tuple(Rejection(each.key, each.reason) for each in now.failed),
        articles=now.articles,
        actors=now.actors,
        events=now.events,
        seconds=seconds,
    )
