"""``explorer index``: make or refresh the index of a corpus."""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import click

from explorer.amounts import counted
from explorer.build import BuildSummary, look_seldom_for_garbage, refresh
from explorer.cli.options import CorpusPath, Decorator, Seconds
from explorer.cli.places import store_option
from explorer.cli.progress import Style, progress_on_stderr, say_who_writes
from explorer.cli.surroundings import checked_settings
from explorer.config import IndexSettings, Store, store_of
from explorer.corpus import other_kinds, told_kinds
from explorer.errors import ExplorerError, StoreError
from explorer.safetext import visible

_SHOWN_FAILURES = 10
_PATIENCE = 10.0  # seconds: most refreshes are done sooner


jobs_option: Decorator = click.option(
    "--jobs", type=click.IntRange(min=0), help="Processes; 0 is one a core."
)
model_option: Decorator = click.option(
    "--model", metavar="NAME", help="An installed spaCy pipeline."
)
progress_option: Decorator = click.option(
    "--progress",
    type=click.Choice(["auto", "bar", "json", "none"]),
    default="auto",
    show_default=True,
    help="How to show progress on stderr.",
)
leash_option: Decorator = click.option(
    "--leashed", is_flag=True, hidden=True, help="Stop where stdin ends."
)


@click.command("index")
@click.argument("corpus", type=CorpusPath())
@click.option("--rebuild", is_flag=True, help="Begin anew; the articles are not touched.")
@jobs_option
@model_option
@progress_option
@store_option
@click.option(
    "--wait",
    type=Seconds(),
    is_flag=False,
    flag_value=math.inf,
    default=_PATIENCE,
    show_default=True,
    metavar="[SECONDS]",
    help="Wait so long for another explorer that writes; without a number as long as it takes.",
)
@leash_option
def command(
    corpus: Path,
    rebuild: bool,
    jobs: int | None,
    model: str | None,
    progress: Style,
    store: Path | None,
    wait: float,
    leashed: bool,
) -> None:
    """Make or refresh the index of CORPUS.

    Only what changed is read again. Interrupted, it goes on from there the next time.
    """
    if leashed:
        hold_leash()
    settings = settings_with(jobs, model)
    path = corpus.absolute()
    place = place_of(path, store)
    look_seldom_for_garbage()
    with progress_on_stderr(progress) as show:
        summary = refresh(
            *(path, place, settings),
            rebuild=rebuild,
            on_progress=show,
            wait=wait,
            on_wait=say_who_writes,
            thorough=not leashed,  # an app that began it has other things to do
        )
    _say(summary, told_kinds(other_kinds(path)))
    if summary.failed and not summary.articles:
        raise ExplorerError(
            f"None of the files in {path} could be read as an article.",
            hint="`explorer status` lists each with its reason.",
        )


def settings_with(jobs: int | None, model: str | None) -> IndexSettings:
    """Return the settings of indexing with what the command line says instead."""
    settings = checked_settings().index
    return replace(
        settings,
        jobs=settings.jobs if jobs is None else jobs,
        model=model or settings.model,
    )


def place_of(corpus: Path, store: Path | None) -> Store:
    """Return the store to write.

    Raises StoreError for one among the articles, as which its files would be read.
    """
    place = Store(store.absolute()) if store else store_of(corpus)
    if store and _is_walked(place.root.resolve(), corpus.resolve()):
        raise StoreError(
            f"No index is kept in {visible(str(place.root))}: it would be read as articles.",
            hint=f"Name a folder outside {visible(str(corpus))}, or one that begins with a dot.",
        )
    return place


def _is_walked(folder: Path, corpus: Path) -> bool:
    inside = folder.relative_to(corpus).parts if folder.is_relative_to(corpus) else (".",)
    return not any(part.startswith(".") for part in inside)


def hold_leash() -> None:
    """End, with all processes of this group, where whoever started us is gone."""
    threading.Thread(target=_stop_with_parent, daemon=True).start()


def _stop_with_parent() -> None:
    """Wait until whoever holds the other end of stdin is gone, then stop this whole group."""
    while os.read(sys.__stdin__.fileno() if sys.__stdin__ else 0, 1):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


def _say(summary: BuildSummary, others: str) -> None:
    moved = f", {summary.moved:,} moved" if summary.moved else ""
    lines = [
        f"{counted(summary.articles, 'article')}, {counted(summary.actors, 'actor')}, "
        f"{counted(summary.events, 'event')} ({summary.added:,} added, {summary.changed:,} changed,"
        f" {summary.removed:,} removed{moved}) in {summary.seconds:.1f} s"
    ]
    if summary.failed:
        lines.append(f"{len(summary.failed):,} skipped:")
    for failure in summary.failed[:_SHOWN_FAILURES]:
        lines.append(f"  {visible(failure.key)}: {visible(failure.reason)}")
    if len(summary.failed) > _SHOWN_FAILURES:
        lines.append("  ... `explorer status` lists them all.")
    if others:
        lines.append(f"{others} not read.")
    click.echo("\n".join(lines), err=True)
