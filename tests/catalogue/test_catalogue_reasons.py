"""What facts rest on is read back from the rows that hold it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from catalogue_cases import PUBLISHED, events, resolution
from generated_store import write
from storing_at_once import store_resolution

from explorer.catalogue import ActorFilter, ActorQuestions, Connections, ReasonQuestions
from explorer.errors import ActorUnknown, EventUnknown
from explorer.explaining import actor_lines
from explorer.model import Form

FIRST, SECOND, THIRD = PUBLISHED


@pytest.fixture
def reasons(connections) -> ReasonQuestions:
    return ReasonQuestions(connections)


def test_an_event_comes_with_what_was_read_from_each_sentence(reasons) -> None:
    found = reasons.event("e-meeting")
    assert found.event == events()[0]
    assert [telling.words.article for telling in found.tellings] == [FIRST, SECOND]
    telling = found.tellings[0]
    assert (telling.trigger, telling.rule) == ("met", "meet-subject-object")
    assert telling.date.derivation == "the Monday of the article"
    assert [(taking.part, taking.name) for taking in telling.takings] == [
        ("actor", "Zoë Marlund"),
        ("actor", "Karim Badri"),
        ("place", "Velmora"),
    ]
    assert telling.takings[0].words.text == "Zoë Marlund"
    assert telling.takings[0].form is Form.NAME


def test_an_event_without_its_mention_still_has_its_words(reasons) -> None:
    (telling,) = reasons.event("e-flight").tellings
    assert telling.words.article == THIRD
    assert (telling.trigger, telling.takings, telling.rule) == ("", (), "a rule")


def test_what_the_merge_adds_to_the_reasons_is_told_apart(filled, reasons) -> None:
    meeting, flight = events()
    told = replace(
        meeting.evidence[1],
        why="meet-subject-object; the Monday of the article; both name Zoë Marlund",
    )
    store_resolution(
        filled, resolution(), (replace(meeting, evidence=(meeting.evidence[0], told)), flight)
    )
    joined = [telling.joined for telling in reasons.event("e-meeting").tellings]
    assert joined[1] == "both name Zoë Marlund"


def test_an_actor_comes_with_the_merge_of_each_name_and_the_words_of_each_office(reasons) -> None:
    found = reasons.actor("person:zoe-marlund")
    full, other = found.aliases
    assert (full.name, full.reasons, full.score) == ("Zoë Marlund", ("the fullest name",), None)
    assert (other.name, other.score) == ("Zoe Marlund", 0.98)
    assert other.reasons == ("merged with “Zoë Marlund”", "accents apart the same")
    assert other.first.article == SECOND
    (office,) = found.roles
    assert (office.role.title, office.role.first) == ("Minister", date(2024, 3, 11))
    assert [words.article for words in office.words] == [FIRST]


def test_of_an_office_told_in_many_articles_a_part_can_be_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "catalogue.sqlite", 40)
    connections = Connections(tmp_path / "catalogue.sqlite")
    reasons = ReasonQuestions(connections)
    most = ActorQuestions(connections).rows(ActorFilter(kind="person"), limit=1)[0]
    (every,), (part,) = reasons.actor(most.id).roles, reasons.actor(most.id, most=1).roles
    assert (every.further, part.further) == (0, len(every.words) - 1)
    assert part.words == every.words[:1] != every.words
    lines = [line.text for line in actor_lines(reasons.actor(most.id, most=1), further="ask")]
    assert f"and in {part.further} more articles: ask" in lines
    connections.close()


def test_words_that_are_no_name_come_with_the_reason_of_their_article(reasons) -> None:
    ((reason, words),) = reasons.actor("person:karim-badri").described
    assert (reason, words.text, words.article) == ("the only man before", "he", THIRD)


def test_a_reason_found_over_all_articles_comes_first(filled, reasons) -> None:
    over_all = "holder of the office at 2024-03-11"
    store_resolution(filled, replace(resolution(), reasons={(THIRD, 1): over_all}), events())
    ((reason, _),) = reasons.actor("person:karim-badri").described
    assert reason == over_all


def test_nothing_is_told_of_what_is_not_there(reasons) -> None:
    with pytest.raises(EventUnknown):
        reasons.event("e-none")
    with pytest.raises(ActorUnknown):
        reasons.actor("person:nobody")
