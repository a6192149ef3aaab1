"""Kill the run that replaces all actors while it leaves triggers out, and see that none is lost.

Storing all actors and events anew drops triggers and makes them again, several times in one
transaction (`catalogue/triggers.py`). The command is killed when the first of them are dropped,
each time that all is stored without some, and before the last is there again; pages that are not
committed are on the disk by then. After each kill the triggers and all that rests on them are those
of before.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from struct import unpack

import crash_checks as checks
from crash_process import Points, preload
from kill_many import Killing

from explorer.build import resolving

_LEFT_OUT = ("actors", "appearances", "events", "participants")
"""Tables whose triggers are left out, among others."""
_RESTING = (
    *("actors", "aliases", "roles", "role_articles", "merges", "appearances", "spoken"),
    *("records", "bundles", "tenures", "events", "evidence", "participants", "company"),
    *("casts", "event_totals", "place_totals", "taking", "taking_totals", "uses"),
)
"""Tables that nothing but the transaction writes to where articles only come."""
_PAGES = 10
"""Of the file that are held in memory: all others go to the log before there is a commit."""
Rows = dict[str, list[tuple[object, ...]]]


class Triggers(Points):
    """The moments at which a trigger is dropped or made again; everything is resolved anew."""

    def watch(self) -> None:
        """Look at the statements of this process from now on."""
        resolving._FEW = 0
        self._handle = os.open(self._trace, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        plain_connect, here = sqlite3.connect, self

        class Watched(sqlite3.Connection):
            def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
                if sql.startswith("PRAGMA cache_size ="):  # not where it is asked
                    sql = f"PRAGMA cache_size = {_PAGES}"
                word, _, rest = sql.partition(" TRIGGER ")
                if word == "CREATE":
                    here.reached(f"before create {rest.split()[0]}")
                done = super().execute(sql, *values)
                if word == "DROP":
                    here.reached(f"after drop {rest}")
                return done

        def connect(*values: object, **more: object) -> sqlite3.Connection:
            return plain_connect(*values, factory=Watched, **more)  # type: ignore[call-overload]

        sqlite3.connect = connect  # type: ignore[assignment]


class Replacing(Killing):
    """A store whose actors are all replaced, and the kills meanwhile."""

    def kill_when(self, last: int) -> str:
        """Kill at the moment of that number; return which it was."""
        trace = self.folder / "triggers"
        child = self.index(points=Triggers(self.store.root, trace, last))
        checks.must(child.wait() == -9, f"it ended with {child.code}:\n{child.told()}")
        checks.must(uncommitted(self.store.catalogue) > 0, "nothing had reached the disk")
        self._check_left(child)
        return trace.read_text().strip()

    def replace(self) -> list[str]:
        """Replace all once, unharmed; return the moments that a kill can choose among."""
        trace = self.folder / "triggers"
        child = self.index(points=Triggers(self.store.root, trace))
        checks.must(child.wait() == 0, f"it ended with {child.code}:\n{child.told()}")
        return trace.read_text().splitlines()

    def resting(self) -> Rows:
        """Return the triggers, and all rows of the tables that rest on them."""
        with closing(sqlite3.connect(self.store.catalogue)) as connection:
            ask: Callable[[str], sqlite3.Cursor] = connection.execute
            triggers = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
            return {
                "triggers": sorted(ask(triggers)),
                **{name: sorted(ask(f"SELECT * FROM {name}"), key=repr) for name in _RESTING},
            }


def uncommitted(catalogue: Path) -> int:
    """Return how many pages stand in the log behind the last commit (sqlite.org/fileformat2)."""
    log = catalogue.with_name(f"{catalogue.name}-wal").read_bytes()
    (size,) = unpack(">I", log[8:12])
    salts, behind = log[16:24], 0
    for start in range(32, len(log) - size, 24 + size):
        _, pages = unpack(">II", log[start : start + 8])
        if log[start + 8 : start + 16] != salts:  # left over from an earlier use of the file
            break
        behind = 0 if pages else behind + 1
    return behind


def _chosen(moments: list[str]) -> list[int]:
    """Return the last of the first drops, whatever is made first after drops, and the last."""
    words = [moment.split()[1] for moment in moments]
    turns = [n for n, pair in enumerate(pairwise(words), 1) if pair == ("drop", "create")]
    return [turns[0], *(turn + 1 for turn in turns), len(moments)]


def run(folder: Path, seed: int) -> list[str]:
    """Kill several times; return the moments. Raises Broken where something did not hold."""
    preload()
    replacing = Replacing(folder, seed)
    replacing.heal(compare=False)
    replacing.corpus.add(3)
    moments = replacing.replace()
    before = replacing.resting()
    for name, table, _ in before["triggers"]:
        drops = moments.count(f"after drop {name}")
        checks.must(drops > 0 or table not in _LEFT_OUT, f"{name} is not left out")
        makes = moments.count(f"before create {name}")
        checks.must(drops == makes, f"{name} is dropped {drops} times, made {makes} times")
    replacing.corpus.add(3)
    seen = []
    for last in _chosen(moments):
        seen.append(replacing.kill_when(last))
        checks.must(seen[-1] == moments[last - 1], f"killed {seen[-1]}")
        for name, rows in replacing.resting().items():
            checks.must(rows == before[name], f"killed {seen[-1]}: {name} are others than before")
    replacing.heal(compare=True)
    triggers = replacing.resting()["triggers"]
    checks.must(triggers == before["triggers"], "triggers are lost after healing")
    return seen
