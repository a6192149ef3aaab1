"""Tantivy's failures in words: it raises ValueError for nearly everything, and may panic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.errors import StoreDamaged, StoreError, StoreLocked, has_no_room, no_room
from explorer.search.tantivy_engine.stamp import REBUILD


@contextmanager
def damage_named(folder: Path) -> Iterator[None]:
    """Tell of what goes wrong while reading as damage of the index."""
    try:
        yield
    except BaseException as error:
        if not _is_tantivys(error):
            raise
        raise StoreDamaged(
            f"The full-text index in {folder} cannot be read: {error}", hint=REBUILD
        ) from error


@contextmanager
def failure_named(folder: Path) -> Iterator[None]:
    """Tell of what goes wrong while writing as a lock of another process, or as a full disk."""
    try:
        yield
    except BaseException as error:
        if not _is_tantivys(error):
            raise
        if "LockBusy" in str(error):
            raise StoreLocked(
                f"Another process is writing the full-text index in {folder}",
                hint="Wait until it is done, then try again.",
            ) from None
        # What fails in a thread of Tantivy's is told without its reason.
        if "No space left" in str(error) or has_no_room(folder):
            raise no_room(folder) from error
        raise StoreError(
            f"The full-text index in {folder} cannot be written: {error}",
            hint="See that the disk has room and the folder may be written to.",
        ) from error


def _is_tantivys(error: BaseException) -> bool:
    # A panic in Rust is no Exception, and its class cannot be imported.
    return isinstance(error, ValueError | OSError | RuntimeError) or (
        type(error).__name__ == "PanicException"
    )
