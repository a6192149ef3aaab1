"""What a commit of the index does, in an order that a loss of power cannot spoil."""

import os
from pathlib import Path

import pytest

from explorer.search import Document, SearchEngine, open_engine


def commit(engine: SearchEngine, generation: int) -> None:
    with engine.writer() as writer:
        writer.add(Document(f"n{generation}", "Tea", ["green tea"]))
        writer.commit(generation)


def segments_of(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("MAIN_*.*")}


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A folder, and what happens to the tables of contents in it; a wrong order is refused."""
    folder, order, synced = tmp_path / "index", [], set()
    plain_sync, plain_rename, plain_remove = os.fsync, os.rename, os.remove

    def sync(descriptor: int) -> None:
        plain_sync(descriptor)
        synced.add(Path(f"/proc/self/fd/{descriptor}").readlink().name)

    def rename(source, target) -> None:
        if str(target).endswith(".toc") and segments_of(folder):  # an empty index can be lost
            order.append("named")
            assert segments_of(folder) <= synced
            assert Path(source).name in synced
            synced.discard(folder.name)
        plain_rename(source, target)

    def remove(path) -> None:
        if str(path).endswith(".toc"):
            order.append("deleted")
            assert folder.name in synced  # the new name is on the disk before the old one goes
        plain_remove(path)

    for name, watching in (("fsync", sync), ("rename", rename), ("remove", remove)):
        monkeypatch.setattr(os, name, watching)
    return folder, order


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs to know files by descriptors")
def test_a_table_of_contents_gets_its_name_when_all_that_it_names_is_on_the_disk(watched) -> None:
    folder, order = watched
    engine = open_engine(folder, create=True)
    order.clear()
    commit(engine, 1)
    commit(engine, 2)
    engine.close()
    assert order == ["named", "deleted", "named", "deleted"]
    assert segments_of(folder)
