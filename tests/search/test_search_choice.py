"""Which engine an index is made with."""

import json
from pathlib import Path

import pytest

from explorer.errors import Incomplete, StoreOutdated
from explorer.search import choice, chosen_engine, engine_of, open_engine

MANY = choice.LARGE + 1


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda name: None)


@pytest.mark.parametrize(
    ("setting", "articles", "present", "expected"),
    [
        ("auto", 0, None, "whoosh"),
        ("auto", choice.LARGE, None, "whoosh"),
        ("auto", MANY, None, "tantivy"),
        ("auto", MANY, "whoosh", "tantivy"),
        ("auto", 10, "tantivy", "tantivy"),
        ("auto", 10, "whoosh", "whoosh"),
        ("whoosh", MANY, "tantivy", "whoosh"),
        ("tantivy", 1, "whoosh", "tantivy"),
    ],
)
def test_many_articles_take_the_fast_engine_and_an_index_of_it_stays(
    tmp_path: Path, setting: str, articles: int, present: str | None, expected: str
) -> None:
    if present:
        (tmp_path / "index.json").write_text(json.dumps({"engine": present}))
    assert chosen_engine(setting, tmp_path, articles=articles) == expected


@pytest.mark.usefixtures("without")
def test_where_tantivy_is_missing_it_is_not_chosen_and_asking_for_it_says_how_to_get_it(
    tmp_path: Path,
) -> None:
    assert chosen_engine("auto", tmp_path, articles=MANY) == "whoosh"
    with pytest.raises(Incomplete, match="not installed") as caught:
        chosen_engine("tantivy", tmp_path, articles=1)
    assert "pip install" in caught.value.hint


def test_an_index_of_an_engine_that_is_gone_is_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(tmp_path / "index", create=True, engine="tantivy").close()
    monkeypatch.setattr(choice, "find_spec", lambda name: None)
    with pytest.raises(StoreOutdated, match="Tantivy wrote"):
        open_engine(tmp_path / "index")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"engine": "other"}', '{"engine": ["a"]}'])
def test_what_says_nothing_of_an_engine_names_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "index.json").write_text(content)
    assert engine_of(tmp_path) is None
