"""How text becomes terms."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.words import fold, term_texts, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Şahin ŞAHIN S\u0327ahin", ["sahin", "sahin", "sahin"]),
        ("İstanbul Əliyev Łódź Straße", ["istanbul", "aliyev", "lodz", "strasse"]),
        ("Rahimov's and Rahimov’s", ["rahimov", "and", "rahimov"]),
        ("the ministers’ table", ["the", "ministers", "table"]),
        ("O'Neill's don't Sana'a", ["oneill", "dont", "sanaa"]),
        ("East-West line", ["east", "west", "line"]),
        ("the U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
        ("1,250,000 of 2,5", ["1250000", "of", "2", "5"]),
        ("co\u00adoperation snake_case a/b", ["cooperation", "snake", "case", "a", "b"]),
        ("… — !", []),
    ],
)
def test_words_are_folded_and_parted_as_newspapers_write_them(text: str, expected: list) -> None:
    assert term_texts(text) == expected


@given(st.text())
def test_both_ways_of_reading_a_text_agree_and_offsets_hold(text: str) -> None:
    found = list(terms(text))
    assert [term.text for term in found] == term_texts(text)
    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_every_word_is_a_part_of_the_folded_text(text: str) -> None:
    folded = fold(text)
    assert all(word in folded for word in term_texts(text))
