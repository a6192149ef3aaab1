"""What happens to the files of a folder is told where it happened, and when it is complete."""

import threading
import time
from pathlib import Path

import pytest

from explorer.corpus import scan, scan_part
from explorer.corpus.arrivals import Arrivals

LIMIT = 1_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/old.txt").write_text("The envoys met.")
    return tmp_path


def test_new_moved_and_lost_files_are_told_where_they_are(folder: Path) -> None:
    with Arrivals(folder) as arrivals:
        assert arrivals.is_told
        (folder / ".hidden.txt").write_text("not for us")
        (folder / "a/b/new.txt").write_text("Rain fell.")
        assert "a/b/new.txt" in arrivals.wait()
        (folder / "a/b/new.txt").rename(folder / "late.txt")
        seen = arrivals.wait()
        assert {"a/b/new.txt", "late.txt"} <= seen and not any("hidden" in p for p in seen)


def test_a_file_that_is_still_being_written_is_waited_for(folder: Path) -> None:
    path = folder / "slow.txt"

    def write() -> None:
        with path.open("w") as file:
            for _ in range(8):
                file.write("A word. ")
                file.flush()
                time.sleep(0.1)

    with Arrivals(folder) as arrivals:
        writer = threading.Thread(target=write)
        writer.start()
        while "slow.txt" not in arrivals.wait():
            continue
        seen = path.stat().st_size
        writer.join()
    assert seen == path.stat().st_size


def test_another_folder_under_the_same_name_is_looked_at_and_listened_to(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    with Arrivals(folder) as arrivals:
        folder.rename(tmp_path / "away")
        assert arrivals.wait() == Arrivals.EVERYTHING
        folder.mkdir()
        assert arrivals.wait() == Arrivals.EVERYTHING
        (folder / "new.txt").write_text("Rain fell.")
        assert arrivals.wait() == {"new.txt"}


def test_where_the_system_tells_nothing_everything_is_looked_at(folder: Path) -> None:
    with Arrivals(folder, every=0.2) as arrivals:
        assert not arrivals.is_told
        assert arrivals.ready() == frozenset()
        assert arrivals.wait() == Arrivals.EVERYTHING


def test_files_that_grow_between_two_looks_are_left_for_later(folder: Path) -> None:
    arrivals = Arrivals(folder, every=5)
    sources = list(scan(folder, max_file_bytes=LIMIT))
    (folder / "a/b/old.txt").write_text("The envoys met, and spoke.")
    assert arrivals.unsettled(sources) == {"a/b/old.txt"}
    assert arrivals.unsettled(scan(folder, max_file_bytes=LIMIT)) == frozenset()


def test_a_part_of_a_corpus_is_what_the_whole_walk_finds_there(folder: Path) -> None:
    for name in ("README.md", "a/README.md", ".hidden.txt", "a/.h/x.txt", "a/c.png", "a/d.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("The envoys met.")
    whole = list(scan(folder, max_file_bytes=LIMIT))
    assert scan_part(folder, "a", max_file_bytes=LIMIT) == whole
    for name in ("README.md", ".hidden.txt", "a/.h/x.txt", "a/c.png", "gone.txt"):
        assert scan_part(folder, name, max_file_bytes=LIMIT) == []
    assert scan_part(folder, "a/d.md", max_file_bytes=LIMIT) == [
        each for each in whole if each.key == "a/d.md"
    ]
    (folder / "a/link.txt").symlink_to("d.md")
    assert scan_part(folder, "a/link.txt", max_file_bytes=LIMIT) is None
    assert scan_part(folder, "a", max_file_bytes=LIMIT) is None
