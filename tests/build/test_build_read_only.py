"""A store opened read-only, by its owner or others, is read as it stands, never written to."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from build_cases import ONE_JOB, build, contents, is_stale

from explorer.catalogue import ArticleQuestions, CatalogueWriter, Connections
from explorer.cli.exits import Exit
from explorer.cli.run import run
from explorer.config import IndexSettings, Store
from explorer.errors import StoreDamaged, StoreError, StoreLocked
from explorer.library import Library

NOBODY = 65534
only_root = pytest.mark.skipif(os.getuid() != 0, reason="only root may give a folder away")


@pytest.fixture
def shared(built) -> Iterator[tuple[Path, Store]]:
    """A corpus and its store, in a folder that everybody may enter."""
    corpus, store = built
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        shutil.copytree(store.root, place / "store")
        yield corpus, Store(place / "store", read_only=True)


def picture(folder: Path) -> dict[str, tuple[int, bytes]]:
    """The files below a folder, with their times and bytes."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


def test_reading_leaves_no_trace_in_the_store(shared, built) -> None:
    corpus, store = shared
    before = picture(store.root)
    assert contents(corpus, store) == contents(*built)
    assert picture(store.root) == before


def test_what_a_killed_writer_left_is_read_without_being_healed(shared, tmp_path: Path) -> None:
    corpus, store = shared
    crashed = Store(tmp_path / "crashed", read_only=True)
    with CatalogueWriter(store.catalogue) as writer:
        writer.note(corpus="/noted/only/in/the/log")
        shutil.copytree(store.root, crashed.root)
    assert (crashed.root / "catalogue.sqlite-wal").stat().st_size
    before = picture(crashed.root)
    with closing(Library.open(corpus, crashed)) as library:
        assert library.status().catalogue.corpus == "/noted/only/in/the/log"
        assert library.search("nairobi").total == 2
    assert picture(crashed.root) == before


def test_a_writer_that_comes_meanwhile_is_noticed(shared) -> None:
    _, store = shared
    connections = Connections(store.catalogue, untouched=True)
    about = ArticleQuestions(connections)
    assert about.count() == 3
    with (
        pytest.raises(StoreLocked, match="while it was read"),
        connections.reading(),
        CatalogueWriter(store.catalogue) as writer,
    ):
        writer.remove_files(["protest.txt"])
    assert about.count() == 2
    connections.close()


READ = """
import os, sys
from pathlib import Path
from explorer.config import Store
from explorer.errors import StoreError
from explorer.library import Library
import encodings.latin_1, urllib.parse, explorer.search, explorer.search.whoosh_engine.engine
os.setgroups([]); os.setgid(65534); os.setuid(65534)
root, *trusted = map(Path, sys.argv[1:])
try:
    library = Library.open(Path("/nowhere"), Store(root, True, tuple(trusted)))
    print(library.search("nairobi").total, library.status().searchable, library.actors.count())
except StoreError as error:
    print(error)
"""


def read_as_nobody(store: Store, *trusted: Path) -> str:
    command = [sys.executable, "-c", READ, str(store.root), *map(str, trusted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout.strip()


@only_root
def test_others_read_a_store_of_root_and_cannot_change_it(shared) -> None:
    _, store = shared
    for path in (store.root, *store.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    before = picture(store.root)
    assert read_as_nobody(store).startswith("2 3 ")
    with CatalogueWriter(store.catalogue) as writer:  # they go on reading beside its writer
        writer.note(note="in the log")
        assert read_as_nobody(store).startswith("2 3 ")
    assert picture(store.root).keys() <= before.keys()


@only_root
def test_a_store_of_another_user_is_opened_only_where_that_is_trusted(shared) -> None:
    _, store = shared
    for path in (store.root, *store.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.chown(path, 12345, -1)
    assert "belongs to another user" in read_as_nobody(store)
    assert "trusted" in read_as_nobody(store)
    assert read_as_nobody(store, store.root.parent).startswith("2 3 ")
    with pytest.raises(StoreDamaged, match="belongs to another user"):
        Library.open(Path("/nowhere"), store)


@only_root
def test_who_would_refresh_another_users_store_is_told_how_to_read_it(shared) -> None:
    corpus, store = shared
    os.chown(store.root, 12345, -1)
    with pytest.raises(StoreError, match="belongs to another user") as told:
        build(corpus, Store(store.root))
    assert "--read-only" in told.value.hint


def test_a_store_that_others_may_write_to_is_refused(shared) -> None:
    _, store = shared
    store.root.chmod(0o777)
    with pytest.raises(StoreDamaged, match="Other users may write"):
        Library.open(Path("/nowhere"), store)


@pytest.mark.parametrize("left_open", ["folder", "file"])
def test_an_index_that_others_could_have_written_is_made_anew_and_that_is_said(
    left_open: str, shared, caplog
) -> None:
    corpus, store = shared
    table = next(store.index.glob("*.toc"))
    planted = table.with_name("_MAIN_99.toc")
    planted.write_bytes(b"not to be unpickled")
    (store.index if left_open == "folder" else planted).chmod(0o777)
    with closing(Library.open(corpus, store)) as library:
        with pytest.raises(StoreDamaged, match="ther users"):
            library.search("nairobi")
        assert build(corpus, Store(store.root)).added == 0
        assert "made anew from the catalogue" in caplog.text
        assert library.search("nairobi").total == 2
    assert not planted.exists()
    caplog.clear()
    build(corpus, Store(store.root))
    assert not caplog.text


def test_a_catalogue_that_others_could_have_written_is_read_by_nobody(shared) -> None:
    """Nothing is made of it, not even an index; only the articles make it anew."""
    corpus, store = shared
    kept = Store(store.root)
    log = store.catalogue.with_name(f"{store.catalogue.name}-wal")
    log.touch()
    for path in (store.catalogue, log):
        path.chmod(0o666)
        for opened in (
            lambda: Library.open(corpus, store),
            lambda: build(corpus, kept),
            lambda: is_stale(corpus, store, IndexSettings()),
        ):
            with pytest.raises(StoreDamaged, match=f"{path.name} may be written by") as told:
                opened()
            assert "--rebuild" in told.value.hint
        path.chmod(0o600)
    store.catalogue.chmod(0o666)
    build(corpus, kept, rebuild=True)
    assert store.catalogue.stat().st_mode & 0o777 == 0o600
    Library.open(corpus, store).close()


@pytest.mark.parametrize("umask", [0, 0o002])
def test_nothing_in_a_store_may_be_written_by_others_whatever_the_umask(
    umask: int, tmp_path: Path, corpus
) -> None:
    store = Store(tmp_path / "store")
    before = os.umask(umask)
    try:
        for engine in ("whoosh", "tantivy"):
            build(corpus, store, replace(ONE_JOB, engine=engine))
            assert {path.name for path in store.root.rglob("*") if path.stat().st_mode & 0o077} == (
                set()
            )
        assert os.umask(umask) == umask
    finally:
        os.umask(before)


def test_the_lock_of_a_writer_is_no_link_to_what_it_would_write_over(shared) -> None:
    corpus, store = shared
    precious = store.root / "precious"
    precious.write_text("kept")
    store.lock.unlink(missing_ok=True)
    store.lock.symlink_to(precious)
    with pytest.raises(StoreError, match="cannot be made"):
        build(corpus, Store(store.root))
    assert precious.read_text() == "kept"


def test_what_is_made_in_a_store_has_the_rights_of_its_folder(tmp_path: Path, corpus) -> None:
    for mode, wanted in ((0o755, 0o055), (0o700, 0)):
        store = Store(tmp_path / f"store{mode}")
        store.root.mkdir()
        store.root.chmod(mode)
        build(corpus, store)
        assert store.root.stat().st_mode & 0o777 == mode
        assert store.index.stat().st_mode & 0o077 == wanted
        assert store.catalogue.stat().st_mode & 0o077 == wanted & 0o044


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def test_a_read_only_command_answers_without_refreshing(home: Path, shared, capfd) -> None:
    corpus, store = shared
    changed = shutil.copytree(corpus, home / "corpus")
    (changed / "new.txt").write_text("Talks in Lima\n\nThe ministers met in Lima on Monday.\n")
    place = ("--store", str(store.root), "--read-only")
    before = picture(store.root)
    assert run(["search", "lima", *place, "--corpus", str(changed)]) == Exit.OK
    assert "Nothing found" in capfd.readouterr().err
    assert run(["search", "nairobi", *place]) == Exit.OK  # the store knows its corpus
    assert "2 found" in capfd.readouterr().err
    for words in (["actors"], ["events"], ["status"], ["show", "protest.txt"]):
        assert run([*words, *place]) == Exit.OK
    assert picture(store.root) == before
    assert not list((home / "cache").rglob("*.sqlite"))


def test_a_read_only_command_without_an_index_says_how_to_make_one(home: Path, capfd) -> None:
    for words in (["search", "lima"], ["status"], []):
        code = run([*words, "--read-only", "--store", str(home / "none")])
        told = capfd.readouterr().err
        assert code == Exit.STORE, told
        assert "explorer index CORPUS --store" in told
