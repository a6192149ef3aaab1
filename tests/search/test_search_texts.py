"""Texts as Tantivy is given them: the same words as everywhere, with spaces between."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.tantivy_engine.texts import analyzer, prepared
from explorer.search.words import term_texts

NEWSPAPER = st.text(
    st.sampled_from("aSsxZ 19,.'’‘`“—-_…\u00a0\u00ad\u2060\x1eéÉıßªʼ´²€\n"), max_size=40
) | st.lists(
    st.sampled_from(
        ["U.S.", "u.n.", "A.B.C", "1,250,000", "12,3456", "'s", "’S", "o'neil", "_", ",250", " "]
    )
).map("".join)


ANALYZER = analyzer()


@given(st.lists(NEWSPAPER | st.text(max_size=20), max_size=5))
def test_the_words_of_every_text_are_the_same_as_everywhere(texts: list[str]) -> None:
    assert [ANALYZER.analyze(text) for text in prepared(texts)] == [
        term_texts(text) for text in texts
    ]


def test_every_letter_that_there_is_makes_the_same_word_as_everywhere() -> None:
    letters = [chr(code) for code in range(sys.maxunicode) if chr(code).isalnum()]
    for start in range(0, len(letters), 500):
        text = " ".join(letters[start : start + 500])
        (found,) = prepared([text])
        assert ANALYZER.analyze(found) == term_texts(text)


def test_a_letter_that_stands_for_several_words_stays_one() -> None:
    (found,) = prepared(["the \ufdfa said"])
    assert len(ANALYZER.analyze(found)) == 3
