"""Processes that share out work in batches; one that dies loses no item but the guilty one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from typing import Generic, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

DIED = "the process that read it died, perhaps out of memory"
_NEW_OBJECTS = 50_000  # between two looks for garbage; a paragraph is some thousand small values


def cores() -> int:
    """Return how many cores we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def settle_in() -> None:
    """Begin as one of a crew: one thread of arithmetic, and an end together with the parent."""
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def hold_what_is_loaded() -> None:
    """Look for garbage among new objects alone; what is loaded by now stays until the end."""
    gc.freeze()
    look_seldom_for_garbage()


def look_seldom_for_garbage() -> None:
    """Let many objects come between two looks: what is imported or read stays, and is no garbage.

    To import the parser takes a sixth less so.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 100)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Crew(Generic[Item, Done]):
    """Processes for one kind of work; they start with the first batch and stay until `close`.

    ``start`` with its ``arguments`` prepares each process; ``work`` does a batch there; ``lost``
    says, here, what comes of an item that its process died of.
    """

    def __init__(
        self,
        processes: int,
        start: Callable[..., None],
        arguments: tuple[object, ...],
        work: Callable[[Sequence[Item]], Done],
        lost: Callable[[Item], Done],
    ) -> None:
        self.processes = processes
        self._start, self._arguments = start, arguments
        self._work, self._lost = work, lost
        self._pool: ProcessPoolExecutor | None = None

    def share_out(self, batches: Iterator[Sequence[Item]]) -> Iterator[Done]:
        """Yield what comes of the batches, in nearly their order; they are taken when needed."""
        while True:
            at_work: list[Sequence[Item]] = []
            try:
                yield from self._until_one_dies(batches, at_work)
                return
            except BrokenProcessPool:
                self.close()
                yield from self._one_by_one([item for batch in at_work for item in batch])

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _until_one_dies(
        self, batches: Iterator[Sequence[Item]], at_work: list[Sequence[Item]]
    ) -> Iterator[Done]:
        """Keep every process busy, and one batch more for each; ``at_work`` was given out."""
        running: dict[Future[Done], Sequence[Item]] = {}
        self._pool = self._pool or self._new_pool(self.processes)
        try:
            while True:
                for batch in islice(batches, 2 * self.processes - len(running)):
                    at_work.append(batch)
                    running[self._pool.submit(self._work, batch)] = batch
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    result = future.result()
                    at_work.remove(running.pop(future))
                    yield result
        finally:
            for future in running:
                future.cancel()

    def _one_by_one(self, suspects: Sequence[Item]) -> Iterator[Done]:
        """Try what was at work when a process died; one more death names the guilty."""
        pool = self._new_pool(1)
        try:
            for item in suspects:
                try:
                    yield pool.submit(self._work, [item]).result()
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = self._new_pool(1)
                    yield self._lost(item)
        finally:
            pool.shutdown(cancel_futures=True)

    def _new_pool(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=self._start,
            initargs=self._arguments,
        )
