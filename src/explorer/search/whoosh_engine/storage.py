"""The files of an index mapped into memory instead of copied.

Whoosh packs a segment into one file and, on opening it, copies all of it into the process: 560 MiB
for 100,000 articles. Mapped files are shared with the system's cache and read where needed.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any, BinaryIO, cast

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile

_MAPPED = {".trm", ".pst", ".col"}


class MappedFile(BufferFile):
    """A file that is read through a memory map, which has a file's methods itself."""

    def __init__(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        super().__init__(b"", name=name)
        self._view = memoryview(mapped)
        self._buf = self._view
        self.file = cast("BinaryIO", mapped)

    def close(self) -> None:
        """Let go of the map once nothing reads from it."""
        if not self.is_closed:
            self.is_closed = True
            self._view.release()
            self.file.close()


class MappedStorage(FileStorage):
    """A folder whose segment files are mapped."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))  # type: ignore[no-untyped-call]

    def open_file(self, name: str, **options: Any) -> StructFile:  # noqa: ANN401 - Whoosh's own
        """Open a file for reading; an empty one cannot be mapped."""
        path = Path(self.folder, name)
        if path.suffix in _MAPPED and path.stat().st_size:
            return MappedFile(path, name)
        return StructFile(path.open("rb"), name=name, **options)
