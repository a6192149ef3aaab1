"""Where the sources of one event cannot all be right, each value with its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from explorer.events.claims import Cast, Claim, reach
from explorer.events.compatibility import STAY, gap_between
from explorer.events.support import agree
from explorer.model import ActorId, Conflict, ConflictValue, EventType, Mode, Status

_Field = Literal["date", "place", "participants", "numbers"]
_NUMBERS = {
    "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = r"(?P<count>\d[\d,]*|" + "|".join(_NUMBERS) + r")"
_TOLL = (
    (
        "killed",
        re.compile(rf"\bkill(?:ed|ing|s)\s+(?:at least |about |some |over )?{_COUNT}\b", re.I),
    ),
    (
        "killed",
        re.compile(
            rf"\b{_COUNT}\s+(?:\w+\s+){{0,3}}(?:were |was |have been )?(?:killed|dead|died)\b", re.I
        ),
    ),
    (
        "injured",
        re.compile(
            rf"\b(?:injur|wound)(?:ed|ing)\s+(?:at least |about |some |over )?{_COUNT}\b", re.I
        ),
    ),
    (
        "injured",
        re.compile(rf"\b{_COUNT}\s+(?:\w+\s+){{0,3}}(?:were |was )?(?:injured|wounded)\b", re.I),
    ),
)


def conflicts_of(
    cast: Cast, claims: Sequence[Claim], date: str | None, place: ActorId | None
) -> tuple[Conflict, ...]:
    """Return the conflicts among the claims, whose order is that of the event's evidence."""
    found = [
        _dates(claims, date),
        _places(cast, claims, place),
        _participants(cast, claims),
        *(_tolls(claims, label) for label in ("killed", "injured")),
    ]
    return tuple(conflict for conflict in found if conflict is not None)


def _conflict(
    field: _Field, claims: Sequence[Claim], read: Callable[[Claim], str | None]
) -> Conflict | None:
    values: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        value = read(claim)
        if value:
            values.setdefault(value, []).append(index)
    if len(values) < 2:
        return None
    order = sorted(values, key=lambda value: (-len(values[value]), value))
    return Conflict(field, tuple(ConflictValue(v, tuple(values[v])) for v in order))


def _dates(claims: Sequence[Claim], date: str | None) -> Conflict | None:
    """Name the dates that exclude the one shown; a plan that was moved is no disagreement."""
    against = {
        index
        for index, claim in enumerate(claims)
        if claim.span is not None
        and claim.mention.status is Status.OCCURRED
        and not agree(claim.mention.date, date)
        and not _within_stay(claim, date)
    }
    if not against:
        return None
    indices = {id(claim): index for index, claim in enumerate(claims)}

    def read(claim: Claim) -> str | None:
        if indices[id(claim)] in against:
            return _named(claim)
        return date if claim.span is not None and agree(claim.mention.date, date) else None

    return _conflict("date", claims, read)


def _within_stay(claim: Claim, date: str | None) -> bool:
    """Tell whether another day of a visit is told, on which it went on."""
    shown = reach(date)
    if claim.mention.mode is not Mode.VISIT or claim.span is None or shown is None:
        return False
    return gap_between(claim.span, shown) <= STAY


def _named(claim: Claim) -> str:
    value, words = claim.mention.date or "", claim.mention.date_expression
    return f"{value} (“{words}”)" if claim.vague and words else value


def _places(cast: Cast, claims: Sequence[Claim], place: ActorId | None) -> Conflict | None:
    return _conflict(
        "place",
        claims,
        lambda claim: (
            None
            if claim.place is None
            else cast.name(place if cast.places_agree(claim.place, place) else claim.place)
        ),
    )


def _participants(cast: Cast, claims: Sequence[Claim]) -> Conflict | None:
    """Name the different doers that sources give for one deed."""
    if not claims or claims[0].mention.type not in {EventType.ASSAULT, EventType.COERCE}:
        return None
    doing = [set(claim.agents) for claim in claims if claim.agents]
    if not doing or set.intersection(*doing):
        return None
    return _conflict(
        "participants",
        claims,
        lambda claim: ", ".join(sorted(map(cast.name, claim.agents))) or None,
    )


def _tolls(claims: Sequence[Claim], label: str) -> Conflict | None:
    if not claims or claims[0].mention.type is not EventType.ASSAULT:
        return None
    return _conflict("numbers", claims, lambda claim: _toll(claim.mention.text, label))


def _toll(text: str, label: str) -> str | None:
    for name, pattern in _TOLL:
        found = pattern.search(text) if name == label else None
        if found:
            count = found["count"].casefold().replace(",", "")
            return f"{_NUMBERS.get(count, count)} {label}"
    return None
