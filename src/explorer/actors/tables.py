"""The word tables of this room, read once from its data files."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Read ``data/NAME.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath(f"data/{name}.toml").read_text())


@lru_cache(maxsize=64)
def words(name: str, field: str) -> frozenset[str]:
    """Return one list of a table as a set."""
    return frozenset(table(name)[field])


@lru_cache(maxsize=1)
def nicknames() -> Mapping[str, frozenset[str]]:
    """For a folded given name all its other forms, its own among them."""
    forms: dict[str, set[str]] = defaultdict(set)
    for group in table("names")["same"]:
        for name in group["names"]:
            forms[name].update(group["names"])
    return {name: frozenset(others) for name, others in forms.items()}
