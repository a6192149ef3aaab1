"""Index onto a disk that gets full, at many sizes of it; free some space, and see that it goes on.

    python tests/crash/fill_disk.py --rounds 40 --seed 1          (as root: it mounts a tmpfs)

The cache lies on a small tmpfs of a size chosen by chance. What the command says has to name the
disk and what to do; readers have to answer; the user's own files stay; with more room the next run
has to end as if nothing had happened. Prints a table; the exit code tells whether all held.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import crash_checks as checks
from crash_process import command, preload
from kill_many import Killing

_PAGE = 4096
_ROOMY = 64_000_000


class Filling(Killing):
    """A corpus whose store lies on a disk of a size that can be changed."""

    def __init__(self, folder: Path, seed: int, engine: str) -> None:
        self.disk = folder / "cache"
        self.disk.mkdir(parents=True)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_ROOMY}", "tmpfs", str(self.disk)], check=True
        )
        super().__init__(folder, seed, engine=engine)
        self.said: Counter[str] = Counter()

    def close(self) -> None:
        """Take the disk away."""
        subprocess.run(["umount", str(self.disk)], check=True)

    def resize(self, size: int) -> None:
        """Give the disk as many bytes; never fewer than are used."""
        size = -(-size // _PAGE) * _PAGE
        subprocess.run(["mount", "-o", f"remount,size={size}", str(self.disk)], check=True)

    def full_once(self) -> bool:
        """Index with too little room; False where it was enough."""
        used = shutil.disk_usage(self.disk).used
        self.resize(used + self.chance.choice((0, 1, 4, 16, 40, 80, 160)) * _PAGE)
        child = self.index(*(["--rebuild"] if self.chance.random() < 0.2 else []))
        code, told = child.wait(), child.told()
        full = code != 0
        if full:
            checks.must(code == 4, f"it ended with {code}:\n{told}")
            words = [line for line in told.splitlines() if not line.startswith("{")]
            checks.must(any("is full" in line for line in words), f"it does not say why:\n{told}")
            checks.must(str(self.disk) in told, f"it does not say where:\n{told}")
            checks.must("goes on" in told, f"it does not say what to do:\n{told}")
            self.said[" ".join(words[0].split()[:5])] += 1
            self.figures.stages[child.stage()] += 1
        self._check_left(child)
        self._search()
        return full

    def _search(self) -> None:
        """See that a command that reads answers from what is there, and writes nothing new."""
        has_any = not checks.missing(self.store)
        words = ("search", "filed", "--corpus", str(self.corpus.folder), "--format", "json")
        reading = command(self.folder / "search.log", words)
        wanted = (0,) if has_any else (0, 4)
        checks.must(reading.wait() in wanted, f"searching ended so:\n{reading.told()}")

    def heal(self, *, compare: bool) -> None:
        """Free some space, and index."""
        self.resize(_ROOMY)
        super().heal(compare=compare)


def run(folder: Path, rounds: int, seed: int, engine: str = "whoosh") -> Filling:
    """Fill the disk so many times; raises Broken where something did not hold."""
    preload()
    filling = Filling(folder, seed, engine)
    try:
        filled = 0
        while filled < rounds:
            filled += filling.full_once()
            if filling.chance.random() < 0.6:
                filling.heal(compare=filling.figures.healings % 10 == 9)
            filling.change()
        filling.heal(compare=True)
    finally:
        filling.close()
    return filling


def main() -> int:
    """Read the options, fill, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    options = parser.parse_args()
    begun = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="explorer-full-"))
    try:
        filling = run(folder, options.rounds, options.seed, options.engine)
    except checks.Broken as broken:
        print(f"BROKEN (seed {options.seed}, in {folder}): {broken}")
        return 1
    print(f"{'times full':<42}{sum(filling.said.values()):>8}")
    for words, count in filling.said.most_common():
        print(f"  {words + ' ...':<40}{count:>8}")
    print(filling.figures.table(time.monotonic() - begun))
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
