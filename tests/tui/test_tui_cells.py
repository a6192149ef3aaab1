"""Text in cells: nothing is wider than its room, and no character is cut in two."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from explorer.tui.display.cells import clipped, cut, padded, wrapped
from explorer.tui.display.lines import Piece, justified, marked, strip_of
from explorer.tui.display.themes import palette_of

WORDS = st.text(st.sampled_from("ab zé漢字한글e\u0301\u0928\u0940 -…"), max_size=120)


@given(WORDS, st.integers(0, 40))
def test_clipped_text_is_never_wider_than_its_room(text: str, width: int) -> None:
    assert cell_len(clipped(text, width)) <= width
    assert cell_len(cut(text, width)) <= width


@given(WORDS, st.integers(1, 40))
def test_padded_text_fills_its_room_exactly(text: str, width: int) -> None:
    assert cell_len(padded(text, width)) == width


def test_a_text_that_was_cut_ends_in_an_ellipsis() -> None:
    assert clipped("Foreign ministers", 8) == "Foreign…"
    assert clipped("漢字漢字", 4) == "漢…"
    assert clipped("abc", 3) == "abc"


def test_a_very_long_word_is_broken_where_the_line_ends() -> None:
    assert list(wrapped("“é" * 50_000, 84))[:2] == [(0, 84), (84, 168)]


@given(WORDS, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    shown = "".join(text[start:end] for start, end in lines)
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert lines == sorted(lines)


def test_a_combining_mark_stays_with_its_letter_at_the_end_of_a_line() -> None:
    text = "e\u0301" * 6
    assert [text[a:b] for a, b in wrapped(text, 4)] == ["e\u0301" * 4, "e\u0301" * 2]


def test_lines_break_at_blanks() -> None:
    text = "the ministers met in the capital"
    assert [text[a:b] for a, b in wrapped(text, 13)] == ["the ministers", "met in the", "capital"]


@given(st.lists(WORDS, max_size=5), st.integers(1, 50))
def test_a_strip_is_as_wide_as_it_was_asked_to_be(texts: list[str], width: int) -> None:
    strip = strip_of([Piece(text) for text in texts], width, palette_of("dark"))
    assert sum(cell_len(segment.text) for segment in strip) == width


def test_codes_and_markup_in_a_text_are_shown_as_they_are() -> None:
    strip = strip_of([Piece("\x1b[31m[bold]red\u202e")], 30, palette_of("dark"))
    assert "\x1b" not in strip.text
    assert "␛[31m[bold]red" in strip.text
    assert "\u202e" not in strip.text


def test_the_left_side_gives_way_to_the_right() -> None:
    line = justified([Piece("a long headline")], [Piece(" 12")], 10)
    assert "".join(piece.text for piece in line) == "a long… 12"


def test_marked_spans_carry_their_role() -> None:
    pieces = marked("met in Baku", [(7, 11)], "hit", "muted")
    assert pieces == [Piece("met in ", "muted"), Piece("Baku", "muted hit")]
