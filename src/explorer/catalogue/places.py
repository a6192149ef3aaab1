"""All countries and places by their numbers, kept in mind for one state of the catalogue."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from explorer.catalogue.kept_answers import state_of
from explorer.catalogue.rowcodec import to_json
from explorer.model import ActorId, Kind

_COLUMNS = 'SELECT id, key, name, kind, "of" FROM actors'
_LYING = (Kind.COUNTRY, Kind.PLACE)


class Place(NamedTuple):
    """Where something happened; ``of`` is the name of the country that it lies in, if any."""

    key: ActorId
    name: str
    kind: str
    of: str | None


class Known(NamedTuple):
    """All countries and places by their numbers.

    ``within`` tells of a place the name of what it lies in, ``holding`` the numbers of those that
    have a name and that something lies in.
    """

    places: Mapping[int, Place]
    within: Mapping[int, str]
    holding: Mapping[str, Sequence[int]]


class Places:
    """What is read of each place once: there are few, and facets ask for all of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[str, Known] | None = None

    def of(self, connection: sqlite3.Connection, numbers: Collection[int]) -> Known:
        """Return all countries and places, and those of some numbers whatever they are."""
        state = state_of(connection)
        with self._lock:
            known = self._known
        if known is None or known[0] != state:
            rows = connection.execute(
                f"{_COLUMNS} INDEXED BY actors_of_kind WHERE kind IN (?, ?)", _LYING
            )
            known = state, _in_order(_read(rows))
            with self._lock:
                self._known = known
        found = known[1]
        if others := [number for number in numbers if number not in found.places]:
            rows = connection.execute(
                f"{_COLUMNS} WHERE id IN (SELECT value FROM json_each(?))", (to_json(others),)
            )
            return found._replace(places={**found.places, **_read(rows)})
        return found


def _in_order(places: dict[int, Place]) -> Known:
    within = {
        number: place.of
        for number, place in places.items()
        if place.kind == Kind.PLACE and place.of and place.of != place.name
    }
    holding: dict[str, list[int]] = {name: [] for name in within.values()}
    for number, place in places.items():
        if place.name in holding:
            holding[place.name].append(number)
    return Known(places, within, holding)


def _read(rows: Iterable[Sequence[Any]]) -> dict[int, Place]:
    of: dict[str | None, str | None] = {}
    return {
        number: Place(key, name, kind, of.setdefault(lying, lying))
        for number, key, name, kind, lying in rows
    }
