"""Owns the walk over a corpus: which files could be articles, in a stable order, none opened.

Hidden files and folders are skipped, and so are a README, LICENSE or COPYING file at the top of
the folder, which speak about the corpus. A symbolic link is followed only to a file or folder
inside the corpus that has not been reached by its own name; others are listed.
"""

from __future__ import annotations

import difflib
import itertools
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path

from explorer.config import own_folders
from explorer.corpus.links import Skipped, is_skipped_link
from explorer.corpus.source_files import (
    KINDS,
    SUFFIXES,
    SourceFile,
    described,
    is_too_large,
    may_hold_articles,
    of_other_kinds,
    source_file,
    suffix_of,
    why_not,
)
from explorer.errors import CorpusEmpty, CorpusMissing, CorpusUnreadable
from explorer.safetext import visible

_ABOUT = re.compile(r"(readme|licen[sc]e|copying)([.-][a-z0-9]{1,6})?\.[a-z]+", re.IGNORECASE)

Known = dict[str, tuple[str, int, int, int | str]]
"""By key what is known of files: key, size, time of change, and 1 where they could be opened.

Plain rows, for there are a hundred thousand.
"""


def scan(corpus: Path, *, max_file_bytes: int, known: Known | None = None) -> Iterator[SourceFile]:
    """Yield the files of a folder, or the one file, in the order of their names.

    Those of a folder that could be opened, and are of the same size and time as they are
    ``known``, are not yielded but taken out of it, without being described.
    Raises CorpusMissing, CorpusUnreadable or CorpusEmpty at once, before the first file is taken.
    """
    if is_folder(corpus):
        return _folder(corpus, max_file_bytes, {} if known is None else known)
    return iter([source_file(corpus, corpus.name, max_file_bytes)])


def is_folder(corpus: Path) -> bool:
    """Tell whether a corpus is a folder, not one file.

    Raises CorpusMissing or CorpusUnreadable where it is neither, or not one of articles.
    """
    try:
        mode = corpus.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CorpusMissing(
            f"There is no file or folder {visible(str(corpus))}.",
            hint=nearest(corpus) or "Check the path, or name another folder of articles.",
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(corpus, why_not(error)) from error
    if any(corpus.resolve().is_relative_to(own) for own in own_folders()):
        raise _unreadable(corpus, "it is in a folder that explorer itself fills and may empty")
    if stat.S_ISDIR(mode):
        return True
    if not stat.S_ISREG(mode):
        raise _unreadable(corpus, "it is neither a folder nor a plain file")
    if corpus.suffix.lower() not in SUFFIXES:
        raise _unreadable(corpus, f"its name does not end in one of {KINDS}")
    return False


def scan_part(corpus: Path, path: str, *, max_file_bytes: int) -> list[SourceFile] | None:
    """Return what `scan` would yield of one path of the corpus, a file or a folder.

    Empty where there is nothing. None where a link is in the way: what it leads to depends on the
    rest of the corpus.
    """
    if corpus.is_file():
        is_it = path == corpus.name
        return [source_file(corpus, corpus.name, max_file_bytes)] if is_it else []
    parts = path.split("/")
    if any(is_passed_over(part, at_top=len(parts) == 1) for part in parts):
        return []
    place = corpus
    for part in parts:
        place /= part
        if place.is_symlink():
            return None
    if any(place.resolve().is_relative_to(own) for own in own_folders()):
        return []
    if not place.is_dir():
        is_article = may_hold_articles(path) and place.exists()
        root = f"{str(corpus).rstrip('/')}/"
        ask = partial(os.lstat, place)
        return [described(root, path, path, ask, max_file_bytes)] if is_article else []
    links: list[tuple[str, str]] = []
    found = list(_entries(str(corpus), "", max_file_bytes, links, {}, begin=f"{path}/"))
    return None if links else found


def nearest(missing: Path) -> str:
    """Return a hint with the sibling whose name is nearest to a missing path; else nothing."""
    try:
        names = sorted(each.name for each in missing.absolute().parent.iterdir())
    except (OSError, ValueError):
        return ""
    folded = {name.casefold(): name for name in names if not name.startswith(".")}
    near = difflib.get_close_matches(missing.name.casefold(), folded, n=1)
    return f"Did you mean {visible(str(missing.with_name(folded[near[0]])))}?" if near else ""


def _unreadable(corpus: Path, reason: str) -> CorpusUnreadable:
    return CorpusUnreadable(
        f"{visible(str(corpus))} cannot be read: {reason}.",
        hint="Name a folder that you may read, or one article file.",
    )


def _folder(corpus: Path, max_file_bytes: int, known: Known) -> Iterator[SourceFile]:
    try:
        os.scandir(corpus).close()
    except OSError as error:
        raise _unreadable(corpus, why_not(error)) from error
    count = len(known)
    found = _walk(corpus, max_file_bytes, known)
    first = next(found, None)
    if len(known) == count and (first is None or is_skipped_link(first)):  # links come last
        if first is not None:
            raise CorpusEmpty(
                f"{visible(str(corpus))} holds no article files, only links, which are not"
                f" followed: {first.key} is {first.problem}.",
                hint="Copy the files into the folder, or name the folder that the links lead to.",
            )
        raise CorpusEmpty(
            f"{visible(str(corpus))} holds no article files{of_other_kinds(corpus)}.",
            hint=f"Articles are files whose names end in {KINDS}; save others as one of these.",
        )
    return found if first is None else itertools.chain([first], found)


def _walk(corpus: Path, max_file_bytes: int, known: Known) -> Iterator[SourceFile]:
    links: list[tuple[str, str]] = []
    yield from _entries(str(corpus), "", max_file_bytes, links, known)
    if not links:
        return
    root = corpus.resolve()
    walked: list[Path] = [root]
    taken: set[Path] = set()
    skipped = Skipped(root)
    # Links come last, so that a file keeps its own name and is never read twice; the list grows
    # while it is walked, as links inside linked folders are found.
    for place, key in links:
        target = _resolved(place)
        if target is None or not target.is_relative_to(root) or _is_reached(target, walked):
            skipped.note(key, target)
        elif target.is_dir():
            walked.append(target)
            for source in _entries(str(target), f"{key}/", max_file_bytes, links, known):
                yield source._replace(linked=True)
        elif target.suffix.lower() in SUFFIXES and target not in taken:
            taken.add(target)
            yield source_file(target, key, max_file_bytes)._replace(linked=True)
        else:
            skipped.note(key, target)
    yield from skipped.told()


def _entries(
    folder: str,
    prefix: str,
    max_file_bytes: int,
    links: list[tuple[str, str]],
    known: Known,
    begin: str = "",
) -> Iterator[SourceFile]:
    """Yield the files under a folder, depth first; nothing recurses, however deep the tree is.

    ``begin`` is a folder inside it, with a slash behind, where only that is to be walked.
    """
    root = f"{folder.rstrip('/')}/"
    own = own_folders()
    names = {folder.name for folder in own}
    pending: list[tuple[str, os.DirEntry[str] | None]] = [(begin, None)]
    while pending:
        name, file = pending.pop()
        if file is not None:
            status = partial(file.stat, follow_symlinks=False)
            yield described(root, name, prefix + name, status, max_file_bytes)
            continue
        try:
            with os.scandir(root + name) as listing:
                front = prefix + name
                others = _others(listing, front, known, max_file_bytes) if known else listing
                entries = sorted(others, key=_name_of, reverse=True)
        except OSError as error:
            said = f"folder cannot be opened: {why_not(error)}"
            yield SourceFile(root, name, visible(prefix + name), 0, 0, said)
            continue
        for entry in entries:
            if is_passed_over(entry.name, at_top=not name and not prefix):
                continue
            inside = name + entry.name
            if entry.is_symlink():
                links.append((entry.path, prefix + inside))
            elif entry.is_dir(follow_symlinks=False):
                # What the program itself wrote there is no article, JSON though it may be.
                if not (entry.name in names and Path(entry.path).resolve() in own):
                    pending.append((f"{inside}/", None))
            elif may_hold_articles(entry.name):
                pending.append((inside, entry))


_name_of = attrgetter("name")


def _others(
    listing: Iterable[os.DirEntry[str]], front: str, known: Known, max_file_bytes: int
) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder, but for files that are as they are known, and not too large."""
    for entry in listing:
        mark = known.get(front + entry.name)
        if mark is not None:
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:  # whoever describes it says why
                yield entry
                continue
            if (
                mark[1] == status.st_size
                and mark[2] == status.st_mtime_ns
                and mark[3] == 1
                and stat.S_ISREG(status.st_mode)
                and (
                    status.st_size <= max_file_bytes  # nearly always: no call for each file
                    or not is_too_large(entry.name, status.st_size, max_file_bytes)
                )
            ):
                del known[mark[0]]
                continue
        yield entry


def is_passed_over(name: str, *, at_top: bool) -> bool:
    """Tell whether a file or folder of this name is hidden, or speaks about the corpus."""
    return name.startswith(".") or (at_top and _ABOUT.fullmatch(name) is not None)


def _is_reached(target: Path, walked: Sequence[Path]) -> bool:
    """Tell whether the walk came to a place by its own name, under one of the folders walked."""
    for number, folder in enumerate(walked):
        if target.is_relative_to(folder):
            parts = target.relative_to(folder).parts
            at_top = number == 0 and len(parts) == 1
            if not any(is_passed_over(part, at_top=at_top) for part in parts):
                return True
    return False


def _resolved(place: str) -> Path | None:
    """Return where a link leads, None where it leads nowhere or in a circle."""
    try:
        return Path(place).resolve(strict=True)
    except (OSError, RuntimeError):
        return None


def holds_readable(corpus: Path) -> bool:
    """Tell whether there is an article file that may be read, looking at no more than has to be."""
    if corpus.is_file():
        return corpus.suffix.lower() in SUFFIXES and os.access(corpus, os.R_OK)
    pending = [str(corpus)]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as listing:
                for entry in listing:
                    if is_passed_over(entry.name, at_top=folder == str(corpus)):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif (
                        suffix_of(entry.name) in SUFFIXES
                        and entry.is_file()
                        and os.access(entry.path, os.R_OK)
                    ):
                        return True
        except OSError:  # a folder that may not be entered holds nothing for us
            continue
    return False
