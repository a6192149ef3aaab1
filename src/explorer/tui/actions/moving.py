"""Moving: the cursor in a list or in the article, and from pane to pane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from explorer.tui.keymap import PANES
from explorer.tui.panes.dossier import DossierView
from explorer.tui.panes.events import Timeline
from explorer.tui.panes.listing import Listing
from explorer.tui.panes.reader import Reader

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_FAR = 10**9


def _target(app: ExplorerApp) -> Listing | Reader:
    return app.main.pane(app.main.focused_name).focus_target


def _by(rows: int) -> Callable[[ExplorerApp], None]:
    return lambda app: _target(app).move_by(rows * app.times)


def _by_pages(part: float) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        target = _target(app)
        if isinstance(target, Reader):
            target.scroll_by(int(part * app.times * max(target.size.height - 2, 1)))
        else:
            rows = max(int(abs(part) * target.rows_in_sight()), 1) * app.times
            target.move_by(rows if part > 0 else -rows)

    return move


def _end(rows: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        if app.count is None:
            _target(app).move_by(rows)
        else:
            go_to_number(app, app.count)

    return move


def go_to_number(app: ExplorerApp, number: int) -> None:
    """Go to a paragraph of the article, or to a row of a list, by its number from 1."""
    target = _target(app)
    if isinstance(target, Reader):
        if target.view:
            last = len(target.view.article.paragraphs)
            target.go(min(number, last) - 1, 1)
    elif isinstance(target, Timeline):
        target.move_to(target.row_of(number - 1))
    else:
        target.move_to(number - 1)


def _to(pane: str) -> Callable[[ExplorerApp], None]:
    return lambda app: app.main.go_to(pane)


def _next_pane(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        at = PANES.index(app.main.focused_name)
        app.main.go_to(PANES[(at + step * app.times) % len(PANES)])

    return move


def _scroll_article(lines: int) -> Callable[[ExplorerApp], None]:
    return lambda app: app.main.article.reader.scroll_by(lines * app.times)


def _paragraph(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        reader, target = app.main.article.reader, _target(app)
        if isinstance(target, DossierView):
            target.step_section(step * app.times)
        elif reader.view:
            last = len(reader.view.article.paragraphs) - 1
            to = min(max(reader.paragraph + step * app.times, 0), last)
            reader.go(to, 0 if to == 0 and step < 0 else 1)

    return move


def _mention(step: int) -> Callable[[ExplorerApp], None]:
    def move(app: ExplorerApp) -> None:
        reader = app.main.article.reader
        if not reader.step("name", reader.names_of(), step):
            app.notice("no name was found in this article")

    return move


def _zoom(app: ExplorerApp) -> None:
    app.main.zoom()


DEEDS: Mapping[str, Callable[[ExplorerApp], None]] = {
    "down": _by(1),
    "up": _by(-1),
    "top": _end(-_FAR),
    "bottom": _end(_FAR),
    "half_down": _by_pages(0.5),
    "half_up": _by_pages(-0.5),
    "page_down": _by_pages(1),
    "page_up": _by_pages(-1),
    "article_down": _scroll_article(1),
    "article_up": _scroll_article(-1),
    **{f"pane_{pane}": _to(pane) for pane in PANES},
    "pane_next": _next_pane(1),
    "pane_previous": _next_pane(-1),
    "zoom": _zoom,
    "next_paragraph": _paragraph(1),
    "previous_paragraph": _paragraph(-1),
    "next_mention": _mention(1),
    "previous_mention": _mention(-1),
}
