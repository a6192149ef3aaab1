"""Lines of words no wider than a terminal: wide letters count two columns, accents none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def wrapped(text: str, width: int | None) -> list[str]:
    """Return ``text`` on lines of at most ``width`` columns, on one where the width is unknown."""
    if width is None or columns(text) <= width:
        return [text]
    lines, line, room = [], "", max(width, 2)
    for word in _words(text, room):
        if line and columns(line) + 1 + columns(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def columns(text: str) -> int:
    """Return how many columns a terminal gives to a text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _words(text: str, room: int) -> Iterator[str]:
    """Yield the words; one that fits no line is cut."""
    for word in text.split():
        while columns(word) > room:
            cut = next(at for at in range(1, len(word) + 1) if columns(word[:at]) > room) - 1
            yield word[: max(cut, 1)]
            word = word[max(cut, 1) :]  # noqa: PLW2901  # the rest of it
        if word:
            yield word
