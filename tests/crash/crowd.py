"""Several commands that write one index at once, and several readers beside them.

    python tests/crash/crowd.py --writers 3 --readers 4 --rounds 10

Writers begin together: all have to end well, one after the other, and those that waited say for
whom. One of them is killed in every other round: the next one takes over. Readers see whole
articles all the while.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import crash_checks as checks
from crash_process import command, preload
from kill_many import Killing


class Crowd(Killing):
    """A corpus that several processes index and read."""

    def round(self, writers: int, readers: int, *, kill: bool) -> int:
        """Let all begin; return how many writers waited for another."""
        words = ("index", str(self.corpus.folder), "--jobs", "1", "--wait")
        started = [command(self.folder / f"writer-{n}.log", words) for n in range(writers)]
        reading = [self.reader(n) for n in range(readers)]
        if kill:
            self.chance.choice(started).kill()
        for child in started:
            checks.must(child.wait() in (0, -9), f"it ended with {child.code}:\n{child.told()}")
        for child in reading:
            self.end(child)
        return sum("Waiting for process" in child.told() for child in started)

    def impatient(self) -> None:
        """See that who does not want to wait is told who writes, with the code of the index."""
        holder = self.index("--rebuild")
        while not self.store.lock.exists() or '"facts"' not in holder.told():
            checks.must(not holder.poll(), "it was done before it could be in the way")
        words = ("index", str(self.corpus.folder), "--wait", "0")
        second = command(self.folder / "second.log", words)
        checks.must(second.wait() == 4, f"it ended with {second.code}:\n{second.told()}")
        wanted = f"The index is being written by process {holder.pid} on "
        checks.must(wanted in second.told(), second.told())
        checks.must(holder.wait() == 0, holder.told())


def run(folder: Path, writers: int, readers: int, rounds: int) -> tuple[Crowd, int]:
    """Let them crowd; raises Broken where something did not hold."""
    preload()
    crowd, waited = Crowd(folder, seed=5), 0
    for number in range(rounds):
        waited += crowd.round(writers, readers, kill=number % 2 == 1)
        crowd.heal(compare=False)
        crowd.change()
    crowd.impatient()
    crowd.heal(compare=True)
    checks.must(waited > 0, "nobody had to wait: they did not meet")
    return crowd, waited


def main() -> int:
    """Read the options, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--writers", type=int, default=3)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="explorer-crowd-"))
    try:
        crowd, waited = run(folder, options.writers, options.readers, options.rounds)
    except checks.Broken as broken:
        print(f"BROKEN (in {folder}): {broken}")
        return 1
    print(f"{options.rounds} rounds of {options.writers} writers and {options.readers} readers")
    print(f"{waited} writers waited, {crowd.figures.answers:,} hits were read meanwhile")
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
