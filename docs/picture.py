"""Draw the picture of the README: the app on the bundled corpus, in the middle of a question.

Run as a script; it writes ``explorer.svg`` beside itself and touches no one's own cache.
"""

import asyncio
import os
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (132, 40)
KEYS = ["/", *"ahmadian", "enter", "j", "j", "enter", "4", "c", "enter", "4"]


async def draw() -> None:
    """Index the corpus, press the keys and write the picture."""
    from explorer.build import refresh
    from explorer.config import IndexSettings, Settings, bundled_corpus, store_of
    from explorer.tui.app import ExplorerApp
    from explorer.tui.keymap import Keymap

    corpus = bundled_corpus()
    refresh(corpus, store_of(corpus), IndexSettings(jobs=1))
    app = ExplorerApp(corpus, Settings(), Keymap({}), index=False)
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.05)
        picture = app.export_screenshot(title="explorer")
    (HERE / "explorer.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Draw in a home of its own."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as home:
        for name in ("CACHE", "DATA", "CONFIG", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home) / name.lower())
        asyncio.run(draw())


if __name__ == "__main__":
    main()
