"""Articles to facts, here or in several processes, by a pipeline that stays loaded."""

from __future__ import annotations

import importlib.util
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from explorer.build import extraction
from explorer.build.crew import DIED, Crew, cores
from explorer.build.extraction import LONGEST, Found, Longest
from explorer.language import Annotator
from explorer.model import Article, ArticleKey

_BATCH = 8
_WORTH_A_PROCESS = 40  # articles: a process takes a second or two to load the pipeline

Load = Callable[[Sequence[ArticleKey]], list[Article]]


def processes_for(articles: int, jobs: int) -> int:
    """Return how many processes to use; ``jobs`` 0 means one for each core we may use."""
    return max(1, min(jobs or cores(), articles // _WORTH_A_PROCESS))


class FactFinder:
    """Finds facts; what it loaded for one call is there for the next, until `close`."""

    def __init__(self, model: str, extractor: str, jobs: int, longest: Longest = LONGEST) -> None:
        self.extractor = extractor
        self._model = model
        self._jobs = jobs
        self._longest = longest
        self._annotator: Annotator | None = None

    def find(self, keys: deque[ArticleKey], load: Load) -> Iterator[list[Found]]:
        """Yield the facts of the articles batch by batch, in nearly the order of the keys.

        The keys are taken from the left as they are needed: whoever puts others there meanwhile
        has them done next.
        """
        processes = processes_for(len(keys), self._jobs)
        if processes > 1:
            yield from self._shared_out(keys, load, processes)
            return
        self._annotator = self._annotator or Annotator(self._model)
        for batch in _batches(keys, load):
            yield extraction.find_facts(self._annotator, batch, self.extractor, self._longest)

    def close(self) -> None:
        """Let go of the pipeline."""
        self._annotator = None

    def _shared_out(
        self, keys: deque[ArticleKey], load: Load, processes: int
    ) -> Iterator[list[Found]]:
        _refuse_missing(self._model)
        crew: Crew[Article, list[Found]] = Crew(
            processes,
            extraction.start_worker,
            (self._model,),
            partial(extraction.work, extractor=self.extractor, longest=self._longest),
            lambda article: [Found(article.key, article.digest, DIED)],
        )
        try:
            yield from crew.share_out(_batches(keys, load))
        finally:  # each process holds a pipeline of its own: too much to keep for a few articles
            crew.close()


def _batches(keys: deque[ArticleKey], load: Load) -> Iterator[list[Article]]:
    while keys:
        yield load([keys.popleft() for _ in range(min(_BATCH, len(keys)))])


def _refuse_missing(model: str) -> None:
    """Raise ModelMissing here, where it can be told from a process that died."""
    if not model.isidentifier() or importlib.util.find_spec(model) is None:
        Annotator(model)
