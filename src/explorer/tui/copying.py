"""Copying: into the register, a file that is always there, and to a clipboard.

The message says where the text went, and no more than is known of it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.state.session import register_file, write_whole
from explorer.tui.clipboards import Sent, Setting, asks_others, send
from explorer.tui.display.cells import width_of
from explorer.tui.latest import Latest

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


class Copying:
    """Copies texts, and tells where each went."""

    def __init__(self, app: ExplorerApp, setting: Setting) -> None:
        self._app = app
        self._setting = setting
        self._others = Latest(app, "copying")

    def copy(self, text: str, what: str) -> None:
        """Keep a text in the register, and send it; ``what`` names it in the message."""
        register, trouble = _kept(text)

        def told(sent: Sent | ExplorerError) -> None:
            if isinstance(sent, ExplorerError):
                self._app.desk.tell(sent)
                return
            if sent.codes:
                self._app.write_to_terminal(sent.codes)
            if trouble:
                self._app.notice(f"{what} {sent.told}; not kept: {trouble}", "error")
            else:
                self._app.notice(message(what, sent, register, self._app.size.width - 2))

        environment = dict(os.environ)
        if asks_others(self._setting, environment):
            self._others.ask(lambda: send(text, self._setting, environment), told)
        else:
            told(send(text, self._setting, environment))


def _kept(text: str) -> tuple[Path, str]:
    """Put a text into the register; return its path, and why it is not there."""
    try:
        register = register_file()
        write_whole(register, text)
    except OSError as error:
        return Path(), error.strerror or str(error)
    except ExplorerError as error:
        return Path(), error.message
    return register, ""


def message(what: str, sent: Sent, register: Path, width: int) -> str:
    """Return where a text went in the fullest words that fit; the end of the path always shows."""
    path = _from_home(register)
    for words in (
        f"{what} {sent.told}, kept in {path}",
        f"{what} {sent.short}, kept in {path}",
        f"{what} {sent.short}, kept in …/{register.name}",
    ):
        if width_of(words) <= width:
            return words
    return f"{sent.short}; in {register.name}"


def _from_home(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
