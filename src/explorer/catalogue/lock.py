"""The writer's lock: one process at a time changes a store, and the message says which."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from explorer.errors import StoreError, StoreLocked


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the lock while in the block; StoreLocked names the process that has it.

    The kernel gives the lock back when a process dies, however it dies; the file may stay.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}.") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _locked(path) from None
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(_myself()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _myself() -> dict[str, str | int]:
    return {
        "pid": os.getpid(),
        "host": os.uname().nodename,
        "since": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
    }


def _locked(path: Path) -> StoreLocked:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        who = f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):  # it is just being written
        who = "another process"
    return StoreLocked(
        f"The index is being written by {who}.",
        hint="Wait until it is finished, or end that process; what it has done is kept.",
    )
