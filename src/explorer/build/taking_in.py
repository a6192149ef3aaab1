"""From a survey to searchable text: what moved is moved, what is gone goes, the rest is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from explorer.build.indexing import update_index
from explorer.build.moving import Move, move_files
from explorer.build.reading import Limits, Reading, read_changes
from explorer.build.reporting import Report, TextProgress
from explorer.build.sharing import Sharing
from explorer.build.surveying import Survey
from explorer.build.versions import READER
from explorer.catalogue import CatalogueWriter, Changes
from explorer.config import IndexSettings
from explorer.corpus import SourceFile
from explorer.search import SearchEngine, Spread

_FIRST = 16  # articles that are stored and made searchable together; then ever more of them
_MOST = 4096
_MOST_BYTES = 64_000_000
_SECONDS = 8.0  # that a commit should take at most, so that what can be found keeps growing
_SECONDS_OF_READING = 4.0
_REMOVED_AT_ONCE = 500  # files in one transaction

Told = Callable[[Move | str | Reading], None]
"""Is told each move, each path that is gone, and what was read."""


class TextIntake:
    """Makes the text of what changed searchable, newest files first, and says how far it is."""

    def __init__(
        self,
        writer: CatalogueWriter,
        engine: SearchEngine,
        settings: IndexSettings,
        report: Report,
        *,
        resumed: bool = False,
    ) -> None:
        self._writer = writer
        self._engine = engine
        self._settings = settings
        self._report = report
        self._resumed = resumed
        self._room = _FIRST
        self.changes = Changes()
        """What was stored, which stays so whatever comes to an end behind it."""

    def take_in(self, survey: Survey, told: Told) -> None:
        """Store and index what a survey found.

        A batch is stored in one transaction, then indexed in one commit.
        """
        with closing(Sharing(self._settings.jobs)) as sharing:
            self._take_in(survey, told, sharing.spread)

    def _take_in(self, survey: Survey, told: Told, spread: Spread | None) -> None:
        moved = move_files(self._writer, survey.changed, survey.gone)
        self._stored(moved.changes)
        self._remove(moved.gone)
        sources = [*moved.changed, *survey.retried]
        self._index(TextProgress(self._writer.queued(), 0), spread)
        for move in moved.moves:
            told(move)
        for path in moved.gone:
            told(path)
        progress = _progress_of(sources)
        readings = read_changes(
            self._writer,
            sources,
            again=self._writer.meta("reader") != READER,
            limits=Limits(self._settings.max_file_bytes, self._settings.max_records),
            jobs=self._settings.jobs,
        )
        for batch in self._gathered(readings):
            self._store(batch)
            progress.took(sum(map(_articles, batch)), sum(each.bytes for each in batch))
            self._index(progress, spread)
            for reading in batch:  # now, as whoever is told may search for it
                told(reading)

    def _stored(self, changes: Changes) -> None:
        self.changes = self.changes.plus(changes)

    def _remove(self, gone: Sequence[str]) -> None:
        for at in range(0, len(gone), _REMOVED_AT_ONCE):
            some = gone[at : at + _REMOVED_AT_ONCE]
            self._stored(self._writer.remove_files(some))

    def _gathered(self, readings: Iterator[Reading]) -> Iterator[list[Reading]]:
        batch: list[Reading] = []
        articles = size = 0
        begun = time.monotonic()
        for reading in readings:
            batch.append(reading)
            articles += _articles(reading)
            size += reading.bytes
            waited = articles and time.monotonic() - begun > _SECONDS_OF_READING
            if articles >= self._room or size >= _MOST_BYTES or waited:
                yield batch
                batch, articles, size = [], 0, 0
                begun = time.monotonic()
        if batch:
            yield batch

    def _store(self, batch: list[Reading]) -> None:
        self._stored(self._writer.store_files([part for each in batch for part in each.parts]))
        touched = [each for reading in batch for each in reading.touched]
        if touched:
            self._writer.touch_files(touched)

    def _index(self, progress: TextProgress, spread: Spread | None) -> None:
        begun, given = time.monotonic(), 0

        def tell(done: int) -> None:
            nonlocal given
            given = done
            self._report(progress.at(done)._replace(resumed=self._resumed))

        update_index(self._engine, self._writer, tell, spread)
        if given:
            spent = max(time.monotonic() - begun, 0.001)
            fitting = int(given / spent * _SECONDS)
            self._room = max(_FIRST, min(4 * self._room, fitting, _MOST))


def _articles(reading: Reading) -> int:
    return sum(len(part.articles) for part in reading.parts)


def _progress_of(sources: Sequence[SourceFile]) -> TextProgress:
    """Say how much there is: articles where each file is one, else bytes alone."""
    one_each = not any(each.name.lower().endswith((".json", ".jsonl")) for each in sources)
    return TextProgress(len(sources) if one_each else None, sum(each.size for each in sources))
