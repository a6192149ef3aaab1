"""Giving up on a question that nobody waits for any more: a token that the work looks at."""

from __future__ import annotations


class Cancelled(Exception):
    """The work was given up, as whoever asked for it wished."""


class Cancellation:
    """One question's token; `cancel` may be called from any thread, at any time, again and again.

    Whoever does the work calls `check` every few thousand steps (a few milliseconds).
    """

    __slots__ = ("_cancelled",)

    def __init__(self) -> None:
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Tell whether the answer is not wanted any more."""
        return self._cancelled

    def cancel(self) -> None:
        """Say that the answer is not wanted any more."""
        self._cancelled = True

    def check(self) -> None:
        """Raise Cancelled where the answer is not wanted any more."""
        if self._cancelled:
            raise Cancelled
