"""What changed in a corpus since it was read: told by names, sizes and times, nothing is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from explorer.build.limiting import other_limits
from explorer.build.versions import READER, extractor_of
from explorer.catalogue import (
    BARRED,
    Basis,
    CatalogueWriter,
    Connections,
    FileMark,
    Freshness,
    freshness,
    is_older,
    noted_model,
)
from explorer.config import BUNDLED_MODEL, IndexSettings, Store
from explorer.corpus import SourceFile, is_folder, scan, scan_part
from explorer.errors import StoreMissing, StoreOfAnother
from explorer.search import chosen_engine, engine_of, has_index, is_damaged

_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?!\d)"
)

_LAST_SECOND = 253_402_300_799  # of the year 9999; file systems hold times beyond it


class Survey(NamedTuple):
    """The files of a corpus beside what is known of them.

    ``changed`` are new, of another size or time than before, or no longer barred for the reason
    noted, those first that promise the newest articles; ``retried`` could not be opened the last
    time; ``gone`` are paths. ``basis`` is the state of the catalogue that the files were compared
    with, None where there was none; ``unfinished`` tells that work was left over there, among it
    what ``limits`` barred that are set otherwise by now.
    """

    changed: list[SourceFile]
    retried: list[SourceFile]
    gone: list[str]
    files: int
    basis: Basis | None
    unfinished: bool
    limits: tuple[str, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether a refresh would have anything to do."""
        return bool(self.unfinished or self.changed or self.gone)

    def done(self) -> Survey:
        """Return what is left once all that changed is taken in."""
        return self._replace(changed=[], retried=[], gone=[])

    def is_of(self, basis: Basis) -> bool:
        """Tell whether a catalogue is still in the state that the files were compared with."""
        return basis == self.basis or (self.basis is None and basis[1] == 0)


def survey(corpus: Path, store: Store, settings: IndexSettings, *, anew: bool = False) -> Survey:
    """Look what changed; with ``anew`` nothing counts as known.

    Raises CorpusError, StoreOutdated, StoreDamaged; StoreOfAnother where the store is of another
    corpus, of which more than half would be forgotten.
    """
    is_folder(corpus)  # says what is wrong with it before anything of the store is said
    if not anew:
        store.require_trust()
    is_anew = anew or (not store.read_only and is_older(store.catalogue))
    known = None if is_anew else _known(store, settings)
    if known is None:
        sources = scan(corpus, max_file_bytes=settings.max_file_bytes)
        return _compared(sources, {}, None, unfinished=True)
    again = known.reader != READER
    unfinished = known.unfinished or again or not has_index(store.index)
    unfinished = unfinished or is_damaged(store.index)
    # In a store that is only read the limits are those of whoever writes it.
    limits = () if store.read_only else other_limits(known.limits, settings)
    unfinished = unfinished or bool(limits)
    if not unfinished and not store.read_only:
        chosen = chosen_engine(settings.engine, store.index, articles=known.articles)
        unfinished = engine_of(store.index) != chosen
    count, files = len(known.files), known.files
    sources = scan(corpus, max_file_bytes=settings.max_file_bytes, known={} if again else files)
    found = _compared(sources, files, known.basis, unfinished=unfinished, again=again, count=count)
    found = found._replace(limits=limits)
    if 2 * len(found.gone) > count and known.corpus:
        _refuse_another(corpus, Path(known.corpus), store)
    return found


def _refuse_another(corpus: Path, noted: Path, store: Store) -> None:
    """Raise StoreOfAnother unless the corpus is the one noted, or that one is no more."""
    try:
        is_it = noted.samefile(corpus)
    except OSError:  # it was moved here, or is not to be seen any more
        return
    if not is_it:
        raise StoreOfAnother(
            f"The index in {store.root} is of the articles in {noted}, which {corpus} has not.",
            hint="Keep this one's index in another folder. To put it in place of that one:"
            " explorer index CORPUS --store ... --rebuild",
        )


def survey_part(
    corpus: Path, paths: Iterable[str], writer: CatalogueWriter, settings: IndexSettings
) -> Survey | None:
    """Look only at some paths, which may be folders; None where everything has to be looked at."""
    sources: dict[str, SourceFile] = {}
    known: dict[str, FileMark] = {}
    for path in paths:
        found = scan_part(corpus, path, max_file_bytes=settings.max_file_bytes)
        if found is None:
            return None
        sources |= {each.key: each for each in found}
        known |= writer.marks_under(path)
    return _compared(sources.values(), known, writer.basis, unfinished=False)


def _known(store: Store, settings: IndexSettings) -> Freshness | None:
    with closing(Connections(store.catalogue, untouched=store.read_only)) as connections:
        try:
            model = settings.model or noted_model(connections) or BUNDLED_MODEL
            return freshness(connections, extractor=extractor_of(model))
        except StoreMissing:
            return None


def _compared(
    sources: Iterable[SourceFile],
    known: dict[str, FileMark],
    basis: Basis | None,
    *,
    unfinished: bool,
    again: bool = False,
    count: int | None = None,
) -> Survey:
    """Compare; ``known`` is used up. With ``again`` every file counts as changed.

    ``count`` is how many were known, where those found as they are known are taken out already.
    """
    count = len(known) if count is None else count
    changed: list[SourceFile] = []
    retried, new = [], 0
    for source in sources:
        before = known.pop(source.key, None)
        new += before is None
        if again or before is None or before[1:3] != (source.size, source.mtime_ns):
            changed.append(source)
        elif source.problem is not None:
            if before[3] != BARRED + source.problem:
                changed.append(source)
        elif not before[3]:
            retried.append(source)
        elif before[3] != 1:
            changed.append(source)
    changed.sort(key=_day_of, reverse=True)
    files = new + count - len(known)
    return Survey(changed, retried, sorted(known), files, basis, unfinished)


def _day_of(source: SourceFile) -> str:
    """Return the day that a file is likely of: the last one in its path, else that of its change.

    It only decides what is read first. Files that were copied or unpacked together have the time
    of that; archives name files or folders by days.
    """
    written = _DAY.findall(source.key)
    if not written:
        seconds = min(max(source.mtime_ns // 1_000_000_000, 0), _LAST_SECOND)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
    year, _, month, day = written[-1]
    return f"{year}-{month}-{day or '00'}"
