"""The first picture stands, to a cell, where the panes will be."""

import pytest
from tui_driving import Opened

from explorer.config import DisplaySettings, Settings
from explorer.state.session import Session
from explorer.state.spots import Spot
from explorer.tui.keymap import PANES
from explorer.tui.layout import title_places
from explorer.tui.opening import drawn, layout_of

SIZES = [
    *((80, 24), (120, 36), (200, 50), (40, 12), (60, 20), (61, 21), (79, 33), (99, 47)),
    *((119, 40), (121, 20), (133, 29), (157, 43), (171, 61)),
]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_titles_stand_where_the_panes_put_them(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Open the app at a size, and with previews."""
    for preview in (False, True):
        settings = DisplaySettings(preview=preview)
        async with opened(size, display=settings) as (app, _):
            layout = layout_of(Session(), Settings(display=settings))
            assert layout.in_sight(*size) == app.main.in_sight()
            places = title_places(layout.in_sight(*size), *size)
            for name, (x, y) in places.items():
                region = app.main.pane(name).title.region
                # The line between two panes is the right one's; parts of cells may go either way.
                left = region.x - app.main.pane(name).has_class("-beside")
                assert abs(left - x) <= 1, name
                assert abs(region.y - y) <= 1, name


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("beside", ["", *PANES])
@pytest.mark.parametrize("zoomed", [False, True])
async def test_the_panes_of_the_last_session_are_drawn(
    opened: Opened, pane: str, beside: str, zoomed: bool
) -> None:
    """Open the app where another pane had the keys."""
    layout = layout_of(Session(Spot(pane, beside=beside), zoomed=zoomed), Settings())
    async with opened((80, 24)) as (app, _):
        app.main.zoomed = zoomed
        app.main.go_to(pane, beside)
        assert layout.in_sight(80, 24) == app.main.in_sight()
        assert layout.focused == app.main.focused_name


def test_titles_are_cut_where_the_screen_ends() -> None:
    """Open the app in a terminal of six columns."""
    assert "1 Sea" in drawn(layout_of(Session(), Settings()), 6, 3)
    assert "Sear" not in drawn(layout_of(Session(), Settings()), 6, 3)
