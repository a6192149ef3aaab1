"""``explorer watch``: keep the index up to date as files arrive."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from explorer.build import Change, Progress, watch
from explorer.catalogue import Changes
from explorer.cli.index import (
    hold_leash,
    jobs_option,
    leash_option,
    model_option,
    place_of,
    progress_option,
    settings_with,
)
from explorer.cli.options import CorpusPath
from explorer.cli.places import store_option
from explorer.cli.progress import Style, progress_on_stderr, say_who_writes
from explorer.safetext import visible

_SHORTEST, _LONGEST = 0.1, 86_400.0  # seconds


class Every(click.ParamType[float]):
    """A number of seconds between two looks through the folder."""

    name = "seconds"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; what is none, or is never over, would see no file."""
        try:
            seconds = float(str(value))
        except ValueError:
            seconds = math.nan
        if not _SHORTEST <= seconds <= _LONGEST:  # nan neither
            self.fail(
                f"'{visible(str(value))}' is no number of seconds from {_SHORTEST} to"
                f" {_LONGEST:,.0f}, which is a day; write --every 30, say, or leave it out.",
                *(param, ctx),
            )
        return seconds


@click.command("watch")
@click.argument("corpus", type=CorpusPath())
@jobs_option
@model_option
@click.option(
    "--every",
    type=Every(),
    metavar="SECONDS",
    help="Look through the folder so often; left out, the system tells of changes where it can.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each change as a line of JSON.")
@progress_option
@store_option
@leash_option
def command(
    corpus: Path,
    jobs: int | None,
    model: str | None,
    every: float | None,
    as_json: bool,
    progress: Style,
    store: Path | None,
    leashed: bool,
) -> None:
    """Keep the index of CORPUS up to date as files arrive.

    So it does as they change, move and go. What changed before is read in first. Each change is
    told in a line; ctrl+c ends it. Other commands, and the screen, see each change as soon as it
    is told.
    """
    if leashed:
        hold_leash()
    path = corpus.absolute()
    with progress_on_stderr(progress) as show:
        told = _Told(show, as_json=as_json, is_quiet=progress == "json")
        try:
            watch(path, place_of(path, store), settings_with(jobs, model), told, every=every)
        except KeyboardInterrupt:
            told.say("No longer watching; what was done is kept.")


class _Told:
    """Prints what happens: changes on stdout, what is done about them on stderr."""

    def __init__(self, show: Callable[[Progress], None], *, as_json: bool, is_quiet: bool) -> None:
        self._show = show
        self._as_json = as_json
        self._is_quiet = is_quiet
        self._has_begun = False

    def step(self, step: Progress) -> None:
        if step.stage == "watch" and not self._has_begun:
            self._has_begun = True
            self.say("Watching for changes; ctrl+c ends it.")
        self._show(step)

    def change(self, change: Change) -> None:
        if self._as_json:
            record = {
                "time": _now().isoformat(),
                "change": change.kind,
                "path": change.path,
                "before": change.before or None,
                "articles": change.articles,
                "reason": change.reason or None,
            }
            self._print(json.dumps(record, ensure_ascii=False))
        else:
            self._print(f"{_now():%H:%M:%S}  {_words(change)}")

    def done(self, changes: Changes, seconds: float) -> None:
        if self._as_json and self._has_begun:
            record = {
                "time": _now().isoformat(),
                "change": "ready",
                **changes._asdict(),
                "seconds": round(seconds, 3),
            }
            self._print(json.dumps(record))
        counts = [f"{n:,} {word}" for word, n in changes._asdict().items() if n]
        self.say(f"Up to date in {seconds:.1f} s: {', '.join(counts) or 'nothing new'}.")

    def waiting(self, who: str) -> None:
        say_who_writes(who)

    def say(self, words: str) -> None:
        if not self._is_quiet:
            self._clear()
            click.echo(words, err=True)

    def _print(self, line: str) -> None:
        self._clear()
        click.echo(line)
        sys.stdout.flush()  # whoever reads it from a pipe reads it now

    def _clear(self) -> None:
        """Take the bar of progress off the line that is written next."""
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _words(change: Change) -> str:
    path = visible(change.path)
    if change.kind == "moved":
        return f"moved    {visible(change.before)} -> {path}"
    if change.kind == "removed":
        return f"removed  {path}"
    articles = "1 article" if change.articles == 1 else f"{change.articles:,} articles"
    reason = f"; skipped: {visible(change.reason)}" if change.reason else ""
    return f"read     {path}  {articles}{reason}"
