"""Looking things up in a parse: by order, with the answer of a look at everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import Parse, Token

PARSE = Parse(
    "Ana met  Tom.They left",
    tuple(
        Token(start, end, "x", "x", "X", "X", "x", 0, "")
        for start, end in ((0, 3), (4, 7), (9, 12), (12, 13), (13, 17), (18, 22))
    ),
    ((0, 4), (4, 6)),
)


@given(st.integers(0, 25), st.integers(0, 25))
def test_tokens_begun_between_two_offsets_are_those_of_a_look_at_all(start: int, end: int) -> None:
    looked_at = [i for i, token in enumerate(PARSE.tokens) if start <= token.start < end]
    assert list(PARSE.begun_in(start, end)) == looked_at


def test_each_token_is_in_its_sentence() -> None:
    assert [PARSE.sentence_of(token) for token in range(6)] == [(0, 4)] * 4 + [(4, 6)] * 2
    for outside in (-1, 6):
        with pytest.raises(IndexError):
            PARSE.sentence_of(outside)
