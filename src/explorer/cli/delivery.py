"""Where an answer goes and in which format: to stdout, or whole into a file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from explorer.cli.options import Decorator, format_option
from explorer.cli.output import write_pieces
from explorer.cli.tables import table_text
from explorer.config import load_settings
from explorer.export import FORMATS, Answer, Manner, Question, format_of, save, written
from explorer.export.files import check_target
from explorer.library import Library
from explorer.safetext import visible

_FILE_WIDTH = 160
_ENDINGS = {"table": "txt", "text": "txt"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """``output`` None is stdout; ``force`` lets a file take the place of another."""

    fmt: str
    output: Path | None
    force: bool

    def deliver(self, library: Library, question: Question, *, empty: str = "") -> Answer:
        """Answer a question in the format; ``empty`` is said of a table without rows."""
        if self.output:
            check_target(self.output, library.corpus, force=self.force)
        answer = question.answer(library)
        if self.fmt == "table" and not answer.total:
            if empty:
                click.echo(empty, err=True)
        elif self.output is None:
            write_pieces(self._pieces(answer, library))
        else:
            self._save(answer, library, self.output)
        return answer

    def keep(self, text: str, library: Library) -> None:
        """Write a text for people, to stdout or the file."""
        if self.output is None:
            write_pieces([f"{text}\n"])
        else:
            save(self.output, [f"{text}\n"], library.corpus, force=self.force)

    def _save(self, answer: Answer, library: Library, output: Path) -> None:
        save(output, self._pieces(answer, library), library.corpus, force=self.force)
        click.echo(visible(f"Saved as {output}."), err=True)

    def _pieces(self, answer: Answer, library: Library) -> Iterator[str]:
        if self.fmt == "table":
            width = None if self.output is None else _FILE_WIDTH
            rows = [row for record in answer.records for row in answer.shape.rows(record)]
            return iter([table_text(rows, answer.shape.columns, width=width)])
        return written(answer, library, self.fmt, _manner(saved=self.output is not None))


def _manner(*, saved: bool) -> Manner:
    settings = load_settings()
    bom = saved and settings.export.bom  # what is piped on is read by programs
    return Manner(settings.citation.style, bom)


def delivery_options(*formats: str, default: str) -> Decorator:
    """Return ``--format``, ``--output`` and ``--force``, given to the command as ``delivery``."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def run(*args: Any, fmt: str, output: Path | None, force: bool, **rest: Any) -> Any:  # noqa: ANN401
            source = click.get_current_context().get_parameter_source("fmt")
            asked = None if source is ParameterSource.DEFAULT else fmt
            delivery = Delivery(_format(asked, output, formats) or default, output, force)
            return command(*args, delivery=delivery, **rest)

        wrapped: Callable[..., Any] = run
        for option in (_FORCE, _OUTPUT, format_option(*formats, default=default)):
            wrapped = option(wrapped)
        return wrapped

    return decorate


_OUTPUT: Decorator = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    callback=lambda ctx, param, value: None if value is None or str(value) == "-" else value,
    metavar="FILE",
    help=f"Save into FILE; its ending ({', '.join(f'.{f}' for f in FORMATS)}) tells the format.",
)
_FORCE: Decorator = click.option(
    "--force", is_flag=True, help="Let FILE take the place of a file of that name."
)


def _format(asked: str | None, output: Path | None, formats: tuple[str, ...]) -> str | None:
    """Return the format that was asked for, by its name or by the ending of the file."""
    if output is None:
        return asked
    found = format_of(output)
    if asked and found and found != asked:
        raise click.UsageError(
            f"--format {asked} and a file that ends in {output.suffix} contradict each other: "
            f"leave --format out, or name the file {output.stem}.{_ENDINGS.get(asked, asked)}."
        )
    if asked:
        return asked
    if found not in formats:
        endings = ", ".join(f".{name}" for name in FORMATS if name in formats)
        raise click.UsageError(
            f"The ending of {str(output)!r} tells no format: it can be {endings}; "
            "or name one with --format."
        )
    return found
