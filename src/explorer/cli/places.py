"""Which corpus and which store a command means, and whether it may be refreshed first."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from explorer.cli.corpora import chosen_corpus
from explorer.cli.options import CorpusPath, Decorator
from explorer.config import IndexSettings, Store, store_of
from explorer.errors import StoreDamaged, StoreMissing


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: None means the corpus chosen otherwise, and its store in the cache."""

    corpus: Path | None = None
    store: Path | None = None
    read_only: bool = False

    def found(self, settings: IndexSettings) -> tuple[Path, Store]:
        """Return the corpus, which may be missing, and its store.

        A store that was named knows its corpus. Raises StoreMissing where it is not there, or
        StoreDamaged where another user, who is not trusted, could have written it.
        """
        trusted = settings.trusted_folders
        if self.store is None:
            path = chosen_corpus(self.corpus)
            return path, Store(store_of(path).root, self.read_only, trusted)
        store = Store(self.store.absolute(), self.read_only, trusted)
        store.require_trust()
        path = self.corpus.absolute() if self.corpus else _noted(store)
        return path, store


def _noted(store: Store) -> Path:
    from explorer.catalogue import Connections, noted_corpus  # the first paint does without

    with closing(Connections(store.catalogue, untouched=True)) as connections:
        try:
            noted = noted_corpus(connections)
        except StoreMissing:
            raise StoreMissing(
                f"There is no index in {store.root}.",
                hint=f"Make it with: explorer index CORPUS --store {store.root}",
            ) from None
    if noted is None:
        raise StoreDamaged(
            f"The index in {store.root} is not finished: it does not say of which corpus it is.",
            hint="Name the corpus, or finish it with: explorer index CORPUS --store ...",
        )
    return Path(noted)


store_option: Decorator = click.option(
    "--store",
    type=click.Path(path_type=Path, readable=False),
    metavar="FOLDER",
    help="Keep or find the index in FOLDER, not in the cache.",
)
read_only_option: Decorator = click.option(
    "--read-only", is_flag=True, help="Never write to the index: it is read as it stands."
)
_CORPUS: Decorator = click.option(
    "--corpus",
    type=CorpusPath(),
    metavar="CORPUS",
    help="The folder of articles. Left out: the last one opened, else the bundled one.",
)


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--corpus``, ``--store`` and ``--read-only``, given to the command as ``asked``."""

    @functools.wraps(command)
    def run(
        *args: Any,  # noqa: ANN401
        corpus: Path | None,
        store: Path | None,
        read_only: bool,
        **rest: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        return command(*args, asked=Asked(corpus, store, read_only), **rest)

    wrapped: Callable[..., Any] = run
    for option in (read_only_option, store_option, _CORPUS):
        wrapped = option(wrapped)
    return wrapped
