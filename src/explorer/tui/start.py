"""Starting the app: what the terminal allows, and the failure that ended it raised again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.config import Settings, Store, config_file
from explorer.errors import ConfigError
from explorer.tui.opening import Opening

if TYPE_CHECKING:
    from explorer.tui.keymap import Keymap

_WAYS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0", "TEXTUAL_FPS": "120"}
"""How Textual is to draw: without motion, and what has changed soon."""

_TURN = 0.001
"""Seconds that a question at work may keep Python while the screen or a key waits for it."""


def start(corpus: Path, settings: Settings, *, index: bool, store: Store | None = None) -> int:
    """Run the app to its end and return the exit status; a failure in it is raised again."""
    for name, value in _WAYS.items():
        os.environ.setdefault(name, value)
    sys.setswitchinterval(_TURN)
    _forget_given_size()
    keymap = keymap_of(settings)
    with Opening(corpus, settings) as opening:
        from explorer.tui.app import ExplorerApp
        from explorer.tui.latest import questions_run

        app = ExplorerApp(corpus, settings, keymap, index=index, store=store)
        app.opening = opening
        app.run(mouse=mouse_wanted(settings))
    if app.failure is not None:
        raise app.failure
    if app.keeping.failure is not None and not app.line_is_cut:
        raise app.keeping.failure
    status = app.return_code or 0
    if app.line_is_cut or questions_run():
        # A question still runs in a thread, or the terminal takes nothing any more: Python would
        # wait for both. All that is to be kept is on the disk.
        os._exit(status)
    return status


def keymap_of(settings: Settings) -> Keymap:
    """Return the keys as the settings have them; ConfigError names the file and the mistake."""
    from explorer.tui.keymap import Keymap

    try:
        return Keymap(settings.keys, digits=settings.display.digits)
    except ConfigError as error:
        raise ConfigError(f"{config_file()}: {error.message}", hint=error.hint) from error


def _forget_given_size() -> None:
    """Let the terminal tell its size: COLUMNS and LINES do not follow when it is resized."""
    try:
        size = os.get_terminal_size()
    except OSError:
        return
    if all(size):
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


def mouse_wanted(settings: Settings) -> bool:
    """Tell whether to ask the terminal for mouse events: over SSH each costs a round trip."""
    if settings.display.mouse == "auto":
        from explorer.tui.clipboards import over_ssh

        return not over_ssh(os.environ)
    return settings.display.mouse == "on"
