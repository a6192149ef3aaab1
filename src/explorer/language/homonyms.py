"""A country and a state that share a name: which one an article means, by what else it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.gazetteer import lookup
from explorer.language.line import Line, Listed
from explorer.model import Kind


class _Pair(NamedTuple):
    """The country, the other place of its name, whose it is, and who the country's company is."""

    country: str
    other: str
    owner: str
    company: frozenset[str]


_PAIRS = (
    _Pair(
        "Georgia",
        "Georgia (U.S.)",
        "United States",
        frozenset({"Armenia", "Azerbaijan", "Russia", "Turkey", "Ukraine", "Moldova"}),
    ),
)
_EVERYWHERE = frozenset({"Washington, D.C.", "New York City", "Washington", "New York"})
"""Named in reports of every country."""


def part_homonyms(lines: Sequence[Line]) -> None:
    """Let a country's name stand for the state of that name where the article is about that."""
    for pair in _PAIRS:
        named = {found.name for found in _members(lines)}
        if pair.country in named and _means_other(lines, pair):
            for line in lines:
                _rename(line, pair)


def _members(lines: Sequence[Line]) -> Iterator[Listed]:
    return (found for line in lines for found in line.listed.values())


def _means_other(lines: Sequence[Line], pair: _Pair) -> bool:
    """Weigh the states and cities beside it against the country's own, and its neighbours."""
    beside, own, others = set(), set(), set()
    for found in _members(lines):
        entry = lookup(found.name)
        lies_in = entry.country if entry else None
        if lies_in == pair.owner and found.name not in _EVERYWHERE:
            beside.add(found.name)
        if lies_in == pair.country or (found.form == "demonym" and found.name == pair.country):
            return False
        if found.name in pair.company:
            own.add(found.name)
        elif found.kind is Kind.COUNTRY and found.name not in (pair.country, pair.owner):
            others.add(found.name)
    return len(beside) > len(own) + len(others) // 3


def _rename(line: Line, pair: _Pair) -> None:
    for first, found in list(line.listed.items()):
        if found.name == pair.country and found.form == "name":
            state = found._replace(name=pair.other, kind=Kind.PLACE, form="region")
            line.listed[first] = line.ends[found.after] = state
