"""A catalogue and a search index that do not agree heal at the next chance, and say so before."""

import shutil

import pytest
from build_cases import build, contents, write_corpus

from explorer.catalogue import CatalogueWriter
from explorer.cli.exits import Exit
from explorer.cli.run import run
from explorer.config import Store
from explorer.errors import StoreOfAnother


@pytest.fixture
def place(built, tmp_path, monkeypatch) -> tuple[Store, tuple[str, ...]]:
    """A store that may be spoilt, and the words that name it."""
    for name in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    corpus, store = built
    shutil.copytree(store.root, tmp_path / "store")
    return Store(tmp_path / "store"), ("--corpus", str(corpus), "--store", str(tmp_path / "store"))


def lose(store: Store) -> None:
    shutil.rmtree(store.index)


def damage(store: Store) -> None:
    for path in store.index.iterdir():
        path.write_bytes(b"\xff" * 20)


def disagree(store: Store) -> None:
    with CatalogueWriter(store.catalogue) as writer:
        writer.note(index_generation=77)


@pytest.mark.parametrize("spoil", [lose, damage, disagree])
def test_a_search_heals_an_index_that_is_not_the_catalogue_s(place, built, spoil, capfd) -> None:
    store, words = place
    spoil(store)
    assert run(["search", "nairobi", *words]) == Exit.OK
    told = capfd.readouterr().err
    assert "2 found" in told
    assert "some may be missing" not in told
    assert contents(built[0], store) == contents(*built)


def test_a_reader_that_may_not_heal_works_with_what_is_there_and_says_so(place, capfd) -> None:
    store, words = place
    disagree(store)
    assert run(["search", "nairobi", *words, "--read-only"]) == Exit.OK
    told = capfd.readouterr().err
    assert "2 found" in told
    assert "some may be missing" in told


def test_facts_and_the_status_need_no_index(place, capfd) -> None:
    store, words = place
    damage(store)
    for command in (["events"], ["actors"], ["status"], ["show", "protest.txt"]):
        assert run([*command, *words, "--read-only"]) == Exit.OK, capfd.readouterr().err
    assert "0 searchable" in capfd.readouterr().out


def test_a_wrong_path_does_not_empty_the_index_of_another_corpus(
    place, built, tmp_path, capfd
) -> None:
    """A store that is named may be anybody's: what took hours is not lost by a slip."""
    store, _ = place
    other = write_corpus(tmp_path / "other", {"one.txt": "Only this was here.\n"})
    with pytest.raises(StoreOfAnother, match=str(built[0])):
        build(other, store)
    for deed in (["search", "fisheries"], ["status"]):
        words = [*deed, "--corpus", str(other), "--store", str(store.root)]
        assert run(words) == Exit.STORE
        assert str(built[0]) in capfd.readouterr().err
    assert contents(built[0], store) == contents(*built)


def test_the_index_of_a_folder_that_was_moved_or_is_to_be_replaced_is_taken(
    place, built, tmp_path
) -> None:
    store, _ = place
    with CatalogueWriter(store.catalogue) as writer:
        writer.note(corpus=str(tmp_path / "moved"))
    other = write_corpus(tmp_path / "other", {"one.txt": "Only this was here.\n"})
    assert build(other, store).articles == 1
    with pytest.raises(StoreOfAnother):
        build(built[0], store)
    build(built[0], store, rebuild=True)
    assert contents(built[0], store) == contents(*built)
