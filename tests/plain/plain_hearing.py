"""Saying lines to plain mode in tests, and hearing what it answers."""

from __future__ import annotations

import io
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.plain.commands import do
from explorer.plain.reader import Reader
from explorer.plain.voice import Voice


class Heard:
    """Says lines to a reader and returns what was answered; errors are part of it."""

    def __init__(self, corpus: Path) -> None:
        self.out = io.StringIO()
        self.reader = Reader(corpus, Voice(self.out, self.out))

    def __call__(self, *lines: str) -> str:
        """Return what the last line is answered with."""
        for line in lines:
            self.out.seek(0)
            self.out.truncate()
            try:
                do(self.reader, line)
            except ExplorerError as error:
                self.reader.voice.complain(error)
        return self.out.getvalue()
