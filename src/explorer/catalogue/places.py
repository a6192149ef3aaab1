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


class Places:
    """What is read of each place once: there are few, and facets ask for all of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[str, dict[int, Place]] | None = None

    def of(self, connection: sqlite3.Connection, numbers: Collection[int]) -> Mapping[int, Place]:
        """Return all countries and places, and those of some numbers whatever they are."""
        state = state_of(connection)
        with self._lock:
            known = self._known
        if known is None or known[0] != state:
            rows = connection.execute(
                f"{_COLUMNS} INDEXED BY actors_of_kind WHERE kind IN (?, ?)", _LYING
            )
            known = state, _read(rows)
            with self._lock:
                self._known = known
        if others := [number for number in numbers if number not in known[1]]:
            rows = connection.execute(
                f"{_COLUMNS} WHERE id IN (SELECT value FROM json_each(?))", (to_json(others),)
            )
            return known[1] | _read(rows)
        return known[1]


def _read(rows: Iterable[Sequence[Any]]) -> dict[int, Place]:
    of: dict[str | None, str | None] = {}
    return {
        number: Place(key, name, kind, of.setdefault(lying, lying))
        for number, key, name, kind, lying in rows
    }
