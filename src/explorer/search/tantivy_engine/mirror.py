"""An index in a folder where this process may not write, seen through links in a folder of its own.

Tantivy takes a lock beside whatever it opens, also to read. Another user's index, shared for
reading, has therefore to be opened from somewhere else; its files themselves are only read.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import Index

_TRIES = 5


class Mirror:
    """Links to the files of one commit; made again where there is a newer one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._commit: tuple[int, int] | None = None
        self._place: TemporaryDirectory[str] | None = None

    def newest(self) -> Index | None:
        """Open the newest commit; None where it is the one that was opened last."""
        for _ in range(_TRIES):
            found = (self._folder / "meta.json").stat()
            commit = found.st_ino, found.st_mtime_ns
            if commit == self._commit:
                return None
            # Tantivy may make its lock anew just while the folder is cleared.
            place = TemporaryDirectory(prefix="explorer-index-", ignore_cleanup_errors=True)
            for path in self._folder.iterdir():
                if not path.name.startswith("."):
                    Path(place.name, path.name).symlink_to(path.resolve())
            try:
                index = Index.open(place.name)
            except ValueError:
                # A writer may have cleared files away in between; the next look is at newer ones.
                place.cleanup()
                continue
            self._commit, self._place = commit, place  # files in use outlive their links
            return index
        return Index.open(str(self._folder))  # says what is wrong


def may_write(folder: Path) -> bool:
    """Tell whether Tantivy can take its locks in a folder."""
    return os.access(folder, os.W_OK)
