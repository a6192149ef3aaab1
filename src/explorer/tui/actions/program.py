"""The program itself: commands by name, help, theme, refresh, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from explorer.tui.keymap import ACTORS, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def _command(app: ExplorerApp) -> None:
    names = list(app.keymap.actions)

    def answered(text: str) -> None:
        name = text.replace("-", "_").replace(" ", "_")
        if name in names:
            app.do(name)
            return
        import difflib

        near = difflib.get_close_matches(name, names, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; ? lists them"
        app.notice(f"there is no action {text}{hint}", "error")

    app.ask(":", answered, words=names)


def _help(app: ExplorerApp) -> None:
    from explorer.tui.screens.help import Help

    app.push_screen(Help(app.palette, app.keymap, app.main.focused_name))


def _palette(app: ExplorerApp) -> None:
    from textual.command import CommandPalette

    from explorer.tui.screens.palette import ActionProvider

    app.push_screen(CommandPalette(providers=[ActionProvider], placeholder="an action…"))


def _close(app: ExplorerApp) -> None:
    """Go back one level; at the root, which is the search pane, quit."""
    desk, main = app.desk, app.main
    if main.zoomed:
        main.zoom()
    elif main.focused_name == ACTORS and desk.dossier:
        desk.lay_dossier(None)
    elif main.focused_name == EVENTS and desk.close_event():
        return
    elif main.focused_name != SEARCH:
        main.go_to(SEARCH)
    else:
        app.leave()


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "command": _command,
    "palette": _palette,
    "help": _help,
    "theme": lambda app: app.change_theme(),
    "refresh": lambda app: app.start_indexing(asked=True),
    "redraw": lambda app: app.redraw(),
    "close": _close,
    "quit": lambda app: app.leave(),
}
