"""A build that was killed goes on, and what is damaged is made again from what is not."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from build_cases import ONE_JOB, build, contents, is_stale, many_reports, write_corpus

from explorer.catalogue import CatalogueWriter
from explorer.config import Store
from explorer.errors import StoreDamaged, StoreOutdated
from explorer.library import Library


@pytest.fixture
def copied(built, tmp_path) -> tuple[Path, Store]:
    corpus, store = built
    shutil.copytree(store.root, tmp_path / "store")
    return corpus, Store(tmp_path / "store")


KILLED = """
import os, signal, sys
from pathlib import Path
from explorer.build import refresh
from explorer.config import IndexSettings, Store

def show(step):
    if f"{step.stage}:{step.done}" == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    refresh(Path(sys.argv[1]), Store(Path(sys.argv[2])), IndexSettings(jobs=1), on_progress=show)
"""


@pytest.fixture(scope="module")
def forty(tmp_path_factory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("forty"), many_reports(40))


@pytest.fixture(scope="module")
def whole(forty, tmp_path_factory) -> dict[str, object]:
    store = Store(tmp_path_factory.mktemp("whole") / "store")
    build(forty, store)
    return contents(forty, store)


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("index:16", 40),
        ("index:40", 40),
        ("facts:0", 40),
        ("facts:16", 24),
        ("facts:40", 0),
        ("resolve:0", 16),
        ("store:1", 16),
        ("fields:24", 16),
        ("fields:16", 0),
    ],
)
def test_a_build_killed_at_any_moment_goes_on_and_ends_the_same(
    forty, whole, store, moment, left
) -> None:
    script = store.root.parent / "killed.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(forty), str(store.root), moment]
    run = subprocess.run(command, check=False)
    assert run.returncode == -signal.SIGKILL
    assert is_stale(forty, store, ONE_JOB)
    seen = []
    build(forty, store, on_progress=seen.append)
    assert [step.total for step in seen if step.stage == "facts"][:1] == [left] * bool(left)
    assert contents(forty, store) == whole


def test_an_index_that_committed_before_the_catalogue_noted_it_is_not_doubled(
    forty, whole, store, monkeypatch
) -> None:
    class Died(Exception):
        pass

    def die(self, entries, generation):
        raise Died

    with monkeypatch.context() as patch:
        patch.setattr(CatalogueWriter, "dequeue", die)
        with pytest.raises(Died):
            build(forty, store)
    build(forty, store)
    assert contents(forty, store) == whole


def test_a_lost_index_is_made_again_from_the_catalogue(copied, built) -> None:
    corpus, store = copied
    shutil.rmtree(store.index)
    assert is_stale(corpus, store, ONE_JOB)
    steps = []
    build(corpus, store, on_progress=steps.append)
    assert "facts" not in {step.stage for step in steps}
    assert contents(corpus, store) == contents(*built)


def test_a_damaged_index_is_made_again_from_the_catalogue(copied, built) -> None:
    corpus, store = copied
    (store.index / "index.json").write_text("{")
    build(corpus, store)
    assert contents(corpus, store) == contents(*built)


def test_an_index_of_another_state_is_made_again(copied, built, tmp_path) -> None:
    corpus, store = copied
    older = tmp_path / "older"
    shutil.copytree(store.index, older)
    build(corpus, store, rebuild=True)
    with CatalogueWriter(store.catalogue) as writer:
        writer.note(index_generation=77)
    build(corpus, store)
    assert contents(corpus, store) == contents(*built)


def test_a_damaged_catalogue_says_how_to_rebuild_and_a_rebuild_replaces_it(copied, built) -> None:
    corpus, store = copied
    store.catalogue.write_bytes(os.urandom(8000))
    with pytest.raises(StoreDamaged, match="--rebuild"):
        build(corpus, store)
    with pytest.raises(StoreDamaged, match="--rebuild"):
        Library.open(corpus, store)
    build(corpus, store, rebuild=True)
    assert contents(corpus, store) == contents(*built)


def test_a_catalogue_of_an_older_version_is_made_anew(copied, built) -> None:
    corpus, store = copied
    _set_version(store, 0)
    assert is_stale(corpus, store, ONE_JOB)
    build(corpus, store)
    assert contents(corpus, store) == contents(*built)


def test_a_catalogue_of_a_newer_version_is_left_alone_and_says_how_to_rebuild(
    copied, built
) -> None:
    corpus, store = copied
    _set_version(store, 99)
    with pytest.raises(StoreOutdated, match="--rebuild"):
        build(corpus, store)
    build(corpus, store, rebuild=True)
    assert contents(corpus, store) == contents(*built)


def _set_version(store, version: int) -> None:
    with closing(sqlite3.connect(store.catalogue)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_rebuild_never_follows_a_link_out_of_the_store(copied, tmp_path) -> None:
    corpus, store = copied
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("dear")
    shutil.rmtree(store.index)
    store.index.symlink_to(precious)
    build(corpus, store, rebuild=True)
    assert (precious / "letter.txt").read_text() == "dear"
    assert not store.index.is_symlink()


def test_a_rebuild_leaves_other_files_of_the_store_alone(copied) -> None:
    corpus, store = copied
    (store.root / "notes.txt").write_text("mine")
    build(corpus, store, rebuild=True)
    assert (store.root / "notes.txt").read_text() == "mine"
