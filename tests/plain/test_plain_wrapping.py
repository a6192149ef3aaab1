"""Lines no wider than the terminal, whatever letters they hold."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.plain.wrapping import columns, wrapped


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))), st.integers(2, 90))
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wide_letters_take_two_columns_and_accents_none() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
    assert wrapped("漢字 漢字", 5) == ["漢字", "漢字"]


def test_without_a_terminal_nothing_is_wrapped() -> None:
    assert wrapped("word " * 100, None) == ["word " * 100]
