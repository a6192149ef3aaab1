"""The search is ready before anybody searches."""

from tui_driving import Opened


async def test_the_search_engine_is_loaded_beside_the_screen(opened: Opened) -> None:
    """Open the app and press nothing."""
    async with opened() as (app, pilot):
        while not app.library.is_warm:
            await pilot.pause(0.05)
