"""What each source of an event says, aspect by aspect, and where that differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.catalogue import EventReasons, Telling
from explorer.datewords import shown_date
from explorer.model import Conflict
from explorer.model.isodates import contains
from explorer.safetext import visible

Sign = Literal["", "≠", "≈", "~"]
CANNOT_BOTH: Sign = "≠"
DIFFERS: Sign = "≈"
LESS_EXACT: Sign = "~"
"""One value contains the other: a month and a day of it, a country and its capital."""
ASPECTS = ("date", "place", "who", "to", "status", "words")
NOT_TOLD = "not told"
NOWHERE: Mapping[str, str] = {}
_FIELDS: Mapping[str, str] = {
    "date": "date", "place": "place", "participants": "who", "numbers": "words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What one sentence says of each aspect (empty if nothing), and what its source is called."""

    article: str
    name: str
    published: str
    paragraph: int
    says: Mapping[str, str]
    signs: Mapping[str, Sign]


def sides_of(reasons: EventReasons, within: Mapping[str, str] = NOWHERE) -> list[Side]:
    """Return the sources of an event in the order of its evidence, with signs where they differ.

    ``within`` gives by the id of a place the name of the country that it is in.
    """
    says = [_says(telling) for telling in reasons.tellings]
    signs: list[dict[str, Sign]] = [{} for _ in says]
    for aspect in ASPECTS[:-1]:
        for index, others in _differing([each[aspect] for each in says]):
            nested = all(
                _nested(aspect, reasons.tellings[index], reasons.tellings[other], within)
                for other in others
            )
            signs[index][aspect] = LESS_EXACT if nested else DIFFERS
    for conflict in reasons.event.conflicts:
        aspect = _FIELDS[conflict.field]
        against = set(_outdone(conflict))
        values = {_sayable(says[index][aspect]) for index in against}
        for index, told in enumerate(says):
            same = aspect in signs[index] and _sayable(told[aspect]) in values
            if index in against or same:
                signs[index][aspect] = CANNOT_BOTH
    return [
        Side(
            telling.words.article,
            visible(telling.words.publication or telling.words.article),
            telling.words.published.isoformat() if telling.words.published else "undated",
            telling.words.paragraph,
            told,
            found,
        )
        for telling, told, found in zip(reasons.tellings, says, signs, strict=True)
    ]


def _says(telling: Telling) -> dict[str, str]:
    people: dict[str, dict[str, None]] = {"actor": {}, "recipient": {}, "place": {}}
    for taking in telling.takings:
        people[taking.part][taking.name] = None
    said = f" “{telling.date.expression}”" if telling.date.expression else ""
    date = f"{shown_date(telling.date.value)}{said}" if telling.date.value or said else ""
    return {
        "date": visible(date),
        "place": visible(", ".join(people["place"])),
        "who": visible(", ".join(people["actor"])),
        "to": visible(", ".join(people["recipient"])),
        "status": str(telling.status),
        "words": visible(" ".join(telling.words.text.split())),
    }


def _outdone(conflict: Conflict) -> Iterator[int]:
    """Yield who gives another value than most do; all of them where none outdo the others."""
    sizes = [len(value.evidence) for value in conflict.values]
    most = max(sizes)
    for value in conflict.values:
        if len(value.evidence) < most or sizes.count(most) > 1:
            yield from value.evidence


def _nested(aspect: str, one: Telling, other: Telling, within: Mapping[str, str]) -> bool:
    """Tell whether what two sources say of an aspect differs in exactness alone."""
    if aspect == "date":
        values = one.date.value, other.date.value
        return contains(*values) or contains(*reversed(values))
    if aspect != "place":
        return False
    places, of_other = _places(one), _places(other)
    return set(places) <= _around(of_other, within) or set(of_other) <= _around(places, within)


def _places(telling: Telling) -> dict[str, str]:
    """Return the names of the places of a telling with their ids."""
    return {taking.name: taking.actor for taking in telling.takings if taking.part == "place"}


def _around(places: Mapping[str, str], within: Mapping[str, str]) -> set[str]:
    """Return the names of places and of the countries that they are in."""
    return {*places, *(within[id] for id in places.values() if id in within)}


def _differing(values: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Return who says something else than most do, and who says otherwise than each of them.

    Where none outdo the others these are all who say anything.
    """
    counts = Counter(_sayable(value) for value in values if value)
    if len(counts) < 2:
        return []
    (most, count), (_, next_count) = counts.most_common(2)
    usual = most if count > next_count else None
    told = {at: _sayable(value) for at, value in enumerate(values) if value}
    against = usual if usual is None else {usual}
    return [
        (
            at,
            [
                other
                for other, theirs in told.items()
                if theirs != value and (against is None or theirs in against)
            ],
        )
        for at, value in told.items()
        if value != usual
    ]


def _sayable(value: str) -> str:
    """Return a value as it is compared: a date without its words, names in any order."""
    return ", ".join(sorted(value.partition(" “")[0].split(", ")))
