"""Actors and events are brought up to date in one transaction that stores only what changed."""

from contextlib import closing
from dataclasses import replace

import pytest
from catalogue_cases import EXTRACTOR, events, facts_of

from explorer.catalogue import CatalogueWriter, Connections, EventQuestions
from explorer.catalogue.sections import place_in_time
from explorer.model import Event


def listed(path) -> list[Event]:
    with closing(Connections(path)) as connections:
        questions = EventQuestions(connections)
        return [questions.event(row.id) for row in questions.events(limit=10_000)]


def test_changed_and_deleted_articles_are_to_be_brought_together(filled) -> None:
    with filled.joining() as joining:
        assert joining.changed() == []
    filled.store_facts(EXTRACTOR, [("third.txt", facts_of("third.txt"))])
    filled.remove_files(["north/first.txt"])
    assert not filled.is_resolved
    with filled.joining() as joining:
        assert joining.changed() == ["north/first.txt", "third.txt"]
    assert filled.is_resolved


def test_what_fails_is_to_be_done_again_from_the_start(filled, path) -> None:
    before = listed(path)
    filled.store_facts(EXTRACTOR, [("third.txt", facts_of("third.txt"))])
    with pytest.raises(RuntimeError), filled.joining() as joining:
        joining.update_events([event.id for event in events()], [])
        raise RuntimeError
    with filled.joining() as joining:
        assert joining.changed() == ["third.txt"]
    assert listed(path) == before


def test_events_are_stored_in_their_place_among_the_others(filled, path) -> None:
    meeting, flight = events()
    more = [
        replace(flight, id=f"e-{day:02}", date=f"2024-03-{day:02}", granularity="day")
        for day in range(1, 29)
    ]
    for event in more:  # one at a time, each before the one that follows
        with filled.joining() as joining:
            joining.update_events([], [event])
    assert listed(path) == sorted([meeting, flight, *more], key=place_in_time)


def test_many_events_find_room_in_one_gap(filled: CatalogueWriter, path) -> None:
    meeting, flight = events()
    halves = [
        replace(flight, id=f"e-{number:03}", date="2024-03-12", granularity="day")
        for number in range(80)
    ]
    for event in reversed(halves):  # each in front of the last: the gap is halved each time
        with filled.joining() as joining:
            joining.update_events([], [event])
    assert listed(path) == [meeting, *halves, flight]


def test_an_event_is_replaced_or_taken_out_and_the_others_stay(filled, path) -> None:
    meeting, flight = events()
    moved = replace(meeting, date="2023-01-02", title="Another title")
    with filled.joining() as joining:
        joining.update_events([flight.id], [moved])
    assert listed(path) == [moved]


def test_only_articles_whose_fields_changed_are_queued(filled) -> None:
    filled.dequeue(filled.entries(9), 1)
    meeting, flight = events()
    with filled.joining() as joining:
        joining.update_events([], [replace(flight, title="Another title")])
    assert filled.entries(9) == []
    with filled.joining() as joining:
        joining.update_events([flight.id], [meeting])
    assert [entry.key for entry in filled.entries(9)] == ["third.txt"]


def test_who_spared_memory_gives_the_catalogue_its_room_back(filled) -> None:
    def room(joining) -> int:
        return joining.connection.execute("PRAGMA cache_size").fetchone()[0]

    with filled.joining() as joining:
        before = room(joining)
        joining.spare()
        assert before < room(joining) < 0  # so many kB, told as a number below zero
    with pytest.raises(RuntimeError), filled.joining() as joining:
        assert room(joining) == before
        joining.spare()
        raise RuntimeError
    with filled.joining() as joining:
        assert room(joining) == before
