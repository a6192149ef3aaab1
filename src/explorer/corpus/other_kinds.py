"""What lies among the articles and is not read, because its name ends otherwise: PDF, Word, ..."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from explorer.amounts import counted
from explorer.corpus.scan import is_passed_over
from explorer.corpus.source_files import may_hold_articles, suffix_of
from explorer.safetext import visible

_TOLD = 4
"""How many endings are told by name."""


def other_kinds(corpus: Path) -> dict[str, int]:
    """Count by their ending the files of a folder that are not read, the commonest first.

    What `scan` passes over is left out, as are links to folders and what may not be opened.
    """
    found: Counter[str] = Counter()
    for folder, folders, names in os.walk(corpus):
        is_top = folder == str(corpus)
        folders[:] = [name for name in folders if not is_passed_over(name, at_top=is_top)]
        others = (name for name in names if not is_passed_over(name, at_top=is_top))
        found.update(suffix_of(name) for name in others if not may_hold_articles(name))
    return dict(found.most_common())


def told_kinds(kinds: Mapping[str, int]) -> str:
    """Say how many there are of which kinds: ``3 files of other kinds (2 .pdf, 1 .docx)``."""
    if not kinds:
        return ""
    named = [f"{many:,} {visible(kind) or 'without one'}" for kind, many in kinds.items()]
    more = ["others"] if len(named) > _TOLD else []
    listed = ", ".join([*named[:_TOLD], *more])
    return f"{counted(sum(kinds.values()), 'file')} of other kinds ({listed})"
