"""Which engine an index is made with, and which one made the index that is there."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from explorer.config import EngineSetting
from explorer.errors import Incomplete

EngineName = Literal["whoosh", "tantivy"]

LARGE = 20_000
"""With more articles than this, Tantivy is chosen where it is installed."""

INSTALL = "pip install 'explorer[fast]'"


_TABLES: dict[EngineName, str] = {"whoosh": "_MAIN_*.toc", "tantivy": "meta.json"}
"""What names the segments of an index, for each engine."""


def chosen_engine(setting: EngineSetting, folder: Path, *, articles: int) -> EngineName:
    """Return the engine that the index in a folder is to have.

    ``articles`` is how many there are or will be. "auto" leaves an index of Tantivy as it is,
    also where the corpus has shrunk. Raises Incomplete where Tantivy is asked for and missing.
    """
    if setting == "tantivy" and not has_tantivy():
        raise Incomplete(
            "config.toml asks for the search engine Tantivy, which is not installed.",
            hint=f'Install it with: {INSTALL}; or set engine = "auto" under [search].',
        )
    if setting != "auto":
        return setting
    if not has_tantivy():
        return "whoosh"
    return "tantivy" if articles > LARGE or engine_of(folder) == "tantivy" else "whoosh"


def has_tantivy() -> bool:
    """Tell whether Tantivy is installed, without loading it."""
    return find_spec("tantivy") is not None


def engine_of(folder: Path) -> EngineName | None:
    """Return which engine made the index in a folder, None where there is none to be read."""
    path = folder / "index.json"
    try:
        # Asked before it is known who wrote it: a pipe would hang.
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    except (OSError, ValueError):
        return None
    name = content.get("engine") if isinstance(content, dict) else None
    return name if name in ("whoosh", "tantivy") else None


def has_index(folder: Path) -> bool:
    """Tell whether there is an index in a folder, with the table that names its segments."""
    name = engine_of(folder)
    return name is not None and any(folder.glob(_TABLES[name]))
