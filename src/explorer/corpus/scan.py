"""Owns the walk over a corpus: which files could be articles, in a stable order, none opened.

Hidden files and folders are skipped, and so are a README, LICENSE or COPYING file at the top of
the folder, which speak about the corpus. A symbolic link is followed only to a file or folder
inside the corpus that has not been reached by its own name.
"""

from __future__ import annotations

import difflib
import itertools
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import CorpusEmpty, CorpusMissing, CorpusUnreadable
from explorer.model import ArticleKey
from explorer.safetext import visible

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
_KINDS = ", ".join(SUFFIXES)
# One file of these may hold any number of articles and is read record by record.
_STREAMED = (".jsonl",)
_ABOUT = re.compile(r"(readme|licen[sc]e|copying)([.-][a-z0-9]{1,6})?\.[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that could hold articles; ``key`` is its path relative to the corpus.

    ``size`` is in bytes, ``mtime_ns`` in nanoseconds. ``problem`` says why it will not be opened.
    """

    path: Path
    key: ArticleKey
    size: int
    mtime_ns: int
    problem: str | None = None


def scan(corpus: Path, *, max_file_bytes: int) -> Iterator[SourceFile]:
    """Yield the files of a folder, or the one file, in the order of their names.

    Raises CorpusMissing, CorpusUnreadable or CorpusEmpty at once, before the first file is taken.
    """
    try:
        mode = corpus.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CorpusMissing(
            f"There is no file or folder {visible(str(corpus))}.",
            hint=nearest(corpus) or "Check the path, or name another folder of articles.",
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(corpus, _why(error)) from error
    if stat.S_ISDIR(mode):
        return _folder(corpus, max_file_bytes)
    if not stat.S_ISREG(mode):
        raise _unreadable(corpus, "it is neither a folder nor a plain file")
    if corpus.suffix.lower() not in SUFFIXES:
        raise _unreadable(corpus, f"its name does not end in one of {_KINDS}")
    return iter([source_file(corpus, corpus.name, max_file_bytes)])


def nearest(missing: Path) -> str:
    """Return a hint with the sibling whose name is nearest to a missing path; else nothing."""
    try:
        names = sorted(each.name for each in missing.absolute().parent.iterdir())
    except (OSError, ValueError):
        return ""
    folded = {name.casefold(): name for name in names if not name.startswith(".")}
    near = difflib.get_close_matches(missing.name.casefold(), folded, n=1)
    return f"Did you mean {visible(str(missing.with_name(folded[near[0]])))}?" if near else ""


def source_file(path: Path, key: str, max_file_bytes: int) -> SourceFile:
    """Describe one file by what its directory entry tells; never raises, never opens it."""
    shown = visible(key)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return SourceFile(path, shown, 0, 0, f"cannot be read: {_why(error)}")
    problem = None
    if shown != key:
        problem = "its name holds control characters or bytes that are not text; rename the file"
    elif not stat.S_ISREG(status.st_mode):
        problem = "not a plain file but a pipe, socket, device or folder"
    elif status.st_size > max_file_bytes and path.suffix.lower() not in _STREAMED:
        problem = f"too large: {status.st_size:,} bytes, the limit is {max_file_bytes:,}"
    return SourceFile(path, shown, status.st_size, status.st_mtime_ns, problem)


def _why(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return visible(reason).lower()


def _unreadable(corpus: Path, reason: str) -> CorpusUnreadable:
    return CorpusUnreadable(
        f"{visible(str(corpus))} cannot be read: {reason}.",
        hint="Name a folder that you may read, or one article file.",
    )


def _folder(corpus: Path, max_file_bytes: int) -> Iterator[SourceFile]:
    try:
        os.scandir(corpus).close()
    except OSError as error:
        raise _unreadable(corpus, _why(error)) from error
    found = _walk(corpus, max_file_bytes)
    first = next(found, None)
    if first is None:
        raise CorpusEmpty(
            f"{visible(str(corpus))} holds no article files.",
            hint=f"Articles are files whose names end in {_KINDS}.",
        )
    return itertools.chain([first], found)


def _walk(corpus: Path, max_file_bytes: int) -> Iterator[SourceFile]:
    links: list[tuple[Path, str]] = []
    reached: set[tuple[int, int]] = set()
    yield from _entries(corpus, "", max_file_bytes, links, reached)
    root = corpus.resolve()
    # Links come last, so that a file keeps its own name and is never read twice; the list grows
    # while it is walked, as links inside linked folders are found.
    for path, key in links:
        target = _resolved(path)
        if target is None or not target.is_relative_to(root):
            continue
        if target.is_dir():
            if _is_new(target, reached):
                yield from _entries(target, f"{key}/", max_file_bytes, links, reached)
        elif target.suffix.lower() in SUFFIXES and _is_new(target, reached):
            yield source_file(target, key, max_file_bytes)


def _entries(
    folder: Path,
    prefix: str,
    max_file_bytes: int,
    links: list[tuple[Path, str]],
    reached: set[tuple[int, int]],
) -> Iterator[SourceFile]:
    """Yield the files under a folder, depth first; nothing recurses, however deep the tree is."""
    pending: list[tuple[Path, str, bool]] = [(folder, prefix, True)]
    while pending:
        path, key, is_folder = pending.pop()
        if not is_folder:
            _is_new(path, reached)
            yield source_file(path, key, max_file_bytes)
            continue
        _is_new(path, reached)
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield SourceFile(path, visible(key), 0, 0, f"folder cannot be opened: {_why(error)}")
            continue
        for entry in entries:
            name = f"{key}{entry.name}"
            if entry.name.startswith(".") or (not key and _ABOUT.fullmatch(entry.name)):
                continue
            if entry.is_symlink():
                links.append((Path(entry.path), name))
            elif entry.is_dir(follow_symlinks=False):
                pending.append((Path(entry.path), f"{name}/", True))
            elif Path(entry.name).suffix.lower() in SUFFIXES:
                pending.append((Path(entry.path), name, False))


def _resolved(path: Path) -> Path | None:
    """Return where a link leads, None where it leads nowhere or in a circle."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None


def _is_new(path: Path, reached: set[tuple[int, int]]) -> bool:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return True
    identity = (status.st_dev, status.st_ino)
    new = identity not in reached
    reached.add(identity)
    return new
