"""How keys are written: in the table of actions, in config.toml, and for a person to read."""

from __future__ import annotations

import re

from explorer.errors import ConfigError

_NAMED = {
    "comma": ",",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
}
_OTHER_NAMES = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter"}


def key_name(key: str, character: str | None) -> str:
    """Return the name in the table of a key press as Textual reports it."""
    if character and character.isprintable() and character != " ":
        return "comma" if character == "," else character
    return key


def shown_key(key: str) -> str:
    """Return a key as a person writes it: ``pagedown`` is PgDn, ``f5`` is F5."""
    return key.upper() if _FUNCTION.fullmatch(key) else _NAMED.get(key, key)


def is_chord(key: str) -> bool:
    """Tell whether ``key`` is two characters in a row, such as gg."""
    named = key in _NAMES or _FUNCTION.fullmatch(key)
    return len(key) == 2 and key.isprintable() and not named


_FUNCTION = re.compile(r"f([1-9]|1[0-9]|2[0-4])")
_NAMES = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", "enter", "tab", "escape", "space", "comma"),
    )
)


def _is_key(key: str) -> bool:
    """Tell whether a terminal can send a key: a character, two in a row, or a key by its name."""
    *held, last = key.split("+") if len(key) > 2 else [key]
    if not held and is_chord(key):
        return True
    if len(set(held)) < len(held) or not set(held) <= {"ctrl", "shift", "alt"}:
        return False
    if last in _NAMES or _FUNCTION.fullmatch(last):
        return True
    if held and held != ["alt"]:  # a letter with shift is another letter
        return "shift" not in held and re.fullmatch(r"[a-z@_^\\\]]", last) is not None
    return len(last) == 1 and last.isprintable() and last not in " ,"


def _as_named(key: str) -> str:
    """Return a key by its name in the table: help shows PgDn and F5, which may be written too."""
    if len(key) <= 2 and not _FUNCTION.fullmatch(key.lower()):
        return key
    *held, last = key.lower().split("+")
    return "+".join([*held, _OTHER_NAMES.get(last, last)])


def keys_of(name: str, text: str) -> tuple[str, ...]:
    """Read the keys that a setting gives an action; ConfigError for one that is no key."""
    keys = tuple(_as_named(key) for part in text.split(",") if (key := part.strip()))
    if not keys:
        raise ConfigError(
            f"[keys]: {name} has no key", hint="Name one or several keys, separated by commas."
        )
    for key in keys:
        if not _is_key(key):
            raise ConfigError(
                f"[keys]: {key}, given to {name}, is no key that a terminal sends",
                hint="Write a character (j), two (gg), f1 to f24, ctrl+x, or a name like pagedown.",
            )
    return keys
