"""Bytes an action over the line, the time of a start, and lists of 100,000 rows.

Explorer stands beside the same screen made of stock Textual (``stock_screen.py``), and at its start
beside the smallest Textual app, started in turns. ``--only`` chooses parts; ``--rounds`` is the
number of starts of each, ``--rows`` the length of the lists.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from long_lists import measured_lists
from terminals import Paint, Probe, surroundings

BUNDLED = Path(__file__).parent.parent / "corpus"
EXPLORER = str(Path(sys.executable).with_name("explorer"))
STOCK = str(Path(__file__).with_name("stock_screen.py"))
SIZES = (80, 24), (200, 50)
SMALLEST = """
from textual.app import App
from textual.widgets import Static

class Smallest(App):
    def compose(self):
        yield Static("hello")

Smallest().run(mouse=False)
"""
_TITLE = "All reports together"
_SHORTEST = 60  # characters of a paragraph; shorter lines are headings and lines of authors

Costs = dict[str, list[int]]


@contextmanager
def indexed() -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield the bundled corpus with one long article made of its paragraphs, and its home."""
    with tempfile.TemporaryDirectory(prefix="explorer-benchmark-") as folder:
        home, corpus = Path(folder) / "home", Path(folder) / "corpus"
        shutil.copytree(BUNDLED, corpus)
        lines = [line for each in sorted(corpus.glob("*.txt")) for line in each.open()]
        text = "\n\n".join(line.strip() for line in lines if len(line) > _SHORTEST)
        head = f"---\ntitle: {_TITLE}\npublished: 2025-03-01\n---\n\n"
        (corpus / "all.md").write_text(f"{head}{text}\n", encoding="utf-8")
        env = surroundings(home)
        subprocess.run([EXPLORER, "index", str(corpus)], env=env, check=True, capture_output=True)
        yield corpus, env


def of_explorer(probe: Probe) -> Costs:
    """Press the keys of each action in explorer."""
    probe.until(lambda text: _TITLE.encode() in text and b"1/16" in text)
    probe.settle(1.5)
    costs = {"first screen": [len(probe.received)]}
    costs["row"] = [probe.press("j") for _ in range(14)]
    probe.press("g", "g")
    costs["pane"] = [probe.press("tab") for _ in range(4)] if probe.is_wide else _tabs(probe, "41")
    probe.press("1", "enter", "4")
    costs["line of the article"] = [probe.press("J") for _ in range(6)]
    probe.press("2")
    costs["page of the article"] = [probe.press("pagedown") for _ in range(2)]
    probe.press("1", "/", *"zzzz")
    probe.settle(1.0)
    costs["letter that changes no result"] = [probe.press("x") for _ in range(4)]
    costs["10 s without a key"] = [probe.idle(10)]
    return costs


def _tabs(probe: Probe, keys: str) -> list[int]:
    return [probe.press(key) for key in keys * 2]


def of_stock(probe: Probe) -> Costs:
    """Press the keys of the same actions in the stock screen."""
    probe.until(lambda text: _TITLE.encode() in text)
    probe.settle(1.5)
    costs = {"first screen": [len(probe.received)]}
    costs["row"] = [probe.press("down") for _ in range(14)]
    probe.press("\x1b[H")
    costs["pane"] = [probe.press(key) for key in ("tab", "\x1b[Z") * 2]
    probe.press("enter")
    costs["line of the article"] = [probe.press("down") for _ in range(6)]
    costs["page of the article"] = [probe.press("pagedown") for _ in range(2)]
    return costs


def of_stock_typing(probe: Probe) -> Costs:
    """Type in the stock screen, whose line to write in is before the list."""
    probe.until(lambda text: _TITLE.encode() in text)
    probe.settle(1.0)
    probe.press("\x1b[Z", *"zzzz")
    typed = [probe.press("x") for _ in range(4)]
    return {"letter that changes no result": typed, "10 s without a key": [probe.idle(10)]}


def show_bytes(corpus: Path, env: dict[str, str]) -> None:
    """Print the table of bytes: of several like keys the median, in brackets the most."""
    for size in SIZES:
        ours = _costs([EXPLORER, str(corpus)], env, size, of_explorer)
        command = [sys.executable, STOCK, str(corpus)]
        stock = _costs(command, env, size, of_stock)
        stock |= _costs(command, env, size, of_stock_typing)
        print(f"\nBytes at {size[0]}x{size[1]}\n")
        print("| action | explorer | stock Textual | ratio |\n|---|---|---|---|")
        for action, found in ours.items():
            mine, other = statistics.median(found), statistics.median(stock[action])
            ratio = f"{mine / other:.2f}" if other else "-"
            print(f"| {action} | {_shown(found)} | {_shown(stock[action])} | {ratio} |")


def _costs(
    command: list[str], env: dict[str, str], size: tuple[int, int], act: Callable[[Probe], Costs]
) -> Costs:
    shutil.rmtree(Path(env["XDG_STATE_HOME"]), ignore_errors=True)  # no session from before
    with Probe(command, env, size) as probe:
        return act(probe)


def _shown(costs: list[int]) -> str:
    middle, most = round(statistics.median(costs)), max(costs)
    return f"{middle:,}" if len(costs) == 1 else f"{middle:,} ({most:,})"


def show_start(corpus: Path, env: dict[str, str], rounds: int, filled: str = _TITLE) -> None:
    """Print how long both take to show something, started in turns; medians.

    ``filled`` stands on the screen once the lists are filled, and not before.
    """
    small = corpus.parent / "smallest.py"
    small.write_text(SMALLEST, encoding="utf-8")
    ours, least = [EXPLORER, str(corpus)], [sys.executable, str(small)]
    found: list[tuple[Paint, Paint]] = []
    for _ in range(rounds + 1):  # the first fills the caches of the disk
        with Probe(ours, env) as probe:
            mine = probe.paint(filled.encode())
        with Probe(least, env) as probe:
            found.append((mine, probe.paint(b"hello")))
    del found[0]
    print(f"\nStart, median of {rounds}\n")
    print("| until | explorer, ms | smallest app, ms | ratio |\n|---|---|---|---|")
    names = ("first text", "first text, processor's time", "lists filled (the smallest: its text)")
    for at, name in enumerate(names):
        mine, other = (statistics.median(pair[of][at] for pair in found) for of in (0, 1))
        ratio = statistics.median(a[at] / b[at] for a, b in found)
        print(f"| {name} | {mine * 1000:.0f} | {other * 1000:.0f} | {ratio:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("bytes", "start", "lists"), action="append")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--rows", type=int, default=100_000)
    chosen = parser.parse_args()
    parts = chosen.only or ["bytes", "start", "lists"]
    if "bytes" in parts or "start" in parts:
        with indexed() as (corpus, env):
            if "start" in parts:
                show_start(corpus, env, chosen.rounds)
            if "bytes" in parts:
                show_bytes(corpus, env)
    if "lists" in parts:
        print(f"\nLists of {chosen.rows:,} rows\n")
        print("Milliseconds, the middle and in brackets the most.\n")
        print("| list | open | move by a row | of the processor |\n|---|---|---|---|")
        for name, opened, moves, processor in measured_lists(chosen.rows):
            print(f"| {name} | {_ms(opened)} | {_ms(moves)} | {processor:.1f} |")


def _ms(found: list[float]) -> str:
    return f"{statistics.median(found):.1f} ({max(found):.1f})"


if __name__ == "__main__":
    main()
