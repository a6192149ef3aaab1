"""Opening an index, and refusing a folder that somebody else could have written to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from explorer.config import private_folder
from explorer.errors import StoreDamaged, StoreMissing
from explorer.search.protocol import SearchEngine


def open_engine(folder: Path, *, create: bool = False) -> SearchEngine:
    """Open the full-text index in a folder, or with ``create`` make an empty one there.

    Raises StoreMissing, StoreDamaged (also where the folder is not this user's alone, because an
    index is trusted like code), StoreOutdated.
    """
    if create:
        private_folder(folder)
    _refuse_foreign(folder)
    # Whoosh takes a third of a second to import, and the first paint does not wait for it.
    from explorer.search.whoosh_engine.engine import WhooshEngine

    return WhooshEngine(folder, create=create)


def _refuse_foreign(folder: Path) -> None:
    try:
        found = folder.stat()
    except OSError:
        raise StoreMissing(
            f"There is no full-text index in {folder}", hint="Make it with: explorer index CORPUS"
        ) from None
    if not stat.S_ISDIR(found.st_mode):
        raise StoreDamaged(f"{folder} is not a folder", hint="Move it away, then index again.")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise StoreDamaged(
            f"The index folder {folder} belongs to another user, and is not opened",
            hint="Delete it, or set XDG_CACHE_HOME to a folder of your own, then index again.",
        )
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise StoreDamaged(
            f"Other users may write to the index folder {folder}, so it is not opened",
            hint=f"Delete it and index again; a folder of your own has mode 0700: {folder}",
        )
