"""The real ``explorer index`` at work: when things can be found, and what it takes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import psutil

from explorer.errors import ExplorerError
from explorer.library import Library

_MIB = 2**20
_LOOK = 0.05  # seconds between two looks
_WEIGH = 10  # looks between two sums of the memory, which reads of every process of the machine


@dataclass
class Timeline:
    """Seconds since the start at which stages began, and the most memory that was held.

    ``first_hit`` is when a search found something, ``facts_hit`` when another did that asks for
    facts, ``searchable`` when facts began: all text can be found then. ``peak`` is in MiB, of all
    processes together.
    """

    stages: dict[str, float] = field(default_factory=dict)
    first_hit: float | None = None
    facts_hit: float | None = None
    total: float = 0.0
    peak: float = 0.0

    @property
    def searchable(self) -> float:
        """When the last article could be found."""
        return self.stages.get("facts", self.total)


def index(
    corpus: Path,
    store: Path,
    env: Mapping[str, str],
    *,
    until: str = "",
    probe: str = "",
    facts: str = "",
    words: tuple[str, ...] = (),
) -> Timeline:
    """Run ``explorer index``; with ``until`` it is killed where that stage begins.

    ``probe`` is a query that is asked again and again until it finds something, and ``facts``
    one that is asked then.
    """
    begun = time.perf_counter()
    line = Timeline()
    command = [sys.executable, "-m", "explorer", "index", str(corpus), "--progress", "json", *words]
    run = subprocess.Popen(
        command,
        env=dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said: list[str] = []

    def read() -> None:
        assert run.stderr is not None
        for each in run.stderr:
            stage = json.loads(each)["stage"] if each.startswith("{") else ""
            if stage:
                line.stages.setdefault(stage, time.perf_counter() - begun)
            else:
                said.append(each)

    Thread(target=read, daemon=True).start()
    looks = 0
    while run.poll() is None:
        if looks % _WEIGH == 0:
            line.peak = max(line.peak, _resident(run.pid))
        looks += 1
        if probe and line.first_hit is None and _finds(corpus, store, probe):
            line.first_hit = time.perf_counter() - begun
        elif facts and line.facts_hit is None and _finds(corpus, store, facts):
            line.facts_hit = time.perf_counter() - begun
        if until and until in line.stages:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            line.total = time.perf_counter() - begun
            return line
        time.sleep(_LOOK)
    line.total = time.perf_counter() - begun
    if run.returncode:
        raise SystemExit("".join(said))
    return line


def _resident(pid: int) -> float:
    try:
        root = psutil.Process(pid)
        each = [root, *root.children(recursive=True)]
        return sum(process.memory_info().rss for process in each) / _MIB
    except psutil.Error:
        return 0.0


def _finds(corpus: Path, root: Path, probe: str) -> bool:
    from explorer.config import Store

    try:
        library = Library.open(corpus, Store(root))
        try:
            return library.search(probe, limit=1).total > 0
        finally:
            library.close()
    except ExplorerError:
        return False
