"""How much memory indexing takes, at each tenth of the way.

``python benchmarks/memory.py [--articles PATH] [--jobs N]`` runs the real ``explorer index`` on a
store of its own and looks at its processes twice a second. Memory that is bounded does not grow
with the articles behind it: the column of a tenth is about that of the tenth before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import psutil
from texts import BUNDLED, folder_of

_MIB = 2**20


class Watched:
    """The program at work: how far it is, and what its processes hold."""

    def __init__(self, corpus: Path, home: Path, jobs: int) -> None:
        places = {f"XDG_{place}_HOME": str(home / place) for place in ("CACHE", "STATE", "DATA")}
        command = [sys.executable, "-m", "explorer", "index", str(corpus)]
        self.process = subprocess.Popen(
            [*command, "--jobs", str(jobs), "--progress", "json"],
            env={**os.environ, **places},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.stage, self.share = "start", 0
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stderr:
            record = json.loads(line) if line.startswith("{") else {}
            self.stage = record.get("stage", "done")
            done, total = record.get("done"), record.get("total")
            self.share = 10 * done // total if done and total else 0

    def resident(self) -> list[float]:
        """Return the MiB that each process holds: the writer's first, then the workers'."""
        try:
            root = psutil.Process(self.process.pid)
            return [
                each.memory_info().rss / _MIB
                for each in [root, *root.children(recursive=True)]
                if each.status() != psutil.STATUS_ZOMBIE
            ]
        except psutil.NoSuchProcess:
            return []


def main() -> None:
    """Print the most that was held in each stage and tenth of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=BUNDLED, help="folder, JSONL or JSONL.gz")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    most: dict[tuple[str, int], tuple[float, float, float]] = {}
    begun = time.perf_counter()
    with folder_of(asked.articles) as corpus, TemporaryDirectory() as home:
        watched = Watched(corpus, Path(home), asked.jobs)
        while watched.process.poll() is None:
            held = watched.resident() or [0.0]
            at = (watched.stage, watched.share)
            now = (sum(held), held[0], max(held[1:], default=0.0))
            most[at] = tuple(map(max, most.get(at, now), now))
            time.sleep(0.5)
    print("stage      tenth   all MiB   writer MiB   largest worker MiB")
    for (stage, tenth), (total, writer, worker) in most.items():
        print(f"{stage:<10} {tenth:>5}   {total:>7,.0f}   {writer:>10,.0f}   {worker:>18,.0f}")
    print(f"\n{time.perf_counter() - begun:,.0f} s, exit {watched.process.returncode}")


if __name__ == "__main__":
    main()
