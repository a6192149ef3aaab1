"""What bringing event mentions together costs, by size of the archive.

``python benchmarks/merging.py [--articles N ...] [--per-day N] [--seed N] [--stored]``

Without more it is the merging alone, of mentions in memory. With ``--stored`` they lie in a
catalogue, as those of a corpus do, and claims and events are stored there: seconds are those of
reading, keeping, merging and storing, memory that of the whole process.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from happenings import Archive, key_of
from updating_events import merged

from explorer.catalogue import CatalogueWriter
from explorer.events import merge


def measured(count: int, per_day: int, seed: int) -> tuple[int, int, float, float]:
    """Return mentions, events, seconds of CPU and MiB of memory for so many articles."""
    archive = Archive(seed, per_day=per_day)
    sources = {key_of(number): archive.source(number) for number in range(count)}
    mentions = [mention for number in range(count) for mention in archive.mentions(number)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    events = merge(mentions, archive.resolution, sources)
    spent = time.process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return len(mentions), len(events), spent, (most - before) / 1024


def stored(count: int, per_day: int, seed: int) -> tuple[int, int, float, float]:
    """Return the same of a catalogue of so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        spent, memory = merged(path, Archive(seed, per_day=per_day), count)
        with CatalogueWriter(path) as writer, writer.joining() as joining:
            mentions, events = (
                joining.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("event_mentions", "events")
            )
    return mentions, events, spent, memory


def main() -> None:
    """Print a table, each size measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--per-day", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stored", action="store_true", help="in a catalogue")
    wanted = parser.parse_args()
    print(f"{'articles':>9} {'mentions':>9} {'events':>8} {'CPU s':>8} {'MiB':>7} {'exponent':>9}")
    last: tuple[int, float] | None = None
    for count in wanted.articles:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            mentions, events, spent, memory = pool.apply(
                stored if wanted.stored else measured, (count, wanted.per_day, wanted.seed)
            )
        grown = math.log(spent / last[1]) / math.log(count / last[0]) if last else math.nan
        print(
            f"{count:9,} {mentions:9,} {events:8,} {spent:8.2f} {memory:7.0f} {grown:9.2f}",
            flush=True,
        )
        last = count, spent


if __name__ == "__main__":
    main()
