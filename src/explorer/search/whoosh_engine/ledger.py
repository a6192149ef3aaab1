"""A small JSON file beside the index: the format, and the caller's number of each commit.

It is read before anything that Whoosh pickled. An entry is written before the commit that it
describes, under Whoosh's own number of that commit: if the process dies between the two, the
entry names a commit that does not exist and is overwritten by the next writer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from explorer.errors import StoreMissing, StoreOutdated
from explorer.search.damage import AGAIN, damaged
from explorer.search.whoosh_engine.schema import FORMAT

ANOTHERS = -1
"""The generation of a commit that is not the caller's."""

_NAME = "index.json"
_KEPT = 10


def create(folder: Path) -> None:
    """Start the ledger of a new index."""
    _write(folder, {})


def record(folder: Path, commit: int, generation: int) -> None:
    """Note the caller's number of the commit that is about to be written."""
    entries = {**_read(folder), str(commit): generation}
    _write(folder, dict(sorted(entries.items(), key=lambda entry: int(entry[0]))[-_KEPT:]))


def generation_of(folder: Path, commit: int) -> int:
    """Return the caller's number of a commit; 0 for the empty index."""
    return _read(folder).get(str(commit), 0)


def check(folder: Path) -> None:
    """Raise StoreMissing, StoreDamaged or StoreOutdated where the index cannot be read."""
    _read(folder)


def _read(folder: Path) -> dict[str, int]:
    try:
        content = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        entries = {str(int(key)): int(value) for key, value in content["generations"].items()}
        written = int(content["format"])
    except FileNotFoundError:
        raise StoreMissing(
            f"There is no full-text index in {folder}", hint="Make it with: explorer index CORPUS"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, error) from error
    if written != FORMAT:
        raise StoreOutdated(
            f"The full-text index in {folder} has format {written}, this program reads {FORMAT}",
            hint=AGAIN,
        )
    return entries


def _write(folder: Path, entries: dict[str, int]) -> None:
    content = {"engine": "whoosh", "format": FORMAT, "generations": entries}
    fresh = folder / f"{_NAME}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _NAME)
