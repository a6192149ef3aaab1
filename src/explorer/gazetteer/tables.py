"""The data behind the closed lists, read once and lazily: our own tables, GeoNames, ISO 3166-2."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

# The kinds of first-order division that news calls by name; wards, rayons and boroughs are left
# out, because their names are mostly surnames and common words.
_DIVISIONS = frozenset(
    {
        "administrative region",
        "autonomous community",
        "autonomous province",
        "autonomous region",
        "autonomous republic",
        "canton",
        "department",
        "emirate",
        "federal territory",
        "governorate",
        "land",
        "oblast",
        "prefecture",
        "province",
        "region",
        "republic",
        "state",
        "territory",
        "union territory",
        "voivodship",
    }
)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country with its capital (or an empty string), nationalities and other names."""

    name: str
    capital: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that news names, with the one country it lies in, if there is one."""

    name: str
    country: str | None
    aliases: tuple[str, ...]


@cache
def countries() -> tuple[CountryRow, ...]:
    """Return the countries of today and the few dissolved ones that news still names."""
    rows = []
    for name, capital, demonyms, aliases in _rows("countries.txt", columns=4):
        forms = (form for demonym in _items(demonyms) for form in _plurals(demonym))
        rows.append(CountryRow(name, capital, tuple(forms), tuple(_items(aliases))))
    return tuple(rows)


@cache
def places() -> tuple[PlaceRow, ...]:
    """Return regions, waters, disputed territories and cities known under several names."""
    return tuple(
        PlaceRow(name, country or None, tuple(_items(aliases)))
        for name, country, aliases in _rows("places.txt", columns=3)
    )


@cache
def states() -> dict[str, str]:
    """Return the American states by how newspapers shorten them ("Calif.")."""
    rows = (line.partition(" ") for line in _lines("states.txt"))
    return {short: name for short, _, name in rows}


def cities() -> Iterator[tuple[str, str]]:
    """Yield the larger cities with their country, from GeoNames."""
    plain_words = frozenset(_lines("plain_words.txt"))
    for line in _lines("cities.txt"):
        country, _, names = line.partition(": ")
        for name in names.split(", "):
            if name.casefold() not in plain_words:
                yield name, country


def regions() -> Iterator[tuple[str, str]]:
    """Yield first-order divisions ("Andalusia", "Bavaria") with their country, from ISO 3166-2."""
    import pycountry  # reads its tables when asked: only when names are looked up

    names = {row.name for row in countries()}
    aliases = {alias: row.name for row in countries() for alias in row.aliases}
    by_code: dict[str, str] = {}
    for country in pycountry.countries:
        for name in (getattr(country, "common_name", ""), country.name.split(",")[0], country.name):
            if name in names or name in aliases:
                by_code[country.alpha_2] = aliases.get(name, name)
                break
    plain_words = frozenset(_lines("plain_words.txt"))
    for division in pycountry.subdivisions:
        lies_in = by_code.get(division.country_code)
        if lies_in and division.type.casefold() in _DIVISIONS and not division.parent_code:
            plain = _plain(division.name)
            if plain.casefold() not in plain_words and len(plain) > 3:
                yield plain, lies_in


def _plain(name: str) -> str:
    """Drop the diacritics of a romanisation and what stands in brackets."""
    decomposed = unicodedata.normalize("NFKD", name.partition("[")[0].partition("(")[0])
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).strip()


def _lines(file: str) -> Iterator[str]:
    text = (resources.files(__package__) / "data" / file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line


def _rows(file: str, *, columns: int) -> Iterator[list[str]]:
    for line in _lines(file):
        cells = [cell.strip() for cell in line.partition("   ")[0].split("|")]
        yield (cells + [""] * columns)[:columns]


def _items(cell: str) -> Iterator[str]:
    yield from (item.strip() for item in cell.split(",") if item.strip())


def _plurals(demonym: str) -> Iterator[str]:
    """Spell "Iranian/s" out as the singular (also the adjective) and the plural."""
    singular, slash, ending = demonym.partition("/")
    yield singular
    if slash:
        yield singular + ending
