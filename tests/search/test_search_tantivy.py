"""An index of Tantivy that is interrupted, damaged or old; how phrases become what it offers."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import QueryError, StoreDamaged, StoreError, StoreMissing, StoreOutdated
from explorer.search import Document, SearchEngine, open_engine, parse

WRITER = """
import sys
from pathlib import Path
from explorer.search import Document, open_engine

writer = open_engine(Path(sys.argv[1])).writer()
for number in range(50):
    writer.delete(f"n{number}")
    writer.add(Document(f"n{number}", "New", ["new tea"]))
print("committing", flush=True)
writer.commit(8)
input()
"""


def made(place: Path) -> Path:
    engine = open_engine(place, create=True, engine="tantivy")
    with engine.writer() as writer:
        for number in range(30):
            writer.add(Document(f"n{number}", "Old", ["old tea"]))
        writer.commit(7)
    engine.close()
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "index")


def kill_a_writer(folder: Path, seconds: float) -> None:
    """Let a writer begin to commit, and kill it so many seconds later."""
    program = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def segments(folder: Path) -> set[str]:
    """The names of what Tantivy wrote; its own notes begin with a full stop."""
    names = {path.name.partition(".")[0] for path in folder.iterdir()}
    return names - {"", "index", "meta"}


@pytest.mark.parametrize("seconds", [0.0, 0.003, 0.01, 0.03])
def test_a_writer_that_is_killed_leaves_one_whole_commit_and_no_lock(
    folder: Path, seconds: float
) -> None:
    kill_a_writer(folder, seconds)
    engine = open_engine(folder)
    found = {text: engine.search(parse(text), limit=50).total for text in ("old", "new")}
    whole = {7: (30, {"old": 30, "new": 0}), 8: (50, {"old": 0, "new": 50})}
    assert (engine.count, found) == whole[engine.generation]
    with engine.writer() as writer:
        writer.delete("n1")
        writer.add(Document("n1", "Later", ["later tea"]))
        writer.commit(9)
    engine.refresh()
    assert (engine.generation, engine.search(parse("later"), limit=5).total) == (9, 1)
    engine.close()


def test_what_a_killed_writer_left_behind_is_cleared_away(folder: Path) -> None:
    kill_a_writer(folder, 0.005)
    engine = open_engine(folder)
    with engine.writer() as writer:
        for number in range(50):
            writer.delete(f"n{number}")
        writer.commit(9)
    engine.close()
    assert len(segments(folder)) == 1  # the one with the number of the commit


def test_the_disk_holds_no_more_than_one_old_segment_after_many_changes(folder: Path) -> None:
    engine = open_engine(folder)
    for number in range(12):
        with engine.writer() as writer:
            writer.delete("n1")
            writer.add(Document("n1", "Again", [f"tea {number}"]))
            writer.commit(10 + number)
    engine.refresh()
    assert (engine.generation, engine.count) == (21, 30)
    assert len(segments(folder)) < 12
    engine.close()


def test_a_commit_of_few_is_seen_before_all_is_merged_and_the_merge_ends_with_the_engine(
    tmp_path: Path,
) -> None:
    place = tmp_path / "index"
    engine = open_engine(place, create=True, engine="tantivy")
    for number in range(7):  # Tantivy merges eight
        with engine.writer() as writer:
            writer.add(Document(f"n{number}", "Many", [f"tea {word}" for word in range(2000)]))
            writer.commit(1 + number)
    assert len(segments(place)) >= 7
    with engine.writer() as writer:
        writer.add(Document("last", "One more", ["green tea"]))
        writer.commit(8)
    engine.refresh()
    assert [engine.search(parse(text), limit=9).total for text in ("tea", "green")] == [8, 1]
    engine.close()
    engine = open_engine(place)
    with engine.writer() as writer:  # its lock is free again
        writer.delete("n0")
        writer.commit(9)
    engine.refresh()
    assert engine.count == engine.search(parse("tea"), limit=9).total == 7
    assert len(segments(place)) < 7
    engine.close()


@pytest.mark.parametrize("kept", [0, 10, 60])
@pytest.mark.parametrize("suffix", ["json", "idx", "pos", "term", "store", "fast", "fieldnorm"])
def test_files_cut_short_are_damage_and_nothing_else(folder: Path, suffix: str, kept: int) -> None:
    for path in folder.glob(f"*.{suffix}"):
        path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(StoreDamaged, match="cannot be read") as caught:
        engine = open_engine(folder)
        engine.search(parse('tea "old tea" title:old'), limit=5)
    assert "no facts are lost: explorer index" in caught.value.hint


@pytest.mark.parametrize("name", ["*.term", "*.store", "meta.json"])
def test_a_file_that_is_gone_is_damage(folder: Path, name: str) -> None:
    for path in folder.glob(name):
        path.unlink()
    with pytest.raises(StoreDamaged):
        open_engine(folder).search(parse("tea"), limit=5)


def test_an_index_of_another_version_is_outdated_and_none_is_missing(folder: Path) -> None:
    stamp = folder / "index.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "format": 0}))
    with pytest.raises(StoreOutdated, match="format 0"):
        open_engine(folder)
    stamp.write_text(json.dumps({"engine": "tantivy"}))
    with pytest.raises(StoreDamaged):
        open_engine(folder)
    stamp.unlink()
    with pytest.raises(StoreMissing):
        open_engine(folder, engine="tantivy")


def test_an_index_where_nothing_may_be_written_is_read_and_kept_up_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = open_engine(folder)
    monkeypatch.setattr("explorer.search.tantivy_engine.engine.may_write", lambda _: False)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    reading = open_engine(folder)
    assert (reading.generation, reading.search(parse("old"), limit=5).total) == (7, 30)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    with pytest.raises(StoreError, match="no permission"):
        reading.writer()
    with writing.writer() as writer:
        for number in range(50):
            writer.delete(f"n{number}")
        writer.add(Document("later", "Later", ["new tea"]))
        writer.commit(8)
    assert reading.search(parse("old"), limit=5).total == 30
    assert reading.refresh()
    assert not reading.refresh()
    assert (reading.generation, reading.search(parse("tea"), limit=5).total) == (8, 1)


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    engine = open_engine(tmp_path_factory.mktemp("o") / "index", create=True, engine="tantivy")
    with engine.writer() as writer:
        for gap in range(130):
            writer.add(Document(f"{gap}", "", ["one " + "x " * gap + "two"]))
            writer.add(Document(f"back{gap}", "", ["two " + "x " * gap + "one"]))
            writer.add(Document(f"over{gap}", "", ["one " + "x " * gap, "two"]))
        writer.commit(1)
    engine.refresh()
    yield engine
    engine.close()


@pytest.mark.parametrize("slop", [0, 1, 2, 3, 50, 99, 100])
def test_two_words_stand_at_most_so_far_apart_and_never_turned_round(
    ordered: SearchEngine, slop: int
) -> None:
    found = ordered.search(parse(f'"one two"~{slop}' if slop else '"one two"'), limit=500)
    assert {hit.key for hit in found.hits} == {str(gap) for gap in range(slop + 1)}


@pytest.mark.parametrize(
    ("words", "slop"), [(2, 100), (3, 30), (4, 12), (5, 8), (6, 6), (10, 3), (60, 1)]
)
def test_the_more_words_a_phrase_has_the_nearer_they_stand(words: int, slop: int) -> None:
    text = " ".join("abcdefghij"[at % 10] for at in range(words))
    assert parse(f'"{text}"~{slop}').tree is not None
    if slop < 100:
        with pytest.raises(QueryError, match=f"At most {slop} other words?") as caught:
            parse(f'grain "{text}"~{slop + 1}')
        assert caught.value.start == 6


LIMITED = """
import resource
import sys
from pathlib import Path
from explorer.errors import StoreFull
from explorer.search import Document, open_engine

engine = open_engine(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
try:
    with engine.writer() as writer:
        for number in range(2000):
            writer.add(Document(f"m{number}", "More", [f"word{number} of many"]))
        writer.commit(9)
except StoreFull as error:
    print(error)
"""


def test_a_disk_that_gets_full_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    place = made(tmp_path / "index")
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(place)], capture_output=True, text=True, check=True
    )
    assert f"The disk of {place}" in told.stdout and "is full" in told.stdout
    engine = open_engine(place)
    assert engine.search(parse("tea"), limit=1).total == 30
    engine.close()
