"""A small JSON file beside the index, read before anything of Tantivy's: engine and format."""

from __future__ import annotations

import json
import os
from pathlib import Path

from explorer.errors import StoreMissing, StoreOutdated
from explorer.search.damage import AGAIN, damaged
from explorer.search.tantivy_engine.schema import FORMAT

_NAME = "index.json"


def write(folder: Path) -> None:
    """Say that Tantivy made the index of this folder."""
    fresh = folder / f"{_NAME}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump({"engine": "tantivy", "format": FORMAT}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _NAME)


def check(folder: Path) -> None:
    """Raise StoreMissing, StoreDamaged or StoreOutdated where the index cannot be read."""
    try:
        content = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        written = int(content["format"])
    except FileNotFoundError:
        raise StoreMissing(
            f"There is no full-text index in {folder}", hint="Make it with: explorer index CORPUS"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, error) from error
    if written != FORMAT:
        raise StoreOutdated(
            f"The full-text index in {folder} has format {written}, this program reads {FORMAT}",
            hint=AGAIN,
        )
