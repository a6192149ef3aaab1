"""What every full-text engine must do; a new engine is one more row in ENGINES."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from explorer.cancellation import Cancellation, Cancelled
from explorer.errors import QueryError, StoreLocked
from explorer.search import Document, SearchEngine, did_you_mean, open_engine, parse

ENGINES = {
    "whoosh": partial(open_engine, engine="whoosh"),
    "tantivy": partial(open_engine, engine="tantivy"),
}

FLEET = Document(
    "fleet.txt",
    "Fleet’s visit to Marlow",
    [
        "Admiral Ilse Şahin reached the East-West Harbour on Monday.",
        "The harbour master of Marlow spoke of the state of the harbour.",
    ],
    actors=["Ilse Şahin", "Admiral Sahin", "Marlow Port Authority"],
    places=["Marlow", "Port of Marlow"],
    publication="The Coast Daily",
    author="Jo Reed",
    types=["consult", "visit"],
    date=date(2024, 2, 3),
)
TALKS = Document(
    "talks.json#7",
    "Talks on grain",
    ["The minister met an envoy.", "Grain of the state was the matter; a harbor was not."],
    actors=["Tom Vale"],
    publication="Inland Post",
    types=["consult", "meeting"],
    date=date(2024, 5, 6),
)
UNDATED = Document("notes/undated.md", "A letter", ["The envoy wrote of grain, grain, and grain."])


@pytest.fixture(params=ENGINES, ids=list(ENGINES))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / request.param


@pytest.fixture
def engine(folder: Path) -> Iterator[SearchEngine]:
    opened = ENGINES[folder.name](folder, create=True)
    with opened.writer() as writer:
        for document in (FLEET, TALKS, UNDATED):
            writer.add(document)
        writer.commit(7)
    opened.refresh()
    yield opened
    opened.close()


def keys(engine: SearchEngine, text: str, **options: object) -> list[str]:
    found = engine.search(parse(text), limit=10, **options)
    assert found.exact
    assert found.total == len(found.hits)
    return [hit.key for hit in found.hits]


F, T, U = FLEET.key, TALKS.key, UNDATED.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sahin", {F}),
        ("ŞAHİN", {F}),
        ("fleet", {F}),
        ("harbour", {F}),
        ("envoy grain", {T, U}),
        ("envoy OR admiral", {F, T, U}),
        ("grain -minister", {U}),
        ("-grain", {F}),
        ("grain OR -envoy", {F, T, U}),
        ("NOT (grain date:2024)", {F, U}),
        ('"east-west harbour"', {F}),
        ("east-west", {F}),
        ("west", {F}),
        ('"harbour east"', set()),
        ('"the state"', {F, T}),
        ('"of the state"', {F, T}),
        ('"harbour marlow"~2', {F}),
        ('"harbour marlow"~1', set()),
        ('"monday the harbour"', set()),
        ('"monday harbour"~100', set()),
        ('"marlow admiral"', set()),
        ("harbo*", {F, T}),
        ("mi?ister", {T}),
        ("habour~", {F}),
        ("hrabour~", {F}),
        ("harbur~2", {F, T}),
        ("title:grain", {T}),
        ("body:grain", {T, U}),
        ("body:fleet", set()),
        ('title:"fleet’s visit"', {F}),
        ('body:"the envoy"', {U}),
        ("actor:ilse", {F}),
        ('actor:"ilse sahin"', {F}),
        ('actor:"sahin admiral"', set()),
        ("actor:(vale OR sahin)", {F, T}),
        ("actor:sah*", {F}),
        ("actor:sahan~", {F}),
        ("place:marlow", {F}),
        ("source:coast", {F}),
        ('source:"inland post" envoy', {T}),
        ("author:reed", {F}),
        ("type:meeting", {T}),
        ("type:(meeting OR visit) -harbour", {T}),
        ("date:2024-02", {F}),
        ("date:2024", {F, T}),
        ("date:>2024-02-03", {T}),
        ("date:2024-02-03..2024-05-06", {F, T}),
        ("date:..2024-03 harbour", {F}),
        ("zebra", set()),
        ("zebra OR envoy", {T, U}),
        ("zeb*", set()),
        ("", set()),
    ],
)
def test_a_query_finds_what_it_says(engine: SearchEngine, text: str, expected: set[str]) -> None:
    assert set(keys(engine, text)) == expected


def test_the_best_answer_comes_first_and_a_title_counts_more(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        writer.add(
            Document("once", "Letters", ["Tea was named once in a longer text of many words."])
        )
        writer.add(
            Document("twice", "Letters", ["Tea, and tea again, in a longer text of many words."])
        )
        writer.add(
            Document("title", "Tea", ["It was named nowhere else in this text of many words."])
        )
        writer.commit(8)
    engine.refresh()
    assert keys(engine, "tea") == ["title", "twice", "once"]


def test_filters_and_ties_come_newest_first_and_undated_last(engine: SearchEngine) -> None:
    assert keys(engine, "-zebra") == [T, F, U]
    assert keys(engine, "grain OR harbour", order="newest") == [T, F, U]
    twins = [Document(f"day{day}", "Twin", ["twin"], date=date(2024, 1, day)) for day in (2, 9, 5)]
    with engine.writer() as writer:
        for twin in twins:
            writer.add(twin)
        writer.commit(8)
    engine.refresh()
    assert keys(engine, "twin") == ["day9", "day5", "day2"]


def test_pages_follow_each_other(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        for number in range(100):
            day = date(2023, 1, 1 + number % 28)
            writer.add(Document(f"n{number}", "Note", ["tea " * (number % 7 + 1)], date=day))
        writer.commit(8)
    engine.refresh()
    for order in ("relevance", "newest"):
        whole = engine.search(parse("tea"), limit=100, order=order)
        assert (whole.total, whole.exact) == (100, True)
        pages = [
            engine.search(parse("tea"), limit=30, offset=offset, order=order).hits
            for offset in (0, 30, 60, 90)
        ]
        assert [hit for page in pages for hit in page] == list(whole.hits)


def test_a_replaced_document_is_found_by_its_new_words_only(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        for title, text in (("First", "draft"), ("Second", "lighthouse")):
            writer.delete(F)
            writer.add(Document(F, title, [text]))
        writer.delete(T)
        writer.delete("never there")
        writer.commit(8)
    assert keys(engine, "lighthouse") == []
    assert engine.refresh()
    assert (engine.generation, engine.count) == (8, 2)
    assert keys(engine, "lighthouse") == [F]
    assert keys(engine, "draft OR harbour OR minister") == []
    assert keys(engine, "-grain") == [F]
    assert keys(engine, "date:2024") == []


def test_deleted_articles_never_come_back_through_any_kind_of_query(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        writer.delete(F)
        writer.commit(8)
    engine.refresh()
    for text in ('"of the state"', "harbo*", "harbour~", "date:2024", "-zebra", "body:state"):
        assert F not in keys(engine, text)


def test_where_all_is_deleted_only_what_is_added_afterwards_is_left(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        for key in (F, T, U):
            writer.delete(key)
        writer.add(UNDATED)
        writer.commit(8)
    engine.refresh()
    assert keys(engine, "-zebra") == [U]
    with engine.writer() as writer:
        writer.delete(U)
        writer.commit(9)
    engine.refresh()
    assert (engine.generation, engine.count) == (9, 0)
    assert keys(engine, "-zebra") == []


def test_many_small_commits_lose_nothing(engine: SearchEngine) -> None:
    for number in range(40):
        with engine.writer() as writer:
            writer.delete(f"n{number % 25}")
            writer.add(Document(f"n{number % 25}", "Note", [f"tea number{number}"]))
            writer.commit(10 + number)
    engine.refresh()
    assert (engine.generation, engine.count) == (49, 28)
    assert engine.search(parse("tea"), limit=100).total == 25
    assert keys(engine, "number39") == ["n14"]
    assert keys(engine, "number14") == []
    assert set(keys(engine, '"of the state"')) == {F, T}


def test_what_is_cancelled_or_fails_is_never_seen(engine: SearchEngine) -> None:
    with engine.writer() as writer:
        writer.add(Document("x", "Lost", ["lost"]))
    with pytest.raises(RuntimeError), engine.writer() as writer:
        writer.add(Document("y", "Lost", ["lost"]))
        raise RuntimeError
    assert not engine.refresh()
    assert keys(engine, "lost") == []


def test_readers_see_their_generation_until_they_refresh(
    engine: SearchEngine, folder: Path
) -> None:
    other = ENGINES[folder.name](folder)
    with engine.writer() as writer:
        writer.add(Document("x", "New", ["new"]))
        writer.commit(8)
    for reader in (engine, other):
        assert (reader.generation, keys(reader, "new"), len(keys(reader, "envoy"))) == (7, [], 2)
        assert reader.refresh()
        assert not reader.refresh()
        assert (reader.generation, keys(reader, "new")) == (8, ["x"])
    other.close()


def test_several_threads_may_search_at_once(engine: SearchEngine) -> None:
    texts = ['"of the state"', "harbo*", "grain OR harbour", "date:2024", "envoy -minister"] * 20
    alone = [engine.search(parse(text), limit=5) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: engine.search(parse(text), limit=5), texts))
    assert together == alone


def test_a_second_writer_is_told_to_wait(engine: SearchEngine, folder: Path) -> None:
    other = ENGINES[folder.name](folder)
    with engine.writer(), pytest.raises(StoreLocked, match="Another process"):
        other.writer()
    with other.writer() as writer:
        writer.cancel()
    other.close()


def test_near_words_are_suggested_likeliest_first(engine: SearchEngine) -> None:
    assert engine.knows("Harbour")
    assert not engine.knows("harbur")
    assert engine.suggest("harbur") == ["harbor", "harbour"]
    assert engine.suggest("minster") == ["minister"]
    assert engine.suggest("qqqqq") == []


def test_suggestions_are_whole_queries_that_find_something(engine: SearchEngine) -> None:
    assert did_you_mean(engine, parse("grian -harbur")) == ["grain -harbur"]
    assert did_you_mean(engine, parse('date:2024 "east wset"')) == ['date:2024 "east west"']
    assert did_you_mean(engine, parse('"harbour east"')) == ["(harbour east)"]
    assert did_you_mean(engine, parse("grain")) == []
    assert did_you_mean(engine, parse("actor:vael")) == ["actor:vale"]
    assert did_you_mean(engine, parse("east harb"))[0] == "east harb*"


def test_a_pattern_that_stands_for_too_many_words_is_refused(engine: SearchEngine) -> None:
    words = " ".join(f"xy{number}" for number in range(2_500))
    with engine.writer() as writer:
        writer.add(Document("x", "Words", [words]))
        writer.commit(8)
    engine.refresh()
    with pytest.raises(QueryError, match="more than 2,000 words") as caught:
        engine.search(parse("tea xy*"), limit=5)
    assert (caught.value.start, caught.value.end) == (4, 7)
    for text in ("xy12*", "body:xy12*", "xy12* words", "xy12* -envoy"):
        assert keys(engine, text) == ["x"]
    assert keys(engine, "title:xy12*") == []
    with engine.writer() as writer:
        writer.delete("x")
        writer.add(Document("y", "Words", ["xy120"]))
        writer.commit(9)
    engine.refresh()
    assert keys(engine, "xy12*") == ["y"]
    assert keys(engine, "body:xy12*") == ["y"]


def test_an_article_of_any_length_is_indexed(engine: SearchEngine) -> None:
    body = [*(["tea"] * 900), "word " * 70_000 + "the last word"]
    with engine.writer() as writer:
        writer.add(Document("long", "t " * 2_000, body))
        writer.add(Document("empty", "", []))
        writer.commit(8)
    engine.refresh()
    assert keys(engine, '"the last word"') == ["long"]
    assert keys(engine, '"tea tea"') == []


@pytest.mark.parametrize(
    "text", ["grain", "-grain", '"the harbour"', "gra*", "date:2024", "type:visit"]
)
def test_a_search_that_nobody_waits_for_is_given_up(engine: SearchEngine, text: str) -> None:
    cancel = Cancellation()
    engine.search(parse(text), limit=10, cancel=cancel)
    cancel.cancel()
    with pytest.raises(Cancelled):
        engine.search(parse(text), limit=10, cancel=cancel)
