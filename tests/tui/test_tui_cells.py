"""Text in cells: nothing is wider than its room, and no character is cut in two."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from explorer.safetext import visible
from explorer.tui.display.cells import agreed, clipped, cut, padded, width_of, wrapped
from explorer.tui.display.lines import Piece, folded_pieces, justified, marked, strip_of
from explorer.tui.display.themes import palette_of

SIGNS = (
    *"ab zé漢字한글-…\u3099",
    *("e\u0301", "\u0928\u0940", "\u05e9\u05dc\u05d5\u05dd", "\ufdfa", "\u0e01\u0e33"),
    *("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "1\ufe0f\u20e3"),
    *("\U0001f44d\U0001f3fd", "\U0001f1eb\U0001f1f7", "\U0001f3fd", "\u200d", "\u200f"),
)
SIGNED = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)
WORDS = SIGNED | st.text(st.sampled_from("ab zé漢字한글e\u0301\u0928\u0940 -…"), max_size=120)


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
    assert all(width_of(text[start:end]) <= width for start, end in lines)
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


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=2), st.integers(1, 60))
def test_both_sides_of_a_line_fill_its_width_exactly(
    left: list[str], right: list[str], width: int
) -> None:
    line = justified([Piece(text) for text in left], [Piece(text) for text in right], width)
    strip = strip_of(line, width, palette_of("dark"))
    assert sum(cell_len(segment.text) for segment in strip) == width


@given(st.lists(WORDS, max_size=4), st.integers(2, 40))
def test_a_line_folded_loses_only_blanks_and_no_part_is_too_wide(
    texts: list[str], width: int
) -> None:
    line = [Piece(text, role) for text, role in zip(texts, ("", "muted", "key", ""), strict=False)]
    parts = folded_pieces(line, width)
    assert all(sum(width_of(piece.text) for piece in part) <= width for part in parts)
    shown = "".join(piece.text for part in parts for piece in part)
    assert shown.replace(" ", "") == visible("".join(texts)).replace(" ", "")


@given(WORDS)
def test_signs_that_are_drawn_are_as_wide_in_every_terminal(text: str) -> None:
    drawn = agreed(text)
    assert len(drawn) == len(text)
    assert sum(max(wcwidth(sign), 0) for sign in drawn) == cell_len(drawn) == width_of(text)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_no_title_moves_the_column_behind_it(titles: list[str]) -> None:
    """Draw a list of titles with a bar behind each on a terminal."""
    screen = pyte.Screen(44, len(titles))
    stream = pyte.Stream(screen)
    for row, title in enumerate(titles):
        line = justified([Piece(title)], [Piece(" |12|")], 40)
        strip = strip_of(line, 40, palette_of("dark"))
        stream.feed(f"\x1b[{row + 1};1H")
        for sign in strip.text:  # pyte leaves out what follows a sign without a cell of its own
            stream.feed(sign)
    for row in range(len(titles)):
        cells = screen.buffer[row]
        assert [cells[at].data for at in (36, 39)] == ["|", "|"], screen.display[row]


def test_joined_emoji_are_shown_unjoined_and_flags_as_letters() -> None:
    assert width_of("\U0001f468\u200d\U0001f469\u200d\U0001f467") == 6
    assert width_of("\u2764\ufe0f") == 1
    assert agreed("\U0001f1eb\U0001f1f7") == "FR"
    assert agreed("漢字") == "漢字"


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
