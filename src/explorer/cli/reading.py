"""A corpus opened for a command: refreshed first where it changed, with progress on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from explorer.build import Survey, refresh, survey
from explorer.cli.folding import folded
from explorer.cli.places import Asked
from explorer.cli.progress import progress_on_stderr, say_who_writes
from explorer.cli.surroundings import checked_settings
from explorer.config import IndexSettings, Store
from explorer.errors import StoreFull, StoreLocked
from explorer.library import Library
from explorer.safetext import visible

_PATIENCE = 10.0  # seconds
_NOT_ALL = (
    "The search does not know all articles yet, so some may be missing below;"
    " `explorer index` adds them."
)


@contextmanager
def opened(asked: Asked, *, searching: bool = False) -> Iterator[Library]:
    """Open the corpus that is meant; what changed since it was indexed is read in first.

    With ``searching`` an index that was lost or does not agree with the catalogue is healed too.
    A store that is read only is opened as it stands.
    """
    settings = checked_settings().index
    path, store = asked.found(settings)
    if not store.read_only:
        seen = survey(path, store, settings)
        if seen.is_stale:
            _refresh(path, store, settings, seen)
    library = Library.open(path, store)
    try:
        if searching and not library.searches_all():
            if not store.read_only:
                _refresh(path, store, settings)
            if not library.searches_all():
                click.echo(_NOT_ALL, err=True)
        yield library
    finally:
        library.close()


def _refresh(path: Path, store: Store, settings: IndexSettings, seen: Survey | None = None) -> None:
    """Refresh; where that cannot be, what is there already has to do."""
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
    except (StoreLocked, StoreFull) as error:
        if not store.catalogue.exists():
            raise
        said = error.message.rstrip(".")
        click.echo(folded(visible(f"{said}; answering from what is there so far.")), err=True)
