"""Date values as spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.isodates import (
    Span,
    contains,
    day_precision,
    granularity_of,
    span_of,
)


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2025-02-02", date(2025, 2, 2), date(2025, 2, 2), "day"),
        ("2025-02-02TMO", date(2025, 2, 2), date(2025, 2, 2), "day"),
        ("2025-W05", date(2025, 1, 27), date(2025, 2, 2), "week"),
        ("2025-W05-WE", date(2025, 2, 1), date(2025, 2, 2), "week"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), "quarter"),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), "half"),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28), "season"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("199", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19", date(1900, 1, 1), date(1999, 12, 31), "century"),
    ],
)
def test_a_value_covers_its_days(value: str, first: date, last: date, granularity: str) -> None:
    assert span_of(value) == Span(first, last)
    assert granularity_of(value) == granularity


@pytest.mark.parametrize(
    "value", [None, "", "P3D", "PAST_REF", "XXXX-02", "2025-13", "2025-02-30", "0000", "2025-W60"]
)
def test_what_names_no_days_has_no_span(value: str | None) -> None:
    assert span_of(value) is None
    assert granularity_of(value) == "unknown"


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_quietly(text: str) -> None:
    span = span_of(text)
    assert span is None or span.first <= span.last


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    value = day.isoformat()
    assert contains(value[:7], value)
    assert contains(value[:4], value)
    assert not contains(value, value[:7]) or value[:7] == value


def test_precision_of_a_day_drops_the_hour() -> None:
    assert day_precision("2025-02-02T10:30") == "2025-02-02"
    assert day_precision("2025-02") == "2025-02"
