"""How many of something there are, as a person reads it."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return ``1 event``, ``2,000 events``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
