"""What SQLite puts aside may have a disk of its own: that this one is full is said as it is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_disk import mounted

from explorer.catalogue.scratch import no_room_for, scratch_folder

PUT_ASIDE = """
import sys
from pathlib import Path
from explorer.catalogue import CatalogueWriter, Connections
from explorer.errors import StoreFull

store = Path(sys.argv[1])
numbers = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 4000)"
texts = f"{numbers} SELECT hex(randomblob(4000)) AS text FROM n"
with CatalogueWriter(store) as writer:
    writer.note(corpus="kept")
    try:
        with writer._writing() as connection:
            connection.execute("CREATE TEMP TABLE aside (text)")
            connection.execute(f"INSERT INTO aside {texts}")
    except StoreFull as error:
        print(error.message)
    writer.note(model="written")
    print(writer.meta("corpus"), writer.meta("model"))
try:
    with Connections(store).reading() as connection:
        connection.execute(f"{texts} ORDER BY text").fetchone()
except StoreFull as error:
    print(error.message)
"""


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    with mounted(tmp_path / "scratch") as place:
        yield place


def test_the_disk_that_is_full_is_the_one_that_is_named(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when what was put aside is gone again, and both disks have room."""
    monkeypatch.setenv("SQLITE_TMPDIR", str(scratch))
    words = [sys.executable, "-c", PUT_ASIDE, str(tmp_path / "catalogue.sqlite")]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.startswith(f"The disk of {scratch} is full") for line in told] == [
        *(True, False, True)
    ]
    assert told[1] == "kept written"


def test_a_full_disk_of_the_index_is_named_whatever_is_put_aside_where(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with pytest.raises(OSError, match="No space left"):
        (scratch / "filler").write_bytes(b"\0" * 100_000)
    assert f"The disk of {scratch} is full" in no_room_for(scratch / "catalogue.sqlite").message


def test_a_folder_that_is_not_there_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "missing"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert scratch_folder() == tmp_path
