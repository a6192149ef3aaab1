"""What other users could have written, or put in the place of what is ours.

Told by what the system says of folders and files; none is opened for it.
"""

from __future__ import annotations

import grp
import os
import pwd
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

_LINKS = 40  # on one way, as the system bounds them


def user(number: int) -> str:
    """Return the name of a user, or the number where it has none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def owners() -> set[int]:
    """Return whose files are trusted: the user's and the system's."""
    return {0, os.getuid()}


def names_in(folder: Path) -> list[str]:
    """Return the names of what can be opened in a folder: no program of ours enters another."""
    try:
        with os.scandir(folder) as entries:
            return [e.name for e in entries if not e.is_dir(follow_symlinks=False)]
    except OSError:  # whoever opens the index says so
        return []


def doubt_about(path: Path, known: Collection[int]) -> str:
    """Return in words why others than the ``known`` may have written a file; "" for no reason."""
    try:
        found = path.lstat()
    except OSError:  # a writer has cleared it away since
        return ""
    if not stat.S_ISREG(found.st_mode):
        return "is no regular file"
    if found.st_uid not in known:
        return f"belongs to another user ({user(found.st_uid)})"
    if _may_others_write(path, found):
        return f"may be written by other users (mode {stat.S_IMODE(found.st_mode):04o})"
    return ""


def doubt_on_way(path: Path, *, is_trusted: bool = False) -> str:
    """Return in words where on the way to a path somebody else may put another in its place.

    Links are followed one by one. Where the path is ``is_trusted``, whose the folders are is known,
    and only one that everybody may write to is told.
    """
    known = {*owners(), Path("/").stat().st_uid}  # in a namespace the system is not root's
    try:
        for folder, entry, is_last in _steps(path):
            if doubt := _doubt_about_folder(folder, is_trusted=is_trusted):
                return doubt
            found = entry.lstat()
            is_end = is_last and not stat.S_ISLNK(found.st_mode)  # whose that is, others ask
            if found.st_uid not in known and not is_end and not is_trusted:
                return f"{entry} belongs to another user ({user(found.st_uid)})"
    except OSError:  # what is not there yet, we make
        return ""
    return ""


def _steps(path: Path) -> Iterator[tuple[Path, Path, bool]]:
    """Yield each folder that is gone through, what is looked up in it, and whether it is the last.

    Raises OSError where there is nothing.
    """
    here, left, links = Path("/"), _parts(path.absolute()), 0
    while left and links <= _LINKS:
        entry = here / left.pop()
        yield here, entry, not left
        if entry.is_symlink():
            target = entry.readlink()
            left += _parts(target)
            here = Path("/") if target.is_absolute() else here
            links += 1
        else:
            here = entry


def _parts(path: Path) -> list[str]:
    """Return the names in a path, the last one first."""
    return [part for part in reversed(path.parts) if part != path.anchor]


def _doubt_about_folder(folder: Path, *, is_trusted: bool) -> str:
    """Return in words who may rename what is in a folder; in a sticky one only owners may."""
    found = folder.stat()
    if found.st_mode & stat.S_ISVTX:
        return ""
    if found.st_mode & stat.S_IWOTH:
        return f"Every user may change what is in {folder}"
    if not is_trusted and _may_others_write(folder, found):
        return f"The group {_group(found.st_gid)} may change what is in {folder}"
    return ""


def _may_others_write(path: Path, found: os.stat_result) -> bool:
    """Tell whether somebody beside its owner may write; a group of the owner alone is nobody."""
    if found.st_mode & stat.S_IWOTH:
        return True
    return bool(found.st_mode & stat.S_IWGRP) and not _is_private(path, found)


def _is_private(path: Path, found: os.stat_result) -> bool:
    """Tell whether the group of a file has no member but its owner, and no list names others.

    Many systems give each user such a group, and let all that is made be written by it.
    """
    try:
        owner = pwd.getpwuid(found.st_uid)
        group = grp.getgrgid(found.st_gid)
    except KeyError:
        return False
    members = {*group.gr_mem, *(e.pw_name for e in pwd.getpwall() if e.pw_gid == group.gr_gid)}
    if group.gr_name != owner.pw_name or members - {owner.pw_name}:
        return False  # a directory may keep to itself who else has it, not its name
    try:
        return not (hasattr(os, "getxattr") and os.getxattr(path, "system.posix_acl_access"))
    except OSError:  # it has no list
        return True


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
