"""How fast facts are found, beside the bare parser on the same texts and cores.

``python benchmarks/facts_rate.py [--articles PATH] [--count N] [--rounds N] [--jobs N]``

The bare parser is spaCy's ``nlp.pipe`` over the same paragraphs in the same batches, and its
documents are thrown away. Each side has processes of its own, which load the pipeline before the
clock starts: the bare ones as spaCy leaves them, the others as the program starts them. They take
turns, so that another load on the machine falls on both. The ratio is that of the processors'
seconds, which another load hardly changes; 1.0 would mean that times, actors and events cost
nothing beside the parse.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

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
    """Prepare a process that only parses, with one thread of arithmetic as the program's have."""
    global _bare  # noqa: PLW0603  # what a process keeps between its tasks
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    _bare = load_pipeline(model)


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


def measured(articles: list[Article], jobs: int, rounds: int) -> list[tuple[Run, Run]]:
    """Return for each round the bare parser's run and that of facts."""
    with pool_of(start_bare, jobs) as bare, pool_of(extraction.start_worker, jobs) as facts:
        for pool, work in ((bare, parse_only), (facts, find_facts)):
            list(pool.map(ready, range(4 * jobs)))
            timed(pool, work, articles[: 4 * _BATCH * jobs])  # tables are filled before the clock
        return [
            (timed(bare, parse_only, articles), timed(facts, find_facts, articles))
            for _ in range(rounds)
        ]


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
    print("processes   bare words/s   facts words/s   facts/bare   (each round)")
    for jobs in sorted({1, asked.jobs}):
        runs = measured(articles, jobs, asked.rounds)
        ratios = [bare.cpu / facts.cpu for bare, facts in runs]
        bare_wall, facts_wall = (min(run.wall for run in side) for side in zip(*runs, strict=True))
        print(
            f"{jobs:>9}   {words / bare_wall:>12,.0f}   {words / facts_wall:>13,.0f}"
            f"   {statistics.median(ratios):>10.2f}   {'  '.join(f'{r:.2f}' for r in ratios)}"
        )


if __name__ == "__main__":
    main()
