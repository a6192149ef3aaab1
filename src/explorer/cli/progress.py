"""Progress of long work on stderr: a bar for a person, JSON lines for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import click

from explorer.build import Progress

Style = Literal["auto", "bar", "json", "none"]

_WORDS = {
    "scan": "looking for articles",
    "read": "reading articles",
    "index": "making the text searchable",
    "facts": "finding facts",
    "resolve": "bringing names and events together",
    "store": "storing",
    "fields": "linking facts to the search",
}


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
    else:
        yield lambda step: None


def say_who_writes(who: str) -> None:
    """Say why nothing happens yet."""
    click.echo(f"Waiting for {who}, which is writing the index.", err=True)


def _write_json(step: Progress) -> None:
    line = {
        "stage": step.stage,
        "done": step.done,
        "total": step.total,
        "message": _WORDS[step.stage],
    }
    click.echo(json.dumps(line), err=True)
    sys.stderr.flush()


class _Bar:
    """One line that is written over; redrawn only when what it says has changed."""

    _WIDTH = 24

    def __init__(self) -> None:
        self._shown = ""

    def show(self, step: Progress) -> None:
        line = self._line(step)
        if line != self._shown:
            click.echo(f"\r{line.ljust(len(self._shown))}", nl=False, err=True)
            self._shown = line

    def clear(self) -> None:
        if self._shown:
            click.echo(f"\r{' ' * len(self._shown)}\r", nl=False, err=True)

    def _line(self, step: Progress) -> str:
        words = _WORDS[step.stage]
        if not step.total:
            return f"{words} {step.done or ''}".rstrip()
        full = self._WIDTH * step.done // step.total
        bar = "━" * full + "╌" * (self._WIDTH - full)
        return f"{bar} {step.done:,} of {step.total:,}  {words}"
