"""Whose folders are: what is the user's alone, and what of others may be read.

A full-text index is trusted like code (Whoosh unpickles its files), so a store is opened only where
nobody else could have written it: its folders and files belong to the user or to root, only their
owner may write, and no folder on the way to it is one in which others may put another in its place.
All is told by what the system says of files; none is opened for it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.errors import StoreDamaged, StoreError, is_out_of_room, no_room
from explorer.strangers import doubt_about, doubt_on_way, names_in, owners, user

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ = 0o055
_ELSEWHERE = "Set XDG_CACHE_HOME (or XDG_STATE_HOME, XDG_DATA_HOME) to a folder of your own."
_WRITABLE = "See that it may be written to, or set XDG_CACHE_HOME, XDG_STATE_HOME elsewhere."
_STORE_ELSEWHERE = (
    "See that it may be written to, or keep the index elsewhere: name another folder with --store,"
    " or set XDG_CACHE_HOME."
)
_CLOSE = (
    "Keep the index where only you may write: set XDG_CACHE_HOME, XDG_STATE_HOME, XDG_DATA_HOME, or"
    " name a folder with --store. A folder of yours on the way is closed with: chmod go-w FOLDER"
)
_ONLY_READ = (
    "Only its owner brings an index up to date: read it as it is with --read-only, or keep one of"
    " your own (--store FOLDER, or XDG_CACHE_HOME)."
)


def private_folder(path: Path) -> Path:
    """Make ``path`` with its parents, for this user alone (0700), and return it.

    Raises StoreError where the system refuses, or where it belongs to somebody else.
    """
    try:
        _make(path)
        found = path.stat()
        if found.st_uid != os.getuid():
            raise _foreign(path, found.st_uid)
        if stat.S_IMODE(found.st_mode) != 0o700:
            path.chmod(0o700)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def private_root(path: Path) -> Path:
    """Make a folder as `private_folder` does, where no other user could exchange it."""
    _require_own_way(path)
    folder = private_folder(path)
    _require_own_way(path)  # in /tmp somebody may have been quicker
    return folder


def store_folder(path: Path) -> Path:
    """Make the folder of a store, private; one that is there keeps who may read it.

    Raises StoreError where it is another user's, or where others may write to or exchange it.
    """
    try:
        if not path.exists():
            _require_own_way(path)
            _make(path)
        found = path.stat()
    except OSError as error:
        raise _refused(path, error, hint=_STORE_ELSEWHERE) from error
    if found.st_uid != os.getuid():
        raise _foreign(path, found.st_uid, hint=_ONLY_READ)
    _require_own_way(path)
    if found.st_mode & _OTHERS_WRITE:
        raise StoreError(
            f"Others may write to {path}, and an index is trusted like code.",
            hint=f"Take that right away first: chmod go-w '{path}'",
        )
    return path


def inner_folder(path: Path) -> Path:
    """Make a folder in a store, to be read by those who may read the store, and return it."""
    mode = 0o700 | (readers(path.parent) & _OTHERS_READ)
    try:
        path.mkdir(parents=True, exist_ok=True, mode=mode)
        found = path.stat()
        if found.st_uid == os.getuid() and stat.S_IMODE(found.st_mode) != mode:
            path.chmod(mode)
    except OSError as error:
        raise _refused(path, error) from error
    return path


@contextmanager
def closed_to_others(folder: Path) -> Iterator[None]:
    """Let what is made meanwhile be read by those who may read a folder, written by its owner.

    Holds for the whole process, and for those it starts.
    """
    before = os.umask(0o077 & ~(readers(folder) & _OTHERS_READ))
    try:
        yield
    finally:
        os.umask(before)


def readers(folder: Path) -> int:
    """Return the rights of a folder that others have in it; 0 where there is none."""
    try:
        return stat.S_IMODE(folder.stat().st_mode) & 0o077
    except OSError:
        return 0


def refuse_foreign(
    folder: Path, trusted: Collection[Path] = (), files: Iterable[str] | None = None
) -> None:
    """Raise StoreDamaged for a folder that others could have written, or have put there.

    Of its ``files`` these are looked at (where there are none of the name, that is fine), else all.
    A folder in one that is ``trusted`` may belong to whom it does, and its files too; they are
    nobody else's to write all the same. One that is not there is nobody's.
    """
    try:
        found = folder.stat()
    except OSError:
        return
    place = folder.resolve()
    is_trusted = any(place.is_relative_to(each.resolve()) for each in trusted)
    known = owners() | {found.st_uid} if is_trusted else owners()
    if found.st_uid not in known:
        raise StoreDamaged(
            f"The index folder {folder} belongs to another user ({user(found.st_uid)}), and is not"
            " opened: an index is trusted like code.",
            hint="If you trust that user, list the folder in config.toml under [index] as trusted;"
            " else set XDG_CACHE_HOME to a folder of your own, then index again.",
        )
    if found.st_mode & _OTHERS_WRITE:
        raise StoreDamaged(
            f"Other users may write to the index folder {folder}, so it is not opened.",
            hint=f"Delete it and index again; a folder of your own has mode 0700: {folder}",
        )
    if doubt := doubt_on_way(folder, is_trusted=is_trusted):
        raise StoreDamaged(f"{doubt}, so the index in {folder} is not opened.", hint=_CLOSE)
    for name in names_in(folder) if files is None else files:
        if doubt := doubt_about(folder / name, known):
            raise StoreDamaged(
                f"The file {folder / name} {doubt}: the index is not opened, because it is"
                " trusted like code.",
                hint="Its owner makes it anew with: explorer index CORPUS --rebuild",
            )


def _make(path: Path) -> None:
    """Make a folder for this user alone, and those above it so that only the user may write."""
    before = os.umask(0o022)
    try:
        os.umask(before | 0o022)
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    finally:
        os.umask(before)


def _require_own_way(path: Path) -> None:
    """Raise StoreError where another user could put another in the place of a folder of ours."""
    if doubt := doubt_on_way(path):
        raise StoreError(f"{doubt}, so nothing private can be kept there: {path}.", hint=_CLOSE)


def _foreign(path: Path, owner: int, hint: str = _ELSEWHERE) -> StoreError:
    return StoreError(
        f"The folder {path} belongs to another user ({user(owner)}; you are {user(os.getuid())}),"
        " and is not used.",
        hint=hint,
    )


def _refused(path: Path, error: OSError, hint: str = _WRITABLE) -> StoreError:
    if is_out_of_room(error):
        return no_room(path.parent)
    return StoreError(
        f"The folder {path} cannot be made or entered: {error.strerror}.",
        hint=hint,
    )
