"""What words of personal names tell by themselves: given names, endings of family names."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from explorer.gazetteer.entries import fold

Gender = Literal["male", "female"]
_LEAST = 3
"""Letters in front of a family's ending: "Popova", but not "Nova"."""


class _Table(NamedTuple):
    given: dict[str, Gender | None]
    families: tuple[str, ...]
    feminine: tuple[str, ...]
    rulers: frozenset[str]
    fathers: frozenset[str]


@cache
def _table() -> _Table:
    data = resources.files("explorer.gazetteer") / "data" / "people.toml"
    rows = tomllib.loads(data.read_text(encoding="utf-8"))
    given: dict[str, Gender | None] = dict.fromkeys(rows["either"].split())
    given |= dict.fromkeys(rows["male"].split(), "male")
    given |= dict.fromkeys(rows["female"].split(), "female")
    return _Table(
        given,
        tuple(rows["families"].split()),
        tuple(rows["feminine"].split()),
        frozenset(rows["rulers"].split()),
        frozenset(rows["fathers"].split()),
    )


@lru_cache(maxsize=1 << 14)
def _first(word: str) -> str:
    """Fold a given name; of a double one ("Anne-Marie") the first half speaks."""
    return fold(word).split(" ")[0] if word else ""


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name of the list; surnames may be the same word."""
    return _first(word) in _table().given


def is_named_ruler(title: str, following: str, *, unmarked: bool) -> bool:
    """Tell whether a ruler's title is somebody's given name: "Sultan bin Ahmad", "Amir Hosseini".

    No title stands right before a father's name. ``unmarked`` tells that nothing else around it
    makes a title of it; then it is what it is more often, of the two. Both words in lower case.

    >>> is_named_ruler("sultan", "tariq", unmarked=True)
    False
    """
    if title not in _table().rulers:
        return False
    return _first(following) in _table().fathers or (unmarked and is_given_name(title))


def is_family_name(word: str) -> bool:
    """Tell whether a word ends as family names alone do: "Rahimov", "Tsereteli" does not."""
    return _ends(word, _table().families)


def gender_of_name(words: str) -> Gender | None:
    """The gender that a full name tells: by its given name, else by its family's ending.

    >>> gender_of_name("Olena Kravchenko")
    'female'
    """
    parts = words.split()
    if len(parts) < 2:
        return "female" if parts and _ends(parts[0], _table().feminine) else None
    told = _table().given.get(_first(parts[0]))
    return told or ("female" if _ends(parts[-1], _table().feminine) else None)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    folded = fold(word)
    return folded.endswith(endings) and any(
        folded.endswith(ending) and len(folded) >= len(ending) + _LEAST for ending in endings
    )
