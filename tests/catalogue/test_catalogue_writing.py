"""Changes are whole, nothing stands without evidence, and what is gone takes its facts along."""

import sqlite3
from dataclasses import replace

import pytest
from catalogue_cases import (
    EXTRACTOR,
    TEXTS,
    article,
    articles,
    events,
    facts_of,
    read_file,
    resolution,
)
from storing_at_once import store_resolution

from explorer.catalogue import Changes, Connections, EventQuestions, FilePart, FileState, status
from explorer.model import Rejection, Resolution


def raw(path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def test_files_are_known_with_size_time_and_digest(filled) -> None:
    assert filled.states_of(["third.txt"])["third.txt"] == FileState(10, 1, "d1")
    filled.touch_files([("third.txt", FileState(10, 2, "d1"))])
    assert filled.states_of(["third.txt"])["third.txt"].mtime_ns == 2


def test_an_article_that_is_the_same_keeps_its_facts(filled) -> None:
    same = read_file(articles()[2], mtime=5)
    assert filled.store_files([same]) == Changes(0, 0, 0)
    assert filled.to_annotate(EXTRACTOR) == []
    assert filled.is_resolved


def test_a_changed_article_loses_its_facts_and_is_queued(filled) -> None:
    filled.dequeue(filled.entries(9), 1)
    changed = replace(articles()[2], title="Another title")
    assert filled.store_files([read_file(changed)]) == Changes(0, 1, 0)
    assert filled.to_annotate(EXTRACTOR) == ["third.txt"]
    assert [(entry.key, entry.known) for entry in filled.entries(9)] == [("third.txt", True)]
    assert not filled.is_resolved


def test_one_record_of_a_file_changes_and_the_others_stay(writer) -> None:
    one, two = article("f.jsonl#1", "One."), article("f.jsonl#2", "Two.")
    writer.store_files([read_file(one, two, path="f.jsonl")])
    three = article("f.jsonl#3", "Three.")
    assert writer.keys_of("f.jsonl") == {"f.jsonl#1", "f.jsonl#2"}
    first = FilePart("f.jsonl", True, None, (one,), ())
    last = FilePart("f.jsonl", False, FileState(10, 2, "d2"), (three,), (), ("f.jsonl#2",))
    assert writer.store_files([first]) == Changes(0, 0, 0)
    assert writer.states_of(["f.jsonl"])["f.jsonl"].size < 0
    assert writer.store_files([last]) == Changes(added=1, changed=0, removed=1)
    assert writer.states_of(["f.jsonl"])["f.jsonl"] == FileState(10, 2, "d2")
    assert writer.articles(["f.jsonl#1", "f.jsonl#2", "f.jsonl#3"]) == [one, three]


def test_rejections_are_listed_with_their_reason_until_the_file_is_read(writer, path) -> None:
    state = FileState(1, 1, "x")
    writer.store_files(
        [FilePart("bad.txt", True, state, (), (Rejection("bad.txt", "it is empty"),))]
    )
    connections = Connections(path)
    assert status(connections).failed == (("bad.txt", "it is empty"),)
    writer.store_files([FilePart("bad.txt", True, state, (article("bad.txt", "Now."),), ())])
    assert status(connections).failed == ()
    connections.close()


def test_an_event_goes_with_its_last_evidence_and_stays_before(filled, connections) -> None:
    about = EventQuestions(connections)
    filled.remove_files(["north/first.txt"])
    (event,) = [event for event in about.events() if event.id == "e-meeting"]
    assert [each.article for each in event.evidence] == ["north/second.txt"]
    assert event.conflicts == ()
    assert not about.rows()[0].has_conflict and about.rows()[0].sources == 1
    filled.remove_files(["north/second.txt"])
    assert [row.id for row in about.rows()] == ["e-flight"]


def test_an_actor_goes_with_its_last_mention_and_a_role_with_its_last_claim(filled, path) -> None:
    connection = raw(path)
    filled.remove_files(["north/first.txt"])
    assert connection.execute("SELECT count(*) FROM roles").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM actors").fetchone() == (3,)
    filled.remove_files(["north/second.txt"])
    assert connection.execute("SELECT key FROM actors").fetchall() == [("person:karim-badri",)]
    filled.remove_files(["third.txt"])
    for table in ("actors", "events", "aliases", "evidence", "mentions", "links", "paragraphs"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO events VALUES (99,'k','other',NULL,'occurred',NULL,NULL,'unknown','t',NULL,"
        "'9999-12-31','9999-12-31','~',1,0,0)",
        "INSERT INTO actors VALUES (99,'k','n','person',NULL,1,1,NULL,NULL,1,77,'')",
        "INSERT INTO roles VALUES (99,1,9,'t',NULL,NULL,NULL,1)",
        "INSERT INTO mentions VALUES (1,50,9,0,1,'x',0,'name',NULL,0,NULL,0,NULL)",
        "INSERT INTO evidence VALUES (1,9,1,77,0,1,'x',NULL,NULL,'')",
        "UPDATE events SET first_evidence = NULL",
        "UPDATE actors SET seen_article = NULL",
    ],
)
def test_the_schema_refuses_what_has_no_evidence(filled, path, statement) -> None:
    connection = raw(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


def test_deleting_evidence_by_hand_deletes_the_event_with_it(filled, path) -> None:
    connection = raw(path)
    connection.execute("DELETE FROM evidence")
    connection.execute("DELETE FROM appearances")
    for table in ("events", "conflicts", "participants", "actors", "roles"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


def test_a_resolution_with_an_actor_nobody_mentions_changes_nothing(filled, connections) -> None:
    found = resolution()
    ghost = replace(found.actors[0], id="person:ghost")
    with pytest.raises(ValueError, match="ghost has no mention"):
        store_resolution(filled, Resolution((*found.actors, ghost), found.actor_of), events())
    assert [event.id for event in EventQuestions(connections).rows()] == ["e-meeting", "e-flight"]


def test_an_event_without_evidence_changes_nothing(filled, connections) -> None:
    bare = replace(events()[0], evidence=(), conflicts=())
    with pytest.raises(ValueError, match="e-meeting has no evidence"):
        store_resolution(filled, resolution(), [bare])
    assert EventQuestions(connections).count() == 2


def test_facts_that_contradict_each_other_fail_their_article_alone(filled, connections) -> None:
    wrong = replace(facts_of("third.txt"), mentions=())
    right = replace(facts_of("north/first.txt"), extractor="rules 2")
    filled.store_facts("rules 2", [("third.txt", wrong), ("north/first.txt", right)])
    (failed,) = status(connections).failed
    assert failed.key == "third.txt" and "contradict" in failed.reason
    assert filled.to_annotate("rules 2") == ["north/second.txt"]
    with filled.joining() as joining:
        assert len(list(joining.references())) == 2


def test_a_failed_article_is_tried_again_by_another_extractor(filled, connections) -> None:
    filled.store_facts(EXTRACTOR, [("third.txt", "the parser gave up")])
    assert status(connections).failed == (("third.txt", "the parser gave up"),)
    assert filled.to_annotate(EXTRACTOR) == []
    assert "third.txt" in filled.to_annotate("rules 2")


def test_articles_wait_for_facts_newest_first(filled) -> None:
    assert filled.to_annotate("rules 2") == ["north/second.txt", "north/first.txt", "third.txt"]


def test_a_new_resolution_takes_the_place_of_the_old(filled, connections) -> None:
    store_resolution(filled, resolution(), events()[:1])
    assert EventQuestions(connections).count() == 1
    assert status(connections).actors == 3


def test_the_index_queue_holds_what_changed_until_it_is_committed(filled) -> None:
    entries = filled.entries(9)
    assert sorted(entry.key for entry in entries) == sorted(TEXTS)
    assert not any(entry.known for entry in entries)
    first = entries[0]
    assert "Zoe Marlund" in first.fields.actors and first.fields.places == ("Velmora",)
    assert first.fields.types == ("consult", "meeting")
    filled.dequeue(entries, 4)
    assert filled.queued() == 0 and filled.index_generation == 4
    store_resolution(filled, resolution(), events())
    assert filled.queued() == 0
    store_resolution(filled, resolution(), events()[:1])
    assert [(entry.key, entry.known) for entry in filled.entries(9)] == [("third.txt", True)]
    filled.remove_files(["north/first.txt"])
    assert filled.entries(9)[0].article is None
    filled.queue_everything()
    first, second = filled.entries(2)
    assert filled.queued() == 2 and not first.known and filled.entries(2, after=second.key) == []
    filled.queue_again()
    assert filled.entries(1)[0].known


def test_a_key_of_another_file_is_refused_with_the_reason(filled, connections) -> None:
    same = article("third.txt", "Somebody else.")
    filled.store_files([read_file(same, path="other.jsonl")])
    assert status(connections).failed == (("third.txt", "another file has this name"),)
