"""Named arrays of numbers in one file: written piece by piece, mapped into memory to be read.

A file is a magic word, the length of a JSON header, the header (name, type, offset and length of
each array), and the arrays as the machine holds them, each at a multiple of eight bytes. The header
tells how long the file is, so that one cut short is known for what it is.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
"""Whole numbers of any width, one dimension."""

_MAGIC = b"EXAR"
_LENGTH = struct.Struct("<4sI")
_ALIGNED = 8


class DamagedArrays(ValueError):
    """A file that is not one of arrays, or not whole."""


def narrowest(largest: int) -> str:
    """Return the narrowest type of numbers from 0 to ``largest``."""
    return next(code for code, top in _WIDTHS if largest <= top)


_WIDTHS = (("<u1", 2**8 - 1), ("<u2", 2**16 - 1), ("<u4", 2**32 - 1), ("<u8", 2**64 - 1))


class ArraysWriter:
    """Writes arrays whose types and lengths are known, each from its beginning to its end."""

    def __init__(self, path: Path, shapes: Mapping[str, tuple[str, int]]) -> None:
        header: dict[str, tuple[str, int, int]] = {}
        at = 0
        for name, (code, length) in shapes.items():
            header[name] = code, at, length
            at += -(-length * np.dtype(code).itemsize // _ALIGNED) * _ALIGNED
        text = json.dumps({"arrays": header, "bytes": at}).encode()
        text += b" " * (-(_LENGTH.size + len(text)) % _ALIGNED)
        start = _LENGTH.size + len(text)
        self._left = {name: length for name, (_, length) in shapes.items()}
        self._codes = {name: code for name, (code, _) in shapes.items()}
        self._at = {name: start + offset for name, (_, offset, _) in header.items()}
        self._file = path.open("wb")
        self._file.write(_LENGTH.pack(_MAGIC, len(text)) + text)
        self._file.truncate(start + at)

    def put(self, name: str, values: Numbers) -> None:
        """Write the next numbers of an array; ValueError where they do not fit into it.

        Then whoever told the shapes was wrong, and nothing else would ever tell.
        """
        code = np.dtype(self._codes[name])
        self._left[name] -= len(values)
        is_narrower = code.itemsize < values.dtype.itemsize
        if self._left[name] < 0 or (is_narrower and _reaches_over(values, code)):
            raise ValueError(f"{name} is larger than was told")
        raw = np.ascontiguousarray(values, dtype=code).tobytes()
        self._file.seek(self._at[name])
        self._file.write(raw)
        self._at[name] += len(raw)

    def close(self) -> None:
        """Bring everything to the disk; ValueError where an array is not written to its end."""
        if short := [name for name, left in self._left.items() if left]:
            raise ValueError(f"{', '.join(short)}: less than was told")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def _reaches_over(values: Numbers, code: np.dtype[Any]) -> bool:
    limits = np.iinfo(code)
    return (
        bool(len(values)) and not limits.min <= int(values.min()) <= int(values.max()) <= limits.max
    )


class Arrays:
    """The arrays of a file, read where they are looked at; the system frees the map in the end."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < _LENGTH.size:
                raise DamagedArrays(f"{path.name} is cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._name, self._size = path.name, size
        magic, length = _LENGTH.unpack(self._map[: _LENGTH.size])
        start = _LENGTH.size + length
        if magic != _MAGIC or start > size:
            raise DamagedArrays(f"{path.name} is not whole")
        header = json.loads(self._map[_LENGTH.size : start])
        if start + int(header["bytes"]) != size:
            raise DamagedArrays(f"{path.name} is not whole")
        self._header: dict[str, list[Any]] = header["arrays"]
        self._start = start

    def __getitem__(self, name: str) -> Numbers:
        """Return an array, which cannot be written to."""
        code, offset, length = self._header[name]
        return np.frombuffer(self._map, np.dtype(code), int(length), self._start + int(offset))

    def require_whole(self) -> None:
        """Raise DamagedArrays where somebody has cut the file short since it was opened.

        To read what is not there any more ends the process by a signal, which Python cannot catch.
        """
        if self._map.size() < self._size:  # of the file that is mapped, whatever has its name now
            raise DamagedArrays(f"{self._name} was cut short")

    def let_go(self) -> None:
        """Give back the memory of what was read; the system still keeps it while it has room."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def __contains__(self, name: str) -> bool:
        return name in self._header
