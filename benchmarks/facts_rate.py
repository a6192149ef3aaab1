"""How fast facts are found, beside the bare parser on the same texts and cores.

``python benchmarks/facts_rate.py [--articles PATH] [--count N] [--rounds N] [--jobs N]``

The bare parser is spaCy's ``nlp.pipe`` over the same paragraphs in the same batches, and its
documents are thrown away: once loaded as spaCy loads it, once as the program does, with quicker
arithmetic. Each side has processes of its own, which load the pipeline before the clock starts.
They take turns, so that another load on the machine falls on all. The ratios are those of the
processors' seconds, which another load hardly changes; 1.0 would mean that times, actors and events
cost nothing beside the parse.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from texts import BUNDLED, articles_of, words_in

from explorer.build import extraction
from explorer.config import BUNDLED_MODEL
from explorer.language.pipeline import load_pipeline
from explorer.model import Article

_BATCH = 8  # articles, as the program hands them out
_PARAGRAPHS = 64  # as the program gives them to the parser

Work = Callable[[Sequence[Article]], float]
_bare = None


def start_bare(model: str) -> None:
    """Prepare a process that only parses, as spaCy does."""
    global _bare  # noqa: PLW0603  # what a process keeps between its tasks
    _one_thread()
    _bare = importlib.import_module(model).load()


def start_quick(model: str) -> None:
    """Prepare a process that only parses, with the program's arithmetic."""
    global _bare  # noqa: PLW0603  # what a process keeps between its tasks
    _one_thread()
    _bare = load_pipeline(model)


def _one_thread() -> None:
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")


def parse_only(articles: Sequence[Article]) -> float:
    """Run the bare parser and throw its documents away; return the processor's seconds."""
    begun = time.process_time()
    texts = (p.text for article in articles for p in article.paragraphs)
    for _ in _bare.pipe(texts, batch_size=_PARAGRAPHS):
        pass
    return time.process_time() - begun


def find_facts(articles: Sequence[Article]) -> float:
    """Do what the program does for the same articles; return the processor's seconds."""
    begun = time.process_time()
    reasons = [
        each.facts
        for each in extraction.work(articles, "benchmark", extraction.LONGEST)
        if isinstance(each.facts, str)
    ]
    if reasons:
        raise SystemExit(f"no facts for {len(reasons)} articles: {reasons[0]}")
    return time.process_time() - begun


def ready(_: int) -> None:
    """Wait a little, so that each process of the pool is started and gets one of these."""
    time.sleep(0.2)


@dataclass(frozen=True)
class Run:
    """One side's turn: seconds by the clock on the wall, and of all processors together."""

    wall: float
    cpu: float


def timed(pool: ProcessPoolExecutor, work: Work, articles: list[Article]) -> Run:
    """Run all articles through a pool."""
    batches = [articles[at : at + _BATCH] for at in range(0, len(articles), _BATCH)]
    begun = time.perf_counter()
    cpu = sum(pool.map(work, batches))
    return Run(time.perf_counter() - begun, cpu)


class Round(NamedTuple):
    """One turn of each side."""

    bare: Run
    quick: Run
    facts: Run


_SIDES: list[tuple[Callable[[str], None], Work]] = [
    (start_bare, parse_only),
    (start_quick, parse_only),
    (extraction.start_worker, find_facts),
]


def measured(articles: list[Article], jobs: int, rounds: int) -> list[Round]:
    """Return the runs of all sides, round by round."""
    with ExitStack() as stack:
        sides = [(stack.enter_context(pool_of(start, jobs)), work) for start, work in _SIDES]
        for pool, work in sides:
            list(pool.map(ready, range(4 * jobs)))
            timed(pool, work, articles[: 4 * _BATCH * jobs])  # tables are filled before the clock
        return [
            Round(*(timed(pool, work, articles) for pool, work in sides)) for _ in range(rounds)
        ]


def beside(rounds: list[Round], peer: str) -> float:
    """Return the rate of facts by processor time, as a share of a peer's: the middle round's."""
    return statistics.median(getattr(each, peer).cpu / each.facts.cpu for each in rounds)


def words_a_second(rounds: list[Round], side: str, words: int) -> float:
    """Return the best rate of a side by the clock."""
    return words / min(getattr(each, side).wall for each in rounds)


def pool_of(start: Callable[[str], None], jobs: int) -> ProcessPoolExecutor:
    """Return processes that ``start`` prepared."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        jobs, mp_context=context, initializer=start, initargs=(BUNDLED_MODEL,)
    )


def main() -> None:
    """Print a table: a line for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=BUNDLED, help="folder, JSONL or JSONL.gz")
    parser.add_argument("--count", type=int, default=240, help="articles of it (default: 240)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    asked = parser.parse_args()
    articles = articles_of(asked.articles, asked.count)
    words = words_in(articles)
    print(f"{len(articles)} articles, {words:,} words, best of {asked.rounds} rounds each\n")
    print("processes   words/s: bare      quick      facts   facts/bare   facts/quick")
    for jobs in sorted({1, asked.jobs}):
        rounds = measured(articles, jobs, asked.rounds)
        rates = [words_a_second(rounds, side, words) for side in Round._fields]
        ratios = [beside(rounds, peer) for peer in ("bare", "quick")]
        print(
            f"{jobs:>9}   {rates[0]:>13,.0f} {rates[1]:>10,.0f} {rates[2]:>10,.0f}"
            f"   {ratios[0]:>10.2f}   {ratios[1]:>11.2f}"
        )


if __name__ == "__main__":
    main()
