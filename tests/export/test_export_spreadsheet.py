"""CSV opens in a spreadsheet as what it is: cells of text, and never a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.export import csv_lines

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"


def text_of(header: list[str], rows: list[list[object]]) -> str:
    return "".join(csv_lines(header, rows))


def cells(*values: object) -> list[str]:
    return next(csv.reader(io.StringIO(text_of(["h"], [list(values)])[3:])))


@pytest.mark.parametrize("start", FORMULA)
def test_a_cell_that_looks_like_a_formula_is_only_text(start: str) -> None:
    assert cells(f"{start}HYPERLINK(1)") == [f"'{start}HYPERLINK(1)"]
    for before in (" ", "   ", "\u00a0", "\ufeff", "\u200b", "\t", "\r", "\n", "\x00", '"'):
        assert cells(f"{before}{start}1+1")[0].startswith("'")


def test_a_cell_that_a_semicolon_would_begin_is_no_formula_either() -> None:
    assert cells('talks; =1+1, calm;"-2"') == ["talks;' =1+1, calm;'\"-2\""]


def test_a_cell_that_begins_with_a_control_character_is_text() -> None:
    for sign in "\t\r\n":
        assert cells(f"{sign}plain")[0].startswith("'")


def test_headers_are_cells_too() -> None:
    assert text_of(["=x", "y"], []) == "'=x,y\r\n"


def test_what_is_harmless_stays_as_it_is() -> None:
    assert cells("plain", "a - b", "1-2", "a=b; c", "x@y", "5", -3, 2.5, None, "") == [
        *("plain", "a - b", "1-2", "a=b; c", "x@y", "5", "-3", "2.5", "", "")
    ]


def test_commas_quotes_and_lines_are_those_of_the_standard() -> None:
    text = text_of(["a", "b"], [['say "no", twice', "x\x1b[2Jy\nz"], ["ä漢", None]])
    assert text == 'a,b\r\n"say ""no"", twice",x␛[2Jy␊z\r\nä漢,\r\n'


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_any_text_comes_back_in_its_cell_and_none_begins_a_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(text_of(["a", "b"], rows), newline="")))
    assert [len(row) for row in read] == [2] * (len(rows) + 1)
    for row in read:
        for cell in row:
            assert cell.lstrip()[:1] not in tuple(FORMULA)
            assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in cell)
