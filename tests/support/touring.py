"""The recorded tour, played in a terminal: its script read, its keys pressed, its words awaited."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pty_terminal import Terminal

SCRIPT = Path(__file__).parent.parent.parent / "docs" / "tour" / "tour.txt"
_QUIET = 0.35  # seconds without a byte after which a frame counts as whole
_WORDS = ("size", "say", "press", "type", "wait", "pause", "still")


@dataclass(frozen=True)
class Step:
    """One line of the script: ``deed`` is its first word, ``rest`` what follows."""

    line: int
    deed: str
    rest: str


def steps_of(text: str) -> list[Step]:
    """Read a script; ValueError names the line that is not understood."""
    steps = []
    for number, line in enumerate(text.splitlines(), start=1):
        deed, _, rest = line.strip().partition(" ")
        if not deed or deed.startswith("#"):
            continue
        if deed not in _WORDS or not rest:
            raise ValueError(f"line {number} of the tour is not understood: {line}")
        steps.append(Step(number, deed, rest.strip()))
    return steps


def size_of(steps: list[Step]) -> tuple[int, int]:
    """Return the columns and rows of the terminal."""
    columns, rows = next(step.rest for step in steps if step.deed == "size").split()
    return int(columns), int(rows)


@contextmanager
def started(
    command: list[str], steps: list[Step], env: dict[str, str], cwd: str
) -> Iterator[Terminal]:
    """Run the command in a terminal of the tour's size, all colours on, until its first rest."""
    columns, rows = size_of(steps)
    colours = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
    plain = dict.fromkeys(("NO_COLOR", "TMUX", "STY", "SSH_CONNECTION"), "")
    del plain["NO_COLOR"]
    with Terminal(
        command, columns=columns, rows=rows, env={**plain, **colours, **env}, cwd=cwd
    ) as terminal:
        terminal.wait_for("1 Search", seconds=60)
        terminal.settle(2.5)  # what the look for changed articles says has come and gone
        rest(terminal)
        yield terminal


def play(
    terminal: Terminal, steps: list[Step], on_frame: Callable[[Step, str], None] | None = None
) -> None:
    """Play the script; ``on_frame`` is told the step and the key after each change.

    AssertionError shows the screen where a word never comes.
    """
    told = on_frame or (lambda step, key: None)
    for step in steps:
        if step.deed == "wait":
            _await(terminal, step)
        elif step.deed in ("press", "type"):
            for key in step.rest.split() if step.deed == "press" else step.rest:
                terminal.press(key)
                rest(terminal)
                told(step, key)
        else:
            told(step, "")


def rest(terminal: Terminal, seconds: float = 20.0) -> None:
    """Read until nothing comes and the command does nothing: a busy machine can make it pause."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = _work(terminal.pid)
        terminal.settle(_QUIET, seconds=seconds)
        if _work(terminal.pid) == before:
            return


def _work(pid: int) -> object:
    """Return what changes while a process works or waits for its turn; on Linux alone."""
    try:
        stats = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/stat")]
    except OSError:  # it has just ended, or there is no such folder
        return None
    parts = [stat.rpartition(") ")[2].split() for stat in stats]
    waiting = any(part[0] in "RD" for part in parts)
    return time.monotonic() if waiting else sorted((part[11], part[12]) for part in parts)


def _await(terminal: Terminal, step: Step) -> None:
    try:
        terminal.wait_for(step.rest, seconds=15)
    except AssertionError as error:
        raise AssertionError(f"line {step.line} of {SCRIPT.name}: {error}") from error
