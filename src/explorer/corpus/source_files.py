"""A file that could hold articles: its place, what it is, and why it will not be opened."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from explorer.model import ArticleKey
from explorer.safetext import visible

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
KINDS = ", ".join(SUFFIXES)
# One file of these may hold any number of articles and is read record by record.
_STREAMED = (".jsonl",)
# A file of articles that somebody packed; nothing is unpacked, but it is listed.
_PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip", ".7z")
NOT_FOLLOWED = "a link, not followed"


class SourceFile(NamedTuple):
    """A file that could hold articles; ``key`` is its path relative to the corpus.

    ``root`` and ``name`` together are its place; a corpus of a hundred thousand files shares one
    ``root``, and ``key`` is ``name`` where nothing had to be made visible. ``size`` is in bytes,
    ``mtime_ns`` in nanoseconds. ``problem`` says why it will not be opened. One that is ``linked``
    was reached through a link, and has its place with no link in it.
    """

    root: str
    name: str
    key: ArticleKey
    size: int
    mtime_ns: int
    problem: str | None = None
    linked: bool = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return Path(self.root + self.name)


def source_file(path: Path, key: str, max_file_bytes: int) -> SourceFile:
    """Describe one file by what its directory entry tells; never raises, never opens it."""
    return described("", str(path), key, path.stat, max_file_bytes)


def described(
    root: str, name: str, key: str, ask: Callable[[], os.stat_result], max_file_bytes: int
) -> SourceFile:
    """Describe a file of a name below a root; ``ask`` gives its status or raises."""
    shown = visible(key)
    try:
        status = ask()
    except (OSError, ValueError) as error:
        return SourceFile(root, name, shown, 0, 0, f"cannot be read: {why_not(error)}")
    problem, suffix = None, suffix_of(name)
    if shown != key:
        problem = "its name holds control characters or bytes that are not text; rename the file"
    elif not stat.S_ISREG(status.st_mode):
        problem = (
            "not a plain file but a pipe, socket, device or folder; save what it gives in a file of"
            " its own, or take it out of the corpus"
        )
    elif suffix in _PACKED and is_packed(name):
        problem = "compressed; nothing is unpacked, do that first"
    elif is_too_large(name, status.st_size, max_file_bytes):
        problem = too_large(status.st_size, max_file_bytes)
    return SourceFile(root, name, shown, status.st_size, status.st_mtime_ns, problem)


def too_large(size: int, max_file_bytes: int) -> str:
    """Say in words that a file is too large, by which setting, and what to do."""
    return (
        f"too large: {size:,} bytes, and the limit is {max_file_bytes:,}; part the file, or raise"
        " max_file_bytes under [index] in config.toml"
    )


def is_too_large(name: str, size: int, max_file_bytes: int) -> bool:
    """Tell whether a file is too large to be read; one that is read by lines never is."""
    return size > max_file_bytes and suffix_of(name) not in _STREAMED


def suffix_of(name: str) -> str:
    """Return what a file's name ends in, as ``Path.suffix`` but without making a path."""
    place = name.rfind(".")
    return name[place:].lower() if name.rfind("/") + 1 < place < len(name) - 1 else ""


def may_hold_articles(name: str) -> bool:
    """Tell by a file's name whether it is read, or listed as packed."""
    return suffix_of(name) in SUFFIXES or is_packed(name)


def is_packed(name: str) -> bool:
    """Tell whether a name is that of a packed file of articles, such as ``news.jsonl.gz``."""
    suffix = suffix_of(name)
    return suffix in _PACKED and suffix_of(name[: -len(suffix)]) in SUFFIXES


def of_other_kinds(corpus: Path) -> str:
    """Say what kinds of files lie in a folder that holds no articles, the commonest first."""
    try:
        names = [entry.name for entry in os.scandir(corpus) if entry.is_file()]
    except OSError:
        return ""
    named = (suffix_of(name) for name in names if not name.startswith("."))
    kinds = Counter(suffix for suffix in named if suffix and suffix not in SUFFIXES)
    told = ", ".join(visible(kind) for kind, _ in kinds.most_common(3))
    return f", only files in {told}" if told else ""


def why_not(error: Exception) -> str:
    """Say in words why a file or folder cannot be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return visible(reason).lower()
