"""A library answers from facts and text at once, and opening it is quick."""

import os
import subprocess
import sys
import threading
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from explorer.build import refresh
from explorer.cancellation import Cancellation, Cancelled
from explorer.catalogue import Connections, EventFilter
from explorer.config import IndexSettings, Store
from explorer.errors import QueryError, StoreMissing
from explorer.library import Library
from explorer.library.opened_index import OpenedIndex

REPORTS = {
    "one.txt": (
        "Ports reopen after storm\n\nPublished: 2024-02-06\n\n"
        "Rain fell for two days.\n\n"
        "Chilean Transport Minister Paula Ibáñez met Peruvian counterpart Luis Quiroga in Lima"
        " on Tuesday.\n\nPorts will reopen, she said.\n"
    ),
    "two.txt": (
        "Minister praises ports\n\nPublished: 2024-02-08\n\n"
        "Paula Ibanez praised the ports of Peru.\n"
    ),
}
SETTINGS = IndexSettings(jobs=1)


def write(folder: Path, reports: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> tuple[Path, Store]:
    folder = tmp_path_factory.mktemp("library")
    write(folder / "corpus", REPORTS)
    store = Store(folder / "store")
    refresh(folder / "corpus", store, SETTINGS)
    return folder / "corpus", store


@pytest.fixture
def library(place):
    with closing(Library.open(*place)) as library:
        yield library


def test_a_hit_shows_its_best_paragraph_with_the_words_found(library) -> None:
    answer = library.search("quiroga lima")
    (hit,) = answer.hits
    assert (hit.article, hit.title, hit.paragraph) == ("one.txt", "Ports reopen after storm", 1)
    assert {hit.snippet[a:b] for a, b in hit.spans} == {"Quiroga", "Lima"}
    assert answer.total == 1 and answer.exact and answer.parsed


def test_an_actor_is_found_and_marked_under_every_alias(library) -> None:
    answer = library.search("actor:ibanez")
    assert {hit.article for hit in answer.hits} == {"one.txt", "two.txt"}
    marked = {hit.snippet[a:b] for hit in answer.hits for a, b in hit.spans}
    assert {"Paula Ibáñez", "Paula Ibanez"} <= marked


def test_an_event_type_and_a_place_are_searched(library) -> None:
    assert library.search_keys("type:meeting") == ("one.txt",)
    assert library.search_keys("place:lima AND ports") == ("one.txt",)


def test_pages_of_hits_follow_each_other(library) -> None:
    both = [hit.article for hit in library.search("ports").hits]
    pages = [library.search("ports", limit=1, offset=n).hits[0].article for n in (0, 1)]
    assert pages == both and len(set(both)) == 2
    assert library.search("ports", limit=1).total == 2


class Looked(Cancellation):
    """A token that counts how often it is looked at, and is cancelled after so many looks."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks, self.most = 0, looks

    def check(self) -> None:
        self.looks += 1
        if self.looks > self.most:
            self.cancel()
        super().check()


def test_a_search_is_given_up_between_two_hits(library) -> None:
    one, all_of_them = Looked(1000), Looked(1000)
    library.search("ports", limit=1, cancel=one)
    hits = library.search("ports", cancel=all_of_them).hits
    assert len(hits) > 1
    assert all_of_them.looks == one.looks + len(hits) - 1
    with pytest.raises(Cancelled):
        library.search("ports", cancel=Looked(all_of_them.looks - 1))


def test_an_empty_query_finds_nothing_and_a_mistake_says_where(library) -> None:
    assert library.search("  ").total == 0
    assert library.search_keys("") == ()
    with pytest.raises(QueryError):
        library.search("(ports")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("actor:ibañ", 'actor:"Paula Ibáñez"'),
        ("ports actor:quirog", 'ports actor:"Luis Quiroga"'),
        ("place:lim", 'place:"Lima"'),
    ],
)
def test_a_name_half_written_brings_the_whole_name(library, query: str, meant: str) -> None:
    answer = library.search(query)
    assert answer.total == 0 and answer.suggestions[0] == meant
    assert library.search(meant).total > 0


def test_nothing_found_brings_suggestions(library) -> None:
    answer = library.search("quirogo")
    assert answer.total == 0 and "quiroga" in answer.suggestions


def test_suggestions_may_be_asked_for_later(library) -> None:
    answer = library.search("quirogo", suggest=False)
    assert answer.total == 0 and answer.suggestions == ()
    assert library.suggestions("quirogo") == library.search("quirogo").suggestions
    assert library.suggestions(" ") == ()


def test_the_status_joins_facts_and_text(library) -> None:
    status = library.status()
    assert status.searchable == status.catalogue.articles == 2
    assert status.index_size > 0 and status.catalogue.program


def test_a_library_without_a_store_says_how_to_index(tmp_path) -> None:
    with pytest.raises(StoreMissing, match="explorer index"):
        Library.open(tmp_path, Store(tmp_path / "none"))


def test_several_threads_may_ask_and_one_may_close(library) -> None:
    failures = []

    def ask() -> None:
        try:
            for _ in range(10):
                assert library.search("ports").total == 2
                assert library.events.count(EventFilter(actors=("Ibáñez",))) >= 1
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    library.close()
    assert library.search("ports").total == 2


def test_an_open_library_sees_what_a_refresh_adds(tmp_path) -> None:
    corpus, store = tmp_path / "corpus", Store(tmp_path / "store")
    write(corpus, REPORTS)
    refresh(corpus, store, SETTINGS)
    with closing(Library.open(corpus, store)) as library:
        before = library.generation()
        assert library.search("glacier").total == 0
        write(corpus, {"three.txt": "Published: 2024-02-09\n\nA glacier melts in Peru.\n"})
        refresh(corpus, store, SETTINGS)
        assert library.generation() > before
        assert library.search("glacier").total == 1
        refresh(corpus, store, SETTINGS, rebuild=True)
        assert library.search("glacier").total == 1
        assert library.articles.count() == 3


def test_opening_and_asking_for_facts_imports_nothing_slow(place) -> None:
    corpus, store = place
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from explorer.config import Store\nfrom explorer.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), Store(Path(sys.argv[2])))\n"
        "library.events.rows(limit=9)\nlibrary.articles.rows()\nprint(*sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(corpus), str(store.root)],
        capture_output=True,
        text=True,
        check=True,
    )
    slow = {"spacy", "whoosh", "pydantic", "trafilatura", "rapidfuzz", "pycountry"}
    assert not slow & set(run.stdout.split())


class _ClearedAway:
    """A file that is gone between two looks at it."""

    def is_file(self) -> bool:
        return True

    def stat(self) -> os.stat_result:
        raise FileNotFoundError


def test_the_size_is_told_while_a_writer_clears_files_away(place, monkeypatch) -> None:
    with os.scandir(place[1].index) as files:
        seen = list(files)
    with closing(Connections(place[1].catalogue)) as connections:
        index = OpenedIndex(place[1], connections)
        size = index.size
        monkeypatch.setattr(os, "scandir", lambda _: nullcontext([_ClearedAway(), *seen]))
        assert index.size == size > 0
