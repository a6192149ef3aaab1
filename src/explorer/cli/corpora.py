"""Which corpus a command means: the one named, else the last one opened, else the bundled one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from explorer.config import bundled_corpus, state_root
from explorer.errors import StoreError

_LAST = "last-corpus"


def chosen_corpus(named: Path | None) -> Path:
    """Return the absolute path of the corpus that a command means; it may be missing."""
    if named is not None:
        return named.absolute()
    return last_opened() or bundled_corpus()


def last_opened() -> Path | None:
    """Return the corpus that was opened last, where that is known and it still exists."""
    try:
        named = (state_root() / _LAST).read_text(encoding="utf-8", errors="surrogateescape")
        return Path(named) if named and Path(named).exists() else None
    except (OSError, ValueError, StoreError):  # unreadable or damaged: as if there were none
        return None


def remember(corpus: Path) -> None:
    """Keep the corpus as the last one opened, where the state folder may be written to."""
    with suppress(OSError, StoreError):
        (state_root() / _LAST).write_text(
            str(corpus.absolute()), encoding="utf-8", errors="surrogateescape"
        )
