"""How long it takes to bring the facts of a corpus together, by its number of articles.

For each size a process of its own makes references (`references.py`), resolves who is meant, and
merges what is told. Prints processors' seconds, the exponent between two sizes (1 is linear), how
many actors and events there are, and the most memory that was held. Cycles of objects are not
looked for meanwhile, as the program has it.

    python benchmarks/resolution.py --sizes 1000,10000,100000

With `--stored` the references lie in a catalogue, as those of a corpus do, and the actors are
stored there: seconds are those of reading, filing, resolving and storing.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from references import event_mentions, references
from updating_actors import fill, join

from explorer.actors import resolve
from explorer.build.collecting import without_collecting
from explorer.catalogue import CatalogueWriter
from explorer.events import Source, merge


def measure(count: int, *, merging: bool) -> dict[str, float]:
    """Return seconds and counts for a corpus of so many made-up articles."""
    begun = time.process_time()
    for _ in references(count):
        pass
    making = time.process_time() - begun
    begun = time.process_time()
    with without_collecting():
        resolution = resolve(references(count), in_order=True)
    found = {
        "resolve": time.process_time() - begun - making,
        "actors": len(resolution.actors),
        "memory": _memory(),
    }
    if merging:
        mentions = [each for made in references(count) for each in event_mentions(made)]
        sources = {r.article: Source(r.published, r.publication) for r in references(count)}
        begun = time.process_time()
        with without_collecting():
            events = merge(mentions, resolution, sources)
        found |= {"merge": time.process_time() - begun, "events": len(events)}
        found["memory with merge"] = _memory()
    return found


def measure_stored(count: int) -> dict[str, float]:
    """Return seconds and counts for a catalogue of so many made-up articles."""
    with tempfile.TemporaryDirectory() as folder:
        with CatalogueWriter(Path(folder) / "catalogue.sqlite") as writer:
            fill(writer, count)
            seconds = join(writer).seconds
            with writer.joining() as joining:
                actors = len(joining.known_actors())
        return {"resolve": seconds, "actors": actors, "memory": _memory()}


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_its_own_process(count: int, options: list[str]) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(count), *options]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(said.stdout)
    return found


def _exponent(before: tuple[int, float], now: tuple[int, float]) -> str:
    return f"{math.log(now[1] / before[1]) / math.log(now[0] / before[0]):.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--no-merge", action="store_true", help="only resolve")
    parser.add_argument("--stored", action="store_true", help="only resolve, in a catalogue")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        measured = measure_stored if asked.stored else partial(measure, merging=not asked.no_merge)
        print(json.dumps(measured(asked.one)))
        return
    print("| articles | step | seconds | exponent | found | MiB |\n|---|---|---|---|---|---|")
    before: dict[str, tuple[int, float]] = {}
    options = ["--stored"] if asked.stored else ["--no-merge"] if asked.no_merge else []
    for size in map(int, asked.sizes.split(",")):
        found = _in_its_own_process(size, options)
        for step, counted in (("resolve", "actors"), ("merge", "events")):
            if step not in found:
                continue
            seconds = found[step]
            grown = _exponent(before[step], (size, seconds)) if step in before else ""
            before[step] = size, seconds
            memory = found["memory" if step == "resolve" else "memory with merge"]
            print(
                f"| {size:,} | {step} | {seconds:.1f} | {grown}"
                f" | {found[counted]:,.0f} {counted} | {memory:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
