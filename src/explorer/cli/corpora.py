"""Which corpus a command means: the one named, else the last one opened, else the bundled one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from explorer.config import bundled_corpus, read_file, state_root
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
        named = read_file(state_root() / _LAST, errors="surrogateescape")
        return Path(named) if named and Path(named).exists() else None
    except (OSError, ValueError, StoreError):  # unreadable or damaged: as if there were none
        return None


def remember(corpus: Path) -> None:
    """Keep the corpus as the last one opened, where the state folder may be written to.

    One that holds no article file that may be read is not kept: nothing could be opened there.
    """
    with suppress(OSError, StoreError):
        if not _has_articles(corpus):
            return
        path = state_root() / _LAST
        if path.is_file() or not path.exists():  # a pipe would wait for a reader
            path.write_text(str(corpus.absolute()), encoding="utf-8", errors="surrogateescape")


def _has_articles(corpus: Path) -> bool:
    from explorer.corpus.scan import holds_readable

    return holds_readable(corpus)
