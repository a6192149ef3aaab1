"""Keeping up with a corpus: what changes there is taken in at once, with all that is loaded."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn, Protocol

from explorer import __version__
from explorer.build.limiting import apply_limits
from explorer.build.moving import Move
from explorer.build.reading import Reading
from explorer.build.refreshing import engine_for, writing
from explorer.build.reporting import Progress
from explorer.build.run import Finders, Run
from explorer.build.surveying import Survey, survey, survey_part
from explorer.catalogue import CatalogueWriter, Changes, holder, writer_lock
from explorer.config import IndexSettings, Store
from explorer.corpus import scan
from explorer.corpus.arrivals import Arrivals
from explorer.errors import CorpusEmpty, StoreDeleted, StoreLocked
from explorer.ownership import store_folder
from explorer.search import has_index, is_damaged

_PAUSE = 0.5  # seconds before a corpus is watched again whose index was deleted


class Change(NamedTuple):
    """What became of a file: ``articles`` it has now, ``reason`` why some of it has none.

    ``before`` is the path that a moved file had.
    """

    kind: Literal["read", "moved", "removed"]
    path: str
    articles: int = 0
    reason: str = ""
    before: str = ""


class Listener(Protocol):
    """Who is told what happens while a corpus is watched."""

    def step(self, step: Progress) -> None:
        """Take how far the work is."""

    def change(self, change: Change) -> None:
        """Take what became of a file; its facts are not found yet."""

    def done(self, changes: Changes, seconds: float) -> None:
        """Take that all is done for now."""

    def waiting(self, who: str) -> None:
        """Take who writes the store and is waited for."""


def watch(
    corpus: Path,
    store: Store,
    settings: IndexSettings,
    listener: Listener,
    *,
    every: float | None = None,
) -> None:
    """Bring the store up to date, then take in whatever changes, until interrupted.

    ``every`` as for `Arrivals`. While there is nothing to do, others may write the store; one that
    is deleted is made anew, within seconds.
    Raises StoreLocked where another process watches the corpus, and as `refresh` does.
    """
    while True:
        with suppress(StoreDeleted):
            _watch(corpus, store, settings, listener, every)
        time.sleep(_PAUSE)


def _watch(
    corpus: Path, store: Store, settings: IndexSettings, listener: Listener, every: float | None
) -> NoReturn:
    if not corpus.exists():
        scan(corpus, max_file_bytes=settings.max_file_bytes)  # says what is wrong
    store_folder(store.root)
    with (
        _sole_watcher(store),
        Arrivals(corpus, every=every) as arrivals,
        Finders() as finders,
    ):
        keeper = _Keeper(corpus, store, settings, listener, arrivals, finders)
        keeper.take_in(Arrivals.EVERYTHING)
        while True:
            listener.step(Progress("watch", 0, None))
            keeper.take_in(arrivals.wait(keeper.require_store))


@contextmanager
def _sole_watcher(store: Store) -> Iterator[None]:
    path = store.root / "watcher.lock"
    with ExitStack() as held:
        try:
            held.enter_context(writer_lock(path))
        except StoreLocked as error:
            raise StoreLocked(
                f"The corpus is being watched by {holder(path)}.",
                hint="That one keeps the index up to date; end it to watch it here.",
            ) from error
        yield


class _Files(NamedTuple):
    """By what is seen that a store was deleted: the number of a file, and whether another is.

    An index that somebody met damage in is none.
    """

    catalogue: int | None
    has_index: bool


def _files_of(store: Store) -> _Files:
    try:
        catalogue = store.catalogue.stat().st_ino
    except OSError:
        return _Files(None, has_index=False)
    return _Files(catalogue, has_index(store.index) and not is_damaged(store.index))


class _Keeper:
    """Takes in what changed, a few paths or everything, as often as it is asked to."""

    def __init__(
        self,
        corpus: Path,
        store: Store,
        settings: IndexSettings,
        listener: Listener,
        arrivals: Arrivals,
        finders: Finders,
    ) -> None:
        self._corpus = corpus
        self._store = store
        self._settings = settings
        self._listener = listener
        self._arrivals = arrivals
        self._finders = finders
        self._is_first = True
        self._catalogue: str | None = None
        self._files: _Files | None = None
        self._articles: Counter[str] = Counter()

    def take_in(self, paths: frozenset[str]) -> None:
        """Do all that is to be done about some paths, facts included."""
        begun = time.monotonic()
        with writing(self._store, wait=math.inf, waiting=self._listener.waiting) as writer:
            apply_limits(writer, self._settings)
            found = self._look(paths, writer)
            self._files = _files_of(self._store)
            if found is None or not (found.is_stale or found.retried):
                self._is_first = False  # what comes from now on is told
                return
            with engine_for(self._store, writer, self._settings, found) as engine:
                run = Run(
                    *(writer, engine, self._settings, self._listener.step, self._finders),
                    arrivals=lambda: self._arrived(writer),
                    told=self._told,
                )
                run.go(found)
            writer.finish(corpus=self._corpus, program=__version__)
            self._files = _files_of(self._store)
        self._is_first = False
        self._listener.done(run.changes, time.monotonic() - begun)

    def require_store(self) -> None:
        """Raise StoreDeleted where what was written last is no longer there."""
        if self._files is None:
            return
        before, now = self._files, _files_of(self._store)
        if now.catalogue != before.catalogue or (before.has_index and not now.has_index):
            raise StoreDeleted("The index was deleted while its corpus was watched.")

    def _look(self, paths: frozenset[str], writer: CatalogueWriter) -> Survey | None:
        """Compare some paths with the catalogue; what is still being written is left for later."""
        if not self._corpus.exists():
            scan(self._corpus, max_file_bytes=self._settings.max_file_bytes)
        if self._catalogue not in (None, writer.basis[0]):  # not the one that all was looked for
            raise StoreDeleted(
                "The index was deleted, and begun anew, while its corpus was watched."
            )
        self._catalogue = writer.basis[0]
        found = None
        if paths != Arrivals.EVERYTHING:
            found = survey_part(self._corpus, paths, writer, self._settings)
        if found is not None:
            return found
        try:
            found = survey(self._corpus, self._store, self._settings)
        except CorpusEmpty:  # articles may come yet; what was there is kept until they do
            return None
        if self._is_first:
            return found
        unfinished = self._arrivals.unsettled(found.changed)
        self._arrivals.put_back(unfinished)
        return found._replace(changed=[e for e in found.changed if e.key not in unfinished])

    def _arrived(self, writer: CatalogueWriter) -> Survey | None:
        self._is_first = False
        paths = self._arrivals.ready()
        return self._look(paths, writer) if paths else None

    def _told(self, what: Move | str | Reading) -> None:
        if self._is_first:  # all that came in while nobody watched: the count is enough
            return
        for change in self._changes(what):
            self._listener.change(change)

    def _changes(self, what: Move | str | Reading) -> Iterator[Change]:
        if isinstance(what, Move):
            yield Change("moved", what.source.key, before=what.before)
        elif isinstance(what, str):
            yield Change("removed", what)
        else:
            for part in what.parts:
                self._articles[part.path] += len(part.articles)
                if part.state is not None:
                    reason = part.rejections[0].reason if part.rejections else ""
                    yield Change("read", part.path, self._articles.pop(part.path, 0), reason)
