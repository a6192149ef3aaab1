"""Other programs: a command that gets what is shown, and the editor at the line of the source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from explorer.errors import ExplorerError
from explorer.tui import exporting
from explorer.tui.keymap import ARTICLE

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_NOT_FOUND = 127


def _edit(app: ExplorerApp) -> None:
    from explorer.tui.editors import editor_command

    place = exporting.source_place(app)
    if place is None:
        app.notice("open an article first" if app.main.focused_name == ARTICLE else "nothing here")
        return
    path, line = place
    if not path.exists():
        app.notice(f"{path} is gone; F5 reads what is there now", "error")
        return
    run(app, editor_command(os.environ, path, line))


def _suspend(app: ExplorerApp) -> None:
    try:
        app.lending.pause()
    except SuspendNotSupported:
        app.notice("there is no shell to go back to", "error")


def run(app: ExplorerApp, command: Sequence[str], pieces: Iterable[str] | None = None) -> None:
    """Run a command while the app stands aside, ``pieces`` on its stdin; tell where it failed."""

    async def lend() -> None:
        try:
            status = await app.lending.run(command, pieces=pieces)
        except SuspendNotSupported:
            app.notice("this terminal cannot be lent to another command", "error")
        except ExplorerError as error:
            app.desk.tell(error)
        except OSError as error:
            app.notice(f"{command[0]} cannot be run: {error.strerror}", "error")
        else:
            if status == _NOT_FOUND and pieces is not None:
                app.notice("there is no such command", "error")
            elif status:
                app.notice(_ending(status), "error")

    app.run_worker(lend(), group="outside")


def _ending(status: int) -> str:
    return f"the command ended with {status}" if status > 0 else f"signal {-status} ended it"


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "edit": _edit,
    "suspend": _suspend,
}
