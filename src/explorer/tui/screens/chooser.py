"""Go to an actor by a name: what fits is looked up beside the screen at each keystroke."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model import ActorId
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS
from explorer.tui.latest import Latest
from explorer.tui.screens.picker import NOTHING, Choice, Picker, PickerLine

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_SHOWN = 50


def actor_choices(
    library: Library, text: str, first: Sequence[ActorId] = ()
) -> list[Choice[ActorId]]:
    """Return an actor a row; ``first`` are those to begin with where nothing is written."""
    if text.strip():
        found = library.find_actors(text, limit=_SHOWN)
        return [_choice(known.text, known.actor, known.name) for known in found]
    names = library.actors.names(first)
    rows = library.actors.rows(limit=_SHOWN)
    names |= {row.id: row.name for row in rows}
    ids = dict.fromkeys([*(id for id in first if id in names), *(row.id for row in rows)])
    return [_choice(names[id], id, names[id]) for id in ids]


def _choice(alias: str, id: ActorId, name: str) -> Choice[ActorId]:
    kind = id.partition(":")[0]
    mark = Piece(f"{MARKS.get(kind, ' ')} ", f"{kind}.mark" if kind in MARKS else "")
    also = [Piece(f"  {alias}", "muted")] if alias != name else []
    return Choice([mark, Piece(name), *also], [Piece(f"  {kind}", "faint")], id)


class ActorPicker(Picker[ActorId]):
    """The actors that fit; moving and picking wait for the answer to what was written."""

    begins_late = True

    def __init__(
        self,
        app: ExplorerApp,
        library: Library,
        first: Sequence[ActorId],
        answered: Callable[[ActorId], None],
    ) -> None:
        hint = "a name, or a part of one"
        super().__init__(app.palette, "Go to an actor", hint, lambda text: (), answered)
        self.input = ActorLine(placeholder=hint)
        self._library, self._first, self._tell = library, first, app.desk.tell
        self._topic, self._loading = Latest(app, "actor by name"), Latest(app, "all names")
        self._waiting: str | None = None
        self._open, self._asked = True, False

    def opened(self) -> None:
        """Begin with the most mentioned, and load all names meanwhile."""
        super().opened()
        self._loading.ask(self._library.load_names, lambda answer: None)

    def look_up(self, text: str) -> None:
        """Ask for what fits a text; the last answer is shown until then."""
        self._asked = True
        library, first = self._library, self._first
        self._topic.ask(lambda: actor_choices(library, text, first), self._show)

    def _show(self, answer: Sequence[Choice[ActorId]] | ExplorerError) -> None:
        if not self._open:
            return
        self._asked = False
        if isinstance(answer, ExplorerError):
            self._tell(answer)
            self.choices.nothing, answer = answer.message, ()
        else:
            self.choices.nothing = NOTHING
        self.choices.rows = answer
        self.choices.renew(0)
        key, self._waiting = self._waiting, None
        self.begin()
        if key:
            self.input.ended(key)

    def waits(self, key: str) -> bool:
        """Tell whether a key has to wait for an answer, and keep it and what follows till then."""
        if key == "escape" or not self._asked:
            return False
        self._waiting, self.takes_keys = key, False
        return True

    def close(self, answer: ActorId | None = None) -> None:
        """Close; answers on their way are for nobody."""
        self._open = False
        super().close(answer)


class ActorLine(PickerLine):
    """The line to write a name in."""

    def ended(self, key: str) -> bool:
        """Move, pick or close, once it is known among whom."""
        picker = self.screen
        if key in _ENDING and isinstance(picker, ActorPicker) and picker.waits(key):
            return True
        return super().ended(key)


_ENDING = ("down", "tab", "up", "shift+tab", "pagedown", "pageup", "enter")
