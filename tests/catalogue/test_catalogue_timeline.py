"""The order of events, the headings they stand under, and by what they can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from catalogue_cases import events, resolution
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storing_at_once import store_resolution

from explorer.catalogue import EventFilter, EventQuestions
from explorer.catalogue.sections import section_of, time_of
from explorer.model import Event, EventType, Mode
from explorer.model.isodates import granularity_of


@pytest.fixture
def about_events(connections) -> EventQuestions:
    return EventQuestions(connections)


def dated(number: int, value: str | None, end: str | None = None, **more: object) -> Event:
    return replace(
        events()[0], id=f"e{number}", date=value, date_end=end, granularity=granularity_of(value),
        conflicts=(), **more,
    )  # fmt: skip


def test_an_event_stands_under_its_month_or_under_the_time_it_is_dated_to() -> None:
    headings = {
        "2024-03-11": "2024-03", "2024-03": "2024-03", "2024-W09": "2024-02", "2024": "2024",
        "2024-Q1": "2024-Q1", "2024-WI": "2024-WI", "202": "202", None: None, "P3D": None,
    }  # fmt: skip
    assert {value: time_of(section_of(value)) for value in headings} == headings


def test_years_come_before_their_january_and_decades_before_their_years(
    filled, about_events
) -> None:
    values = ["2024-01-01", "2024", "2023-12-31", "202", "2020", "2020-01", "2024-01-31",
              "2024-01", None, "2024-Q1", "2024-Q4", "2024-10-02", "2024-H1"]  # fmt: skip
    told = [dated(number, value) for number, value in enumerate(values)]
    store_resolution(filled, resolution(), told)
    assert [row.date for row in about_events.rows()] == [
        "202", "2020", "2020-01", "2023-12-31", "2024", "2024-H1", "2024-Q1", "2024-01",
        "2024-01-01", "2024-01-31", "2024-Q4", "2024-10-02", None,
    ]  # fmt: skip


DATES = st.one_of(
    st.dates(date(2023, 11, 1), date(2025, 2, 1)).map(lambda day: (day.isoformat(), None)),
    st.sampled_from(
        [("2024", None), ("2025", None), ("202", None), ("2024-01", None), ("2024-01-01", None),
         ("2024", "2026"), ("2024-Q1", None), (None, None), ("20", None), ("2024-W01", None),
         ("2024-01-01", "2024-12-31"), ("2024-WI", None)]
    ),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(DATES, max_size=30))
def test_no_heading_comes_twice_and_each_has_the_events_below_it(
    filled, about_events, dates: Sequence[tuple[str | None, str | None]]
) -> None:
    store_resolution(filled, resolution(), [dated(n, *each) for n, each in enumerate(dates)])
    rows, months = about_events.rows(), about_events.months()
    names = [month.month for month in months]
    assert len(names) == len(set(names))
    assert [row.month for row in rows] == [m.month for m in months for _ in range(m.total)]
    for at, row in enumerate(rows):
        assert about_events.position(row.id) == at
        assert row.month == time_of(section_of(row.date))


def test_facets_count_what_each_filter_would_keep(filled, about_events) -> None:
    told = [
        dated(1, "2024-03-11"),
        dated(2, "2024", mode=Mode.VISIT, place=None),
        dated(3, "2024-02-05", "2024-03-02", type=EventType.AGREE, mode=None,
              actors=("person:karim-badri",), recipients=("person:karim-badri",)),
        dated(4, None, type=EventType.OTHER, mode=None, actors=("person:zoe-marlund",)),
    ]  # fmt: skip
    store_resolution(filled, resolution(), told)
    for which in (EventFilter(), EventFilter(actors=("person:karim-badri",))):
        facets = about_events.facets(which)
        assert facets.types and facets.places and facets.participants and facets.months
        for each in facets.types:
            assert about_events.count(replace(which, type=each.value)) == each.total
        for each in facets.places:
            assert about_events.count(replace(which, place=each.value)) == each.total
        for each in facets.participants:
            actors = (*which.actors, each.value)
            assert about_events.count(replace(which, actors=actors)) == each.total
        for month, total in facets.months:
            first, last = date.fromisoformat(f"{month}-01"), date.fromisoformat(f"{month}-28")
            assert about_events.count(replace(which, first=first, last=last)) == total
    everything = about_events.facets()
    assert ("consult", 2) in [(each.value, each.total) for each in everything.types]
    assert ("visit", 1) in [(each.value, each.total) for each in everything.types]
    assert everything.months == (("2024-01", 1), ("2024-02", 2), ("2024-03", 3))
    assert everything.years == (("2024", 3),)


def test_a_country_counts_the_events_at_its_places(filled, about_events) -> None:
    whole = resolution()
    places = tuple(
        replace(actor, of="Sordia") if actor.id == "place:velmora" else actor
        for actor in whole.actors
    )
    store_resolution(filled, replace(whole, actors=places), [dated(1, "2024-03-11")])
    assert [(each.value, each.total) for each in about_events.facets().places] == [
        ("place:velmora", 1)
    ]
    sordia = replace(places[2], id="country:sordia", name="Sordia", aliases=("Sordia",), of=None)
    actor_of = {**whole.actor_of, ("north/first.txt", 2): sordia.id}
    store_resolution(
        filled,
        replace(whole, actors=(*places, sordia), actor_of=actor_of),
        [dated(1, "2024-03-11")],
    )
    facets = about_events.facets()
    assert {each.value: each.total for each in facets.places} == {
        "place:velmora": 1, "country:sordia": 1,
    }  # fmt: skip
    assert about_events.count(EventFilter(place="country:sordia")) == 1
