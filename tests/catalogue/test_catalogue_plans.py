"""No question reads a large table through: SQLite is asked how it will answer each of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue_plans import scans_of
from catalogue_questions import Catalogue, every_question
from generated_store import write

from explorer.catalogue import Connections

_SMALL = {
    *("meta", "rejections", "conflicts"),  # few rows, however many articles
    # Counted beforehand.
    *("event_totals", "place_totals", "place_by_kind", "place_by_month"),
    *("taking_totals", "taking_totals (index)", "taking_by_kind", "taking_by_month"),
}
_COUNTED = {
    # One pass of an index: SQLite knows no other way to count.
    **{
        f"actors of {which}: count": {"actors (index)"}
        for which in ("all", "all by name", "all by day")
    },
    "articles: count": {"articles (index)"},
    "status": {"articles (index)", "actors (index)", "files (index)"},
}
_ANYWHERE = {"actors of a text", "actors of a kind and text"}  # a part of a name, in all names
_ENDINGS = {"article by file name", "article by bare name"}  # the end of a key, in all keys
_WIDE = {
    f"facets of {which}"
    for which in (
        *("type", "mode", "status", "disputed", "place", "country", "a year", "from a day on"),
        *("1,000 results", "10,000 results"),
    )
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    path: Path = tmp_path_factory.mktemp("plans") / "catalogue.sqlite"
    write(path, 40)
    connections = Connections(path)
    yield Catalogue(connections)
    connections.close()


def _allowed(name: str) -> set[str]:
    allowed = _SMALL | _COUNTED.get(name, set())
    if name.partition(":")[0] in _ANYWHERE:
        allowed = allowed | {"aliases"}
    if name.endswith(" page"):  # the index has their order: it is read as far as the page
        allowed = allowed | {
            f"{table} ({how})"
            for table in ("actors", "articles", "events")
            for how in ("index", "in order")
        }
    if name in _ENDINGS:
        allowed = allowed | {"articles (index)"}
    if name.partition(":")[0] in _WIDE:  # whoever takes part in most events is counted in one pass
        allowed = allowed | {"taking", "taking (index)", "events (index)"}
    return allowed


def test_no_question_reads_a_large_table_through(catalogue: Catalogue):
    questions = every_question(catalogue)
    read = {
        name: sorted(set(scans_of(catalogue.connections, ask)) - _allowed(name))
        for name, ask in questions
    }
    assert {name: found for name, found in read.items() if found} == {}
    assert len(questions) > 200


def test_a_question_that_reads_a_table_through_would_be_found(catalogue: Catalogue):
    def ask() -> None:
        with catalogue.connections.reading() as connection:
            connection.execute("SELECT m.text FROM mentions m WHERE m.text = 'x'").fetchall()

    assert scans_of(catalogue.connections, ask) == ["mentions"]
