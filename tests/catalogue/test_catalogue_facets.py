"""Facets are what counting each event of a filter would give, wherever they are counted."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from catalogue_questions import Catalogue, event_filters
from generated_store import write

from explorer.catalogue import Connections, EventFilter


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    path: Path = tmp_path_factory.mktemp("facets") / "catalogue.sqlite"
    write(path, 60)
    connections = Connections(path)
    yield Catalogue(connections)
    connections.close()


def _filters(catalogue: Catalogue) -> dict[str, EventFilter]:
    middle, within = catalogue.topics.middle, _day_of_a_told_year(catalogue)
    return event_filters(catalogue.topics) | {
        "until a day": EventFilter(last=middle),
        "whole months": EventFilter(first=date(2008, 3, 1), last=date(2019, 6, 30)),
        "whole months at the end": EventFilter(first=date(2008, 3, 2), last=date(2019, 6, 30)),
        "whole months at the beginning": EventFilter(first=date(2008, 3, 1), last=middle),
        "a day": EventFilter(first=middle, last=middle),
        "days of a month": EventFilter(first=middle.replace(day=7), last=middle.replace(day=24)),
        "a day of a told year": EventFilter(first=within, last=within),
        "a month": EventFilter(first=date(2014, 12, 1), last=date(2014, 12, 31)),
        "type and days": EventFilter(type="meeting", first=date(2007, 2, 3)),
        "nothing": EventFilter(first=date(1901, 1, 1), last=date(1901, 1, 2)),
    }


def _day_of_a_told_year(catalogue: Catalogue) -> date:
    """A day of an event at a place where another is told of, dated to the year alone."""
    events = [event for event in catalogue.events.events() if event.place and event.date]
    years = {(event.place, event.date) for event in events if event.granularity == "year"}
    days = (event for event in events if event.granularity == "day" and not event.date_end)
    return next(
        date.fromisoformat(event.date)
        for event in days
        if event.date and (event.place, event.date[:4]) in years
    )


@pytest.mark.parametrize("half", [0.0, 0.5, 1.1])
def test_facets_of_every_filter_are_those_of_its_events(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, half: float
):
    """Also where each filter is counted by what lies outside of it, or none is."""
    monkeypatch.setattr("explorer.catalogue.event_counts._HALF", half)
    for name, which in _filters(catalogue).items():
        events = list(catalogue.events.events(which))
        found = catalogue.events.facets(which)
        types = Counter(str(kind) for e in events for kind in {e.type, e.mode} if kind)
        people = Counter(actor for e in events for actor in {*e.actors, *e.recipients})
        assert {each.value: each.total for each in found.types} == types, name
        assert {each.value: each.total for each in found.participants} == people, name
        countries = {who.name: who.id for who in catalogue.actors.each() if who.kind == "country"}
        places = Counter[str]()
        for place in catalogue.actors.actors([e.place for e in events if e.place]):
            places.update({place.id, countries.get(place.of or "", place.id)})
        assert {each.value: each.total for each in found.places} == places, name


def test_the_most_frequent_are_found_among_all(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
):
    """Also where they have few events in all: those who have more are not enough then."""
    filters = _filters(catalogue) | {
        "cancelled": EventFilter(status="cancelled"),
        "aid": EventFilter(type="aid"),
    }
    full = {name: catalogue.events.facets(which) for name, which in filters.items()}
    monkeypatch.setattr("explorer.catalogue.event_facets._MOST", 6)
    for expected in (0.8, 3.0):  # too much is expected: those with fewer have to be counted, too
        monkeypatch.setattr("explorer.catalogue.event_facets._EXPECTED", expected)
        for name, which in filters.items():
            totals = [each.total for each in full[name].participants]
            short = catalogue.events.facets(which).participants
            assert [each.total for each in short] == totals[:6], name
