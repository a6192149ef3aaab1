"""Damage of an index on the disk: how it is noticed, and noted for the next who may write.

Both engines write a file once and then leave it as it is, under a name that is used once. So a file
is known by its size and its checksum, which are kept beside (``checksums.json``) from the end of
the run that made it. Who meets damage while searching leaves a note (``damaged``). Both lie in the
folder of the index and go with it when it is made anew.
"""

from __future__ import annotations

import errno
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from explorer.errors import IndexDamaged, StoreError

AGAIN = "Make it again from the catalogue, where no facts are lost: explorer index CORPUS"

_NOTE, _SUMS = "damaged", "checksums.json"
_WHOOSH = (".trm", ".pst", ".toc")
_DELETED = ".del"  # lists of Tantivy; a later one takes the place of the one before
TANTIVY = (".idx", ".pos", ".term", ".store", ".fast", ".fieldnorm", _DELETED)
"""The endings of Tantivy's files, each of which is written once."""
_TABLE = "meta.json"  # of Tantivy, the only file that is written again
_PIECE = 1 << 20
_LOOKS = 2

_NO_RIGHT = {errno.EACCES, errno.EPERM}
_NO_MEANS = {
    *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.EINTR),
    *(errno.ENOLCK, errno.ESTALE),
}
_SYSTEM_ERROR = re.compile(r"(?:os error|code:) (\d+)")


class _Sum(NamedTuple):
    size: int
    crc: int


def damaged(folder: Path, error: BaseException) -> StoreError:
    """Return in words that an index cannot be read: damage, unless the system lacks means."""
    said = f"The full-text index in {folder} cannot be read: {str(error) or type(error).__name__}"
    numbers = set(system_errors(error))
    if numbers & _NO_RIGHT:
        return StoreError(said, hint="See that you may read the files there.")
    if numbers & _NO_MEANS or isinstance(error, MemoryError):
        return StoreError(said, hint="Try again when the machine has less to do.")
    return IndexDamaged(said, hint=AGAIN)


def system_errors(error: BaseException) -> list[int]:
    """Return the system's numbers of what went wrong; Tantivy tells them in its words alone."""
    if isinstance(error, OSError) and error.errno is not None:
        return [error.errno]
    return [int(number) for number in _SYSTEM_ERROR.findall(str(error))]


def note_damage(folder: Path) -> None:
    """Have the next refresh make the index anew; nothing is said where nothing may be written."""
    with suppress(OSError):
        (folder / _NOTE).touch(mode=0o600)


def is_damaged(folder: Path) -> bool:
    """Tell whether damage was met, or a file has another size than when it was made: cheap."""
    if (folder / _NOTE).exists():
        return True
    # A writer may clear a file away just between two looks: only what stays so is damage.
    return all(_has_other_sizes(folder) for _ in range(_LOOKS))


def is_spoilt(folder: Path) -> bool:
    """Tell the same by the contents, all of which are read: 400 MB in less than a second."""
    return is_damaged(folder) or any(
        _is_other(folder / name, known) for name, known in _in_use(folder)
    )


class Merged:
    """The segments that are merged while an index is open: each is read once before that.

    What is merged is trusted. Numbers that the disk got wrong would get checksums of their own,
    and nobody could tell them from right ones.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sound: set[str] = set()

    def refuse_spoilt(self, segments: Iterable[str]) -> None:
        """Raise IndexDamaged where one is not as it was written; they are named as their files."""
        unread = set(segments) - self._sound
        if not unread:
            return
        for name, known in _in_use(self._folder):
            if name.partition(".")[0] in unread and _is_other(self._folder / name, known):
                raise damaged(self._folder, ValueError(f"{name} is not as it was written"))
        self._sound |= unread


def _is_other(path: Path, known: _Sum) -> bool:
    found = _sum(path)
    return found is not None and found != known


def is_sound(folder: Path) -> bool:
    """Tell whether all of an index is known, and as it was written: it is not the disk's fault."""
    known = _known(folder)
    try:
        return all(path.name in known for path in _written(folder)) and not is_spoilt(folder)
    except OSError:
        return False


def keep_checksums(folder: Path) -> None:
    """Keep size and checksum of what is new in an index; called when nobody writes any more."""
    with suppress(OSError):  # a full disk: they are kept by a later run
        _keep(folder, _known(folder))


def _keep(folder: Path, known: dict[str, _Sum]) -> None:
    found = {  # what is known is not read again: it could be damaged since
        path.name: each
        for path in sorted(_written(folder))
        if (each := known.get(path.name) or _sum(path)) is not None
    }
    if found != known:
        fresh = folder / f"{_SUMS}.new"
        fresh.write_text(json.dumps(found), encoding="utf-8")
        fresh.replace(folder / _SUMS)


def _written(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in (*_WHOOSH, *TANTIVY)]


def _has_other_sizes(folder: Path) -> bool:
    return any(_size(folder / name) != known.size for name, known in _in_use(folder))


def _in_use(folder: Path) -> Iterator[tuple[str, _Sum]]:
    """Yield what is known of the files; not of those that a later commit has cleared away."""
    try:
        table = _text(folder / _TABLE).replace("-", "")
    except OSError:
        table = ""
    for name, known in _known(folder).items():
        is_named = name.partition(".")[0] in table and not name.endswith(_DELETED)
        if is_named or (folder / name).exists():
            yield name, known


def _known(folder: Path) -> dict[str, _Sum]:
    try:
        content = json.loads(_text(folder / _SUMS))
        return {str(name): _Sum(int(size), int(crc)) for name, (size, crc) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):  # none yet, or damaged itself
        return {}


def _text(path: Path) -> str:
    if not path.is_file():  # a pipe would be waited for
        raise FileNotFoundError(path)
    return path.read_text(encoding="utf-8", errors="replace")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _sum(path: Path) -> _Sum | None:
    """Return size and checksum of a file, -1 for one that cannot be read; None where not now."""
    size = crc = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                size, crc = size + len(piece), zlib.crc32(piece, crc)
    except OSError as error:  # gone, or a bad disk
        return None if error.errno in _NO_RIGHT | _NO_MEANS else _Sum(-1, 0)
    return _Sum(size, crc)
