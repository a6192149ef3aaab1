"""Taking away: citations, copies, Markdown files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.tui import exporting

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def _cite(app: ExplorerApp) -> None:
    text = exporting.citation(app)
    if text:
        app.copying.copy(text, "citation")
    else:
        app.notice("there is nothing to cite here")


def _copy(app: ExplorerApp) -> None:
    text = exporting.text(app)
    if text:
        app.copying.copy(text, "text")
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


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "cite": _cite,
    "copy": _copy,
    "save": _save,
}
