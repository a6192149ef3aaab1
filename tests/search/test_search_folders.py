"""An index that is interrupted, damaged, old, or open to others."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from whoosh.writing import SegmentWriter

from explorer.errors import StoreDamaged, StoreError, StoreMissing, StoreOutdated
from explorer.search import Document, EngineName, open_engine, parse

WRITER = """
import os, signal, sys
from pathlib import Path
from explorer.search import Document, open_engine
from whoosh.writing import SegmentWriter
from whoosh.index import TOC

moment = sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if moment == "flush": SegmentWriter._flush_segment = die
if moment == "assemble": SegmentWriter._assemble_segment = die
if moment == "contents": TOC.write = die
engine = open_engine(Path(sys.argv[1]))
writer = engine.writer()
for number in range(50):
    writer.delete(f"n{number}")
    writer.add(Document(f"n{number}", "New", ["new tea"]))
if moment == "add": die()
writer.commit(8)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    engine = open_engine(place, create=True)
    with engine.writer() as writer:
        for number in range(30):
            writer.add(Document(f"n{number}", "Old", ["old tea"]))
        writer.commit(7)
    engine.close()
    return place


@pytest.mark.parametrize("moment", ["add", "flush", "assemble", "contents"])
def test_a_writer_that_is_killed_leaves_the_old_index_and_no_lock(
    folder: Path, moment: str
) -> None:
    run = subprocess.run([sys.executable, "-c", WRITER, str(folder), moment], check=False)
    assert run.returncode == -signal.SIGKILL
    engine = open_engine(folder)
    assert (engine.generation, engine.count) == (7, 30)
    assert engine.search(parse("new"), limit=5).total == 0
    with engine.writer() as writer:
        writer.delete("n1")
        writer.add(Document("n1", "New", ["new tea"]))
        writer.commit(9)
    engine.refresh()
    assert (engine.generation, engine.count) == (9, 30)
    assert engine.search(parse("new"), limit=5).total == 1
    assert engine.search(parse("old"), limit=50).total == 29
    engine.close()


def test_an_interrupted_or_failed_commit_gives_its_lock_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(folder)
    for error, shown in (
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OSError(28, "full"), StoreError),
    ):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(SegmentWriter, "_flush_segment", fail)
            with pytest.raises(shown), engine.writer() as writer:
                writer.add(Document("x", "New", ["new"]))
                writer.commit(8)
    with engine.writer() as writer:
        writer.add(Document("y", "New", ["new"]))
        writer.commit(9)
    engine.refresh()
    assert (engine.generation, engine.count) == (9, 31)
    engine.close()


def test_what_a_killed_writer_left_behind_is_cleared_away(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITER, str(folder), "flush"], check=False)
    left = {path.name for path in folder.iterdir()}
    engine = open_engine(folder)
    with engine.writer() as writer:
        for number in range(30):
            writer.delete(f"n{number}")
        writer.commit(9)
    engine.close()
    assert len(left) > 5
    assert {path.suffix for path in folder.iterdir()} <= {".toc", ".json", ""}


def test_a_folder_without_an_index_is_missing(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreMissing, match="no full-text index") as caught:
            open_engine(place)
        assert "explorer index" in caught.value.hint


def test_a_folder_that_others_may_write_to_is_refused(folder: Path) -> None:
    folder.chmod(0o770)
    with pytest.raises(StoreDamaged, match="Other users may write"):
        open_engine(folder)


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a folder away")
def test_a_folder_of_another_user_is_refused(folder: Path) -> None:
    os.chown(folder, 12345, -1)
    try:
        with pytest.raises(StoreDamaged, match="another user"):
            open_engine(folder)
    finally:
        os.chown(folder, os.getuid(), -1)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_file_that_others_could_have_written_is_refused(
    tmp_path: Path, engine: EngineName
) -> None:
    """Also in a folder that is closed, and for one that a writer would go on with."""
    place = tmp_path / "index"
    open_engine(place, create=True, engine=engine).close()
    table = next(place.glob("*.toc" if engine == "whoosh" else "meta.json"))

    def refused(why: str) -> None:
        for create in (False, True):
            with pytest.raises(StoreDamaged, match=f"{re.escape(table.name)} {why}") as told:
                open_engine(place, create=create)
            assert "--rebuild" in told.value.hint

    table.chmod(0o666)
    refused("may be written by other users")
    table.chmod(0o600)
    table.rename(tmp_path / "kept")
    table.symlink_to(tmp_path / "kept")
    refused("is no regular file")
    table.unlink()
    os.mkfifo(table)
    refused("is no regular file")
    (tmp_path / "kept").replace(table)
    if os.getuid() == 0:
        os.chown(table, 12345, -1)
        refused("belongs to another user")
        os.chown(table, 0, 12345)
        table.chmod(0o620)
        refused("may be written by other users")
        os.chown(table, 0, 0)  # a group that is its owner's alone, as with umask 002
    open_engine(place).close()


def test_a_folder_that_others_may_write_to_is_not_closed_and_then_opened(folder: Path) -> None:
    folder.chmod(0o777)
    with pytest.raises(StoreDamaged, match="Other users may write"):
        open_engine(folder, create=True)
    assert folder.stat().st_mode & 0o777 == 0o777


def test_a_new_index_is_private(tmp_path: Path) -> None:
    open_engine(tmp_path / "new", create=True).close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_an_index_of_another_version_is_outdated(folder: Path) -> None:
    ledger = folder / "index.json"
    ledger.write_text(json.dumps({**json.loads(ledger.read_text()), "format": 0}))
    with pytest.raises(StoreOutdated, match="format 0"):
        open_engine(folder)
    with pytest.raises(StoreOutdated):
        open_engine(folder, create=True)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"generations": {}}'])
def test_a_broken_ledger_is_damage(folder: Path, content: str) -> None:
    (folder / "index.json").write_text(content)
    with pytest.raises(StoreDamaged, match="cannot be read") as caught:
        open_engine(folder)
    assert "no facts are lost: explorer index" in caught.value.hint


@pytest.mark.parametrize("kept", [0, 10, 100])
@pytest.mark.parametrize("suffix", [".toc", ".trm", ".pst"])
def test_files_cut_short_are_damage_and_nothing_else(folder: Path, suffix: str, kept: int) -> None:
    for path in folder.glob(f"*{suffix}"):
        path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(StoreDamaged):
        engine = open_engine(folder)
        engine.search(parse("tea"), limit=5)


def test_a_file_that_is_gone_is_damage(folder: Path) -> None:
    for path in folder.glob("*.trm"):
        path.unlink()
    with pytest.raises(StoreDamaged):
        open_engine(folder)
