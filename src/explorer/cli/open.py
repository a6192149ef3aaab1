"""``explorer [CORPUS]``: open the screen."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from explorer.cli.corpora import chosen_corpus, remember
from explorer.cli.options import CorpusPath
from explorer.errors import CorpusMissing, ExplorerError


@click.command("open")
@click.argument("corpus", nargs=-1, type=CorpusPath())
def command(corpus: tuple[Path, ...]) -> None:
    """Open CORPUS on the screen."""
    if len(corpus) > 1:
        raise click.UsageError(_many(str(corpus[0])))
    path = chosen_corpus(corpus[0] if corpus else None)
    if not path.exists():
        raise CorpusMissing(f"There is no file or folder {path}.", hint=_missing(str(corpus[0])))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ExplorerError(
            "The screen needs a terminal, and stdin or stdout is none.",
            hint="Without one: explorer search, events, actors, show (explorer --help).",
        )
    from explorer.tui import run

    remember(path)
    raise click.exceptions.Exit(run(path))


def _many(first: str) -> str:
    near = _near_command(first)
    if near:
        return f"There is no command {first!r}. Did you mean `explorer {near}`?"
    return "One corpus is opened at a time: name one folder or file."


def _missing(first: str) -> str:
    near = _near_command(first)
    if near:
        return f"Did you mean the command `explorer {near}`?"
    return "Name a folder of articles, or a command: explorer --help lists them."


def _near_command(word: str) -> str | None:
    from explorer.cli.commands import COMMAND_NAMES

    return next(iter(difflib.get_close_matches(word, COMMAND_NAMES, n=1)), None)
