"""One writer at work: text first, then facts, then who and what they are all about."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Self

from explorer import __version__
from explorer.build.indexing import settle_index, update_index
from explorer.build.moving import Move
from explorer.build.reading import Reading
from explorer.build.reporting import Pace, Progress, Report
from explorer.build.sharing import Sharing
from explorer.build.surveying import Survey
from explorer.build.taking_in import TextIntake, Told
from explorer.build.versions import READER, extractor_of
from explorer.catalogue import CatalogueWriter, Changes
from explorer.config import BUNDLED_MODEL, IndexSettings
from explorer.model import ArticleKey
from explorer.search import SearchEngine

if TYPE_CHECKING:
    from explorer.build.extraction import Found
    from explorer.build.workers import FactFinder

_FIRST_TOGETHER = 24  # articles with new facts, after which actors and events first appear
_SHARE = 10  # the time between two such steps is this many times what the last one took
_SECONDS_APART = 5.0

Arrivals = Callable[[], Survey | None]
"""Gives what came into the corpus meanwhile, None for nothing."""


def nothing_arrives() -> Survey | None:
    """Say that nothing came."""
    return None


def nobody_is_told(_: object) -> None:
    """Tell nobody what became of a file."""


class Finders:
    """Keeps the pipeline that finds facts loaded between two runs."""

    def __init__(self) -> None:
        self._finder: FactFinder | None = None

    def finder(self, model: str, settings: IndexSettings) -> FactFinder:
        """Return the one for this pipeline; ModelMissing comes with the first article."""
        extractor = extractor_of(model)
        if self._finder is None or self._finder.extractor != extractor:
            from explorer.build.extraction import Longest
            from explorer.build.workers import FactFinder  # loads the parser

            longest = Longest(settings.max_characters, settings.max_words)
            self._finder = FactFinder(model, extractor, settings.jobs, longest)
        return self._finder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._finder is not None:
            self._finder.close()


class Run:
    """Takes in what changed, and all that is left over from before."""

    def __init__(
        self,
        writer: CatalogueWriter,
        engine: SearchEngine,
        settings: IndexSettings,
        report: Report,
        finders: Finders,
        *,
        arrivals: Arrivals = nothing_arrives,
        told: Told = nobody_is_told,
    ) -> None:
        self._writer = writer
        self._engine = engine
        self._settings = settings
        self._report = report
        self._finders = finders
        self._arrivals = arrivals
        self._told = told
        self._resumed = writer.meta("at_work") == "1"
        self._intake = TextIntake(writer, engine, settings, report, resumed=self._resumed)
        self._arrived = False

    @property
    def changes(self) -> Changes:
        """What was stored so far, also where the rest came to nothing."""
        return self._intake.changes

    def go(self, survey: Survey) -> None:
        """Do everything, to the end; killed at any moment, the next run goes on from there."""
        self._writer.note(at_work=1, program=__version__)
        if not self._writer.count():  # so that an interrupted first run need not read all again
            self._writer.note(reader=READER)
        self._take_in(survey)
        self._writer.note(reader=READER)
        self._find_facts()
        self._bring_together()
        self._writer.note(at_work=0)
        settle_index(self._engine, self._writer)

    def _take_in(self, survey: Survey) -> None:
        self._intake.take_in(survey, self._told)

    def _find_facts(self) -> None:
        model = self._settings.model or self._writer.meta("model") or BUNDLED_MODEL
        while keys := deque(self._writer.to_annotate(extractor_of(model))):
            self._arrived = False
            self._find(keys, model)
            if not self._arrived:
                return

    def _find(self, keys: deque[ArticleKey], model: str) -> None:
        finder = self._finders.finder(model, self._settings)
        total, done, pace = len(keys), 0, Pace()
        together = _Spacing()
        self._report(Progress("facts", 0, total, resumed=self._resumed))
        for found in finder.find(keys, self._writer.articles):
            self._store(found, finder.extractor)
            if not done:  # not before: the pipeline might have been missing
                self._writer.note(model=model)
            done += len(found)
            total += self._put_first(keys, finder.extractor)
            pace.reached(done)
            left = pace.seconds_left(total - done)
            self._report(Progress("facts", done, total, pace.rate, left, self._resumed))
            if done >= _FIRST_TOGETHER and done < total and together.is_due:
                with together:
                    self._bring_together()

    def _store(self, found: list[Found], extractor: str) -> None:
        current = self._writer.digests_of([each.article for each in found])
        self._writer.store_facts(
            extractor,
            [(e.article, e.facts) for e in found if current.get(e.article) == e.digest],
        )

    def _put_first(self, keys: deque[ArticleKey], extractor: str) -> int:
        """Take in what arrived meanwhile; its facts are found next. Return how many articles."""
        survey = self._arrivals()
        if survey is None or not survey.is_stale:
            return 0
        self._arrived = True
        read: list[ArticleKey] = []

        def told(what: Move | str | Reading) -> None:
            if isinstance(what, Reading):
                read.extend(article.key for part in what.parts for article in part.articles)
            self._told(what)

        self._intake.take_in(survey, told)
        new = self._writer.to_annotate(extractor, among=read)
        keys.extendleft(reversed(new))
        return len(new)

    def _bring_together(self) -> None:
        if not self._writer.is_resolved:
            from explorer.build.resolving import bring_together

            self._report(Progress("resolve", 0, None))
            bring_together(self._writer)
            self._report(Progress("store", 1, 1))
        total = self._writer.queued()
        with closing(Sharing(self._settings.jobs)) as sharing:
            update_index(
                self._engine,
                self._writer,
                lambda done: self._report(Progress("fields", done, total)),
                sharing.spread,
            )


class _Spacing:
    """Sees to it that a step that is done now and then takes no more than a tenth of the time."""

    def __init__(self) -> None:
        self._next = self._begun = time.monotonic()

    @property
    def is_due(self) -> bool:
        return time.monotonic() >= self._next

    def __enter__(self) -> None:
        self._begun = time.monotonic()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        now = time.monotonic()
        self._next = now + max(_SECONDS_APART, _SHARE * (now - self._begun))
