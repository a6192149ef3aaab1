"""The commands by name, each imported only when it is run."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from explorer import __version__

_MODULES = {
    "index": "explorer.cli.index",
    "watch": "explorer.cli.watch",
    "search": "explorer.cli.search",
    "actors": "explorer.cli.actors",
    "events": "explorer.cli.events",
    "show": "explorer.cli.show",
    "annotate": "explorer.cli.annotate",
    "compare": "explorer.cli.compare",
    "status": "explorer.cli.status",
}
COMMAND_NAMES = tuple(_MODULES)
_OPEN = "open "  # the blank keeps a corpus named "open" from meaning it
_OWN_OPTIONS = ("-h", "--help", "-V", "--version")
_OF_OPENING = ("--plain", "--read-only", "--store")


class Commands(click.Group):
    """A group whose first word may also be a corpus to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the documentation."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        module = "explorer.cli.open" if cmd_name == _OPEN else _MODULES.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a first word that is no command for the corpus to open."""
        if not args or args[0] not in (*_MODULES, *_OWN_OPTIONS):
            _refuse_options_before_command(args)
            args = [_OPEN, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Leave the name of the opening command out of usage messages."""
        name, found, rest = super().resolve_command(ctx, args)
        return "" if name in (_OPEN, "open") else name, found, rest


def _refuse_options_before_command(args: list[str]) -> None:
    """Raise UsageError for ``--read-only search iran``: the options are of the command."""
    before: list[str] = []
    words = iter(args)
    for word in words:
        if word.partition("=")[0] not in _OF_OPENING:
            break
        before += [word, next(words, "")] if word == "--store" else [word]
    else:
        return
    if not before or word not in _MODULES or Path(word).exists():
        return
    taken = " ".join(each for each in before if each != "--plain")
    if not taken:
        raise click.UsageError(f"--plain is for opening; write explorer {word} ... without it.")
    raise click.UsageError(
        f"Options stand behind the command: explorer {word} ... {taken}. A corpus named {word!r}"
        f" is written ./{word}."
    )


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[--help] [--version] [--plain] [--read-only] [--store FOLDER]",
    subcommand_metavar="[CORPUS] | COMMAND ...",
)
@click.version_option(__version__, "-V", "--version")
def explorer() -> None:
    """Who did what, when, where, who says so, and where the reports disagree.

    CORPUS is a folder of news articles (.txt .md .html .htm .json .jsonl) or one file; it is
    opened on the screen, with --plain line by line in words alone. Left out, the last one opened
    is taken, else the bundled one.
    Stdout is data, stderr is narration.
    """
