"""When a commit has taken enough: what can be found keeps growing, and few segments are left."""

from __future__ import annotations

import time
from collections.abc import Callable

_FEWEST = 4096
"""Articles of a commit, where so many wait: each commit leaves a segment, to be merged again."""

_FIRST, _LONGEST = 2.0, 8.0
"""Seconds after which the first commit has enough, and those that come when much can be found."""


class Pace:
    """Measures commits by time, each longer than the one before: engines differ in speed.

    ``clock`` tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seconds = _FIRST / 2
        self._begun = clock()

    def begin(self) -> None:
        """Begin the next commit."""
        self._seconds = min(2 * self._seconds, _LONGEST)
        self._begun = self._clock()

    def has_enough(self, articles: int) -> bool:
        """Tell whether the commit should end now that it holds so many articles."""
        return articles >= _FEWEST and self._clock() - self._begun >= self._seconds
