"""The word tables of this room, read once from its data files."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Literal


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Read ``data/NAME.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath(f"data/{name}.toml").read_text())


@lru_cache(maxsize=64)
def words(name: str, *fields: str) -> frozenset[str]:
    """Return one list of a table as a set, or several together."""
    return frozenset().union(*(table(name)[field] for field in fields))


@lru_cache(maxsize=4)
def forms_of(field: Literal["same", "abroad", "families"]) -> Mapping[str, frozenset[str]]:
    """For a folded name all its short forms, its foreign ones, or its spellings, and itself."""
    forms: dict[str, set[str]] = defaultdict(set)
    for group in table("names")[field]:
        for name in group["names"]:
            forms[name].update(group["names"])
    return {name: frozenset(others) for name, others in forms.items()}


@lru_cache(maxsize=65536)
def family_ending(part: str) -> tuple[str, int | None]:
    """The stem of a family name and the number of its ending's kind; no number without one."""
    found = [
        (len(ending), part.removesuffix(ending), kind)
        for kind, alike in enumerate(table("names")["endings"])
        for ending in alike
        if part.endswith(ending) and len(part) >= len(ending) + 3
    ]
    if not found:
        return part, None
    _, stem, kind = max(found)
    return stem, kind
