"""What a commit of the index does, in an order that a loss of power cannot spoil."""

import os
import shutil
from pathlib import Path

import pytest

from explorer.search import Document, EngineName, SearchEngine, open_engine, parse


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


def test_what_a_killed_commit_of_tantivy_left_is_not_in_the_way_of_the_next(tmp_path: Path) -> None:
    pytest.importorskip("tantivy")
    folder = tmp_path / "index"
    engine = open_engine(folder, create=True, engine="tantivy")
    with engine.writer() as writer:
        for number in range(4):
            writer.add(Document(f"n{number}", "Tea", ["green tea"]))
        writer.commit(1)
    before = (folder / "meta.json").read_bytes()
    replace(engine)
    engine.close()
    assert list(folder.glob("*.del"))
    (folder / "meta.json").write_bytes(before)  # killed before its table of contents was written
    engine = open_engine(folder)
    assert (engine.generation, engine.count) == (1, 4)
    replace(engine)
    engine.refresh()
    assert (engine.generation, engine.count) == (2, 4)
    engine.close()


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_an_index_made_anew_with_the_same_numbers_is_seen_as_another_one(
    tmp_path: Path, name: EngineName
) -> None:
    if name == "tantivy":
        pytest.importorskip("tantivy")
    folder = tmp_path / "index"
    reader = open_engine(folder, create=True, engine=name)
    commit(reader, 1)
    assert reader.refresh()
    shutil.rmtree(folder)
    engine = open_engine(folder, create=True, engine=name)
    with engine.writer() as writer:
        for number in range(3):
            writer.add(Document(f"m{number}", "Coffee", ["black coffee"]))
        writer.commit(1)
    reader.refresh()
    assert (reader.count, reader.search(parse("coffee"), limit=5).total) == (3, 3)
    reader.close()
    engine.close()


def replace(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        writer.delete("n1")
        writer.add(Document("n1", "Tea", ["black tea"]))
        writer.commit(2)


def test_what_a_commit_left_that_did_not_end_is_gone_when_the_next_one_begins(tmp_path) -> None:
    engine = open_engine(tmp_path / "index", create=True)
    commit(engine, 1)
    whole = segments_of(tmp_path / "index")
    for name in whole:
        left = f"MAIN_abcdefghijklmnop{Path(name).suffix}"
        shutil.copy(tmp_path / "index" / name, tmp_path / "index" / left)
    assert len(segments_of(tmp_path / "index")) == 2 * len(whole)
    with engine.writer():
        assert segments_of(tmp_path / "index") == whole
    engine.refresh()
    assert engine.search(parse("green"), limit=1).total == 1
    engine.close()
