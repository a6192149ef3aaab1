"""Processes that make parts of the search index while this one reads the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.build.crew import Crew, cores, hold_what_is_loaded, settle_in
from explorer.search import Spread, Task


class Sharing:
    """Keeps the processes from one commit to the next; they start with the first task."""

    def __init__(self, jobs: int) -> None:
        processes = jobs or cores()
        # What its process died of is done here, as it would be without others.
        self._crew: Crew[Task, None] = Crew(processes, _start, (), _do, lambda task: task())
        self.spread: Spread | None = self._share_out if processes > 1 else None

    def _share_out(self, tasks: Iterator[Task]) -> None:
        for _ in self._crew.share_out([task] for task in tasks):
            pass

    def close(self) -> None:
        """End the processes."""
        self._crew.close()


def _start() -> None:
    settle_in()
    hold_what_is_loaded()


def _do(tasks: Sequence[Task]) -> None:
    for task in tasks:
        task()
