"""The grammar of what is said: lists of names, ends of sentences."""

from __future__ import annotations

from collections.abc import Iterable


def joined(names: Iterable[str]) -> str:
    """Return names with commas, and "and" before the last."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!", ":", "…", "”", '"')) else f"{text}."
