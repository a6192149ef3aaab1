"""Reading: stepping through what the open article holds, and from article to article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from explorer.tui.keymap import ARTICLE, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def _talk(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        reader = app.main.article.reader
        if reader.view is None:
            app.notice("no article is open")
        elif not reader.step_talk(step):
            app.notice("neither a date nor a quote was found in this article")
        else:
            to_article(app)

    return move


def to_article(app: ExplorerApp) -> None:
    """Go to the article pane: what is stepped to is told there."""
    if app.main.focused_name != ARTICLE:
        app.main.go_to(ARTICLE)


def _find(app: ExplorerApp) -> None:
    if app.main.article.reader.view is None:
        app.notice("no article is open")
    else:
        app.desk.finding.begin()


def _article(step: int) -> Callable[[ExplorerApp], None]:
    return lambda app: app.desk.walk.article(step * app.times)


def _preview(app: ExplorerApp) -> None:
    preview = app.desk.preview
    if preview.on:
        preview.turn(False)
        return
    if app.main.focused_name != SEARCH:
        app.main.go_to(SEARCH)
    if preview.has_room():
        preview.turn(True)
    elif app.main.zoomed:
        keys = app.keymap.shown("zoom"), app.keymap.shown("preview")
        app.notice(
            "{0} is on: the results have the whole screen; {0} ends it, then {1}".format(*keys)
        )
    else:
        app.notice("there is no room for a preview beside the results: Enter opens the article")


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "next_date": _talk(1),
    "previous_date": _talk(-1),
    "find": _find,
    "preview": _preview,
    "next_article": _article(1),
    "previous_article": _article(-1),
}
