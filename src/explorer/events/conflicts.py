"""Where the sources of one event cannot all be right, each value with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Literal

from explorer.events.claims import Cast, Claim, reach
from explorer.events.compatibility import STAY, gap_between
from explorer.events.counts import Count, count_of, labels_of
from explorer.events.lexicon import words
from explorer.events.support import agree
from explorer.model import ActorId, Conflict, ConflictValue, EventType, Mode, Status

_Field = Literal["date", "place", "participants", "numbers"]
_DONE_BY_SOMEBODY = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.PROTEST,
    }
)
"""Of these one deed has one doer, or several who act together."""


def conflicts_of(
    cast: Cast, claims: Sequence[Claim], date: str | None, place: ActorId | None
) -> tuple[Conflict, ...]:
    """Return the conflicts among the claims, whose order is that of the event's evidence."""
    found = [
        _dates(claims, date),
        _places(cast, claims, place),
        _participants(cast, claims),
        *_numbers(claims),
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
        and not (claim.shared and claim.width == 0)
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
    value, said = claim.mention.date or "", claim.mention.date_expression
    if not claim.vague or not said:
        return value
    first = said.partition(" ")[0].casefold()  # as it is written inside a sentence
    said = said[:1].lower() + said[1:] if first in words("vague") else said
    return f"{value} (“{said}”)"


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
    """Name the different doers that sources give for one deed; who serves a country is it too."""
    if not claims or claims[0].mention.type not in _DONE_BY_SOMEBODY:
        return None
    doing = {_doers(claim) for claim in claims if claim.agents}
    if not doing or not any(one.isdisjoint(two) for one, two in combinations(doing, 2)):
        return None
    return _conflict(
        "participants",
        claims,
        lambda claim: ", ".join(sorted(map(cast.name, claim.agents))) or None,
    )


def _doers(claim: Claim) -> frozenset[str]:
    homes = (claim.homes[actor] for actor in claim.agents if actor in claim.homes)
    return frozenset((*claim.agents, *homes))


def _numbers(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield for each thing counted the counts that exclude each other: not "at least 12" and 14."""
    for kind in {claim.mention.type for claim in claims[:1]}:
        for label in labels_of(kind):
            told = {id(claim): count_of(kind, label, claim.mention.text) for claim in claims}
            counts = {count for count in told.values() if count is not None}
            if all(one.agrees(other) for one, other in combinations(counts, 2)):
                continue
            conflict = _conflict("numbers", claims, partial(_words, told))
            if conflict is not None:
                yield conflict


def _words(told: Mapping[int, Count | None], claim: Claim) -> str | None:
    count = told[id(claim)]
    return None if count is None else count.words
