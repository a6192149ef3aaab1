"""What the user makes, on a disk that is full: told plainly, and what was there before is kept."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_disk import mounted

from explorer.errors import ExportError, StoreFull
from explorer.export import save
from explorer.search import Document, EngineName, SearchEngine, open_engine, parse
from explorer.state.session import Session, load_session, not_kept, save_session
from explorer.state.spots import Spot


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    with mounted(tmp_path / "disk") as place:
        yield place


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Leave no byte free."""
    filler = disk / "filler"
    with pytest.raises(OSError, match="No space left"), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    yield
    filler.unlink()


def test_a_session_is_kept_as_it_was_and_saved_again_when_there_is_room(disk: Path) -> None:
    path = disk / "corpus.json"
    save_session(path, Session(Spot(query="tea")))
    before = path.read_bytes()
    with full(disk):
        with pytest.raises(OSError, match="No space left") as caught:
            save_session(path, Session(Spot(query="coffee")))
        assert str(disk) in not_kept(path, caught.value).message
        assert path.read_bytes() == before
        assert load_session(path).spot.query == "tea"
    save_session(path, Session(Spot(query="coffee")))
    assert load_session(path).spot.query == "coffee"
    assert [each.name for each in disk.iterdir()] == ["corpus.json"]


def test_an_export_leaves_no_half_of_a_file_and_takes_no_other_away(disk: Path) -> None:
    path = disk / "report.md"
    save(path, ["# old\n"], disk / "corpus")
    with full(disk):
        for name in ("report.md", "new.md"):
            with pytest.raises(ExportError, match="No space left") as caught:
                save(disk / name, ["# new\n" * 5000], disk / "corpus", force=True)
            assert str(disk / name) in caught.value.message
            assert "room" in caught.value.hint
        assert sorted(each.name for each in disk.iterdir()) == ["filler", "report.md"]
        assert path.read_text() == "# old\n"
    save(path, ["# new\n"], disk / "corpus", force=True)
    assert path.read_text() == "# new\n"


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_an_index_keeps_its_last_commit_and_goes_on_when_there_is_room(
    disk: Path, name: EngineName
) -> None:
    if name == "tantivy":
        pytest.importorskip("tantivy")
    subprocess.run(["mount", "-o", "remount,size=1m", str(disk)], check=True)
    engine = open_engine(disk / "index", create=True, engine=name)
    write(engine, range(20), generation=1)
    kept = []
    with full(disk):
        for _ in range(3):  # no failure leaves a lock behind, though its frames are kept
            with pytest.raises(StoreFull, match="is full") as caught:
                write(engine, range(20, 400), generation=2)
            kept.append(caught.value)
        engine.refresh()
        assert (engine.generation, found(engine, "tea"), found(engine, "n7")) == (1, 20, 1)
        reader = open_engine(disk / "index")
        assert (reader.generation, reader.count) == (1, 20)
        reader.close()
    write(engine, range(20, 400), generation=2)
    engine.refresh()
    assert (engine.generation, found(engine, "tea"), found(engine, "n399")) == (2, 400, 1)
    engine.close()


def write(engine: SearchEngine, numbers: range, generation: int) -> None:
    with engine.writer() as writer:
        for number in numbers:
            writer.add(Document(f"n{number}", f"Tea n{number}", [f"green{number} tea{number}"]))
        writer.commit(generation)


def found(engine: SearchEngine, query: str) -> int:
    return engine.search(parse(query), limit=1).total
