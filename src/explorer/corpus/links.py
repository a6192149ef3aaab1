"""Owns the links of a corpus that are not followed: each is listed, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from explorer.corpus.source_files import NOT_FOLLOWED, SourceFile, may_hold_articles, suffix_of
from explorer.safetext import visible

_TOLD = 100
"""Links that are told one by one; the others are counted."""

_OTHERS = "(more links)"


class Skipped:
    """Gathers links that are not followed, as files that will not be opened.

    One that by its name, and by what it leads to, is no article, such as that of a picture, is
    passed over as the picture would be.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._links: list[tuple[str, Path | None]] = []

    def note(self, key: str, target: Path | None) -> None:
        """Take a link, and where it leads; None where that is nowhere or in a circle."""
        if _may_be_meant(key, target):
            self._links.append((key, target))

    def told(self) -> Iterator[SourceFile]:
        """Yield the first of them by name, and one that counts the others."""
        self._links.sort(key=itemgetter(0))
        for key, target in self._links[:_TOLD]:
            yield _listed(visible(key), f"{NOT_FOLLOWED}: {self._reason(target)}")
        if (others := len(self._links) - _TOLD) > 0:
            yield _listed(
                _OTHERS,
                f"{NOT_FOLLOWED}, {others:,} in all beside those that are listed; copy what"
                " they lead to into the corpus",
            )

    def _reason(self, target: Path | None) -> str:
        if target is None:
            return "it leads nowhere, or in a circle; delete it, or bring back what it led to"
        if not target.is_relative_to(self._root):
            return "it leads out of the corpus; copy what it leads to into the corpus"
        if target.is_dir() or may_hold_articles(target.name):
            return "what it leads to is in the corpus under its own name; delete it, or leave it"
        return "what it leads to is no article file; delete it, or leave it"


def is_skipped_link(source: SourceFile) -> bool:
    """Tell whether this is a link that was listed here."""
    return source.problem is not None and source.problem.startswith(NOT_FOLLOWED)


def _listed(key: str, problem: str) -> SourceFile:
    return SourceFile("", key, key, 0, 0, problem)


def _may_be_meant(key: str, target: Path | None) -> bool:
    if may_hold_articles(key) or (target is None and not suffix_of(key)):
        return True
    return target is not None and (may_hold_articles(target.name) or target.is_dir())
