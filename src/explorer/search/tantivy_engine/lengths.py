"""How long the files of an index are, so that none is read beyond its end.

Tantivy maps them into memory. To read what somebody has cut off since ends the process by a signal,
which nothing can catch. Files are written once, so one that is shorter than it was is damaged.
"""

from __future__ import annotations

import os
from pathlib import Path

from explorer.search.damage import TANTIVY, damaged


class Lengths:
    """The files of the segments of an index, as they were first seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._table = folder / "meta.json"
        self._commit: tuple[int, int] | None = None
        self._known: dict[str, int] = {}

    def require_whole(self) -> None:
        """Raise IndexDamaged where a file was cut short: cheap, and asked before each search."""
        for path, size in self._known.items():
            try:
                is_whole = os.stat(path).st_size >= size  # noqa: PTH116 - for each search
            except OSError:  # a later commit has cleared it away: what is mapped of it stays
                continue
            if not is_whole:
                raise damaged(self._folder, ValueError(f"{Path(path).name} was cut short"))

    def note(self) -> None:
        """Note the files of a commit that is newer than the last one noted."""
        found = self._table.stat()
        commit = found.st_ino, found.st_mtime_ns
        if commit == self._commit:
            return
        table = self._table.read_text(encoding="utf-8").replace("-", "")
        known: dict[str, int] = {}
        with os.scandir(self._folder) as files:
            for file in files:
                name, _, ending = file.name.partition(".")
                if name in table and f".{ending}".endswith(TANTIVY):
                    known[file.path] = self._known.get(file.path) or _size(file)
        self._known, self._commit = known, commit


def _size(file: os.DirEntry[str]) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
