"""What a build says of itself while it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

Stage = Literal["scan", "read", "index", "facts", "resolve", "store", "fields"]


class Progress(NamedTuple):
    """One step of a refresh: ``total`` is None while it is not known."""

    stage: Stage
    done: int
    total: int | None


Report = Callable[[Progress], None]


def silent(step: Progress) -> None:
    """Say nothing."""
