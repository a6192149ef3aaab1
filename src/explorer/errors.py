"""Every error that can reach a person; each says what is wrong, where, and what to do.

ExplorerError
├── ConfigError              a wrong key or value in config.toml
├── CorpusError              the folder or file of articles as a whole
│   ├── CorpusMissing        no such path
│   ├── CorpusUnreadable     no permission, or not a folder or article file
│   └── CorpusEmpty          nothing in it that could be an article
├── ArticleUnreadable        one file: listed with its reason and skipped
├── ArticleUnknown           an article asked for by a name that the catalogue does not hold
├── ActorUnknown             an actor asked for by a name that no alias matches
├── EventUnknown             an event asked for by an id that the catalogue does not hold
├── ValueUnknown             a filter's value outside its list (a type, a kind, a status)
├── NotUnderstood            a line of plain mode that is no command, or asks for what is not there
├── QueryError               a mistake in a query: where it is and the nearest right word
├── ExportError              a file that cannot be made: in the corpus, no folder, no right
│   └── ExportExists         there is a file of that name
├── ModelMissing             the language pipeline is not installed
├── Incomplete               another library is missing from the installation
└── StoreError               the derived data of a corpus (catalogue and search index)
    ├── StoreMissing         not indexed yet
    │   └── StoreDeleted     deleted by somebody while it was written
    ├── StoreOutdated        written by another version
    ├── StoreDamaged         cannot be read; safe to rebuild
    │   └── IndexDamaged     the search index alone, which is made again from the catalogue
    ├── StoreOfAnother       of another corpus, whose articles would be forgotten
    ├── StoreLocked          being written by another process
    └── StoreFull            no room on its disk
"""

from __future__ import annotations

import errno
import os
from pathlib import Path


class ExplorerError(Exception):
    """A message for a person: what is wrong and where, and in ``hint`` what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class ConfigError(ExplorerError):
    """A wrong key or value in config.toml."""


class CorpusError(ExplorerError):
    """Something is wrong with the corpus as a whole."""


class CorpusMissing(CorpusError):
    """There is no such path."""


class CorpusUnreadable(CorpusError):
    """The path may not be read, or is neither a folder nor an article file."""


class CorpusEmpty(CorpusError):
    """The folder holds nothing that could be an article."""


class ArticleUnreadable(ExplorerError):
    """One file or record that could not be read as an article."""


class ArticleUnknown(ExplorerError):
    """The catalogue holds no article of that name."""


class ActorUnknown(ExplorerError):
    """No actor has that name among its aliases."""


class EventUnknown(ExplorerError):
    """The catalogue holds no event of that id."""


class ValueUnknown(ExplorerError):
    """A filter's value is not one of its list, which the message names."""


class NotUnderstood(ExplorerError):
    """A line of plain mode is no command, or asks for what is not there."""


class QueryError(ExplorerError):
    """A mistake in a query: characters ``start`` to ``end`` of the ``text`` that was typed."""

    def __init__(
        self, message: str, *, start: int, end: int, text: str = "", hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.text = text
        self.start = start
        self.end = end


class ExportError(ExplorerError):
    """A file that cannot be made where it was asked for."""


class ExportExists(ExportError):
    """There is a file of that name; nothing is written over it unasked."""


class ModelMissing(ExplorerError):
    """The asked-for language pipeline is not installed."""


class Incomplete(ExplorerError):
    """A library that the program needs is missing from the installation."""


class StoreError(ExplorerError):
    """Something is wrong with the derived data of a corpus."""


class StoreMissing(StoreError):
    """The corpus has not been indexed yet."""


class StoreDeleted(StoreMissing):
    """The derived data was deleted by somebody while it was being written."""


class StoreOutdated(StoreError):
    """The derived data was written by another version of the program."""


class StoreDamaged(StoreError):
    """The derived data cannot be read; it can be rebuilt from the corpus."""


class IndexDamaged(StoreDamaged):
    """The search index cannot be read; the next refresh makes it again from the catalogue."""


class StoreOfAnother(StoreError):
    """The derived data is another corpus', which is still there."""


class StoreLocked(StoreError):
    """Another process is writing the derived data."""


class StoreFull(StoreError):
    """The disk of the derived data has no room; what was done so far is kept."""


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LITTLE = 128_000  # bytes: less than what SQLite and the index want for the smallest change


def is_out_of_room(error: OSError) -> bool:
    """Tell whether the system refused because a disk, a quota or the size of a file is used up."""
    return error.errno in _NO_ROOM


def has_no_room(path: Path) -> bool:
    """Tell whether the disk of a path is full."""
    try:
        found = os.statvfs(path)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _LITTLE


def no_room(path: Path) -> StoreFull:
    """Return in words that the disk of a store is full, and that nothing is lost."""
    return StoreFull(
        f"The disk of {path} is full (or your share of it): the index could not be written on.",
        hint="Free some space, or keep the index on another disk (XDG_CACHE_HOME, or --store)."
        " The articles and what was indexed so far are kept: `explorer index` goes on from there.",
    )


def overwritten(path: Path) -> StoreDeleted:
    """Return in words that somebody who wrote what was deleted has written into what is new."""
    return StoreDeleted(
        f"The full-text index in {path} was written by another process too, which had begun"
        " before the index was deleted and made anew.",
        hint="Index again: it is made from the catalogue, and no facts are lost.",
    )


def refused(doing: str, error: OSError) -> ExplorerError:
    """Return in words what the system did not let us do, and while doing what."""
    where = f"{error.filename}: " if error.filename else ""
    return ExplorerError(f"{doing}: {where}{error.strerror or error}.")
