"""Plain mode: the corpus read line by line, for screen readers, dumb terminals and pipes.

Commands are words, answers are sentences; nothing is ever drawn. It asks what the screen asks and
shares its session.
"""

from __future__ import annotations

from pathlib import Path

from explorer.config import Store
from explorer.errors import ExplorerError
from explorer.plain.choosing import cannot_place
from explorer.plain.ends import HungUp

__all__ = ["HungUp", "cannot_place", "run"]


def run(corpus: Path, *, index: bool = True, store: Store | None = None) -> ExplorerError | None:
    """Read commands from stdin until its end; return the first error of a pipe's commands.

    At a terminal errors are told and forgotten. A corpus that is not indexed, or changed since,
    is indexed by a child process, unless ``index`` is False. ``store`` is where its
    index is, in the cache unless given. Raises HungUp when the line drops or
    the system asks to leave, and StoreError at a terminal whose session could not be kept.
    """
    from explorer.plain.conversation import converse

    return converse(corpus, index=index, store=store)
