"""What a dossier asks: offices with their words, company, quotes, uses of names; in pages."""

from dataclasses import replace
from datetime import date

import pytest
from catalogue_cases import TEXTS, events, resolution
from storing_at_once import store_resolution

from explorer.catalogue import DossierQuestions, ReasonQuestions, Together, Words
from explorer.model import Mode, Role, Status

WOMAN, MAN = "person:zoe-marlund", "person:karim-badri"
FIRST, SECOND, THIRD = TEXTS


@pytest.fixture
def about(connections) -> DossierQuestions:
    return DossierQuestions(connections)


def test_an_office_comes_with_its_days_and_the_words_that_give_it(about) -> None:
    (role,) = about.roles(WOMAN)
    assert (role.title, role.of, role.articles) == ("Minister", "Sordia", 1)
    assert role.first == role.last == date(2024, 3, 11)
    assert role.newest == Words(FIRST, date(2024, 3, 11), "The Daily", 0, 0, 8, "Minister")
    assert about.role_words(WOMAN, role.position) == [role.newest]
    assert about.roles(MAN) == [] and about.role_words(MAN, 0) == []


def test_offices_are_in_order_of_time_the_latest_first(filled, about) -> None:
    facts = resolution()
    woman, *others = facts.actors
    roles = (
        Role("Envoy", None, date(2020, 1, 1), date(2021, 1, 1), (FIRST,)),
        Role("Minister", "Sordia", date(2024, 3, 11), date(2024, 3, 11), (FIRST, SECOND)),
        Role("Adviser", None, None, None, (SECOND,)),
    )
    store_resolution(
        filled, replace(facts, actors=(replace(woman, roles=roles), *others)), events()
    )
    found = about.roles(WOMAN)
    assert [role.title for role in found] == ["Minister", "Envoy", "Adviser"]
    assert [role.articles for role in found] == [2, 1, 1]
    assert found[2].newest is None  # the words of that article give no office


def test_the_words_of_an_office_are_those_that_the_reasons_tell(about, connections) -> None:
    (reason,) = ReasonQuestions(connections).actor(WOMAN).roles
    assert about.role_words(WOMAN, about.roles(WOMAN)[0].position) == list(reason.words)


def test_companions_come_with_their_last_meeting(about) -> None:
    (companion,) = about.companions(MAN)
    last = Together("e-meeting", "2024-03-11", None, "Marlund meets Badri in Velmora", True)
    assert companion == (WOMAN, "Zoë Marlund", "person", 1, last)
    assert about.companion_count(MAN) == 1
    assert about.companions(MAN, limit=5, offset=1) == []
    assert about.companions("person:nobody") == [] and about.companion_count("nobody") == 0


def test_a_meeting_that_took_place_goes_before_later_plans_and_calls(filled, about) -> None:
    meeting = replace(events()[0], conflicts=())
    call = replace(meeting, id="e-call", mode=Mode.CALL, date="2024-05-01")
    plan = replace(meeting, id="e-plan", status=Status.SCHEDULED, date="2024-06-01")
    store_resolution(filled, resolution(), [meeting, call, plan])
    (companion,) = about.companions(MAN)
    assert (companion.events, companion.last.event, companion.last.met) == (3, "e-meeting", True)
    store_resolution(filled, resolution(), [call, plan])
    assert about.companions(MAN)[0].last[:2] == ("e-call", "2024-05-01")
    assert not about.companions(MAN)[0].last.met
    store_resolution(filled, resolution(), [plan])
    assert about.companions(MAN)[0].last[:2] == ("e-plan", "2024-06-01")


def test_the_last_meeting_is_told_from_weeks_and_unknown_dates(filled, about) -> None:
    meeting = replace(events()[0], conflicts=())
    week = replace(meeting, id="e-week", date="2024-W09", granularity="week")
    undated = replace(meeting, id="e-undated", date=None, granularity="unknown")
    store_resolution(filled, resolution(), [meeting, week, undated])
    (companion,) = about.companions(MAN)
    assert (companion.events, companion.last.date) == (3, "2024-03-11")
    store_resolution(filled, resolution(), [undated])
    assert about.companions(MAN)[0].last.date is None


def test_quotes_are_those_that_the_actor_speaks(about) -> None:
    (quote,) = about.quotes(MAN)
    assert quote.words == Words(THIRD, None, "The Daily", 0, 0, 4, TEXTS[THIRD][0][:4])
    assert (quote.direct, quote.cue, quote.title) == (False, "said", f"Title of {THIRD}")
    assert about.quote_count(MAN) == 1
    assert about.quotes(MAN, offset=1) == about.quotes(WOMAN) == []


def test_uses_of_names_are_counted_without_pronouns(about) -> None:
    assert about.uses(MAN) == {"karim badri": 1, "badri": 2}
