"""One run of the command line: every error becomes a message for a person and an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from explorer.cli.commands import explorer
from explorer.cli.exits import Exit, exit_code_of
from explorer.cli.folding import folded
from explorer.config import state_root
from explorer.errors import ExplorerError, QueryError
from explorer.ownership import private_folder
from explorer.safetext import visible, visible_lines

_SHOWN_QUERY = 500  # characters; the place in a longer one would be lost on the screen anyway


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; returns the exit code, never raises."""
    _make_outputs_sure()
    out = sys.stdout
    try:
        left = explorer.main(list(arguments), prog_name="explorer", standalone_mode=False)
        sys.stdout.flush()
        return left if isinstance(left, int) else Exit.OK
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except SystemExit as leave:
        if sys.stdout is out:
            return leave.code if isinstance(leave.code, int) else Exit.FAILED
        # So click ends, with another stdout, where the reader of ours is gone (`| head`): all it
        # wanted it has.
        _write_no_more()
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. What was done is kept; the command goes on from there.", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the same, noticed only at the end
        _write_no_more()
    except Exception as error:
        return _told(error, arguments)
    return Exit.OK


def _make_outputs_sure() -> None:
    """Escape what an output without UTF-8 cannot show; a closed output (``>&-``) takes all."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # until the end
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # On a screen a sign must keep its one column; in a pipe it should not get lost.
            stream.reconfigure(errors="replace" if stream.isatty() else "backslashreplace")


def _write_no_more() -> None:
    """Let what is left in the buffer of stdout go nowhere, without a word at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: Exception, arguments: Sequence[str]) -> Exit:
    if isinstance(error, ExplorerError):
        tell(error)
        return exit_code_of(error)
    if isinstance(error, click.ClickException):
        click.echo(folded(visible_lines(error.format_message())), err=True)
        click.echo(f"`{_asked(error)} --help` shows how.", err=True)
        return Exit.USAGE
    if isinstance(error, OSError):
        _write_no_more()
        tell(_refused(error))
        return Exit.FAILED
    tell(_defect(arguments))
    return Exit.DEFECT


def _refused(error: OSError) -> ExplorerError:
    """Return in words what the system did not let us do: a full disk, a folder without rights."""
    where = f"{error.filename}: " if error.filename else ""
    return ExplorerError(
        f"{where}{error.strerror or error}.",
        hint="See that the disk has room and that files and output may be read and written.",
    )


def _asked(error: click.ClickException) -> str:
    """Return the words of the command that was used wrongly."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return " ".join(context.command_path.split()) if context else "explorer"


def tell(error: ExplorerError) -> None:
    """Write an error to stderr: the place in a query, the message, the hint."""
    if isinstance(error, QueryError) and 0 < len(error.text) <= _SHOWN_QUERY:
        click.echo(f"  {visible(error.text)}", err=True)
        marks = "^" * max(1, error.end - error.start)
        click.echo(f"  {' ' * error.start}{marks}", err=True)
    click.echo(folded(visible_lines(error.message)), err=True)
    if error.hint:
        click.echo(folded(visible_lines(error.hint)), err=True)


def _defect(arguments: Sequence[str]) -> ExplorerError:
    """Keep the traceback in a file for a report, and say where it is."""
    now = datetime.now(UTC)
    text = f"explorer {' '.join(arguments)}\n\n{traceback.format_exc()}"
    try:
        report = private_folder(state_root() / "crashes") / f"{now:%Y%m%dT%H%M%S}.txt"
        report.write_text(text, encoding="utf-8", errors="backslashreplace")
    except (OSError, ExplorerError):  # then the last line of the traceback has to do
        hint = f"Please report it: {text.strip().splitlines()[-1]}"
    else:
        hint = f"Please report it with {report}."
    return ExplorerError("This is a defect of explorer; your files were not touched.", hint=hint)
