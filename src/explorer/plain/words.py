"""The grammar of what is said: plurals, lists of names, ends of sentences."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Return ``1 event``, ``2 events``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def joined(names: Iterable[str]) -> str:
    """Return names with commas, and "and" before the last."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!", ":", "…", "”", '"')) else f"{text}."
