"""Whoosh's best hits, given up as soon as nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whoosh.collectors import TopCollector

from explorer.cancellation import Cancellation

_EVERY = 1_000
"""Articles between two looks at the token: a few milliseconds."""


class Cancellable(TopCollector):
    """Keeps the best hits, and raises Cancelled where they are not wanted any more."""

    def __init__(self, cancel: Cancellation, *, limit: int, usequality: bool) -> None:
        super().__init__(limit=limit, usequality=usequality)  # type: ignore[no-untyped-call]
        self._cancel = cancel

    def matches(self) -> Iterator[int]:
        """Yield the matches of one segment."""
        return watched(super().matches(), self._cancel)


def watched(numbers: Iterable[int], cancel: Cancellation) -> Iterator[int]:
    """Yield what is given, looking at the token now and then."""
    cancel.check()
    for count, number in enumerate(numbers, start=1):
        if count % _EVERY == 0:
            cancel.check()
        yield number
