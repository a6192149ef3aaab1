"""Reading the corpus beside the screen: a child process, its progress, its last words."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process

_LONGEST_LINE = 1 << 20  # bytes; one that is longer is not a line of progress


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage is; ``total`` is None while it is not known.

    ``rate`` is in articles a second, ``seconds_left`` those of the stage; None while not known.
    """

    stage: str
    done: int
    total: int | None
    message: str
    rate: float | None = None
    seconds_left: float | None = None


class IndexRun:
    """One run of ``explorer index`` as a child, or of ``watch``; safe to end at any moment."""

    def __init__(
        self,
        corpus: Path,
        command: tuple[str, ...] = (),
        *,
        store: Path | None = None,
        watch: bool = False,
    ) -> None:
        self.command = command or (
            *(sys.executable, "-m", "explorer", "watch" if watch else "index"),
            *(str(corpus.absolute()), "--progress", "json", "--leashed"),
            *(() if watch else ("--wait", "0")),
            *(("--store", str(store)) if store else ()),
        )
        self.last_words: list[str] = []
        self._child: Process | None = None
        self._is_ended = False

    async def run(self, on_step: Callable[[Step], None]) -> int:
        """Run to the end, telling each step; returns the exit code."""
        import asyncio  # not for the child, which imports this module to tell its pace

        loop = asyncio.get_running_loop()
        transport, protocol = await loop.subprocess_exec(
            lambda: asyncio.subprocess.SubprocessStreamProtocol(_LONGEST_LINE, loop),
            *self.command,
            stdin=asyncio.subprocess.PIPE,  # its leash: the child ends where this end is closed
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # a ctrl+c meant for the screen is not its business
        )
        self._child = asyncio.subprocess.Process(transport, protocol, loop)
        assert self._child.stderr is not None
        if self._is_ended:  # while it was being started
            self.end()
        try:
            async for line in _lines(self._child.stderr):
                text = line.decode("utf-8", "replace").strip()
                step = step_of(text)
                if step:
                    on_step(step)
                elif text:
                    self.last_words = [*self.last_words, text][-4:]
            return await self._child.wait()
        finally:
            self.end()
            # Pipes that outlive the loop are closed with a traceback, on a screen given back.
            transport.close()

    def end(self) -> None:
        """Stop the child and its processes at once; what it finished is kept."""
        self._is_ended = True
        if self._child and self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGTERM)


async def _lines(stream: StreamReader) -> AsyncIterator[bytes]:
    """Give the lines of a child; what is longer than any that we know is passed over."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            continue
        if not line:
            return
        yield line


def step_of(text: str) -> Step | None:
    """Return the step that a line of progress tells, None for any other line."""
    try:
        raw = json.loads(text)
        total = raw.get("total")
        return Step(
            str(raw["stage"]),
            int(raw.get("done") or 0),
            None if total is None else int(total),
            str(raw.get("message") or raw["stage"]),
            _number(raw.get("rate")),
            _number(raw.get("seconds_left")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def progress_text(step: Step) -> str:
    """Return a step in few words: ``finding facts 12 of 80 · 3/s · 1 min left``."""
    count = ""
    if step.total:
        count = f" {step.done:,} of {step.total:,}"
    elif step.done:
        count = f" {step.done:,}"
    return " · ".join([f"{step.message}{count}", *pace_words(step.rate, step.seconds_left)])


def pace_words(rate: float | None, seconds_left: float | None) -> list[str]:
    """Return how fast it goes and how long it will take, as far as that is known."""
    words = []
    if rate:
        words.append(f"{rate:,.0f}/s" if rate >= 9.5 else f"{rate:.1f}/s")
    if seconds_left is not None:
        words.append(f"{duration(seconds_left)} left")
    return words


def duration(seconds: float) -> str:
    """Return a time as a person says it: ``40 s``, ``12 min``, ``2 h 10 min``, ``3 days``."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes < 600 else f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"
