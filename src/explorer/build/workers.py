"""Articles to facts, here or in several processes, by a pipeline that stays loaded."""

from __future__ import annotations

import importlib.util
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from explorer.build.crew import DIED, Crew, cores, settle_in
from explorer.build.found import LONGEST, Found, Longest
from explorer.model import Article, ArticleKey

if TYPE_CHECKING:
    from explorer.language import Annotator

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
        self._ready: Crew[Article, list[Found]] | None = None

    def get_ready(self) -> None:
        """Load the pipeline in a process of its own, while other things are done here.

        That is for a few articles, and where another process may be used and there is a pipeline.
        """
        if self._ready is None and (self._jobs or cores()) > 1 and _is_there(self._model):
            self._ready = self._crew(1)
            self._ready.begin()

    def find(self, keys: deque[ArticleKey], load: Load) -> Iterator[list[Found]]:
        """Yield the facts of the articles batch by batch, in nearly the order of the keys.

        The keys are taken from the left as they are needed: whoever puts others there meanwhile
        has them done next.
        """
        processes = processes_for(len(keys), self._jobs)
        ready, self._ready = self._ready, None
        if processes > 1 or ready is None:
            _let_go(ready)
        if processes > 1:
            _refuse_missing(self._model)
            yield from _shared_out(self._crew(processes), keys, load)
        elif ready is not None:
            yield from _shared_out(ready, keys, load)
        else:
            yield from self._here(keys, load)

    def close(self) -> None:
        """Let go of the pipeline."""
        self._annotator = None
        _let_go(self._ready)
        self._ready = None

    def _here(self, keys: deque[ArticleKey], load: Load) -> Iterator[list[Found]]:
        from explorer.build import extraction  # loads all that finds facts
        from explorer.language import Annotator

        self._annotator = self._annotator or Annotator(self._model)
        for batch in _batches(keys, load):
            yield extraction.find_facts(self._annotator, batch, self.extractor, self._longest)

    def _crew(self, processes: int) -> Crew[Article, list[Found]]:
        return Crew(
            processes,
            _start,
            (self._model,),
            partial(_work, extractor=self.extractor, longest=self._longest),
            lambda article: [Found(article.key, article.digest, DIED)],
        )


def _shared_out(
    crew: Crew[Article, list[Found]], keys: deque[ArticleKey], load: Load
) -> Iterator[list[Found]]:
    try:
        yield from crew.share_out(_batches(keys, load))
    finally:  # each process holds a pipeline of its own: too much to keep for a few articles
        crew.close(wait=crew.processes > 1)


def _let_go(crew: Crew[Article, list[Found]] | None) -> None:
    if crew is not None:
        crew.close(wait=False)


def _start(model: str) -> None:
    """Prepare a process: only there is loaded what finds facts."""
    settle_in()  # first, so that an interruption is not told from here too
    from explorer.build import extraction

    extraction.start_worker(model)


def _work(articles: Sequence[Article], extractor: str, longest: Longest) -> list[Found]:
    from explorer.build import extraction

    return extraction.work(articles, extractor, longest)


def _batches(keys: deque[ArticleKey], load: Load) -> Iterator[list[Article]]:
    while keys:
        yield load([keys.popleft() for _ in range(min(_BATCH, len(keys)))])


def _is_there(model: str) -> bool:
    return model.isidentifier() and importlib.util.find_spec(model) is not None


def _refuse_missing(model: str) -> None:
    """Raise ModelMissing here, where it can be told from a process that died."""
    if not _is_there(model):
        from explorer.language import Annotator

        Annotator(model)
