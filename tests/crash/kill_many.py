"""Kill the index command at many moments, and see after each that nothing is lost.

    python tests/crash/kill_many.py --kills 200 --seed 1

Half of the kills come after a random time, half at a point where something reaches the disk (a
file opened for writing, renamed, deleted, flushed; a transaction, a checkpoint). Some take the
whole process group, some the parent alone; some runs have worker processes; a reader asks all the
while. The corpus changes between two runs. Some kills hit the command that watches,
while files change under it. Prints a table; the exit code tells whether all held.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import crash_checks as checks
from crash_corpus import Corpus
from crash_process import Child, Points, command, forked, of_session, preload

from explorer.config import store_of

_WORDS = ("nairobi", "minister", "actor:mutiso", "filed")
_ANEW = 12  # healings between two comparisons with an index made from nothing
_WORKERS = 0.08  # of the kills hit a run with worker processes, which take seconds to start
_WATCHING = 0.15  # of the kills hit the command that watches the folder
_BETWEEN = 0.05  # seconds between two questions of a reader
_GRACE = 10.0  # seconds in which workers have to notice that their parent is gone


@dataclass
class Figures:
    """What was done and seen."""

    kills: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    healings: int = 0
    compared: int = 0
    answers: int = 0

    def table(self, seconds: float) -> str:
        """Return the figures as text."""
        rows = [
            ("kills", str(sum(self.kills.values()))),
            *((f"  {name}", str(count)) for name, count in self.kills.most_common()),
            ("kills by stage", ""),
            *((f"  {name}", str(count)) for name, count in self.stages.most_common()),
            ("kills at points", ""),
            *((f"  {name}", str(count)) for name, count in self.points.most_common()),
            ("runs that healed", str(self.healings)),
            ("compared with an index made from nothing", str(self.compared)),
            ("hits read by readers beside it", str(self.answers)),
            ("seconds", f"{seconds:.0f}"),
        ]
        return "\n".join(f"{name:<42}{value:>8}" for name, value in rows)


class Killing:
    """One corpus, one store, and the kills that they live through."""

    def __init__(
        self, folder: Path, seed: int, *, workers: float = _WORKERS, engine: str = "whoosh"
    ) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.corpus = Corpus(folder / "corpus", self.chance)
        self.figures = Figures()
        self._workers = workers
        self._settings = f'[index]\njobs = 1\n[search]\nengine = "{engine}"\n'
        self._gone: set[str] = set()
        self._seconds, self._points = 1.0, 60
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
        self.store = store_of(self.corpus.folder)
        self.kept = self._make_kept()

    def _make_kept(self) -> dict[str, str]:
        """Write what a user has made, which no run of the index may touch."""
        files = {
            "state/explorer/sessions/corpus.json": '{"format": 1}',
            "state/explorer/register.txt": "copied",
            "config/explorer/config.toml": self._settings,
            "data/explorer/exports/report.md": "# mine\n",
            "data/explorer/corrections/actors.jsonl": '{"same": ["a", "b"]}\n',
            "cache/explorer/notes.txt": "mine too",
        }
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self._fingerprint()

    def _fingerprint(self) -> dict[str, str]:
        folders = [self.folder / name for name in ("state", "config", "data", "corpus")]
        own = checks.fingerprint([*folders[:3]])
        own |= checks.fingerprint([self.folder / "cache/explorer/notes.txt"])
        return own

    def index(self, *more: str, points: Points | None = None) -> Child:
        """Begin to index."""
        words = ("index", str(self.corpus.folder), "--progress", "json", "--wait", "60", *more)
        return command(self.folder / "index.log", words, points=points)

    def kill_once(self) -> bool:
        """Kill one run; False where it was done before the kill came."""
        workers = self.chance.random() < self._workers
        more = ["--jobs", "2" if workers else "1"]
        if workers or self.chance.random() < 0.05:
            more.append("--rebuild")  # only so is there enough to do for several processes
        at_point = not workers and self.chance.random() < 0.5
        reader = self.reader() if self.chance.random() < 0.5 else None
        child = self._at_a_point(more) if at_point else self._after_a_while(more, workers=workers)
        killed = child.code == -9
        if killed:
            how = "at a point" if at_point else "after a time"
            self.figures.kills[f"{how}, {'two workers' if workers else 'one process'}"] += 1
            self.figures.stages[child.stage()] += 1
        else:
            checks.must(child.code == 0, f"it ended with {child.code}:\n{child.told()}")
        self._check_left(child)
        if reader:
            self.end(reader)
        return killed

    def kill_watcher(self) -> None:
        """Kill the command that watches, while files come, change and go."""
        words = ("watch", str(self.corpus.folder), "--progress", "json", "--jobs", "1")
        child = command(self.folder / "watch.log", [*words, "--every", "0.2"])
        until = child.begun + self.chance.random() * 2.5 * self._seconds
        while time.monotonic() < until:
            time.sleep(self.chance.random() * 0.5 * self._seconds)
            self.change()
        checks.must(child.kill(), f"it ended with {child.code}:\n{child.told()}")
        self.figures.kills["after a time, watching"] += 1
        self.figures.stages[child.stage()] += 1
        self._check_left(child)

    def _after_a_while(self, more: list[str], *, workers: bool) -> Child:
        child = self.index(*more)
        until = child.begun + self.chance.random() * (12.0 if workers else 1.1 * self._seconds)
        while time.monotonic() < until and not child.poll():
            time.sleep(0.002)
        if not child.kill(group=not workers or self.chance.random() < 0.3):
            self._learn(child)
        return child

    def _at_a_point(self, more: list[str]) -> Child:
        trace = self.folder / "points"
        last = self.chance.randint(1, self._points)
        child = self.index(*more, points=Points(self.store.root, trace, last))
        child.wait()
        if child.code == -9:
            self.figures.points[trace.read_text().strip()] += 1
        else:
            self._learn(child)
        return child

    def _learn(self, child: Child) -> None:
        """Remember how long a run takes that nobody kills, since kills are to fall all over it."""
        if child.code == 0:
            self._seconds = 0.5 * (self._seconds + child.seconds)

    def _check_left(self, child: Child) -> None:
        """See that nothing runs any more, and look at what the kill left."""
        until = time.monotonic() + _GRACE
        while left := of_session(child.pid):
            checks.must(time.monotonic() < until, f"processes outlive their parent: {left}")
            time.sleep(0.05)
        checks.check_disk(self.store, self.folder / "looked at")
        self.end(self.reader(once=True))
        checks.must(self._fingerprint() == self.kept, "what the user made was touched")

    def reader(self, number: int = 0, *, once: bool = False) -> Child:
        """Ask, until the process is killed or once, in a process of its own."""
        seen_by = self.folder / f"reader-{'once' if once else number}"
        words = [*_WORDS, *self.chance.sample(sorted(self.corpus.words.values()), 4)]
        ends = time.monotonic() + (0 if once else 1.5 * self._seconds)

        def read() -> int:
            seen = 0
            while True:
                seen += checks.read_now(self.corpus.folder, self.store, words)
                if time.monotonic() >= ends:
                    break
                time.sleep(_BETWEEN)
            seen_by.write_text(str(seen))
            return 0

        return forked(seen_by.with_suffix(".log"), _telling(read))

    def end(self, reader: Child) -> None:
        code = reader.wait()
        checks.must(code == 0, f"a reader failed ({code}):\n{reader.told()}")
        self.figures.answers += int(reader.log.with_suffix("").read_text())

    def heal(self, *, compare: bool) -> None:
        """Run once more to the end, and see that all is as if nothing had happened."""
        trace = self.folder / "points"
        before = sorted(self.corpus.words)
        child = self.index(points=Points(self.store.root, trace))
        checks.must(child.wait() == 0, f"the next run ended with {child.code}:\n{child.told()}")
        self._points = max(20, len(trace.read_text().splitlines()))
        self._learn(child)
        self.figures.healings += 1
        assert before == sorted(self.corpus.words)

        def look() -> int:
            checks.check_whole(self.corpus.folder, self.store, self.corpus.words, self._gone)
            if compare:
                self._compare()
            return 0

        looked = forked(self.folder / "look.log", _telling(look))
        checks.must(looked.wait() == 0, f"after healing:\n{looked.told()}")
        self.figures.compared += compare
        self._gone.clear()

    def _compare(self) -> None:
        from explorer.build import refresh
        from explorer.config import IndexSettings, Store

        fresh = Store(self.folder / "fresh")
        shutil.rmtree(fresh.root, ignore_errors=True)
        refresh(self.corpus.folder, fresh, IndexSettings(jobs=1))
        held, made = (checks.contents(self.corpus.folder, s) for s in (self.store, fresh))
        checks.check_same(held, made)

    def change(self) -> None:
        """Let the corpus change; what only old versions say may not be found afterwards."""
        before = set(self.corpus.words.values())
        self.corpus.change()
        self._gone = (self._gone | before) - set(self.corpus.words.values())


def _telling(work):
    """Let a process that fails say why, in its log."""

    def told() -> int:
        try:
            return work()
        except BaseException:
            import traceback

            traceback.print_exc()
            return 98

    return told


def run(
    folder: Path,
    kills: int,
    seed: int,
    *,
    workers: float,
    anew: int,
    engine: str = "whoosh",
    watching: float = _WATCHING,
) -> Figures:
    """Kill so many times; raises Broken where something did not hold."""
    preload()
    killing = Killing(folder, seed, workers=workers, engine=engine)
    begun, done = time.monotonic(), 0
    while done < kills:
        if killing.chance.random() < watching:
            killing.kill_watcher()
            done += 1
        else:
            done += killing.kill_once()
        if killing.chance.random() < 0.75:
            killing.heal(compare=killing.figures.healings % anew == anew - 1)
            killing.change()
        elif killing.chance.random() < 0.3:
            killing.change()
        if sys.stdout.isatty() or done % 20 == 0:
            print(f"{done} kills, {killing.figures.healings} healings", flush=True)
    killing.heal(compare=True)
    print(killing.figures.table(time.monotonic() - begun))
    return killing.figures


def main() -> int:
    """Read the options, kill, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=float, default=_WORKERS, help="part with two workers")
    parser.add_argument("--anew", type=int, default=_ANEW, help="healings between comparisons")
    parser.add_argument("--watching", type=float, default=_WATCHING, help="part that watches")
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--folder", type=Path, help="where to work; kept; default: a new one")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="explorer-kill-"))
    try:
        run(
            *(folder, options.kills, options.seed),
            workers=options.workers,
            anew=options.anew,
            engine=options.engine,
            watching=options.watching,
        )
    except checks.Broken as broken:
        print(f"BROKEN (seed {options.seed}, in {folder}): {broken}")
        return 1
    if options.folder is None:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
