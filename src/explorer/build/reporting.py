"""What a build says of itself while it works: how far it is, how fast, how long it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Literal, NamedTuple

Stage = Literal["scan", "read", "index", "facts", "resolve", "store", "fields", "watch"]

_WINDOW = 30.0  # seconds that a rate is measured over: articles differ in length
_SOON = 1.5  # seconds before which a rate would be chance


class Progress(NamedTuple):
    """One step of a refresh: ``total`` is None while it is not known.

    ``rate`` is in articles a second and ``seconds_left`` are those of the stage, both None while
    they cannot be told. ``resumed`` tells that an earlier run was interrupted and this one goes on.
    """

    stage: Stage
    done: int
    total: int | None
    rate: float | None = None
    seconds_left: float | None = None
    resumed: bool = False


Report = Callable[[Progress], None]


def silent(step: Progress) -> None:
    """Say nothing."""


class Pace:
    """How fast something is done lately, by the clock on the wall."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, float]] = deque([(clock(), 0.0)])

    def reached(self, done: float) -> None:
        """Note how much is done by now."""
        now = self._clock()
        self._seen.append((now, done))
        while len(self._seen) > 2 and self._seen[1][0] < now - _WINDOW:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """How much is done in a second; None while that cannot be told."""
        (begun, before), (now, done) = self._seen[0], self._seen[-1]
        if now - begun < _SOON or done <= before:
            return None
        return (done - before) / (now - begun)

    def seconds_left(self, left: float) -> float | None:
        """Return the seconds that what is left will take; None while that cannot be told."""
        rate = self.rate
        return None if rate is None else max(left, 0.0) / rate


class TextProgress:
    """How far the text of some files is on its way into the index.

    ``articles`` is how many there will be, None where that cannot be known before they are read;
    ``size`` is that of their files in bytes.
    """

    def __init__(self, articles: int | None, size: int) -> None:
        self._total = articles
        self._size = size
        self._before = self._batch = (0, 0)  # articles and bytes: searchable, and under way
        self._articles, self._bytes = Pace(), Pace()

    def took(self, articles: int, size: int) -> None:
        """Note a further batch; the one before is searchable by now."""
        self._before = self._before[0] + self._batch[0], self._before[1] + self._batch[1]
        self._batch = articles, size

    def at(self, indexed: int) -> Progress:
        """Return how far all is when so many of the batch are indexed."""
        articles, size = self._batch
        done = self._before[0] + indexed
        done_bytes = self._before[1] + size * min(1.0, indexed / articles if articles else 1.0)
        self._articles.reached(done)
        self._bytes.reached(done_bytes)
        left = self._bytes.seconds_left(self._size - done_bytes)
        return Progress("index", done, self._total, self._articles.rate, left)
