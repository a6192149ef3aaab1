"""Whatever the words, time expressions are in order, apart, and the text they quote."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.dates import timexes
from explorer.dates.vocabulary import CLASSES

WORDS = sorted({word for words in CLASSES.values() for word in words} | {"the", "of", "ago", "in"})
NUMBERS = st.one_of(
    st.integers(0, 99999).map(str),
    st.from_regex(r"\d{1,4}[:./,-]\d{1,4}([./:]\d{1,4})?", fullmatch=True),
    st.sampled_from(["31st", "0th", "1990s", "'90s", "00s", "FY99", "W54", "Q4", "²", "٤", "0000"]),
)
PIECES = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.title), NUMBERS, st.text(max_size=6)
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, published=DAYS)
def test_time_expressions_are_sorted_apart_and_quote_the_text(text, published, parse) -> None:
    paragraphs = text.split("\n")
    found = timexes(parse(text), published)
    places = [(timex.paragraph, timex.start, timex.end) for timex in found]
    assert places == sorted(places)
    for before, after in pairwise(places):
        assert before[0] < after[0] or before[2] <= after[1]
    for timex in found:
        assert timex.text == paragraphs[timex.paragraph][timex.start : timex.end]
        assert timex.text.strip() == timex.text != ""
        assert timex.value
