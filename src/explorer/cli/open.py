"""``explorer [CORPUS]``: open the screen."""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from explorer.cli.corpora import remember
from explorer.cli.exits import Exit, exit_code_of
from explorer.cli.options import CorpusPath
from explorer.cli.places import Asked, read_only_option, store_option
from explorer.cli.surroundings import checked_settings
from explorer.config import Store
from explorer.errors import CorpusMissing, ExplorerError

_SIGNALLED = 128
"""Plus the number of a signal, this is the exit code of what it ended."""


@click.command("open")
@click.argument("corpus", nargs=-1, type=CorpusPath())
@click.option("--plain", is_flag=True, help="Read it line by line instead, in words alone.")
@store_option
@read_only_option
def command(corpus: tuple[Path, ...], plain: bool, store: Path | None, read_only: bool) -> None:
    """Open CORPUS on the screen.

    With --plain, or on a terminal that cannot place its cursor, commands are read line by line
    and answered in sentences; they may also come from a pipe.
    """
    if len(corpus) > 1:
        raise click.UsageError(_many(str(corpus[0])))
    settings = checked_settings()
    path, kept = Asked(corpus[0] if corpus else None, store, read_only).found(settings.index)
    if read_only:
        from explorer.library import Library

        Library.open(path, kept).close()  # what is not there will not come: say so at once
    elif not path.exists():
        hint = _missing(str(corpus[0]) if corpus else "", path)
        raise CorpusMissing(f"There is no file or folder {path}.", hint=hint)
    place = kept if store or read_only else None
    if plain or settings.display.plain:
        _read_plainly(path, place)
    is_elsewhere = "TEXTUAL_DRIVER" in os.environ  # drawn in a browser: both are pipes to a server
    if not is_elsewhere and not _at_terminal():
        raise ExplorerError(
            "The screen needs a terminal, and stdin, stdout or stderr is none.",
            hint="Without one: explorer --plain, search, events, actors, show (explorer --help).",
        )
    if not is_elsewhere and not _can_draw():
        _read_plainly(path, place)
    from explorer.tui import run

    if store is None:
        remember(path)
    status = run(path, settings=settings, index=not read_only, store=place)
    raise click.exceptions.Exit(status)


def _at_terminal() -> bool:
    """Tell whether there is a terminal to read from and to write to; a closed stream is none.

    The screen is drawn on stderr, as Textual does: in a log it would be lost, and the keys with it.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def _can_draw() -> bool:
    from explorer.plain import cannot_place

    return not cannot_place(os.environ.get("TERM"))


def _read_plainly(path: Path, place: Store | None) -> NoReturn:
    """Read the corpus line by line; the exit code is that of the first error of a pipe."""
    from explorer.plain import HungUp, run

    if place is None:
        remember(path)
    try:
        error = run(path, index=place is None or not place.read_only, store=place)
    except HungUp as end:
        raise click.exceptions.Exit(_SIGNALLED + end.number) from end
    raise click.exceptions.Exit(exit_code_of(error) if error else Exit.OK)


def _many(first: str) -> str:
    near = _near_command(first)
    if near:
        return f"There is no command {first!r}. Did you mean `explorer {near}`?"
    return "One corpus is opened at a time: name one folder or file."


def _missing(first: str, path: Path) -> str:
    near = _near_command(first)
    if near:
        return f"Did you mean the command `explorer {near}`?"
    from explorer.corpus.scan import nearest

    return nearest(path) or "Name a folder of articles, or a command: explorer --help lists them."


def _near_command(word: str) -> str | None:
    from explorer.cli.commands import COMMAND_NAMES

    return next(iter(difflib.get_close_matches(word, COMMAND_NAMES, n=1)), None)
