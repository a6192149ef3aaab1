"""Lines of stderr no longer than the terminal; imports nothing, for the first paint waits."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap


def folded(text: str) -> str:
    """Return text with its lines folded at words where a terminal, or COLUMNS, gives the width."""
    if not (sys.stderr.isatty() or os.environ.get("COLUMNS", "").isdecimal()):
        return text
    width = max(shutil.get_terminal_size().columns, 20)
    lines = [
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.splitlines()
    ]
    return "\n".join(part for parts in lines for part in parts)
