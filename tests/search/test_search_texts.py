"""Texts as Tantivy is given them: the same words as everywhere, with spaces between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.tantivy_engine.texts import spaced, token
from explorer.search.words import term_texts

NEWSPAPER = st.text(
    st.sampled_from("aSsxZ 19,.'’‘`“—-_…\u00a0\u00ad\u2060\x1eéıß\n"), max_size=40
) | st.lists(
    st.sampled_from(
        ["U.S.", "u.n.", "A.B.C", "1,250,000", "12,3456", "'s", "’S", "o'neil", "_", ",250", " "]
    )
).map("".join)


@given(st.lists(NEWSPAPER | st.text(max_size=20), max_size=5))
def test_the_words_of_every_text_are_the_same_as_everywhere(texts: list[str]) -> None:
    found = [[word for word in text.split(" ") if word] for text in spaced(texts)]
    assert found == [[token(word) for word in term_texts(text)] for text in texts]


@pytest.mark.parametrize("text", ["ﷺ said", "the ﷺ"])
def test_a_letter_that_stands_for_several_words_stays_one(text: str) -> None:
    (found,) = spaced([text])
    assert len(found.split(" ")) == len(term_texts(text)) == 2
