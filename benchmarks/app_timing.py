"""The running app on a large corpus: from a keystroke to its results, and the memory it holds."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parent.parent / "tests" / "support"))
from pty_terminal import Terminal

_RUN = """
import sys
from pathlib import Path
from explorer.tui import run
run(Path(sys.argv[1]), index=False)
"""
_LOOK = 0.004  # seconds between two looks at the screen
_HASTE = 0.03  # seconds between the keys of a fast typist


class AppTiming(NamedTuple):
    """Milliseconds from each letter typed with patience, and from the last of those typed fast.

    ``opened`` is in seconds, until results stand; ``private`` and ``most`` are MiB of memory: the
    process's own at the end, and the most that was resident.
    """

    opened: float
    patient: list[float]
    fast: list[float]
    private: float
    most: float


def app_timing(corpus: Path, env: Mapping[str, str], words: Sequence[str]) -> AppTiming:
    """Open the app, type each word twice, and walk through the panes.

    A letter is answered when the line that tells how the query was understood has it, which is
    drawn together with its results.
    """
    begun = time.perf_counter()
    command = [sys.executable, "-c", _RUN, str(corpus)]
    with Terminal(command, env={**env, "COLORTERM": ""}) as app:
        app.wait_for("1 Search", "4 Events", "1/", seconds=120, look=_LOOK)
        opened = time.perf_counter() - begun
        patient = [each for word in words for each in _letters(app, word)]
        fast = [_in_haste(app, word) for word in words]
        app.press("enter", "enter")
        for key in ("3", "j", "j", "enter", "4", "j", "m", "escape", "2", "j", "1", "j"):
            app.press(key)
            app.settle(0.5)
        return AppTiming(opened, patient, fast, *_memory(app.pid))


def _letters(app: Terminal, word: str) -> list[float]:
    app.press("/")
    app.press("\x15")  # ctrl+u empties the line
    app.settle(0.3)
    taken = []
    for end in range(1, len(word) + 1):
        begun = time.perf_counter()
        app.send(word[end - 1])
        app.wait_for(f"= {word[:end]}", seconds=60, look=_LOOK)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken[1:]  # one letter alone is not searched for


def _in_haste(app: Terminal, word: str) -> float:
    app.press("/")
    app.press("\x15")
    app.settle(0.3)
    for letter in word[:-1]:
        app.send(letter)
        time.sleep(_HASTE)
    begun = time.perf_counter()
    app.send(word[-1])
    app.wait_for(f"= {word}", seconds=60, look=_LOOK)
    return (time.perf_counter() - begun) * 1000


def _memory(pid: int) -> tuple[float, float]:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    private = sum(
        int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_")
    )
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return private / 1024, most / 1024
