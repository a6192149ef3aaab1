"""Exports: a list or an article saved into a file or sent to a command, whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError, ExportError, ExportExists
from explorer.tui import exporting
from explorer.tui.actions.outside import run
from explorer.tui.screens.prompt import Inquiry

if TYPE_CHECKING:
    from explorer.export import Question
    from explorer.tui.app import ExplorerApp

_ENDINGS = (".md", ".csv", ".json", ".jsonl")


def _save(app: ExplorerApp) -> None:
    asked = exporting.asked(app)
    if asked is None:
        app.notice("there is nothing to save here")
        return
    question, name = asked
    _ask_where(app, question, "save as: ", exporting.offered(name, app.corpus))


def _ask_where(app: ExplorerApp, question: Question, label: str, offer: str) -> None:
    def answered(text: str) -> None:
        try:
            path, fmt = _target(app, text)
        except ExportExists:
            free = str(exporting.free_name(Path(text).expanduser()))
            _ask_where(app, question, "that exists; save as: ", free)
        except ExplorerError as error:
            _ask_where(app, question, label, text)
            app.desk.tell(error)
        else:
            app.saving.start(path, question, fmt)

    app.ask(Inquiry(label, answered, start=offer, words=completions))


def _target(app: ExplorerApp, text: str) -> tuple[Path, str]:
    """Return where to save and in which format; ExportError says what is wrong with a name."""
    from explorer.export import format_of
    from explorer.export.files import check_target, place_of

    path = place_of(text)
    fmt = format_of(path)
    if fmt is None:
        raise ExportError(f"{path.name}: the ending tells the format:", hint=" ".join(_ENDINGS))
    check_target(path, app.corpus)
    return path, fmt


def completions(text: str) -> Sequence[str]:
    """Return the paths that begin as written; where none does, the name with each ending."""
    folder, slash, name = text.rpartition("/")
    try:
        entries = sorted(Path(folder + slash).expanduser().iterdir())
        paths = [
            f"{folder}{slash}{entry.name}{'/' if entry.is_dir() else ''}"
            for entry in entries
            if entry.name.startswith(name)
            and entry.name.isprintable()
            and (name.startswith(".") or not entry.name.startswith("."))
        ]
    except (OSError, ValueError, RuntimeError):
        paths = []
    stem = text[: -len(Path(name).suffix)] if Path(name).suffix else text.removesuffix(".")
    if paths and Path(name).suffix not in _ENDINGS:
        return paths
    named = [f"{stem}{ending}" for ending in _ENDINGS] if name.strip(".") else []
    return list(dict.fromkeys([*paths, *named]))


def _pipe(app: ExplorerApp) -> None:
    asked = exporting.asked(app)
    if asked is None:
        app.notice("there is nothing to send here")
        return
    question, _ = asked

    def answered(text: str) -> None:
        first, _, rest = text.partition(" ")
        fmt, command = (first[1:], rest.strip()) if first in _ENDINGS else ("md", text)
        if not command:
            app.notice(f"name a command behind {first}", "error")
            return
        run(app, ("/bin/sh", "-c", command), exporting.pieces(app, question, fmt))

    words = [f"{ending} " for ending in _ENDINGS]
    app.ask(Inquiry("command: ", answered, words=words))


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {"save": _save, "pipe": _pipe}
