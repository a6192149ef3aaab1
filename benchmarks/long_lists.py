"""Lists of very many rows in the running app: opening them, and moving by a row.

A catalogue of generated news is opened through the library. A list is opened when its rows have
been asked for, are laid into the pane and drawn; a row is moved when the first byte of the answer
to ``j`` is on the terminal.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from terminals import Probe, surroundings

_SUPPORT = Path(__file__).parent.parent / "tests" / "support"
_OPENED, _MOVED = 9, 40
_RUN = """
import sys
from pathlib import Path
from explorer.tui import run
run(Path(sys.argv[1]), index=False)
"""
_PANES = {"events": "4", "results": "1", "actors": "3"}


def measured_lists(rows: int) -> Iterator[tuple[str, list[float], list[float], float]]:
    """Yield of each list its name, ms to open, ms to move a row, and processor's ms of a move."""
    with tempfile.TemporaryDirectory(prefix="explorer-benchmark-") as folder:
        env = surroundings(Path(folder) / "home")
        os.environ.update({name: env[name] for name in env if name.startswith("XDG_")})
        corpus = Path(folder) / "news"
        corpus.mkdir()
        _fill(corpus, rows)
        opened = asyncio.run(_openings(corpus))
        for name, key in _PANES.items():
            yield name, opened[name], *_moves(corpus, env, key)


def _fill(corpus: Path, rows: int) -> None:
    from explorer.config import store_of

    sys.path.insert(0, str(_SUPPORT))
    from generated_catalogue import fill

    catalogue = store_of(corpus).catalogue
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    fill(catalogue, rows)


async def _openings(corpus: Path) -> dict[str, list[float]]:
    from explorer.config import Settings
    from explorer.tui.app import ExplorerApp
    from explorer.tui.keymap import Keymap

    app = ExplorerApp(corpus, Settings(), Keymap(), index=False)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(2)
        desk = app.desk
        reloads: dict[str, tuple[Callable[[], None], str]] = {
            "events": (desk.reload_events, "events"),
            "results": (desk.reload_results, "search"),
            "actors": (desk.reload_actors, "actors"),
        }
        found: dict[str, list[float]] = {name: [] for name in reloads}
        for _ in range(_OPENED):
            for name, (reload, topic) in reloads.items():
                await pilot.pause(0.5)  # the actors of new results are counted a moment later
                begun = time.perf_counter()
                reload()
                while desk.asking(topic):
                    await asyncio.sleep(0.0005)
                drawn = asyncio.Event()
                app.call_after_refresh(drawn.set)
                await drawn.wait()
                found[name].append((time.perf_counter() - begun) * 1000)
        return found


def _moves(corpus: Path, env: dict[str, str], pane: str) -> tuple[list[float], float]:
    """Move some pages into a list, then down by rows; returns ms each, and the processor's."""
    with Probe([sys.executable, "-c", _RUN, str(corpus)], env) as probe:
        probe.settle(3.0)
        probe.press(pane, "g", "g", *["pagedown"] * 5)
        before = probe.processor
        moves = [probe.answer("j") * 1000 for _ in range(_MOVED)]
        return moves, (probe.processor - before) * 1000 / _MOVED
