"""Filters as chips: their kind is told, long names give way, those that do not fit are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from explorer.state.filters import (
    actor_filter,
    disputed_filter,
    paragraph_filter,
    place_filter,
    time_filter,
    type_filter,
)
from explorer.tui.panes.chips import Chip, chip_line, chip_of

CHIPS = [
    chip_of(actor_filter("person:a", "Kari Solberg of the Northern Ministry", "person")),
    chip_of(type_filter("meeting")),
    chip_of(place_filter("place:oslo", "Oslo")),
    chip_of(time_filter("2024-05")),
    chip_of(disputed_filter()),
    chip_of(paragraph_filter("a.txt", 2), "The ministers meet again at the harbour"),
]


def text_of(chips: list[Chip], room: int) -> str:
    return "".join(piece.text for piece in chip_line(chips, room))


def test_each_chip_tells_its_kind() -> None:
    assert text_of(CHIPS, 200) == (
        " ● Kari Solberg of the Northern Ministry ×   type meeting ×   at Oslo ×   in May 2024 × "
        "  ≠ disputed ×   ¶3 of The ministers meet again at the harbour ×  "
    )


def test_a_span_is_told_as_it_was_written() -> None:
    assert chip_of(time_filter("2024-05..2025")).name == "2024-05..2025"


@pytest.mark.parametrize("room", [110, 96])
def test_long_names_give_way_before_a_chip_is_hidden(room: int) -> None:
    text = text_of(CHIPS, room)
    assert text.count("×") == len(CHIPS) and "…" in text and "type meeting ×" in text


def test_the_first_added_are_counted_where_there_is_no_room() -> None:
    text = text_of(CHIPS, 50)
    assert text.startswith("+") and text.count("×") == len(CHIPS) - int(text[1])
    assert "¶3 of" in text


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(st.lists(NAMES, min_size=1, max_size=7), st.integers(8, 200))
def test_chips_never_take_more_than_their_room(names: list[str], room: int) -> None:
    text = text_of([Chip("at ", name) for name in names], room)
    assert cell_len(text) <= max(room, 12)
    hidden = int(text[1 : text.index(" ")]) if text.startswith("+") else 0
    assert text.count("×") - sum(name.count("×") for name in names[hidden:]) <= len(names) - hidden
