"""Sources side by side: what each says, where they differ, and how it is laid out."""

from datetime import date

import pytest
from rich.cells import cell_len
from tui_driving import Opened, press, screen_text

from explorer.amounts import step_of, told_by
from explorer.catalogue import DateReading, EventReasons, Taking, Telling, Words
from explorer.model import Conflict, ConflictValue, Event, EventType, Form, Status
from explorer.sides import Side, sides_of
from explorer.tui.screens.compare import Comparison, columns_at, compared, first_line


def telling(number: int, day: str | None, place: str, *who: str) -> Telling:
    words = Words(
        f"a{number}.txt", date(2024, 5, 14), f"Courier {number}", number, 0, 9,
        f"Report {number} tells at some length who met whom in {place} and on which day it was.",
    )  # fmt: skip
    said = DateReading(
        day, f"on day {number}" if day else None, "", None, "", "nowhere found", None
    )
    takings = [Taking("actor", f"person:{name}", name, None, Form.NAME, "") for name in who]
    takings += [Taking("place", f"place:{place}", place, None, Form.NAME, "")] if place else []
    return Telling(words, "met", "rule", Status.OCCURRED, said, tuple(takings), "")


def reasons(*tellings: Telling, conflicts: tuple[Conflict, ...] = ()) -> EventReasons:
    event = Event(
        "e", EventType.CONSULT, None, Status.OCCURRED, "2024-05-13", None, "day", "A meets B",
        (), (), None, conflicts, (),
    )  # fmt: skip
    return EventReasons(event, {}, tellings)


def disputed() -> list[Side]:
    values = (ConflictValue("2024-05-13", (0, 1)), ConflictValue("2024-05-20", (2,)))
    return sides_of(
        reasons(
            telling(0, "2024-05-13", "Oslo", "Anna", "Bo"),
            telling(1, "2024-05-13", "Oslo", "Bo", "Anna"),
            telling(2, "2024-05-20", "Bergen", "Anna"),
            telling(3, "2024-05", "", "Anna", "Bo"),
            conflicts=(Conflict("date", values),),
        )
    )


def text_of(sides: list[Side], chosen: int, width: int) -> list[str]:
    return [
        "".join(piece.text for piece in (*left, *right))
        for left, right in compared(sides, chosen, width)
    ]


def test_what_cannot_both_be_true_is_told_from_what_is_only_told_otherwise() -> None:
    signs = [side.signs for side in disputed()]
    assert signs[0] == signs[1] == {}
    assert signs[2] == {"date": "≠", "place": "≈", "who": "≈"}
    assert signs[3] == {"date": "~"}


def test_where_none_outdo_the_others_all_are_marked() -> None:
    sides = sides_of(reasons(telling(0, "2024-05-13", "Oslo"), telling(1, "2024-05-14", "Oslo")))
    assert [side.signs for side in sides] == [{"date": "≈"}, {"date": "≈"}]


def test_a_capital_and_its_country_differ_in_exactness_alone() -> None:
    tellings = [telling(n, "2024-05-13", place) for n, place in enumerate(("Oslo", "Norway"))]
    within = {"place:Oslo": "Norway", "place:Bergen": "Norway"}
    signs = [side.signs for side in sides_of(reasons(*tellings))]
    assert signs == [{"place": "≈"}, {"place": "≈"}]
    signs = [side.signs for side in sides_of(reasons(*tellings), within)]
    assert signs == [{"place": "~"}, {"place": "~"}]
    signs = [
        side.signs for side in sides_of(reasons(*tellings, telling(2, "2024-05", "Bergen")), within)
    ]
    assert [sign["place"] for sign in signs] == ["≈", "~", "≈"] and signs[2]["date"] == "~"


def test_a_source_that_gives_no_date_does_not_differ() -> None:
    sides = sides_of(reasons(telling(0, "2024-05-13", "Oslo"), telling(1, None, "Oslo")))
    assert not any(side.signs for side in sides)
    assert any("not told" in line for line in text_of(sides, 0, 76))


@pytest.mark.parametrize(("width", "columns"), [(36, 1), (74, 2), (110, 3), (190, 4)])
def test_as_many_sources_as_can_be_read_stand_beside_each_other(width: int, columns: int) -> None:
    assert columns_at(width, 4) == columns
    sides = disputed()
    for chosen in range(4):
        lines = text_of(sides, chosen, width)
        assert all(cell_len(line) <= width for line in lines)
        assert sum("▸ " in line for line in lines) == 1
        named = " ".join(lines)
        assert named.count("Courier") == (4 if columns == 1 else columns)
        assert f"▸ [{chosen + 1}]" in named


def test_a_cell_that_differs_has_its_sign_before_it() -> None:
    lines = text_of(disputed(), 2, 190)
    assert any("≠ 2024-05-20 “on day 2”" in line for line in lines)
    assert any("≈ Bergen" in line for line in lines)


def test_below_each_other_the_chosen_source_can_be_found() -> None:
    sides = disputed()
    for chosen in range(4):
        at = first_line(sides, chosen, 36)
        assert text_of(sides, chosen, 36)[at].startswith(f"▸ [{chosen + 1}]")


def test_sentences_are_counted_apart_from_the_sources_that_they_stand_in() -> None:
    assert told_by(["a", "b"]) == "2 sources" and step_of(1, ["a", "b"]) == "source 2 of 2"
    assert told_by(["a", "a", "b"]) == "3 sentences of 2 sources"
    assert step_of(2, ["a", "a", "b"]) == "sentence 3 of 3"


async def test_the_paragraph_of_the_chosen_source_is_opened(opened: Opened) -> None:
    """Press = on the disputed event, l, Enter; come back with <."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "4", "g", "g", "=")
        assert isinstance(app.screen, Comparison)
        shown = screen_text(app)
        assert "what 3 sentences of 2 sources say" in shown and "≠ cannot both be true" in shown
        assert "[1] Northern Courier" in shown
        await press(app, pilot, "2", "l")
        assert "[3] Baltic Wire" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.main.focused_name == "article" and app.desk.source == 2
        assert app.desk.article == app.desk.event.evidence[2].article
        await press(app, pilot, "<")
        assert app.main.focused_name == "events"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)])
async def test_the_box_fits_the_screen(opened: Opened, size: tuple[int, int]) -> None:
    """Press = on the disputed event, step through the sources, close it with =."""
    async with opened(size) as (app, pilot):
        await press(app, pilot, "4", "g", "g", "=", "l", "h", "j", "k")
        shown = screen_text(app)
        assert "Solberg meets Laine" in shown and "sentence 1 of 3" in shown
        assert shown.count("╰") == (size != (40, 12))
        await press(app, pilot, "=")
        assert not isinstance(app.screen, Comparison)


async def test_of_one_source_it_is_said_that_it_is_the_only_one(opened: Opened) -> None:
    """Press = on an event that one article tells of."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "=")
        assert "put the cursor on an event first" in screen_text(app)
        await press(app, pilot, "4", "G")
        assert app.main.events.timeline.here.sources == 1
        await press(app, pilot, "=")
        assert "only one source tells of it" in screen_text(app)
        await press(app, pilot, "l", "enter")
        assert app.main.focused_name == "article"
