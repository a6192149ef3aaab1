"""Owns opening a file of a corpus: a plain file, inside the corpus, and no more of it than it has.

What the walk saw may be something else by the time it is opened. So no link is followed on the way
from the corpus to the file, what is open is looked at again, and neither a pipe nor a device can
make the program wait. A file that grows is read as far as it reached when it was opened.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from explorer.corpus.source_files import SourceFile

_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_PIECE = 1 << 20


class OpenFile:
    """A file as long as it was when it was opened; ``left`` bytes of it are not read yet."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self.left = size

    def read(self, most: int) -> bytes:
        """Return the next bytes, at most so many; none at the end."""
        return self._took(self._file.read(min(most, self.left)))

    def readline(self, most: int) -> bytes:
        """Return the next line, or so many bytes of it; nothing at the end."""
        return self._took(self._file.readline(min(most, self.left)))

    def head(self, count: int) -> bytes:
        """Return the first bytes of a file of which nothing is read yet."""
        found = self._file.read(min(count, self.left))
        self._file.seek(0)
        return found

    def _took(self, data: bytes) -> bytes:
        self.left -= len(data)
        return data


@contextmanager
def opened(source: SourceFile) -> Iterator[OpenFile]:
    """Open a plain file for reading; OSError says what it is else, or why it cannot be opened."""
    handle = _handle(source)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "not a plain file")
        yield OpenFile(file, found.st_size)


def digest_of(source: SourceFile) -> str:
    """Return the SHA-256 of a file's bytes; OSError as for `opened`."""
    digest = hashlib.sha256()
    with opened(source) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _handle(source: SourceFile) -> int:
    if not source.linked and not source.root:
        if not stat.S_ISREG(source.path.stat().st_mode):
            raise OSError(0, "not a plain file")
        return os.open(source.path, _FILE)  # named by the user, who may name a link
    *folders, name = [part for part in source.name.split("/") if part]
    if source.linked:
        # The walk resolved every link of this path, so there is none on the whole way.
        *folders, name = [part for part in f"{source.root}{source.name}".split("/") if part]
    place = os.open("/" if source.linked else source.root, _FOLDER)
    try:
        for folder in folders:
            inner = _unlinked(folder, _FOLDER, place)
            os.close(place)
            place = inner
        if not stat.S_ISREG(os.stat(name, dir_fd=place, follow_symlinks=False).st_mode):
            raise OSError(0, "not a plain file, or a link that was not there before")
        return _unlinked(name, _FILE, place)
    finally:
        os.close(place)


def _unlinked(name: str, flags: int, folder: int) -> int:
    try:
        return os.open(name, flags | os.O_NOFOLLOW, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENOTDIR):
            raise OSError(0, "a link stands where a file or folder was") from error
        raise
