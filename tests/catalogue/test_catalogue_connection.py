"""Readers beside a writer, and files that are missing, foreign, old, damaged, locked or closed."""

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from catalogue_cases import articles, events, read_file, resolution
from storing_at_once import store_resolution

from explorer.catalogue import (
    ActorQuestions,
    ArticleQuestions,
    CatalogueWriter,
    Connections,
    EventQuestions,
    discard,
    status,
    writer_lock,
)
from explorer.errors import StoreDamaged, StoreError, StoreLocked, StoreMissing, StoreOutdated


def test_the_file_is_private(filled, path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name(f"{path.name}-wal").stat().st_mode) == 0o600


def test_a_missing_or_empty_file_says_how_to_index(tmp_path) -> None:
    for path in (tmp_path / "none.sqlite", tmp_path / "empty.sqlite"):
        if path.name.startswith("empty"):
            path.touch()
        with pytest.raises(StoreMissing, match="explorer index"):
            ArticleQuestions(Connections(path)).count()


@pytest.mark.parametrize(
    "damage",
    [b"SQLite format 3\0" + b"\xff" * 5000, random.Random(7).randbytes(9000), b"hi"],
    ids=["a header alone", "noise", "two letters"],
)
def test_a_file_of_other_bytes_says_how_to_rebuild(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    with pytest.raises(StoreDamaged, match="--rebuild"):
        ArticleQuestions(Connections(path)).count()
    with pytest.raises(StoreDamaged, match="--rebuild"):
        CatalogueWriter(path)


def test_a_truncated_file_is_damaged_and_not_a_crash(filled, path: Path) -> None:
    filled._connection.close()
    size = path.stat().st_size
    for cut in (size // 2 // 4096 * 4096, size // 3 // 4096 * 4096):
        os.truncate(path, cut)
        connections = Connections(path)
        with pytest.raises(StoreDamaged):
            ArticleQuestions(connections).rows()
            ActorQuestions(connections).rows()
            list(EventQuestions(connections).events())
            status(connections)
        connections.close()


def test_another_version_and_another_program_are_told_apart(filled, path: Path) -> None:
    filled._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreOutdated, match=r"format 99.*\n.*--rebuild"):
        ArticleQuestions(Connections(path)).count()
    filled._connection.execute("PRAGMA application_id = 7")
    with pytest.raises(StoreDamaged, match="not a catalogue"):
        ArticleQuestions(Connections(path)).count()


def test_readers_see_whole_transactions_while_a_writer_writes(filled, path: Path) -> None:
    connections = Connections(path)
    seen, stop = [], threading.Event()

    def read() -> None:
        about = EventQuestions(connections)
        while not stop.is_set():
            seen.append(tuple(event.id for event in about.events()))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for round_ in range(30):
        store_resolution(filled, resolution(), events()[: 1 + round_ % 2])
    stop.set()
    for reader in readers:
        reader.join()
    connections.close()
    assert set(seen) <= {("e-meeting",), ("e-meeting", "e-flight")}


def test_a_catalogue_made_again_is_read_anew(filled, path: Path) -> None:
    connections = Connections(path)
    assert ArticleQuestions(connections).count() == 3
    discard(path)
    assert list(path.parent.glob("catalogue*")) == []
    with pytest.raises(StoreMissing):
        ArticleQuestions(connections).count()
    with CatalogueWriter(path) as writer:
        writer.store_files([read_file(articles()[0])])
    assert ArticleQuestions(connections).count() == 1
    connections.close()
    assert ArticleQuestions(connections).count() == 1


def test_a_folder_that_may_not_be_written_can_be_read(filled, path: Path) -> None:
    filled._connection.close()
    with tempfile.TemporaryDirectory() as open_to_all:
        _read_as_somebody_else(Path(shutil.copy(path, open_to_all)))


def _read_as_somebody_else(path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from explorer.catalogue import ArticleQuestions, Connections\n"
        "Path('/').as_uri()  # loads what pathlib loads late, from where nobody may look\n"
        "os.getuid() or os.setuid(65534)\n"
        "print(ArticleQuestions(Connections(Path(sys.argv[1]))).count())\n"
    )
    path.chmod(0o644)
    path.parent.chmod(0o555)
    try:
        run = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
        )
    finally:
        path.parent.chmod(0o700)
    assert run.stdout.strip() == "3", run.stderr


def test_a_statement_that_waits_too_long_says_who_is_busy(filled, path: Path, monkeypatch) -> None:
    monkeypatch.setattr("explorer.catalogue.connection._WAIT", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with CatalogueWriter(path) as second, pytest.raises(StoreLocked, match="another process"):
        second.note(a=1)
    other.close()


HOLD = """
import sys, time
from pathlib import Path
from explorer.catalogue import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_says_who_holds_it_and_falls_with_its_process(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    with pytest.raises(StoreLocked, match=f"process {holder.pid} on "), writer_lock(lock):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with writer_lock(lock):
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_a_lock_that_cannot_be_made_says_so_and_what_to_do(tmp_path: Path) -> None:
    lock = tmp_path / "no" / "lock"
    with pytest.raises(StoreError, match="cannot be made") as told, writer_lock(lock):
        pass
    assert "--store" in told.value.hint
