"""Counts, calendar steps and values, apart from any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates.calendar import moved, season_value, value_at, weekday_near
from explorer.dates.found import number_of, ordinal_of
from explorer.dates.holidays import HOLIDAYS
from explorer.dates.periods import length
from explorer.model.isodates import contains

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2900, 12, 31))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a", 1),
        ("a couple of", 2),
        ("thirty - five", 35),
        ("three - four", 4),
        ("two and a half", 2.5),
        ("half an", 0.5),
        ("two hundred and twenty", 220),
        ("a hundred", 100),
        ("40,000", 40000),
        ("1.5", 1.5),
        ("several", None),
        ("a few", None),
    ],
)
def test_words_spell_a_number(words, number) -> None:
    assert number_of(words.split()) == number


@pytest.mark.parametrize(
    ("words", "number"), [("4", 4), ("4th", 4), ("fourth", 4), ("twenty - first", 21)]
)
def test_words_spell_an_ordinal(words, number) -> None:
    assert ordinal_of(words.split()) == number


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [(3, "DE", "P3DE"), (16, "TH", "PT16H"), (None, "M", "PXM"), (2, "F", "P4W"), (2, "Q", "P6M")],
)
def test_a_length_of_time_keeps_its_unit(number, unit, value) -> None:
    assert length(number, unit) == value


@given(day=DAYS, unit=st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]))
def test_the_value_of_a_unit_covers_its_day(day, unit) -> None:
    assert contains(value_at(day, unit), day.isoformat())


@given(day=DAYS, count=st.integers(-500, 500))
def test_days_counted_forth_and_back_come_home(day, count) -> None:
    assert moved(moved(day, count, "D"), -count, "D") == day


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert moved(date(2024, 1, 31), 1, "M") == date(2024, 2, 29)


@given(day=DAYS, weekday=st.integers(1, 7))
def test_the_weekdays_before_and_after_lie_within_a_week(day, weekday) -> None:
    before, last, after = (weekday_near(day, weekday, step) for step in (-1, 0, 1))
    assert before < day < after
    assert before <= last <= day
    assert {near.isoweekday() for near in (before, last, after)} == {weekday}
    assert (after - before).days in {7, 14}


def test_winter_bears_the_year_in_which_it_began() -> None:
    assert season_value("WI", date(2024, 1, 20), 0) == "2023-WI"
    assert season_value("SU", date(2024, 3, 1), 0) == "2023-SU"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(1999, 11, 25)),
        ("easter", date(2024, 3, 31)),
        ("good friday", date(2024, 3, 29)),
        ("election day", date(1998, 11, 3)),
        ("labor day", date(2024, 9, 2)),
        ("memorial day", date(2024, 5, 27)),
    ],
)
def test_a_movable_holiday_falls_where_the_calendar_has_it(name, day) -> None:
    assert HOLIDAYS[name](day.year) == day
