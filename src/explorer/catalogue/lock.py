"""The writer's lock: one process at a time changes a store; who comes second waits, or is told.

The lock is the kernel's (flock): it falls with the process that held it, however that died. What
stands in the file only tells others whose it is.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from explorer.datewords import shown_moment
from explorer.errors import StoreError, StoreLocked, is_out_of_room, no_room

_OPENING = os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW  # signing writes over it
_PAUSE = 0.1  # seconds between two attempts
_UNKNOWN = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def writer_lock(
    path: Path, *, wait: float = 0.0, waiting: Callable[[str], None] | None = None
) -> Iterator[bool]:
    """Hold the lock while in the block; yield whether another process had it before.

    ``wait`` is in seconds, and may be infinite; ``waiting`` is told once, in words, who is waited
    for. Raises StoreLocked, which names the process that has it, and StoreError where the file
    cannot be made or its file system knows no locks.
    """
    until = time.monotonic() + wait
    has_waited = False
    while (descriptor := _taken(path)) is None:
        if time.monotonic() >= until:
            raise _locked(path)
        if not has_waited and waiting is not None:
            waiting(holder(path))
        has_waited = True
        time.sleep(_PAUSE)
    try:
        _sign(descriptor)
        yield has_waited
    finally:
        os.close(descriptor)


def holder(path: Path) -> str:
    """Return in words who holds the lock, or held it last."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        since = shown_moment(datetime.fromisoformat(found["since"]))
        return f"process {found['pid']} on {found['host']} since {since}"
    except (OSError, ValueError, KeyError, TypeError):  # it is just being written
        return "another process"


def _taken(path: Path) -> int | None:
    """Return the locked file, None where another process has it."""
    while True:
        try:
            descriptor = os.open(path, _OPENING, 0o600)
        except OSError as error:
            if is_out_of_room(error):
                raise no_room(path.parent) from error
            raise StoreError(
                f"{path} cannot be made: {error.strerror}.",
                hint="See that its folder may be written to, or keep the index in another one"
                " (--store FOLDER); to read it only: --read-only.",
            ) from error
        try:
            if not _flock(descriptor, path):
                os.close(descriptor)
                return None
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # the store was deleted meanwhile: what we hold guards nothing


def _flock(descriptor: int, path: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise StoreError(f"{path} cannot be locked: {error.strerror}.") from error
        raise StoreError(
            f"The file system of {path.parent} cannot lock files ({error.strerror}), so that two"
            " writers could spoil the index.",
            hint="Keep the index on a local disk: set XDG_CACHE_HOME, or name one with --store.",
        ) from error
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Write whose the lock is; on a full disk it holds all the same."""
    myself = {
        "pid": os.getpid(),
        "host": os.uname().nodename,
        "since": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
    }
    try:
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(myself).encode(), 0)
    except OSError:
        return


def _locked(path: Path) -> StoreLocked:
    return StoreLocked(
        f"The index is being written by {holder(path)}.",
        hint="Wait until it is finished (index --wait waits for it), or end that process; what it"
        " has done is kept.",
    )
