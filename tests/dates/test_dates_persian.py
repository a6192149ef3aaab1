"""The solar calendar of Iran beside the Gregorian, on days that both histories name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates.persian import gregorian


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1358, 1, 12), date(1979, 4, 1)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 11, 22), date(2025, 2, 10)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_a_day_of_the_solar_calendar_is_its_gregorian_day(persian, day) -> None:
    assert gregorian(*persian) == day


def test_a_day_that_the_month_has_not_is_none() -> None:
    assert gregorian(1402, 12, 30) is None
    assert gregorian(1402, 7, 31) is None
    assert gregorian(2023, 1, 1) is None


@given(year=st.integers(1300, 1449))
def test_a_year_begins_the_day_after_the_last_of_the_one_before(year) -> None:
    last = gregorian(year, 12, 30) or gregorian(year, 12, 29)
    assert last is not None
    assert gregorian(year + 1, 1, 1) == last + timedelta(days=1)
