"""Names of countries, nationalities, capitals, cities and regions are looked up exactly."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.gazetteer import fold, longest, lookup
from explorer.gazetteer.tables import countries
from explorer.model import Kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Islamic Republic of Iran", "Iran"),
        ("the Islamic Republic of Iran", "Iran"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("the U.S.'s", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("Republic of Korea", "South Korea"),
        ("Russian Federation", "Russia"),
        ("Türkiye", "Turkey"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("IRAN", "Iran"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(text: str, name: str) -> None:
    entry = lookup(text)
    assert entry is not None
    assert (entry.name, entry.kind, entry.country, entry.form) == (name, Kind.COUNTRY, None, "name")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iranian", "Iran"),
        ("Iranians", "Iran"),
        ("Swiss", "Switzerland"),
        ("Danes", "Denmark"),
        ("Dutch", "Netherlands"),
        ("Saudis", "Saudi Arabia"),
        ("South Koreans'", "South Korea"),
    ],
)
def test_a_nationality_stands_for_its_country(text: str, name: str) -> None:
    entry = lookup(text)
    assert entry is not None
    assert (entry.name, entry.kind, entry.form) == (name, Kind.COUNTRY, "demonym")


@pytest.mark.parametrize(
    ("text", "name", "country", "form"),
    [
        ("Tehran", "Tehran", "Iran", "capital"),
        ("Tehran’s", "Tehran", "Iran", "capital"),
        ("Kiev", "Kyiv", "Ukraine", "capital"),
        ("Mashhad", "Mashhad", "Iran", "city"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh", "Azerbaijan", "region"),
        ("the South Caucasus", "South Caucasus", None, "region"),
        ("Gaza Strip", "Gaza", "Palestine", "region"),
        ("the West Bank", "West Bank", "Palestine", "region"),
        ("Khuzestan", "Khuzestan", "Iran", "region"),
        ("The Hague", "Hague", "Netherlands", "region"),
    ],
)
def test_a_place_knows_its_country(text: str, name: str, country: str | None, form: str) -> None:
    entry = lookup(text)
    assert entry is not None
    assert (entry.name, entry.kind, entry.country, entry.form) == (name, Kind.PLACE, country, form)


@pytest.mark.parametrize(
    "text", ["us", "Us", "car", "", "the", "Irann", "Central", "Austriaa", "Enterprise", "Unity"]
)
def test_a_word_outside_the_lists_is_nothing(text: str) -> None:
    assert lookup(text) is None


def test_names_of_neighbours_never_run_into_each_other() -> None:
    pairs = [("Niger", "Nigeria"), ("Austria", "Australia"), ("Iran", "Iraq"), ("Guinea", "Guyana")]
    for one, other in pairs:
        assert (lookup(one), lookup(other)) == (lookup(one.upper()), lookup(other.upper()))
        assert lookup(one) != lookup(other)


def test_the_longest_name_at_a_position_wins() -> None:
    found = longest(["Nagorno", "-", "Karabakh", "region"], 0)
    assert found is not None
    assert (found[0], found[1].name) == (3, "Nagorno-Karabakh")
    found = longest(["the", "South", "Korean", "envoy"], 1)
    assert found is not None
    assert (found[0], found[1].name) == (2, "South Korea")
    assert longest(["envoy"], 0) is None


def test_every_country_is_found_by_its_own_name() -> None:
    for row in countries():
        entry = lookup(row.name)
        assert entry is not None and entry.name == row.name


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    lookup(text)
    assert fold(fold(text)) == fold(fold(fold(text)))


def test_the_first_lookup_takes_less_than_a_third_of_a_second() -> None:
    code = (
        "import time; t = time.process_time(); from explorer.gazetteer import lookup; "
        "lookup('Iran'); print(time.process_time() - t)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 0.6  # twice the budget: a shared machine is not a clock
