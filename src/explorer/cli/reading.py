"""A corpus opened for a command: refreshed first where it changed, with progress on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from explorer.build import refresh, survey
from explorer.cli.places import Asked
from explorer.cli.progress import progress_on_stderr, say_who_writes
from explorer.cli.surroundings import checked_settings
from explorer.config import IndexSettings, Store
from explorer.errors import StoreLocked
from explorer.library import Library

_PATIENCE = 10.0  # seconds


@contextmanager
def opened(asked: Asked) -> Iterator[Library]:
    """Open the corpus that is meant; what changed since it was indexed is read in first.

    A store that is read only is opened as it stands.
    """
    settings = checked_settings().index
    path, store = asked.found(settings)
    if not store.read_only:
        _bring_up_to_date(path, store, settings)
    library = Library.open(path, store)
    try:
        yield library
    finally:
        library.close()


def _bring_up_to_date(path: Path, store: Store, settings: IndexSettings) -> None:
    seen = survey(path, store, settings)
    if not seen.is_stale:
        return
    # Where nothing can be asked yet, a writer that has just begun is worth a little patience.
    wait = 0.0 if store.catalogue.exists() else _PATIENCE
    try:
        with progress_on_stderr("auto") as show:
            refresh(
                *(path, store, settings),
                on_progress=show,
                wait=wait,
                on_wait=say_who_writes,
                seen=seen,
            )
    except StoreLocked as error:
        if not store.catalogue.exists():
            raise
        click.echo(f"{error.message}; answering from what is there so far.", err=True)
