"""One writer at a time: a second one waits, or is told who is first; nobody waits for the dead."""

import errno
import fcntl
import math
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.catalogue import writer_lock
from explorer.errors import StoreError, StoreLocked

HOLD = """
import sys, time
from pathlib import Path
from explorer.catalogue import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "writer.lock"


@pytest.fixture
def first(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its stdin ends."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_waits_and_is_told_once_for_whom(
    lock: Path, first: subprocess.Popen[str]
) -> None:
    told: list[str] = []

    def tell(who: str) -> None:
        told.append(who)
        assert first.stdin is not None
        first.stdin.close()  # from here on it can be had

    with writer_lock(lock, wait=math.inf, waiting=tell) as has_waited:
        assert has_waited
    assert len(told) == 1
    who, _, since = told[0].partition(" since ")
    assert who == f"process {first.pid} on {os.uname().nodename}"
    assert re.fullmatch(r"2\d{3}-\d\d-\d\d, \d\d:\d\d UTC([+-]\d\d:\d\d)?", since)


def test_a_second_writer_that_waited_long_enough_is_told_who_writes(
    lock: Path, first: subprocess.Popen[str]
) -> None:
    with (
        pytest.raises(StoreLocked, match=f"being written by process {first.pid} on ") as caught,
        writer_lock(lock, wait=0.25),
    ):
        pass
    assert "--wait" in caught.value.hint


def test_the_lock_of_a_process_that_was_killed_is_taken_over_at_once(
    lock: Path, first: subprocess.Popen[str]
) -> None:
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert str(first.pid) in lock.read_text()  # what it wrote still stands there
    with writer_lock(lock) as has_waited:
        assert not has_waited
        assert str(os.getpid()) in lock.read_text()


def test_a_lock_whose_file_was_deleted_guards_nothing_and_is_made_anew(
    lock: Path, first: subprocess.Popen[str]
) -> None:
    taken = threading.Event()

    def take() -> None:
        with writer_lock(lock, wait=math.inf):
            taken.set()

    waiter = threading.Thread(target=take)
    waiter.start()
    lock.unlink()
    waiter.join()
    assert taken.is_set()
    assert lock.exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_named(
    lock: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StoreError, match="cannot lock files") as caught, writer_lock(lock):
        pass
    assert str(lock.parent) in caught.value.message
    assert "XDG_CACHE_HOME" in caught.value.hint


def test_a_lock_on_a_full_disk_holds_though_it_cannot_say_whose_it_is(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "pwrite", full)
    second = writer_lock(lock)
    with writer_lock(lock), pytest.raises(StoreLocked, match="by another process"), second:
        pass
