"""Whatever the words, time expressions are in order, apart, and the text they quote."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.dates import timexes
from explorer.dates.patterns import PARTS
from explorer.dates.rules import RULES
from explorer.dates.vocabulary import CLASSES, words
from explorer.model import Parse, Token

CALENDAR = sorted({word for names in CLASSES.values() for word in names})
SMALL = words("the of in on at ago later from before after half and every per last next this")
NUMBERS = st.one_of(
    st.integers(0, 99999).map(str),
    st.from_regex(r"\d{1,4}[:./,-]\d{1,4}([./:]\d{1,4})?", fullmatch=True),
    st.sampled_from(["31st", "0th", "1990s", "'90s", "00s", "FY99", "W54", "Q4", "²", "٤", "0000"]),
)
PIECES = st.one_of(
    st.sampled_from(SMALL),
    st.sampled_from(CALENDAR),
    st.sampled_from(CALENDAR).map(str.title),
    NUMBERS,
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


def bare_parse(text: str) -> Parse:
    """The words of a text without any grammar: every one its own root."""
    tokens, start = [], 0
    for word in text.split(" "):
        if word.strip():
            end = start + len(word)
            place = len(tokens)
            tokens.append(Token(start, end, word, word.lower(), "X", "XX", "dep", place, ""))
        start += len(word) + 1
    return Parse(text, tuple(tokens), ((0, len(tokens)),) if tokens else ())


def check(texts: list[str], parses: list[Parse], published: date | None) -> None:
    found = timexes(parses, published)
    places = [(timex.paragraph, timex.start, timex.end) for timex in found]
    assert places == sorted(places)
    for before, after in pairwise(places):
        assert before[0] < after[0] or before[2] <= after[1]
    for timex in found:
        assert timex.text == texts[timex.paragraph][timex.start : timex.end]
        assert timex.text.strip() == timex.text != ""
        assert timex.value


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, published=DAYS)
def test_time_expressions_are_sorted_apart_and_quote_the_text(text, published, parse) -> None:
    check(text.split("\n"), parse(text), published)


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(TEXTS, max_size=4), published=DAYS)
def test_they_are_even_where_no_word_has_any_grammar(texts, published) -> None:
    check(texts, [bare_parse(text) for text in texts], published)


def test_every_part_of_the_pattern_language_is_used() -> None:
    patterns = " ".join([*(rule.pattern for rule in RULES), *PARTS.values()])
    assert [part for part in PARTS if part not in patterns] == []
