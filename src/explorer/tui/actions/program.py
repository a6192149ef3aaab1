"""The program itself: commands by name, help, theme, refresh, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from explorer.catalogue import RejectionRow
from explorer.errors import ExplorerError
from explorer.tui.actions import moving
from explorer.tui.display.themes import OTHER
from explorer.tui.keying import MOST
from explorer.tui.keymap import ACTORS, EVENTS, SEARCH
from explorer.tui.screens.prompt import Inquiry

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp
    from explorer.tui.screens.picker import Choice


def _command(app: ExplorerApp) -> None:
    from explorer.tui.screens.hints import useful_in

    words = useful_in(app.keymap, app.main.focused_name)
    app.ask(Inquiry(":", lambda text: command(app, text), words=words))


def command(app: ExplorerApp, text: str) -> None:
    """Do what was written after ``:``: an action, a number to go to, or both.

    A name may be cut short as long as only one action begins so.
    """
    words = text.casefold().replace("-", "_").split()
    count = next((min(int(word), MOST) for word in words if _is_number(word)), None)
    name = "_".join(word for word in words if not _is_number(word))
    if not name:
        moving.go_to_number(app, count or 1)
        return
    fitting = [action for action in app.keymap.actions if action.startswith(name)]
    if name in fitting or len(fitting) == 1:
        app.do(name if name in fitting else fitting[0], count)
        return
    near = fitting[:3] or app.keymap.near(name)
    hint = f"did you mean {' or '.join(near)}?" if near else f"{app.keymap.shown('help')} has all"
    app.notice(f"no action {text}; {hint}", "error")


def _is_number(word: str) -> bool:
    return word.isdecimal() and word.isascii()


def _help(app: ExplorerApp) -> None:
    from explorer.tui.screens.help import help_box

    app.push_screen(help_box(app.palette, app.keymap, app.main.focused_name))


def _theme(app: ExplorerApp) -> None:
    """Change between dark and light."""
    if app.palette.name == "plain":
        why = "NO_COLOR is set" if app.no_color else "the terminal has none"
        app.notice(f"{why}: there are no colours to change")
        return
    app.palette.become(OTHER[app.palette.name])
    app.theme = f"explorer-{app.palette.name}"
    app.redraw()


def _skipped(app: ExplorerApp) -> None:
    from explorer.tui.screens.pages import PageBox, skipped_lines

    library = app.library

    def ask() -> tuple[Sequence[RejectionRow], str]:
        return library.status().catalogue.failed, library.not_read()

    def show(answer: tuple[Sequence[RejectionRow], str] | ExplorerError) -> None:
        if isinstance(answer, ExplorerError):
            app.desk.tell(answer)
            return
        failed, others = answer
        if not failed:
            told = ["no file was skipped", *([f"{others} not read"] if others else [])]
            app.notice("; ".join(told))
            return
        title = f"{len(failed)} skipped"
        app.push_screen(
            PageBox(app.palette, title, lambda width: skipped_lines(failed, width, others))
        )

    app.desk.ask("why", ask, show)


def _palette(app: ExplorerApp) -> None:
    from explorer.tui.screens.palette import action_choices
    from explorer.tui.screens.picker import Picker

    def choices(text: str) -> Sequence[Choice[str]]:
        width = app.main.size.width
        return action_choices(text, app.keymap, app.main.focused_name, width)

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


def _watch(app: ExplorerApp) -> None:
    if app.refreshing is None:
        app.notice("this index is only read: its folder is not looked at")
    else:
        app.refreshing.turn_watching()
        on = app.refreshing.watching
        app.notice("what changes in the folder is read at once" if on else "no longer watching")


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "command": _command,
    "palette": _palette,
    "help": _help,
    "skipped": _skipped,
    "theme": _theme,
    "refresh": lambda app: app.start_indexing(asked=True),
    "watch": _watch,
    "redraw": lambda app: app.redraw(),
    "close": _close,
    "quit": lambda app: app.leave(),
}
