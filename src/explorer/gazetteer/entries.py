"""Look a name up in the closed lists; a name is folded, never matched fuzzily."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from explorer.gazetteer import tables
from explorer.model import Kind

EntryForm = Literal["name", "demonym", "capital", "city", "region"]

_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?\s?){1,5}$")
_SEPARATORS = re.compile(r"[\s\-‐‑–]+")
_LOOSE_MARK = re.compile(r"\s+(?=[,'’])")
_DROPPED = str.maketrans("", "", ".'’‘`ʼ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a closed list.

    ``name`` is canonical ("Iran" for "Iranian"), ``country`` the canonical name of the country that
    a place lies in, where there is one only.
    """

    name: str
    kind: Kind
    country: str | None
    form: EntryForm


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Fold case, accents, hyphens, dots, a leading "the" and a trailing possessive away."""
    text = text.strip()
    if text.isascii() and text.isalpha():  # one plain word, as most are
        return text.lower()
    text = _LOOSE_MARK.sub("", _POSSESSIVE.sub("", text))
    plain = text if text.isascii() else _decomposed(text)
    plain = plain.translate(_DROPPED).casefold()
    plain = _SEPARATORS.sub(" ", plain.replace("&", " and ").replace("ı", "i").replace("ə", "a"))
    return plain.strip().removeprefix("the ")


def _decomposed(text: str) -> str:
    """Return a text without its accents."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in parted if not unicodedata.combining(mark))


@lru_cache(maxsize=1 << 14)
def lookup(text: str) -> Entry | None:
    """Return the entry of a name, or None.

    A name of capitals alone in the lists ("US", "UAE") must be written in capitals.
    """
    index = _index()
    bare = _POSSESSIVE.sub("", text.strip()).removeprefix("the ")
    if _ACRONYM.match(bare):
        entry = index.get(_acronym(bare))
        if entry is not None:
            return entry
    return index.get(fold(text))


def longest(words: Sequence[str], start: int) -> tuple[int, Entry] | None:
    """Find the longest entry that begins at ``start``: its number of words, and the entry."""
    for size in range(min(_room(words[start]), len(words) - start), 0, -1):
        if not words[start + size - 1][:1].isalnum():  # neither "'s" nor a mark ends a name
            continue
        entry = lookup(" ".join(words[start : start + size]))
        if entry is not None:
            return size, entry
    return None


@lru_cache(maxsize=1 << 14)
def _room(word: str) -> int:
    """Return the most words that a name beginning with this one can have."""
    return _room_after().get(fold(word).partition(" ")[0], 0)


def _acronym(text: str) -> str:
    return "".join(letter for letter in text if letter.isupper())


def _key(name: str) -> str:
    return _acronym(name) if _ACRONYM.match(name) else fold(name)


@cache
def _room_after() -> dict[str, int]:
    """For each first word of a name, the most words that a name beginning so can have."""
    longest_known: dict[str, int] = {}
    for key in _index():
        words = key.casefold().split()
        # A hyphen is a token of its own to most tokenizers, hence the room for one in each gap.
        room = 2 * len(words) + 2
        if words:
            longest_known[words[0]] = max(longest_known.get(words[0], 0), room)
    longest_known["the"] = max(longest_known.values(), default=0)
    return longest_known


@cache
def _index() -> dict[str, Entry]:
    """All names by key; what comes first in the sources wins."""
    index: dict[str, Entry] = {}
    for source in _SOURCES:
        for name, entry in source():
            index.setdefault(_key(name), entry)
    index.pop("", None)
    return index


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in tables.countries():
        entry = Entry(row.name, Kind.COUNTRY, None, "name")
        for name in (row.name, *row.aliases):
            yield name, entry


def _demonyms() -> Iterator[tuple[str, Entry]]:
    for row in tables.countries():
        entry = Entry(row.name, Kind.COUNTRY, None, "demonym")
        for demonym in row.demonyms:
            yield demonym, entry


def _capitals() -> Iterator[tuple[str, Entry]]:
    for row in tables.countries():
        if row.capital:
            yield row.capital, Entry(row.capital, Kind.PLACE, row.name, "capital")


def _places() -> Iterator[tuple[str, Entry]]:
    capitals = dict(_capitals())
    for row in tables.places():
        entry = capitals.get(row.name, Entry(row.name, Kind.PLACE, row.country, "region"))
        for name in (row.name, *row.aliases):
            yield name, entry


def _cities() -> Iterator[tuple[str, Entry]]:
    for name, country in tables.cities():
        yield name, Entry(name, Kind.PLACE, country, "city")


def _regions() -> Iterator[tuple[str, Entry]]:
    for name, country in tables.regions():
        yield name, Entry(name, Kind.PLACE, country, "region")


_SOURCES: tuple[Callable[[], Iterator[tuple[str, Entry]]], ...] = (
    _countries,
    _demonyms,
    _capitals,
    _places,
    _cities,
    _regions,
)
