"""How much memory the running app holds on a corpus of many articles, gesture by gesture.

``python benchmarks/app_memory.py [--articles 100000] [--engine whoosh] [--home FOLDER]`` makes a
catalogue of generated news and its search index, starts the app in a pseudo-terminal and reads from
/proc what it holds: RSS counts the pages of mapped files too (libraries, the index), which all
programs share and the system takes back when it needs them; the rest is the app's own. A home that
is given is kept, and used again.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple

from terminals import Probe, surroundings

_SUPPORT = Path(__file__).parent.parent / "tests" / "support"
_RUN = """
import sys
from pathlib import Path
from explorer.tui import run
run(Path(sys.argv[1]), index=False)
"""
_MIB = 1024  # kB, as /proc has them
_QUIET = 2.0  # seconds without a byte: the questions beside the screen are answered


class Held(NamedTuple):
    """MiB in memory, the most so far, and those that are of no file, after some ``seconds``."""

    gesture: str
    resident: float
    most: float
    own: float
    seconds: float


def _gestures(world: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is done, one after another; ``world`` are names of actors, the first in most."""
    first, second = world[0], world[1]
    return [
        ("to the end of all events", ("4", "g", "g", "G")),
        ("to the end of all actors", ("3", "G", "g", "g")),
        ("to the end of all articles", ("1", "G", "g", "g")),
        ("a search", ("/", *"minister", "enter")),
        ("a search of two words, 200 down", ("/", *first.split()[0], " ", "o", "r", " ", *second,
                                             "enter", *["pagedown"] * 8)),
        ("an article of it", ("enter", "pagedown")),
        ("an actor by a misspelt name", ("a", *(first[:3] + first[4:]), "enter")),
        ("all with whom", ("3", "G", "enter")),
        ("its events, to the end", ("4", "g", "g", "G")),
        ("what events can be narrowed to", ("F", *"me", "escape")),
        ("the overview of years", ("m", "j", "enter")),
        ("why the event", ("w", "G", "escape")),
    ]  # fmt: skip


def measured(home: Path, articles: int, engine: str) -> Iterator[Held]:
    """Yield what the app holds when it stands, and after each gesture."""
    env = surroundings(home)
    os.environ.update({name: env[name] for name in env if name.startswith("XDG_")})
    rmtree(home / "STATE", ignore_errors=True)  # where the last run was left
    corpus = home / "news"
    corpus.mkdir(parents=True, exist_ok=True)
    names = _made(corpus, articles, engine)
    with Probe([sys.executable, "-c", _RUN, str(corpus)], env, (120, 36)) as probe:
        probe.until(lambda text: b"2024-" in text)  # the newest articles are listed
        probe.settle(_QUIET)
        yield _held("opened", probe, time.perf_counter() - probe.begun - _QUIET)
        for gesture, keys in _gestures(names):
            begun = time.perf_counter()
            probe.press(*keys)
            probe.settle(_QUIET)
            yield _held(gesture, probe, time.perf_counter() - begun - _QUIET)


def _made(corpus: Path, articles: int, engine: str) -> list[str]:
    """Make catalogue and index where they are not there; return names of actors."""
    from explorer.build.indexing import update_index
    from explorer.catalogue import ActorQuestions, CatalogueWriter, Connections
    from explorer.config import store_of
    from explorer.search import open_engine

    sys.path.insert(0, str(_SUPPORT))
    from generated_store import write

    store = store_of(corpus)
    if not store.catalogue.exists():
        store.catalogue.parent.mkdir(parents=True, mode=0o700)
        write(store.catalogue, articles)
    if not store.index.exists():
        with CatalogueWriter(store.catalogue) as writer:
            index = open_engine(store.index, create=True, engine=engine)
            update_index(index, writer, lambda done: None)
            index.close()
    rows = ActorQuestions(Connections(store.catalogue)).rows(limit=400)
    return [row.name for row in rows if row.kind == "person"]


def _held(gesture: str, probe: Probe, seconds: float) -> Held:
    lines = Path(f"/proc/{probe.pid}/status").read_text(encoding="ascii").splitlines()
    held = dict(line.split(":", 1) for line in lines)
    mib = (int(held[name].split()[0]) / _MIB for name in ("VmRSS", "VmHWM", "RssAnon"))
    return Held(gesture, *mib, seconds)


def main() -> None:
    """Print what the app holds after each gesture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--home", type=Path, help="a folder that is kept, and used again")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="explorer-benchmark-") as folder:
        print("| after | RSS, MiB | the most | its own | seconds |")
        print("|---|---|---|---|---|")
        for each in measured(asked.home or Path(folder), asked.articles, asked.engine):
            print(
                f"| {each.gesture} | {each.resident:.0f} | {each.most:.0f} | {each.own:.0f}"
                f" | {each.seconds:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
