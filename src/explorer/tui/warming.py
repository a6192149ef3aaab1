"""The search made ready before anybody searches: loading its engine takes longer than a search."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.library import Library

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_LATER = 0.4  # seconds: the first screen is drawn and filled by then


def warm_soon(app: ExplorerApp, library: Library) -> None:
    """Load what a search needs, beside the screen and once that is there."""

    def warm() -> None:
        if not app.leaving:
            asyncio.get_running_loop().run_in_executor(None, _warm, library)

    app.set_timer(_LATER, warm)


def _warm(library: Library) -> None:
    with contextlib.suppress(ExplorerError):  # whoever searches is told
        library.warm()
