"""Taking away: citations, copies, Markdown files, other commands, the editor."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from explorer.state.session import register_file, write_whole
from explorer.tui import exporting
from explorer.tui.display.osc52 import clipboard_code
from explorer.tui.keymap import ARTICLE

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def copy(app: ExplorerApp, text: str, what: str) -> None:
    """Put a text on the terminal's clipboard, and into a file for those that do not take it."""
    app.write_to_terminal(clipboard_code(text, os.environ))
    register = register_file()
    write_whole(register, text)
    app.notice(f"{what} copied; it is also in {register}")


def _cite(app: ExplorerApp) -> None:
    text = exporting.citation(app)
    if text:
        copy(app, text, "citation")
    else:
        app.notice("there is nothing to cite here")


def _copy(app: ExplorerApp) -> None:
    text = exporting.text(app)
    if text:
        copy(app, text, "text")
    else:
        app.notice("there is nothing to copy here")


def _save(app: ExplorerApp) -> None:
    name, text = exporting.markdown(app)
    if not text:
        app.notice("there is nothing to save here")
        return

    def answered(path_text: str) -> None:
        path = Path(path_text).expanduser().absolute()
        if exporting.in_corpus(path, app.corpus):
            app.notice(f"{path} lies in the corpus, which is never written to", "error")
            return
        try:
            with path.open("x", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except FileExistsError:
            app.notice(f"{path} exists; it was not changed", "error")
        except OSError as error:
            app.notice(f"{path} cannot be written: {error.strerror}", "error")
        else:
            app.notice(f"saved as {path}")

    app.ask("save as: ", answered, start=exporting.offered(name, app.corpus))


def _pipe(app: ExplorerApp) -> None:
    _, text = exporting.markdown(app)
    if not text:
        app.notice("there is nothing to send here")
        return

    def answered(command: str) -> None:
        _outside(app, command, shell=True, text=text, wait=True)

    app.ask("command: ", answered)


def _edit(app: ExplorerApp) -> None:
    place = exporting.source_place(app)
    if place is None:
        app.notice("open an article first" if app.main.focused_name == ARTICLE else "nothing here")
        return
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    _outside(app, editor_command(editor, *place))


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """Return the command that opens a file at a 1-based line; most editors know ``+LINE``."""
    import shlex

    words = shlex.split(editor)
    if Path(words[0]).name in ("code", "codium", "subl", "zed"):
        goto = ["--goto"] if Path(words[0]).name in ("code", "codium") else []
        return [*words, *goto, f"{path}:{line}"]
    if Path(words[0]).name in ("hx", "helix"):
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def _outside(
    app: ExplorerApp,
    command: str | list[str],
    *,
    shell: bool = False,
    text: str | None = None,
    wait: bool = False,
) -> None:
    """Run a command in the terminal while the app stands aside."""
    import subprocess

    try:
        with app.suspend():
            done = subprocess.run(
                command, shell=shell, input=text, text=True, errors="replace", check=False
            )
            if wait:
                input("\n[Enter goes back to explorer] ")
        app.redraw()
        if done.returncode:
            app.notice(f"the command ended with {done.returncode}", "error")
    except SuspendNotSupported:
        app.notice("this terminal cannot be lent to another command", "error")
    except (OSError, EOFError) as error:
        app.redraw()
        app.notice(f"that cannot be run: {error}", "error")


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "cite": _cite,
    "copy": _copy,
    "save": _save,
    "pipe": _pipe,
    "edit": _edit,
}
