"""No text of an article, a file name or a query can steer the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from explorer import safetext
from explorer.safetext import visible, visible_lines


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left_and_offsets_stay_true(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert visible(shown) == shown


@given(st.text(st.characters()))
def test_many_lines_keep_only_tab_and_newline(text: str) -> None:
    controls = {c for c in visible_lines(text) if unicodedata.category(c) == "Cc"}
    assert controls <= {"\n", "\t"}


def test_escape_sequences_are_shown_as_pictures() -> None:
    assert visible("\x1b]0;owned\x07") == "␛]0;owned␇"
    assert visible("\x9b31m") == "\N{REPLACEMENT CHARACTER}31m"


def test_text_cannot_be_turned_around() -> None:
    assert "\u202e" not in visible("gpj.\u202eexe")


def test_honest_text_of_any_script_is_left_alone() -> None:
    for text in ("Şəhriyar", "تهران", "外交部", "e\N{COMBINING ACUTE ACCENT}", "zero‌joiner"):
        assert visible(text) == text


def test_all_that_is_replaced_is_unprintable_so_that_printable_text_can_be_left_alone() -> None:
    for code in range(0x110000):
        char = chr(code)
        if char.isprintable():
            assert char.translate(safetext._ONE_LINE) == char
