"""Progress of long work on stderr: a bar for a person, JSON lines for a program."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import click

from explorer.build import Progress
from explorer.cli.folding import folded
from explorer.indexing import pace_words

Style = Literal["auto", "bar", "json", "none"]

_WORDS = {
    "scan": "looking for articles",
    "read": "reading articles",
    "index": "making the text searchable",
    "facts": "finding facts",
    "resolve": "bringing names and events together",
    "store": "storing",
    "fields": "linking facts to the search",
    "watch": "keeping up with the folder",
}
_GOING_ON = "Going on where the last run was interrupted."


@contextmanager
def progress_on_stderr(style: Style) -> Iterator[Callable[[Progress], None]]:
    """Yield what a refresh reports to; "auto" shows a bar only where stderr is a terminal."""
    if style == "json":
        yield _write_json
    elif style == "bar" or (style == "auto" and sys.stderr.isatty()):
        bar = _Bar()
        try:
            yield bar.show
        finally:
            bar.clear()
    elif style == "auto":
        yield _Quiet().show
    else:
        yield lambda step: None


def say_who_writes(who: str) -> None:
    """Say why nothing happens yet."""
    # A bar may stand there, which is written over and drawn again below.
    bar = " " * (shutil.get_terminal_size().columns - 1) if sys.stderr.isatty() else ""
    words = folded(f"Waiting for {who}, which is writing the index.")
    click.echo(f"\r{bar}\r{words}" if bar else words, err=True)


def _write_json(step: Progress) -> None:
    line = {
        "stage": step.stage,
        "done": step.done,
        "total": step.total,
        "message": f"going on: {_WORDS[step.stage]}" if step.resumed else _WORDS[step.stage],
        "rate": None if step.rate is None else round(step.rate, 2),
        "seconds_left": None if step.seconds_left is None else round(step.seconds_left, 1),
        "resumed": step.resumed,
    }
    click.echo(json.dumps(line), err=True)
    sys.stderr.flush()


class _Quiet:
    """Says only that an interrupted run goes on, once."""

    def __init__(self) -> None:
        self._said = False

    def show(self, step: Progress) -> None:
        if step.resumed and not self._said:
            self._said = True
            click.echo(_GOING_ON, err=True)


class _Bar:
    """One line that is written over; redrawn only when what it says has changed."""

    _WIDTH = 24
    _SHORTEST = 6

    def __init__(self) -> None:
        self._shown = ""
        self._quiet = _Quiet()

    def show(self, step: Progress) -> None:
        if step.resumed:
            self._quiet.show(step)
        line = self._line(step, shutil.get_terminal_size().columns - 1)
        if line != self._shown:
            click.echo(f"\r{line.ljust(len(self._shown))}", nl=False, err=True)
            self._shown = line

    def clear(self) -> None:
        if self._shown:
            click.echo(f"\r{' ' * len(self._shown)}\r", nl=False, err=True)

    def _line(self, step: Progress, room: int) -> str:
        """Put a bar in front of the words, as long as there is room for it beside them."""
        words = _WORDS[step.stage]
        if step.total:
            words = f"{words} {step.done:,} of {step.total:,}"
        elif step.done:
            words = f"{words} {step.done:,}"
        words = " · ".join([words, *pace_words(step.rate, step.seconds_left)])
        width = min(self._WIDTH, room - len(words) - 1)
        if not step.total or width < self._SHORTEST:
            return words[:room]
        full = width * min(step.done, step.total) // step.total
        return f"{'━' * full}{'╌' * (width - full)} {words}"
