"""Tantivy's failures in words: it raises ValueError for nearly everything, and may panic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.errors import (
    StoreError,
    StoreLocked,
    has_no_room,
    is_out_of_room,
    no_room,
)
from explorer.panics import unheard
from explorer.search.damage import damaged, system_errors


@contextmanager
def damage_named(folder: Path) -> Iterator[None]:
    """Tell of what goes wrong while reading as damage of the index."""
    try:
        with unheard():
            yield
    except BaseException as error:
        if not _is_tantivys(error):
            raise
        raise damaged(folder, error) from error


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
        if _is_of_full_disk(error, folder):
            raise no_room(folder) from error
        raise StoreError(
            f"The full-text index in {folder} cannot be written: {error}",
            hint="See that the disk has room and the folder may be written to.",
        ) from error


def _is_of_full_disk(error: BaseException, folder: Path) -> bool:
    """Tell by the system's number in its words; what fails in a thread of Tantivy's has none."""
    numbers = system_errors(error)
    return any(is_out_of_room(OSError(number, "")) for number in numbers) or has_no_room(folder)


def _is_tantivys(error: BaseException) -> bool:
    # A panic in Rust is no Exception, and its class cannot be imported.
    return isinstance(error, ValueError | OSError | RuntimeError) or (
        type(error).__name__ == "PanicException"
    )
