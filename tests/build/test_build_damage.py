"""A search index with wrong bytes is found out, told of, and made again without finding facts."""

import errno
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from build_cases import ONE_JOB, build, contents, is_stale

from explorer.build import indexing, survey, taking_in
from explorer.build.indexing import discard_index
from explorer.build.refreshing import engine_for, writing
from explorer.catalogue import Connections
from explorer.config import IndexSettings, Store
from explorer.errors import ExplorerError, IndexDamaged, StoreDamaged
from explorer.library import Library
from explorer.library.opened_index import OpenedIndex
from explorer.search import Document, is_damaged, is_spoilt, keep_checksums, open_engine
from explorer.search.damage import damaged

Indexed = tuple[Path, Store, IndexSettings]


@pytest.fixture(params=["whoosh", "tantivy"])
def indexed(built, tmp_path, request) -> Indexed:
    corpus, store = built
    shutil.copytree(store.root, tmp_path / "store")
    settings = replace(ONE_JOB, engine=request.param)
    build(corpus, Store(tmp_path / "store"), settings)
    return corpus, Store(tmp_path / "store"), settings


def checked(store: Store) -> list[Path]:
    endings = (".trm", ".pst", ".toc", ".idx", ".pos", ".term", ".store", ".fast", ".fieldnorm")
    return sorted(path for path in store.index.iterdir() if path.suffix in endings)


def spoil(path: Path, number: int = 1) -> None:
    """Change some bytes, and no size."""
    content = bytearray(path.read_bytes())
    for at in random.Random(1).sample(range(len(content)), min(number, len(content))):
        content[at] ^= 0xFF
    path.write_bytes(content)


def steps_of(indexed: Indexed, **more) -> set[str]:
    steps = []
    build(*indexed, on_progress=steps.append, **more)
    return {step.stage for step in steps}


def met(corpus: Path, store: Store) -> str:
    """What a search says that meets damage."""
    with closing(Library.open(corpus, store)) as library:
        with pytest.raises(IndexDamaged) as caught:
            for text in ("nairobi", '"fisheries agreement"', "minister"):
                library.search(text)
        assert library.status().damaged is not store.read_only
    return str(caught.value)


def test_one_wrong_byte_in_any_file_is_found_by_its_checksum_and_a_wrong_size_at_once(
    indexed,
) -> None:
    _, store, _ = indexed
    assert len(checked(store)) >= 3
    for path in checked(store):
        whole = path.read_bytes()
        assert not is_spoilt(store.index)
        spoil(path)
        assert (is_damaged(store.index), is_spoilt(store.index)) == (False, True), path.name
        path.write_bytes(whole[:-1])
        assert is_damaged(store.index), path.name
        path.write_bytes(whole)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_file_that_is_cut_short_under_a_search_is_damage_and_does_not_end_the_process(
    tmp_path: Path, engine: str
) -> None:
    """It is mapped into memory: to read beyond its end is a signal that nobody can catch."""
    asked = (
        "import sys; from pathlib import Path; from explorer.search import *\n"
        "place, name = Path(sys.argv[1]), sys.argv[2]\n"
        "engine = open_engine(place, create=True, engine=name)\n"
        "with engine.writer() as writer:\n"
        "    writer.add_all(Document(f'k{n}', '', [f'tea w{n} '*50]) for n in range(500))\n"
        "    writer.commit(1)\n"
        "engine.refresh()\n"
        "assert engine.search(parse('tea'), limit=1).total == 500\n"
        "for path in place.iterdir():\n"
        "    if path.name.count('.') and path.suffix not in ('.json', '.lock', '.toc'):\n"
        "        path.open('r+b').truncate(1)\n"
        "asked = (lambda: engine.search(parse('w77'), limit=9), lambda: engine.suggest('w78x'),\n"
        "    lambda: engine.knows('w79'), engine.refresh)[: 3 if name == 'whoosh' else 4]\n"
        "for ask in asked:\n"
        "    try:\n"
        "        ask()\n"
        "    except Exception as error:\n"
        "        print(type(error).__name__)\n"
    )
    command = [sys.executable, "-c", asked, str(tmp_path / "index"), engine]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, set(done.stdout.split())) == (0, {"IndexDamaged"}), done.stderr
    assert len(done.stdout.split()) == (3 if engine == "whoosh" else 4)


def test_damage_that_nobody_met_is_mended_by_a_thorough_refresh_without_finding_facts(
    indexed, built
) -> None:
    corpus, store, _ = indexed
    spoil(checked(store)[0])
    assert "facts" not in steps_of(indexed, thorough=True)
    assert not is_spoilt(store.index)
    assert contents(corpus, store) == contents(*built)


def test_a_thorough_refresh_with_something_new_mends_as_well(indexed, tmp_path) -> None:
    corpus, store, settings = indexed
    shutil.copytree(corpus, tmp_path / "corpus")
    build(tmp_path / "corpus", store, settings)
    (tmp_path / "corpus" / "protest.txt").unlink()
    old = checked(store)[-1]
    spoil(old)
    steps = steps_of((tmp_path / "corpus", store, settings), thorough=True)
    assert "facts" not in steps
    assert not is_spoilt(store.index)
    with closing(Library.open(corpus, store)) as library:
        assert [library.search(text).total for text in ("nairobi", "lisbon")] == [2, 0]


def test_a_search_that_meets_damage_has_the_next_refresh_mend_it(indexed, built) -> None:
    corpus, store, settings = indexed
    for path in checked(store):
        if path.suffix in (".pst", ".term"):
            spoil(path, 4000)
    assert not is_stale(corpus, store, settings)
    assert met(corpus, Store(store.root, read_only=True)).endswith("explorer index CORPUS")
    assert not is_stale(corpus, store, settings)  # who only reads leaves no note
    assert "--rebuild" not in met(corpus, store)
    assert is_stale(corpus, store, settings)
    assert "facts" not in steps_of(indexed)
    assert not is_stale(corpus, store, settings)
    assert contents(corpus, store) == contents(*built)


def test_a_change_that_fails_for_damage_says_so_and_the_next_refresh_mends_it(
    indexed, tmp_path
) -> None:
    corpus, store, settings = indexed
    shutil.copytree(corpus, tmp_path / "corpus")
    for path in checked(store):
        spoil(path, 4000)
    (tmp_path / "corpus" / "protest.txt").unlink()
    try:
        build(tmp_path / "corpus", store, settings)
    except ExplorerError as error:
        assert isinstance(error, IndexDamaged)
    build(tmp_path / "corpus", store, settings, thorough=True)
    assert not is_spoilt(store.index)
    with closing(Library.open(corpus, store)) as library:
        assert [library.search(text).total for text in ("nairobi", "lisbon")] == [2, 0]


def test_what_was_taken_in_before_damage_was_met_is_counted_with_what_came_after(
    indexed, tmp_path, monkeypatch
) -> None:
    corpus, store, settings = indexed
    corpus = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    (corpus / "new.txt").write_text("Workers protested in Lisbon again.")
    (corpus / "protest.txt").unlink()
    update, calls = taking_in.update_index, []

    def meets_damage(*given) -> None:
        calls.append(given)
        if len(calls) == 2:  # behind what is gone and what is new
            raise damaged(store.index, ValueError("a term has no end"))
        update(*given)

    monkeypatch.setattr(taking_in, "update_index", meets_damage)
    summary = build(corpus, store, settings)
    assert len(calls) > 2
    assert (summary.added, summary.changed, summary.removed) == (1, 0, 1)
    assert (summary.articles, summary.unchanged) == (3, 2)


def test_damage_is_said_once_in_words(indexed) -> None:
    corpus, store, settings = indexed
    nothing_new = survey(corpus, store, settings).done()
    with (
        pytest.raises(IndexDamaged) as caught,
        writing(store) as writer,
        engine_for(store, writer, settings, nothing_new),
    ):
        raise damaged(store.index, ValueError("a term has no end"))
    assert str(caught.value).count("cannot be read") == 1
    assert is_damaged(store.index)


def test_what_is_damaged_is_not_merged_but_made_anew_by_the_same_refresh(
    indexed, tmp_path, monkeypatch
) -> None:
    """Wrong numbers that are merged would get checksums of their own, and look sound for ever."""
    corpus, store, settings = indexed
    corpus = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    told = "Workers protested in Lisbon. It was filed under {}."

    def add(number: int) -> None:
        (corpus / f"new{number}.txt").write_text(told.format("abcdefghij"[number] * 4))
        build(corpus, store, settings)

    before = set(checked(store))
    for number in range(3):
        add(number)
    old = [path for path in checked(store) if path not in before and path.suffix != ".toc"]
    assert old
    for path in old:
        if path.suffix in (".pst", ".idx"):
            whole = path.read_bytes()
            path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))  # a search need not stumble on it
    anew = []
    monkeypatch.setattr(indexing, "discard_index", lambda f: anew.append(f) or discard_index(f))
    for number in range(3, 10):
        add(number)
    assert set(anew) == {store.index}
    assert not any(path.exists() for path in old)
    assert not is_spoilt(store.index)
    with closing(Library.open(corpus, store)) as library:
        found = [library.search(letter * 4).total for letter in "abcdefghij"]
        assert found == [1] * 10 and library.search("lisbon").total == 11


@pytest.mark.parametrize(("which", "articles"), [("position >= 0", 3), ("position = 1", 1)])
def test_an_article_whose_text_is_lost_is_not_shown_as_if_it_were_whole_and_read_again(
    built, tmp_path, which, articles
) -> None:
    corpus, store = built
    shutil.copytree(store.root, tmp_path / "store")
    store = Store(tmp_path / "store")
    with closing(sqlite3.connect(store.catalogue)) as connection:
        connection.execute(f"DELETE FROM paragraphs WHERE {which}")
        connection.commit()
    with closing(Library.open(corpus, store)) as library:
        with pytest.raises(StoreDamaged, match=r"has lost text of harbour/visit\.txt") as caught:
            library.search("fisheries")
        assert "explorer index" in caught.value.hint and "--rebuild" not in caught.value.hint
    told = []
    build(corpus, store, thorough=True, on_progress=told.append)
    assert {step.total for step in told if step.stage == "facts"} == {articles}
    assert contents(corpus, store) == contents(*built)


def test_what_tantivy_writes_of_a_panic_is_kept_off_and_nothing_else(
    built, tmp_path, capfd
) -> None:
    corpus, store = built
    shutil.copytree(store.root, tmp_path / "store")
    store = Store(tmp_path / "store")
    build(corpus, store, replace(ONE_JOB, engine="tantivy"))
    for path in checked(store):
        if path.suffix == ".term":
            spoil(path, 4000)
    os.write(2, b"before\n")
    met(corpus, store)
    os.write(2, b"behind\n")
    assert capfd.readouterr().err == "before\nbehind\n"


def test_lists_of_deleted_articles_that_a_later_one_replaced_are_no_damage(tmp_path) -> None:
    place = tmp_path / "index"
    with closing(open_engine(place, create=True, engine="tantivy")) as engine:
        for generation in (1, 2, 3, 4):
            with engine.writer() as changes:
                if generation == 1:
                    changes.add_all(Document(f"n{each}", "", ["tea"]) for each in range(9))
                else:
                    changes.delete(f"n{generation}")
                changes.commit(generation)
            engine.refresh()
            if generation < 3:
                keep_checksums(place)
            lists = [path.name for path in place.glob("*.del")]
            known = json.loads((place / "checksums.json").read_text())
            assert not is_damaged(place) and not is_spoilt(place)
    assert lists and not any(name in known for name in lists)  # the one that was known is gone


@pytest.mark.parametrize(
    "error",
    [OSError(errno.EMFILE, "Too many open files"), MemoryError(), OSError(errno.EACCES, "")],
)
def test_what_the_machine_lacks_is_no_damage(tmp_path: Path, error: Exception) -> None:
    assert not isinstance(damaged(tmp_path, error), StoreDamaged)


def test_a_search_that_fails_on_a_sound_index_does_not_have_it_made_anew_without_end(
    indexed,
) -> None:
    _, store, _ = indexed
    with closing(Connections(store.catalogue)) as connections:
        opened = OpenedIndex(store, connections)
        with pytest.raises(StoreDamaged, match="at fault") as caught, opened.damage_noted():
            raise IndexDamaged("a defect of the search")
    assert not isinstance(caught.value, IndexDamaged) and not is_damaged(store.index)


def test_a_pipe_in_place_of_the_checksums_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("checksums.json", "meta.json"):
        os.mkfifo(tmp_path / name)
    assert not is_spoilt(tmp_path)
