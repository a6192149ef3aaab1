"""How many of something there are, as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return ``1 event``, ``2,000 events``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def told_by(articles: Sequence[str]) -> str:
    """Return ``5 sources``; where some tell it more than once ``6 sentences of 5 sources``.

    ``articles`` are those that the sentences stand in, one a sentence.
    """
    many = counted(len(set(articles)), "source")
    return f"{counted(len(articles), 'sentence')} of {many}" if _again(articles) else many


def step_of(at: int, articles: Sequence[str]) -> str:
    """Return which of the sentences one is at: ``source 2 of 5``, ``sentence 2 of 6``."""
    return f"{'sentence' if _again(articles) else 'source'} {at + 1:,} of {len(articles):,}"


def _again(articles: Sequence[str]) -> bool:
    return len(set(articles)) < len(articles)
