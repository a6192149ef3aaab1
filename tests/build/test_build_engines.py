"""The search index is made with the engine that is chosen, and anew where that is another."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from build_cases import ONE_JOB, build, contents, is_stale, stages, write_corpus

from explorer.build import indexing
from explorer.catalogue import CatalogueWriter
from explorer.config import Store
from explorer.corpus import scan
from explorer.errors import Incomplete, StoreDeleted
from explorer.library import Library
from explorer.search import Document, choice, open_engine
from explorer.search.tantivy_engine import settling

FAST = replace(ONE_JOB, engine="tantivy")


def found(library: Library) -> list[set[str]]:
    texts = ("nairobi", "actor:mutiso", "place:lisbon", "type:meeting", '"fisheries agreement"')
    return [{hit.article for hit in library.search(text).hits} for text in texts]


def test_another_engine_is_asked_for_and_makes_the_index_anew_while_readers_go_on(
    corpus: Path, store: Store
) -> None:
    build(corpus, store)
    before = contents(corpus, store)
    with closing(Library.open(corpus, store)) as library:
        held = found(library)
        assert (library.status().engine, is_stale(corpus, store, FAST)) == ("whoosh", True)
        assert stages(corpus, store, FAST) == {"index"}  # no fact is looked for again
        assert found(library) == held
        assert (library.status().engine, is_stale(corpus, store, FAST)) == ("tantivy", False)
        build(corpus, store, replace(ONE_JOB, engine="whoosh"))
        assert found(library) == held
        assert library.status().engine == "whoosh"
    assert contents(corpus, store) == before


def test_auto_changes_where_the_corpus_grew_and_stays_where_it_shrinks(
    corpus: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, store)
    monkeypatch.setattr(choice, "LARGE", 2)
    assert is_stale(corpus, store, ONE_JOB)
    build(corpus, store)
    (corpus / "protest.txt").unlink()
    (corpus / "harbour" / "talks.md").unlink()
    build(corpus, store)
    with closing(Library.open(corpus, store)) as library:
        held = library.status()
    assert (held.engine, held.searchable) == ("tantivy", 1)


def test_a_file_of_many_articles_is_judged_by_its_size(tmp_path: Path, store: Store) -> None:
    corpus = write_corpus(tmp_path / "one", {"all.jsonl": "", "page.html": "x" * 50_000})
    lines = (json.dumps({"title": f"T{n}", "text": "grain " * 100}) + "\n" for n in range(200))
    (corpus / "all.jsonl").write_text("".join(lines))
    sources = scan(corpus, max_file_bytes=10_000_000)
    size = (corpus / "all.jsonl").stat().st_size
    assert indexing.likely_articles(sources) == 2 + size // 5_000


def test_asking_for_an_engine_that_is_not_installed_changes_nothing(
    corpus: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, store)
    monkeypatch.setattr(choice, "find_spec", lambda name: None)
    with pytest.raises(Incomplete, match="not installed"):
        build(corpus, store, FAST)
    with closing(Library.open(corpus, store)) as library:
        assert library.status().searchable == 3


def test_a_run_ends_with_nothing_large_left_to_be_merged_by_the_next(
    corpus: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, store, FAST)
    (corpus / "new.txt").write_text("Grain\n\nThe minister met an envoy.\n")
    build(corpus, store, FAST)
    assert len(settling.lowest_layer(store.index)) == 2
    monkeypatch.setattr(settling, "_WORTH", 0)
    build(corpus, store, FAST)
    assert len(settling.lowest_layer(store.index)) == 1


def test_an_index_whose_catalogue_was_deleted_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_WORTH", 0)
    store.root.mkdir()
    engine = open_engine(store.index, create=True, engine="tantivy")
    with closing(engine), CatalogueWriter(store.catalogue) as writer:
        for number in (1, 2):
            with engine.writer() as changes:
                changes.add(Document(f"n{number}", "Note", ["tea"]))
                changes.commit(number)
        store.catalogue.unlink()
        with pytest.raises(StoreDeleted):
            indexing.settle_index(engine, writer)
        assert len(settling.lowest_layer(store.index)) == 2
