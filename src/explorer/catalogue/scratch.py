"""Where SQLite puts aside what it sorts and what a transaction may have to take back.

Its files have no name and go with the process, however that ends. Beside the store they could not
be: a reader may not write there, and SQLite takes another folder only for the whole process.
"""

from __future__ import annotations

import os
from pathlib import Path

from explorer.errors import StoreFull, has_no_room, no_room

_NAMED_BY = ("SQLITE_TMPDIR", "TMPDIR")
_ELSE = ("/var/tmp", "/usr/tmp", "/tmp", ".")
"""SQLite's own, in its order."""


def scratch_folder() -> Path:
    """Return the folder that SQLite takes: the first of its own that can be written to."""
    named = filter(None, map(os.environ.get, _NAMED_BY))
    usable = (Path(each) for each in (*named, *_ELSE) if _is_usable(each))
    return next(usable, Path(_ELSE[-1]))


def no_room_for(path: Path) -> StoreFull:
    """Return in words which disk was full while a catalogue was asked or written.

    What a question put aside is gone when that is asked, what was written of a catalogue is not:
    its disk is full still.
    """
    scratch = scratch_folder()
    if has_no_room(path.parent) or _is_same_disk(scratch, path.parent):
        return no_room(path.parent)
    return StoreFull(
        f"The disk of {scratch.absolute()} is full (or your share of it): it is where what is"
        f" sorted is put aside for a while. There is room for the index in {path.parent}.",
        hint="Free some space there, or name a folder of another disk: SQLITE_TMPDIR=FOLDER."
        " The articles and what was indexed so far are kept: `explorer index` goes on from there.",
    )


def _is_usable(folder: str) -> bool:
    return Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _is_same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return True
