"""The keys: one table of every action with its keys, its help line and where it belongs.

A key is written as a character (``j``, ``/``, ``gg`` for two in a row) or as a name (``down``,
``ctrl+d``, ``f5``, ``enter``, ``comma``). ``[keys]`` in config.toml gives an action other keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from explorer.errors import ConfigError
from explorer.state import spots
from explorer.tui.keynames import is_chord, keys_of, shown_key

PANES = spots.PANES
SEARCH, ARTICLE, ACTORS, EVENTS = PANES


Digits = Literal["panes", "counts"]
Count = Literal["", "times", "repeat", "number"]
"""What a count before an action means: nothing; so many at once, which the deed does itself
(``app.times``); the deed done so many times; or the number to go to (``app.count``)."""

_COUNTS: Mapping[str, Count] = {
    **dict.fromkeys(
        (
            *("down", "up", "half_down", "half_up", "page_down", "page_up"),
            *("article_down", "article_up", "pane_next", "pane_previous"),
            *("next_paragraph", "previous_paragraph", "next_hit", "previous_hit"),
            *("next_article", "previous_article"),
        ),
        "times",
    ),
    **dict.fromkeys(
        (
            *("next_event", "previous_event"),
            *("next_mention", "previous_mention", "back", "forward"),
            *("next_date", "previous_date"),
            *("day_later", "day_earlier", "remove_filter"),
        ),
        "repeat",
    ),
    "top": "number",
    "bottom": "number",
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do; ``panes`` are those where it does something."""

    name: str
    keys: tuple[str, ...]
    help: str
    group: str
    panes: tuple[str, ...] = PANES

    @property
    def counts(self) -> Count:
        """What a count before its key means."""
        return _COUNTS.get(self.name, "")


def _group(
    group: str, *rows: tuple[str, str, str] | tuple[str, str, str, tuple[str, ...]]
) -> tuple[Action, ...]:
    return tuple(Action(row[0], tuple(row[1].split()), row[2], group, *row[3:]) for row in rows)


ACTIONS: tuple[Action, ...] = (
    *_group(
        "Move",
        ("down", "j down", "Go down a row or a line"),
        ("up", "k up", "Go up a row or a line"),
        ("top", "gg home", "Go to the first row or line"),
        ("bottom", "G end", "Go to the last row or line"),
        ("half_down", "ctrl+d", "Go down half a page"),
        ("half_up", "ctrl+u", "Go up half a page"),
        ("page_down", "pagedown space", "Go down a page"),
        ("page_up", "pageup", "Go up a page"),
        ("article_down", "J", "Scroll the article down from any pane"),
        ("article_up", "K", "Scroll the article up from any pane"),
    ),
    *_group(
        "Panes",
        ("pane_search", "1 f1", "Go to the search pane"),
        ("pane_article", "2 f2", "Go to the article pane"),
        ("pane_actors", "3 f3", "Go to the actors pane"),
        ("pane_events", "4 f4", "Go to the events pane"),
        ("pane_next", "tab", "Go to the next pane"),
        ("pane_previous", "shift+tab", "Go to the previous pane"),
        ("zoom", "z", "Give this pane the whole screen, or not"),
    ),
    *_group(
        "Find",
        ("search", "/", "Write a query"),
        ("open", "enter", "Open what the cursor is on"),
        ("next_hit", "n", "Next hit or name; next source of the event"),
        ("previous_hit", "N", "Previous hit or name; previous source"),
        ("next_article", ")", "Open the next article of the results"),
        ("previous_article", "(", "Open the previous article of the results"),
        ("preview", "p", "Show the article of the result here, or not", (SEARCH,)),
        ("find", "f", "Find words in the open article"),
        ("escape", "escape", "Clear what was opened, marked or filtered"),
    ),
    *_group(
        "Read",
        ("next_paragraph", "}", "Next paragraph of the article"),
        ("previous_paragraph", "{", "Previous paragraph of the article"),
        ("next_event", "]", "Next event of this article"),
        ("previous_event", "[", "Previous event of this article"),
        ("next_date", "v", "Next date or quote of the article"),
        ("previous_date", "V", "Previous date or quote of the article"),
        ("next_mention", "l right", "Put the cursor on the next name", (ARTICLE,)),
        ("previous_mention", "h left", "Put the cursor on the previous name", (ARTICLE,)),
    ),
    *_group(
        "Follow",
        ("actor", "a", "Go to the actor under the cursor or by name"),
        ("events", "e", "Go to the events of this paragraph", (ARTICLE,)),
        ("why", "w", "Tell what the event, actor or name here rests on", (ARTICLE, ACTORS, EVENTS)),
        ("compare", "=", "Put side by side what the sources of the event say"),
        ("actors_scope", "o", "Show the actors of the article or the results"),
        ("actors_kind", "i", "List the next kind of actors, or all"),
        ("actors_order", "O", "Order actors by mentions, name or day"),
        ("back", "< backspace", "Go back to where the last jump came from"),
        ("forward", ">", "Go forward again"),
    ),
    *_group(
        "Filter",
        ("timeline", "t", "Keep the events of a day, month, year or span"),
        ("day_later", "d", "Go a day later in the events"),
        ("day_earlier", "D", "Go a day earlier in the events"),
        ("conflicts", "c", "Keep only events where sources disagree"),
        ("narrow", "F", "Keep the events of a type, place, actor or time"),
        ("overview", "m", "Look over years and months, and go to one"),
        ("remove_filter", "x", "Take away the last filter"),
        ("choose_filter", "X", "Choose a filter to take away"),
    ),
    *_group(
        "Take away",
        ("cite", "y", "Copy a citation with its text"),
        ("copy", "Y", "Copy the text"),
        ("save", "s", "Save (export) this list or article: .md .csv .json .jsonl"),
        ("pipe", "|", "Send this list or article to a command, as it is saved"),
        ("edit", "E", "Open the source file in the editor"),
    ),
    *_group(
        "Program",
        ("command", ":", "Write the name of an action"),
        ("palette", "ctrl+p", "Choose an action from a list"),
        ("help", "?", "Show what the keys do here"),
        ("skipped", "S", "List the files that were skipped, and why"),
        ("theme", "T", "Change between dark and light"),
        ("refresh", "f5", "Look for changed articles and read them"),
        ("watch", "W", "Keep up with the folder as files arrive, or stop it"),
        ("redraw", "ctrl+l", "Draw the screen anew"),
        ("suspend", "ctrl+z", "Stop, and go back to the shell; fg comes back here"),
        ("close", "q", "Go back; at the root quit"),
        ("quit", "ctrl+q", "Quit"),
    ),
)


class Keymap:
    """The actions by name and by key, after the settings gave some of them other keys."""

    def __init__(
        self, settings: Mapping[str, str] | None = None, *, digits: Digits = "panes"
    ) -> None:
        """Take ``[keys]``; ConfigError for an action that does not exist, or a key given twice.

        A digit that is the key of no action begins a count; with ``digits`` "counts" all do.
        """
        self.digits = digits
        self.actions = {action.name: self._without_digits(action) for action in ACTIONS}
        given = settings or {}
        self._refuse_unknown([name for name in given if name not in self.actions])
        for name, keys in given.items():
            self.actions[name] = replace(self.actions[name], keys=keys_of(name, keys))
        self._by_key: dict[str, Action] = {}
        for action in self.actions.values():
            for key in action.keys:
                self._claim(key, action)
        self._refuse_shadowed()

    def action_of(self, key: str) -> Action | None:
        """Return the action of a key, or of two keys in a row."""
        return self._by_key.get(key)

    def starts_chord(self, key: str) -> bool:
        """Tell whether ``key`` is the first of two keys in a row."""
        return any(is_chord(chord) and chord[0] == key for chord in self._by_key)

    def shown(self, name: str) -> str:
        """Return the first key of an action as a person writes it."""
        return shown_key(self.actions[name].keys[0])

    def near(self, words: str) -> list[str]:
        """Return the actions whose names, or words of the help, are nearest to ``words``."""
        import difflib  # only a mistake needs it

        wanted = words.casefold().replace("_", " ").split()
        by_help = [
            action.name
            for action in self.actions.values()
            if wanted and all(_begins_a_word(part, action.help.casefold()) for part in wanted)
        ]
        by_name = difflib.get_close_matches(words, self.actions, n=3)
        return list(dict.fromkeys([*by_name, *by_help]))[:3]

    def _without_digits(self, action: Action) -> Action:
        if self.digits == "panes":
            return action
        return replace(action, keys=tuple(key for key in action.keys if not key.isdigit()))

    def _refuse_unknown(self, names: list[str]) -> None:
        """Tell all wrong names at once, each with what it may have been meant for."""
        if not names:
            return
        hint = ""
        for name in names:
            if near := self.near(name):
                of = "" if len(names) == 1 else f" for {name}"
                hint += f"Did you mean {near[0]}{of}?{_or(near[1:])}\n"
        raise ConfigError(
            f"[keys]: there is no action {', '.join(names)}",
            hint=f"{hint}The actions are {', '.join(self.actions)}.",
        )

    def _claim(self, key: str, action: Action) -> None:
        other = self._by_key.setdefault(key, action)
        if other is not action:
            raise ConfigError(
                f"[keys]: {key} is the key of {other.name} and of {action.name}",
                hint=f'Give one of them another key, for example {action.name} = "f6".',
            )

    def _refuse_shadowed(self) -> None:
        for key, action in self._by_key.items():
            if key.isdigit() and self.digits == "counts":
                raise ConfigError(
                    f'[keys]: {key} of {action.name} is a count while [display] digits is "counts"',
                    hint=f'Give {action.name} another key, or set digits = "panes".',
                )
            if is_chord(key) and key[0].isdigit():
                raise ConfigError(
                    f"[keys]: {key} of {action.name} begins with {key[0]}, which begins a count",
                    hint=f"Give {action.name} another key.",
                )
            if is_chord(key) and (other := self._by_key.get(key[0])):
                raise ConfigError(
                    f"[keys]: {key} of {action.name} begins with {key[0]}, a key of {other.name}",
                    hint="Give one of them another key.",
                )


def _or(others: list[str]) -> str:
    return f" Or {' or '.join(others)}?" if others else ""


def _begins_a_word(part: str, text: str) -> bool:
    return any(word.strip("(),;").startswith(part) for word in text.split())
