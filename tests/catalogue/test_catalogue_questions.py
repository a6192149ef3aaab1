"""Every question gets the answer that the stored facts give."""

from datetime import date

import pytest
from catalogue_cases import PUBLISHED, TEXTS, article, articles, events, read_file, resolution

from explorer.catalogue import (
    ActorFilter,
    ActorQuestions,
    ArticleQuestions,
    EventFilter,
    EventQuestions,
    generation,
    status,
)
from explorer.errors import ActorUnknown, ArticleUnknown, EventUnknown, ValueUnknown


@pytest.fixture
def about_articles(connections) -> ArticleQuestions:
    return ArticleQuestions(connections)


@pytest.fixture
def about_actors(connections) -> ActorQuestions:
    return ActorQuestions(connections)


@pytest.fixture
def about_events(connections) -> EventQuestions:
    return EventQuestions(connections)


def ids(rows) -> list[str]:
    return [row.id for row in rows]


def test_articles_are_listed_newest_first_and_undated_ones_last(about_articles) -> None:
    keys = [row.key for row in about_articles.rows()]
    assert keys == ["north/second.txt", "north/first.txt", "third.txt"]
    assert [row.key for row in about_articles.rows(limit=1, offset=1)] == ["north/first.txt"]
    assert about_articles.count() == 3


def test_articles_asked_for_by_key_come_in_that_order(about_articles) -> None:
    rows = about_articles.rows(["third.txt", "gone.txt", "north/first.txt"])
    assert [row.key for row in rows] == ["third.txt", "north/first.txt"]
    assert rows[0].has_facts and rows[0].published is None


def test_an_article_comes_back_as_it_was_stored(about_articles) -> None:
    for each in articles():
        assert about_articles.article(each.key) == each
    assert len(about_articles.articles(["third.txt", "nothing"])) == 1


def test_what_articles_say_comes_paragraph_by_paragraph_in_order(filled, about_articles) -> None:
    empty = article("empty.txt")
    long = article("long.txt", *(f"Paragraph {i}." for i in range(300)), "", "The end.")
    filled.store_files([read_file(empty, long, path="more.jsonl")])
    keys = [*TEXTS, "long.txt", "empty.txt", "gone.txt"]
    stored, found = about_articles.articles(keys), about_articles.texts(keys)
    assert {key: said.paragraphs for key, said in found.items()} == {
        key: tuple(each.text for each in whole.paragraphs) for key, whole in stored.items()
    }
    assert found["empty.txt"].paragraphs == () and len(found["long.txt"].paragraphs) == 302
    assert {key: said[:3] for key, said in found.items()} == {
        key: (whole.title, whole.published, whole.publication) for key, whole in stored.items()
    }


@pytest.mark.parametrize(
    "text", ["north/first.txt", "first.txt", "first", "north/first", "./north/first.txt"]
)
def test_an_article_is_meant_by_its_key_or_a_part_of_it(about_articles, text) -> None:
    assert about_articles.key_of(text) == "north/first.txt"


def test_an_unknown_article_brings_the_nearest_name(about_articles) -> None:
    with pytest.raises(ArticleUnknown, match="north/first"):
        about_articles.article("north/frist.txt")
    with pytest.raises(ArticleUnknown, match=r"a\*c"):
        about_articles.key_of("a*c")


def test_a_view_marks_mentions_with_the_actors_they_point_at(about_articles) -> None:
    view = about_articles.view("third.txt")
    name, pronoun = view.mentions
    assert name.actors == pronoun.actors == (("person:karim-badri", "Karim Badri"),)
    assert pronoun.reason == "the only man before"
    assert view.quotes[0].speaker == "Karim Badri"
    assert view.events[0].event == "e-flight"
    assert (view.events[0].type, view.events[0].title) == ("other", "Badri flies home")
    assert view.timexes[0].value == "2024-03-11"


def test_actors_are_listed_by_mentions_with_role_and_events(about_actors) -> None:
    rows = about_actors.rows()
    assert ids(rows) == ["person:karim-badri", "person:zoe-marlund", "place:velmora"]
    assert rows[0].events == 2
    assert rows[1].role == "Minister of Sordia"
    assert about_actors.count() == 3


@pytest.mark.parametrize("text", ["marlund", "ZOË", "zoe mar", "arlun"])
def test_actors_are_filtered_by_any_part_of_any_alias(about_actors, text) -> None:
    assert ids(about_actors.rows(ActorFilter(text=text))) == ["person:zoe-marlund"]


def test_actors_are_filtered_by_kind_and_articles(about_actors) -> None:
    assert ids(about_actors.rows(ActorFilter(kind="place"))) == ["place:velmora"]
    rows = about_actors.rows(ActorFilter(articles=("third.txt",)))
    assert [(row.id, row.mentions, row.articles) for row in rows] == [("person:karim-badri", 2, 1)]
    first = ActorFilter(articles=("north/first.txt",), paragraph=0)
    assert about_actors.count(first) == 3
    assert about_actors.rows(ActorFilter(articles=("north/first.txt",), paragraph=1)) == []
    with pytest.raises(ValueUnknown, match="person, country, organization, place"):
        about_actors.rows(ActorFilter(kind="persn"))


def test_an_actor_comes_back_as_it_was_stored(about_actors) -> None:
    assert about_actors.actors([a.id for a in resolution().actors]) == list(resolution().actors)
    with pytest.raises(ActorUnknown):
        about_actors.actor("person:nobody")


@pytest.mark.parametrize(
    "text", ["Badri", "karim badri", "person:karim-badri", "Kar", "BÁDRI", "Badri, Karim"]
)
def test_a_name_in_any_writing_means_its_actor(about_actors, text) -> None:
    assert about_actors.named(text) == ["person:karim-badri"]


def test_an_unknown_name_brings_the_nearest(about_actors) -> None:
    with pytest.raises(ActorUnknown, match="Zoë Marlund"):
        about_actors.named("Zoe Merlund")


def test_months_of_an_actor(about_actors) -> None:
    assert about_actors.months("person:karim-badri") == [("2024-03", 2), (None, 2)]


def test_aliases_and_names_by_id(about_actors) -> None:
    assert any(
        (name.text, name.actor) == ("Badri", "person:karim-badri")
        for name in about_actors.known_names()
    )
    assert about_actors.names(["place:velmora", "x"]) == {"place:velmora": "Velmora"}


def test_events_come_in_order_of_time_with_undated_ones_last(about_events) -> None:
    rows = about_events.rows()
    assert ids(rows) == ["e-meeting", "e-flight"]
    assert rows[0].participants == ("Zoë Marlund", "Karim Badri")
    assert (rows[0].place, rows[0].sources, rows[0].has_conflict) == ("Velmora", 2, True)
    assert rows[0].month == "2024-03" and rows[1].month is None
    assert about_events.months() == [("2024-03", 1), (None, 1)]
    assert about_events.position("e-flight") == 1


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (EventFilter(actors=("marlund",)), ["e-meeting"]),
        (EventFilter(actors=("Badri",)), ["e-meeting", "e-flight"]),
        (EventFilter(actors=("Badri", "person:zoe-marlund")), ["e-meeting"]),
        (EventFilter(place="velmora"), ["e-meeting"]),
        (EventFilter(type="other"), ["e-flight"]),
        (EventFilter(status="occurred"), ["e-meeting", "e-flight"]),
        (EventFilter(first=date(2024, 3, 11)), ["e-meeting"]),
        (EventFilter(first=date(2024, 3, 12)), []),
        (EventFilter(last=date(2024, 3, 10)), []),
        (EventFilter(article="third.txt"), ["e-flight"]),
        (EventFilter(article="third.txt", paragraph=1), []),
        (EventFilter(articles=("third.txt", "north/first.txt")), ["e-meeting", "e-flight"]),
        (EventFilter(conflicts_only=True), ["e-meeting"]),
        (EventFilter(actors=("Badri",), type="other", article="third.txt"), ["e-flight"]),
    ],
)
def test_events_are_filtered(about_events, which, expected) -> None:
    assert ids(about_events.rows(which)) == expected
    assert about_events.count(which) == len(expected)
    assert ids(about_events.events(which)) == expected
    assert sum(month.total for month in about_events.months(which)) == len(expected)
    for index, id_ in enumerate(expected):
        assert about_events.position(id_, which) == index


def test_a_filter_that_cannot_be_understood_names_the_alternatives(about_events) -> None:
    with pytest.raises(ValueUnknown, match=r"Did you mean consult\?.*sanction"):
        about_events.rows(EventFilter(type="consulted"))
    with pytest.raises(ValueUnknown, match="scheduled"):
        about_events.count(EventFilter(status="planned"))
    with pytest.raises(ActorUnknown, match=r"No place is named 'Velmore'.\n.*Velmora"):
        about_events.rows(EventFilter(place="Velmore"))


def test_an_event_comes_back_as_it_was_stored(about_events) -> None:
    assert list(about_events.events()) == list(events())
    assert about_events.event("e-meeting") == events()[0]
    with pytest.raises(EventUnknown):
        about_events.event("e-none")


def test_the_status_counts_what_is_there(connections, path) -> None:
    found = status(connections)
    counts = found.articles, found.files, found.with_facts, found.pending, found.stale
    assert counts == (3, 3, 3, 0, 0)
    assert (found.actors, found.events, found.conflicts, found.mentions) == (3, 2, 1, 8)
    assert found.size >= path.stat().st_size > 0
    assert found.generation == generation(connections) == 3
    assert set(PUBLISHED) == set(TEXTS)
