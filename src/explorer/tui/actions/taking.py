"""Taking away: citations and the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "cite": _cite,
    "copy": _copy,
}
