"""The list of actors: of one kind, in another order, its columns, and coming back to it."""

from tui_driving import Opened, press, screen_text

from explorer.state.spots import Spot
from explorer.tui.display.cells import width_of


def kinds(app) -> set[str]:
    rows = app.main.actors.list.rows
    return {str(rows[at].kind) for at in range(len(rows))}


async def test_i_lists_one_kind_after_the_other_and_then_all(opened: Opened) -> None:
    """Press i again and again: persons, countries, organizations, places, all."""
    async with opened() as (app, pilot):
        everybody = len(app.main.actors.list.rows)
        seen = []
        for _ in range(4):
            await press(app, pilot, "i")
            assert len(kinds(app)) <= 1
            seen += [len(app.main.actors.list.rows)]
        assert sum(seen) == everybody and seen[0] > 1
        assert app.main.focused_name == "actors"
        await press(app, pilot, "i")
        assert len(app.main.actors.list.rows) == everybody
        assert "all actors" in screen_text(app)


async def test_a_kind_that_nobody_has_is_told(opened: Opened) -> None:
    """Open an article without persons and press i."""
    async with opened() as (app, pilot):
        app.desk.open_article("hostile.txt")
        await press(app, pilot, "i")
        assert "No person actor is known" in " ".join(screen_text(app).split()) or kinds(app)


async def test_capital_o_orders_by_name_and_by_the_last_day(opened: Opened) -> None:
    """Press O: by name; O: the last mentioned first; O: the most mentioned first."""
    async with opened() as (app, pilot):
        rows = app.main.actors.list.rows
        by_mentions = [rows[at].mentions for at in range(len(rows))]
        assert by_mentions == sorted(by_mentions, reverse=True)
        await press(app, pilot, "O")
        rows = app.main.actors.list.rows
        names = [rows[at].name.lower() for at in range(len(rows))]
        assert names == sorted(names) and "by name" in screen_text(app)
        await press(app, pilot, "O")
        rows = app.main.actors.list.rows
        days = [str(rows[at].last or "") for at in range(len(rows))]
        assert days == sorted(days, reverse=True)
        await press(app, pilot, "O")
        assert app.main.actors.list.rows[0].mentions == by_mentions[0]


async def test_kind_and_order_come_back_with_the_session(opened: Opened) -> None:
    """Choose persons by name, quit, start again."""
    async with opened() as (app, pilot):
        await press(app, pilot, "i", "O")
        names = [row.name for row in app.main.actors.list.rows]
        await press(app, pilot, "ctrl+q")
    async with opened() as (app, _):
        assert app.desk.actors_listed.kind == "person"
        assert [row.name for row in app.main.actors.list.rows] == names


async def test_a_kind_that_is_none_is_left_out_of_a_session(opened: Opened) -> None:
    """Start with a session of another version."""
    async with opened() as (app, _):
        app.desk.restore(Spot(actors_kind="robot", actors_order="size"))
        assert app.desk.actors_listed.kind is None
        assert app.desk.actors_listed.order == "mentions"


async def test_the_columns_of_the_list_stand_below_each_other(opened: Opened) -> None:
    """Look at the list at several widths: names cut, counts flush right."""
    for size in ((80, 24), (120, 36), (200, 50), (40, 12)):
        async with opened(size) as (app, pilot):
            await press(app, pilot, "3")
            for _ in range(2):
                shown = app.main.actors.list
                width = shown._text_width()
                roles = set()
                for row in range(shown.row_count()):
                    (line,) = shown.row_lines(row, width)
                    text = "".join(piece.text for piece in line)
                    assert width_of(text) == width
                    assert text.rstrip() == text
                    if shown.rows[row].role and width >= 45:
                        roles.add(text.index(shown.rows[row].role[:8]))
                assert len(roles) <= 1
                await press(app, pilot, "z")
