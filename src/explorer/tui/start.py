"""Starting the app: what the terminal allows, and the failure that ended it raised again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from explorer.config import Settings

_QUIET = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}


def start(corpus: Path, settings: Settings, *, index: bool) -> int:
    """Run the app to its end and return the exit status; a failure in it is raised again."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    from explorer.tui.app import ExplorerApp
    from explorer.tui.display.diffed import RESET
    from explorer.tui.keymap import Keymap

    keymap = Keymap(settings.keys, digits=settings.display.digits)
    app = ExplorerApp(corpus, settings, keymap, index=index)
    try:
        app.run(mouse=mouse_wanted(settings))
    finally:
        sys.stdout.write(RESET)
        sys.stdout.flush()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def mouse_wanted(settings: Settings) -> bool:
    """Tell whether to ask the terminal for mouse events: over SSH each costs a round trip."""
    if settings.display.mouse == "auto":
        return "SSH_CONNECTION" not in os.environ
    return settings.display.mouse == "on"
