"""Articles shared out among processes; a process that dies loses no article but the guilty one."""

from __future__ import annotations

import importlib.util
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from explorer.build import extraction
from explorer.build.extraction import Found
from explorer.language import Annotator
from explorer.model import Article, ArticleKey

_BATCH = 8
_WORTH_A_PROCESS = 40  # articles: a process takes a second or two to load the pipeline

Load = Callable[[Sequence[ArticleKey]], list[Article]]


def processes_for(articles: int, jobs: int) -> int:
    """Return how many processes to use; ``jobs`` 0 means one for each core we may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(jobs or cores or 1, articles // _WORTH_A_PROCESS))


def extract_all(
    keys: Sequence[ArticleKey], load: Load, *, model: str, extractor: str, jobs: int
) -> Iterator[list[Found]]:
    """Yield the facts of the articles batch by batch, in nearly the order of the keys."""
    processes = processes_for(len(keys), jobs)
    chunks = (list(keys[start : start + _BATCH]) for start in range(0, len(keys), _BATCH))
    if processes > 1:
        yield from _shared_out((load(chunk) for chunk in chunks), model, extractor, processes)
        return
    annotator = Annotator(model)
    for chunk in chunks:
        yield extraction.find_facts(annotator, load(chunk), extractor)


def _shared_out(
    batches: Iterator[list[Article]], model: str, extractor: str, processes: int
) -> Iterator[list[Found]]:
    _refuse_missing(model)
    while True:
        at_work: list[list[Article]] = []
        try:
            yield from _until_one_dies(batches, at_work, model, extractor, processes)
            return
        except BrokenProcessPool:
            suspects = [article for batch in at_work for article in batch]
            yield from _one_by_one(suspects, model, extractor)


def _until_one_dies(
    batches: Iterator[list[Article]],
    at_work: list[list[Article]],
    model: str,
    extractor: str,
    processes: int,
) -> Iterator[list[Found]]:
    """Keep every process busy and one batch more for each; ``at_work`` is what was handed out."""
    running: dict[Future[list[Found]], list[Article]] = {}
    pool = _pool(model, processes)
    try:
        while True:
            for batch in islice(batches, 2 * processes - len(running)):
                at_work.append(batch)
                running[pool.submit(extraction.work, batch, extractor)] = batch
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                found = future.result()
                at_work.remove(running.pop(future))
                yield found
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _refuse_missing(model: str) -> None:
    """Raise ModelMissing here, where it can be told from a process that died."""
    if not model.isidentifier() or importlib.util.find_spec(model) is None:
        Annotator(model)


def _one_by_one(suspects: Sequence[Article], model: str, extractor: str) -> Iterator[list[Found]]:
    """Try articles that were at work when a process died; one more death names the guilty."""
    pool = _pool(model, 1)
    try:
        for article in suspects:
            try:
                yield pool.submit(extraction.work, [article], extractor).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(model, 1)
                yield [(article.key, "the process that read it died, perhaps out of memory")]
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(model: str, processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=extraction.start_worker,
        initargs=(model,),
    )
