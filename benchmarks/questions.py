"""How long every question of the screen and the commands takes in a catalogue of many articles.

``python benchmarks/questions.py [--articles 1000 10000 100000] [--store FILE]`` makes catalogues of
generated news (five events and some thirty mentions an article) with the real writer and asks each
question again and again. ``--store`` asks a catalogue that is there. Columns: milliseconds of the
processor, in the middle and of the slowest twentieth (so other programs do not count), those on the
clock, and what SQLite reads through from one end to the other, where it does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from catalogue_plans import scans_of
from catalogue_questions import Catalogue, every_question, slow_by_nature

from explorer.catalogue import Connections

_ASKED, _PATIENCE = 30, 3.0  # times, and seconds after which a question was asked often enough


class Timed(NamedTuple):
    """Milliseconds of a question; ``rows`` is the length of its answer, ``scans`` what it reads."""

    name: str
    middle: float
    slow: float
    clock: float
    rows: int
    scans: tuple[str, ...]


def timed(store: Path) -> Iterator[Timed]:
    """Yield how long each question takes."""
    connections = Connections(store)
    catalogue = Catalogue(connections)
    for name, ask in (*every_question(catalogue), *slow_by_nature(catalogue)):
        scans = scans_of(connections, ask)
        times, clocks, answer = _times(ask)
        middle, slow = cuts(times)
        rows = len(answer) if hasattr(answer, "__len__") else 1
        yield Timed(name, middle, slow, cuts(clocks)[0], rows, tuple(scans))
    connections.close()


def _times(ask: Callable[[], Any]) -> tuple[list[float], list[float], Any]:
    times, clocks = [], []
    begun = time.perf_counter()
    while len(times) < _ASKED and time.perf_counter() - begun < _PATIENCE:
        clock, start = time.perf_counter(), time.thread_time()
        answer = ask()
        times.append((time.thread_time() - start) * 1000)
        clocks.append((time.perf_counter() - clock) * 1000)
    return times, clocks, answer


def cuts(times: list[float]) -> tuple[float, float]:
    """Return the middle and the slowest twentieth."""
    found = quantiles(times, n=20, method="inclusive") if len(times) > 1 else [times[0]] * 19
    return found[9], found[18]


def _print(count: str, found: list[Timed], over: float) -> None:
    print(f"\n{count}\n")
    print("| question | p50 | p95 | p50 on the clock | rows | read through |")
    print("|---|---|---|---|---|---|")
    for each in found:
        if each.middle >= over:
            print(
                f"| {each.name} | {each.middle:.1f} | {each.slow:.1f} | {each.clock:.1f}"
                f" | {each.rows:,} | {', '.join(each.scans)} |"
            )
    slow = [each for each in found if each.middle > 50]
    print(f"\n{len(found)} questions, {len(slow)} of them over 50 ms")


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--store", type=Path, nargs="*", default=[])
    parser.add_argument("--over", type=float, default=0.0, help="leave out what is quicker, in ms")
    asked = parser.parse_args()
    for store in asked.store:
        _print(str(store), list(timed(store)), asked.over)
    if not asked.store:
        from generated_store import write

        for count in asked.articles:
            with TemporaryDirectory(prefix="explorer-benchmark-") as folder:
                store = Path(folder, "catalogue.sqlite")
                begun = time.process_time()
                write(store, count)
                seconds, size = time.process_time() - begun, store.stat().st_size / 2**20
                title = f"{count:,} articles, {size:,.0f} MiB, written in {seconds:,.0f} s"
                _print(f"{title} of the processor", list(timed(store)), asked.over)


if __name__ == "__main__":
    main()
