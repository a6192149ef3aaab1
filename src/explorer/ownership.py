"""Whose folders are: what is the user's alone, and what of others may be read.

A full-text index is trusted like code (Whoosh unpickles its files), so a store is opened only where
nobody else could have written it: it belongs to the user or to root, and only its owner may write.
"""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Collection
from pathlib import Path

from explorer.errors import StoreDamaged, StoreError, is_out_of_room, no_room

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ = 0o055
_ELSEWHERE = "Set XDG_CACHE_HOME (or XDG_STATE_HOME, XDG_DATA_HOME) to a folder of your own."
_ONLY_READ = (
    "Only its owner brings an index up to date: read it as it is with --read-only, or keep one of"
    " your own (--store FOLDER, or XDG_CACHE_HOME)."
)


def private_folder(path: Path) -> Path:
    """Make ``path`` with its parents, for this user alone (0700), and return it.

    Raises StoreError where the system refuses, or where it belongs to somebody else.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = path.stat()
        if found.st_uid != os.getuid():
            raise _foreign(path, found.st_uid)
        if stat.S_IMODE(found.st_mode) != 0o700:
            path.chmod(0o700)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def private_root(path: Path) -> Path:
    """Make a folder as `private_folder` does, in one that no other user could exchange it in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        above = path.parent.stat()
    except OSError as error:
        raise _refused(path, error) from error
    if above.st_uid not in (0, os.getuid()):
        raise _foreign(path.parent, above.st_uid)
    if above.st_mode & stat.S_IWOTH and not above.st_mode & stat.S_ISVTX:
        raise StoreError(
            f"Every user may change what is in {path.parent}, so nothing private can be kept"
            " there.",
            hint=_ELSEWHERE,
        )
    return private_folder(path)


def store_folder(path: Path) -> Path:
    """Make the folder of a store, private; one that is there keeps who may read it.

    Raises StoreError where it is another user's, or where others may write to it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = path.stat()
    except OSError as error:
        raise _refused(path, error) from error
    if found.st_uid != os.getuid():
        raise _foreign(path, found.st_uid, hint=_ONLY_READ)
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


def readers(folder: Path) -> int:
    """Return the rights of a folder that others have in it; 0 where there is none."""
    try:
        return stat.S_IMODE(folder.stat().st_mode) & 0o077
    except OSError:
        return 0


def refuse_foreign(folder: Path, trusted: Collection[Path] = ()) -> None:
    """Raise StoreDamaged for a folder that others could have written, unless it is ``trusted``.

    A folder in a trusted one is trusted too. One that is not there is nobody's.
    """
    try:
        found = folder.stat()
    except OSError:
        return
    place = folder.resolve()
    if any(place.is_relative_to(each.resolve()) for each in trusted):
        return
    if found.st_uid not in (0, os.getuid()):
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


def user(number: int) -> str:
    """Return the name of a user, or the number where it has none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _foreign(path: Path, owner: int, hint: str = _ELSEWHERE) -> StoreError:
    return StoreError(
        f"The folder {path} belongs to another user ({user(owner)}; you are {user(os.getuid())}),"
        " and is not used.",
        hint=hint,
    )


def _refused(path: Path, error: OSError) -> StoreError:
    if is_out_of_room(error):
        return no_room(path.parent)
    return StoreError(
        f"The folder {path} cannot be made or entered: {error.strerror}.",
        hint="See that it may be written to, or set XDG_CACHE_HOME, XDG_STATE_HOME elsewhere.",
    )
