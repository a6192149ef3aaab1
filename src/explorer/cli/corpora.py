"""Which corpus a command means: the one named, else the last one opened, else the bundled one."""

from __future__ import annotations

from pathlib import Path

from explorer.config import bundled_corpus, state_root

_LAST = "last-corpus"


def chosen_corpus(named: Path | None) -> Path:
    """Return the absolute path of the corpus that a command means; it may be missing."""
    if named is not None:
        return named.absolute()
    return last_opened() or bundled_corpus()


def last_opened() -> Path | None:
    """Return the corpus that was opened last, where it still exists."""
    try:
        path = Path((state_root() / _LAST).read_text(encoding="utf-8", errors="surrogateescape"))
    except FileNotFoundError:
        return None
    return path if path.exists() else None


def remember(corpus: Path) -> None:
    """Keep the corpus as the last one opened."""
    (state_root() / _LAST).write_text(
        str(corpus.absolute()), encoding="utf-8", errors="surrogateescape"
    )
