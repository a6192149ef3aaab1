"""Editors: which one, and how each is told the line to open a file at."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from explorer.errors import ExplorerError

_FALLBACKS = ("vi", "nano", "editor")
"""What is looked for where neither $VISUAL nor $EDITOR names one."""

# How an editor is told the line, by the name of its program; all others know ``+LINE FILE``, as
# vi, vim, nvim, nano, emacs, emacsclient, micro, kak, joe, jed, mg, ne and gedit do.
_FORMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"),
        ("--goto", "{path}:{line}"),
    ),
    (("subl", "sublime_text", "zed", "zeditor", "hx", "helix"), ("{path}:{line}",)),
    (("kate", "kwrite", "mate", "idea", "pycharm"), ("--line", "{line}", "{path}")),
    (("ed", "red"), ("{path}",)),
)
_COMMON = ("+{line}", "{path}")


def editor_command(environment: Mapping[str, str], path: Path, line: int) -> list[str]:
    """Return the command that opens a file at a 1-based line in the user's editor.

    Raises ExplorerError where the editor that is named is not there, or none is.
    """
    words = _editor(environment)
    place = path.absolute()  # an absolute path never begins with a dash
    form = next((form for names, form in _FORMS if Path(words[0]).name in names), _COMMON)
    # replace, not format: a path may hold braces
    return [*words, *(p.replace("{line}", str(line)).replace("{path}", str(place)) for p in form)]


def _editor(environment: Mapping[str, str]) -> list[str]:
    """Return the words of the command that the environment names: a program and its options."""
    for name in ("VISUAL", "EDITOR"):
        text = environment.get(name, "").strip()
        if not text:
            continue
        try:
            first, *rest = (os.path.expandvars(word) for word in shlex.split(text))
            program = str(Path(first).expanduser()) if first.startswith("~") else first
        except (ValueError, RuntimeError) as error:  # a quote that is open, no such user
            raise ExplorerError(
                f"${name} cannot be understood: {text}", hint="Set it to a command."
            ) from error
        if shutil.which(program) is None:
            raise ExplorerError(
                f"There is no editor {program}.", hint=f"Set ${name} to one that is installed."
            )
        return [program, *rest]
    found = next((name for name in _FALLBACKS if shutil.which(name)), None)
    if found is None:
        raise ExplorerError("No editor was found.", hint="Set $EDITOR to one.")
    return [found]
