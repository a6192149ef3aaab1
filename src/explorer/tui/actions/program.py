"""The program itself: commands by name, help, theme, refresh, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from explorer.tui.keymap import ACTORS, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp
    from explorer.tui.screens.picker import Choice


def _command(app: ExplorerApp) -> None:
    names = list(app.keymap.actions)

    def answered(text: str) -> None:
        name = text.replace("-", "_").replace(" ", "_")
        if name in names:
            app.do(name)
            return
        near = app.keymap.near(text)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; ? lists them"
        app.notice(f"there is no action {text}{hint}", "error")

    app.ask(":", answered, words=names)


def _help(app: ExplorerApp) -> None:
    from explorer.tui.screens.help import help_box

    app.push_screen(help_box(app.palette, app.keymap, app.main.focused_name))


def _skipped(app: ExplorerApp) -> None:
    from explorer.tui.screens.pages import PageBox, skipped_lines

    failed = app.library.status().catalogue.failed
    if not failed:
        app.notice("no file was skipped")
        return
    title = f"{len(failed)} skipped"
    app.push_screen(PageBox(app.palette, title, lambda width: skipped_lines(failed, width)))


def _palette(app: ExplorerApp) -> None:
    from explorer.tui.screens.palette import action_choices
    from explorer.tui.screens.picker import Picker

    def choices(text: str) -> Sequence[Choice[str]]:
        return action_choices(text, app.keymap)

    app.push_screen(Picker(app.palette, "Do", "an action, or a part of its name", choices, app.do))


def _close(app: ExplorerApp) -> None:
    """Go back one level; at the root, which is the search pane, quit."""
    desk, main = app.desk, app.main
    if main.zoomed:
        main.zoom()
    elif (main.focused_name == ACTORS and desk.close_dossier()) or (
        main.focused_name == EVENTS and desk.close_event()
    ):
        return
    elif main.focused_name != SEARCH:
        main.go_to(SEARCH)
    else:
        app.leave()


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "command": _command,
    "palette": _palette,
    "help": _help,
    "skipped": _skipped,
    "theme": lambda app: app.change_theme(),
    "refresh": lambda app: app.start_indexing(asked=True),
    "redraw": lambda app: app.redraw(),
    "close": _close,
    "quit": lambda app: app.leave(),
}
