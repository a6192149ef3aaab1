"""What is said: the only writer of plain mode.

Every line is words alone: no control character but the newline, no code for the terminal, no sign
that only decorates. Answers go to one stream, narration and errors to the other.
"""

from __future__ import annotations

import os
from typing import TextIO

from explorer.errors import ExplorerError, QueryError
from explorer.plain.words import sentence
from explorer.plain.wrapping import wrapped
from explorer.safetext import visible

_SHOWN_QUERY = 300

# What a terminal without UTF-8 shows for the marks of print.
_TYPEWRITER = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—‑", "-"),
        "…": "...",
        "\N{NO-BREAK SPACE}": " ",
    }
)


# What other rooms advise for a shell, said for here.
_OWN_WORDS = {
    "explorer actors lists all names.": "Say actors for all names.",
    "explorer actors lists them.": "Say actors for all of them.",
}


class Voice:
    """Says sentences on ``out`` and what goes beside them on ``err``."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err

    @property
    def width(self) -> int | None:
        """The columns of the terminal, None where there is none to ask."""
        return _size(self._out)[0]

    @property
    def height(self) -> int | None:
        """The rows of the terminal, None where there is none to ask."""
        return _size(self._out)[1]

    def say(self, *sentences: str) -> None:
        """Say each on a line of its own, wrapped at the width of the terminal."""
        _write(self._out, sentences)

    def narrate(self, *sentences: str) -> None:
        """Say what is no answer: progress, what was understood, errors."""
        self._out.flush()
        _write(self._err, sentences)

    def complain(self, error: ExplorerError) -> None:
        """Say what is wrong, where, and what to do."""
        sentences = [error.message]
        hint = _OWN_WORDS.get(error.hint, error.hint)
        if isinstance(error, QueryError) and 0 < len(error.text) <= _SHOWN_QUERY:
            there = error.text[error.start : error.end]
            at = f"at character {error.start + 1}" if there else "at its end"
            sentences.append(f"The mistake is {at} of the query: {there or error.text}")
        _write_after(self._out, self._err, [*sentences, *filter(None, [hint])])

    def end_line(self) -> None:
        """End the line of a prompt that was left without an answer."""
        self._out.write("\n")
        self._out.flush()


def _write_after(out: TextIO, err: TextIO, texts: list[str]) -> None:
    out.flush()
    lines = [sentence(line) for text in texts for line in text.splitlines() if line]
    _write(err, lines)


def _write(stream: TextIO, texts: tuple[str, ...] | list[str]) -> None:
    encoding = (stream.encoding or "utf-8").lower().replace("-", "")
    width = _size(stream)[0]
    for text in texts:
        shown = visible(text)
        if not encoding.startswith("utf"):
            shown = shown.translate(_TYPEWRITER)
        for line in wrapped(shown, width):
            stream.write(f"{line}\n")
    stream.flush()


def _size(stream: TextIO) -> tuple[int | None, int | None]:
    """Return (columns, rows) of a terminal; the variable COLUMNS goes before what it says."""
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if asked.isdecimal() and int(asked) else None
    if not stream.isatty():
        return columns, None
    try:
        size = os.get_terminal_size(stream.fileno())
    except OSError:
        return columns, None
    return columns or size.columns or None, size.lines or None
