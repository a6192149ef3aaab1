"""The events that a filter keeps: where they are best read from, and the condition on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from explorer.catalogue.event_rows import EventFilter
from explorer.catalogue.naming import actors_meant, one_of, places_meant
from explorer.catalogue.rowcodec import to_json
from explorer.model import EventType, Mode, Status

_COLUMNS = "section, type, mode, status, place, first_day, last_day, has_conflict"
TAKING = f"(SELECT actor, event AS id, {_COLUMNS} FROM taking)"
"""Who takes part in what; a condition on events holds here as well."""
BY_PLACE = "events INDEXED BY events_of_place"
_TIMELINE = "events INDEXED BY events_timeline"


@dataclass(frozen=True, slots=True)
class Kept:
    """The events that a filter keeps, as SQL.

    ``source`` has them and what ``where`` does not keep, ``order`` is that of their list.
    ``whole`` keeps the same of all events, ``totals`` counts the same in event_totals; it is None
    where these do not know what is asked.
    """

    source: str
    where: str
    whole: str
    order: str
    totals: str | None
    values: dict[str, Any]

    @property
    def every(self) -> bool:
        """Whether all events are kept."""
        return self.totals == "1"


def kept_by(connection: sqlite3.Connection, which: EventFilter) -> Kept:
    """Return what a filter keeps; ActorUnknown and ValueUnknown say what is not known."""
    values: dict[str, Any] = {}
    plain = [*_kinds(which, values)]
    days = [*_days(connection, which, values)]
    places = [*_places(connection, which, values)]
    actors = _actors(connection, which, values)
    articles = [*_articles(which, values)]
    others = [*plain, *days, *places]
    where = [*others, *actors]
    source, order = _TIMELINE, "ORDER BY section, id"
    if articles:
        source = f"(SELECT id, {_COLUMNS} FROM events WHERE {articles[0]})"
    elif actors:
        source, order = _of_actor(values), "ORDER BY id"
        where = [*others, *actors[1:]]
    elif places:
        source = BY_PLACE
    known = not (places or actors or articles) and (not days or _is_whole_months(which))
    return Kept(
        source=source,
        where=" AND ".join(where) or "1",
        whole=" AND ".join([*others, *actors, *articles]) or "1",
        order=order,
        totals=" AND ".join([*plain, *(_MONTHS if days else ())]) or "1" if known else None,
        values=values,
    )


def _kinds(which: EventFilter, values: dict[str, Any]) -> Sequence[str]:
    parts = []
    if which.type:
        parts.append("mode = :type" if which.type in set(Mode) else "type = :type")
        values["type"] = one_of((*EventType, *Mode), which.type, "type")
    if which.status:
        parts.append("status = :status")
        values["status"] = one_of(Status, which.status, "status")
    if which.conflicts_only:
        parts.append("has_conflict")
    return parts


_MONTHS = ("section <> '~'", "last_month >= :first_month", "first_month <= :last_month")


def _days(
    connection: sqlite3.Connection, which: EventFilter, values: dict[str, Any]
) -> Sequence[str]:
    if not which.first and not which.last:
        return ()
    first, last = which.first or date.min, which.last or date.max
    values.update(first=first.isoformat(), last=last.isoformat())
    values.update(first_month=values["first"][:7], last_month=values["last"][:7])
    # Only the part of the list in which such events can stand is read.
    values["earliest"], values["latest"] = connection.execute(
        f"SELECT min(section), max(section) FROM event_totals WHERE {' AND '.join(_MONTHS)}", values
    ).fetchone()
    return (
        "section <> '~'",
        "section BETWEEN :earliest AND :latest",
        "last_day >= :first",
        "first_day <= :last",
    )


def _is_whole_months(which: EventFilter) -> bool:
    last = which.last or date.max
    ends = last == date.max or (last + timedelta(days=1)).day == 1
    return ends and (which.first or date.min).day == 1


def _places(
    connection: sqlite3.Connection, which: EventFilter, values: dict[str, Any]
) -> Sequence[str]:
    if not which.place:
        return ()
    return (_among("place", "places", places_meant(connection, which.place), values),)


def _actors(
    connection: sqlite3.Connection, which: EventFilter, values: dict[str, Any]
) -> Sequence[str]:
    """Return a condition for each actor; the first is the one with the fewest events."""
    meant = [actors_meant(connection, actor) for actor in which.actors]
    if len(meant) > 1:
        meant.sort(key=lambda ids: takings(connection, ids))
    return [
        "EXISTS (SELECT 1 FROM taking AS own WHERE "
        f"{_among('own.actor', f'actor{number}', ids, values)} AND own.event = id)"
        for number, ids in enumerate(meant)
    ]


def takings(connection: sqlite3.Connection, actors: Sequence[int]) -> int:
    """Return in how many events some actors take part, those of several counted as often."""
    (total,) = connection.execute(
        "SELECT coalesce(sum(total), 0) FROM taking_totals"
        " WHERE actor IN (SELECT value FROM json_each(?))",
        (to_json(list(actors)),),
    ).fetchone()
    return int(total)


def _among(column: str, name: str, ids: Sequence[int], values: dict[str, Any]) -> str:
    """Return the condition that a column is one of some numbers; one alone keeps an order."""
    if len(ids) == 1:
        values[name] = ids[0]
        return f"{column} = :{name}"
    values[name] = to_json(list(ids))
    return f"{column} IN (SELECT value FROM json_each(:{name}))"


def _of_actor(values: dict[str, Any]) -> str:
    if isinstance(values["actor0"], int):
        return f"(SELECT event AS id, {_COLUMNS} FROM taking WHERE actor = :actor0)"
    return (
        f"(SELECT DISTINCT event AS id, {_COLUMNS} FROM taking"
        " WHERE actor IN (SELECT value FROM json_each(:actor0)))"
    )


def _articles(which: EventFilter, values: dict[str, Any]) -> Sequence[str]:
    told = []
    if which.article is not None:
        paragraph = "" if which.paragraph is None else " AND paragraph = :paragraph"
        told.append(f"article = (SELECT id FROM articles WHERE key = :article){paragraph}")
        values.update(article=which.article, paragraph=which.paragraph)
    if which.articles is not None:
        told.append(
            "article IN (SELECT id FROM articles"
            " WHERE key IN (SELECT value FROM json_each(:articles)))"
        )
        values["articles"] = to_json(which.articles)
    among = [f"id IN (SELECT event FROM evidence WHERE {each})" for each in told]
    return [" AND ".join(among)] if among else []
