"""The events that a filter keeps: where they are best read from, and the condition on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from explorer.catalogue.event_rows import EventFilter
from explorer.catalogue.kept_answers import KeptAnswers
from explorer.catalogue.naming import actors_meant, one_of, places_meant
from explorer.catalogue.rowcodec import to_json
from explorer.model import ArticleKey, EventType, Mode, Status

_COLUMNS = "section, type, mode, status, place, first_day, last_day, has_conflict"
TAKING = f"(SELECT actor, event AS id, {_COLUMNS} FROM taking)"
"""Who takes part in what; a condition on events holds here as well."""
BY_PLACE = "events INDEXED BY events_of_place"
_TOLD = "SELECT value AS id FROM json_each(:told)"
_TELL_OF = """
    SELECT json_group_array(event) FROM (
        SELECT DISTINCT e.event FROM json_each(?) asked
        CROSS JOIN articles a ON a.key = asked.value
        CROSS JOIN evidence e INDEXED BY evidence_of_article ON e.article = a.id ORDER BY 1
    )
"""
_TIMELINE = "events INDEXED BY events_timeline"


Told = KeptAnswers[tuple[ArticleKey, ...], str]
"""Which events the articles of some lists of results tell of; see `told_in`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The events that a filter keeps, as SQL.

    ``source`` has them and what ``where`` does not keep, ``order`` is that of their list; ``ids``
    finds their numbers alone, ``whole`` keeps the same of all events. ``totals`` is the condition
    on event_totals for those that are counted there, ``rest`` that on the source for the others;
    either may be empty.
    """

    source: str
    where: str
    ids: str
    whole: str
    order: str
    totals: str
    rest: str
    of_one: bool
    """Whether all events of one actor are kept, ``:actor0``, and no others."""
    of_kinds: bool
    """Whether nothing is asked but type, mode, status or disputes."""
    of_days: bool
    """Whether nothing is asked but days."""
    of_places: bool
    """Whether nothing is asked but places."""
    values: dict[str, Any]

    @property
    def every(self) -> bool:
        """Whether all events are kept."""
        return self.totals == "1" and not self.rest


def told_in(connection: sqlite3.Connection, articles: tuple[ArticleKey, ...]) -> str:
    """Return the numbers of the events that some articles tell of, as JSON in ascending order."""
    (found,) = connection.execute(_TELL_OF, (to_json(articles),)).fetchone()
    return str(found)


def kept_by(connection: sqlite3.Connection, which: EventFilter, told: Told) -> Kept:
    """Return what a filter keeps; ActorUnknown and ValueUnknown say what is not known."""
    values: dict[str, Any] = {}
    plain = _kinds(which, values)
    days = _days(which, values)
    places = _places(connection, which, values)
    actors = _actors(connection, which, values)
    articles = _articles(connection, which, told, values)
    others = [*plain, *days, *places]
    where = [*others, *actors]
    source, order = _TIMELINE, "ORDER BY section, id"
    totals = ""
    if articles:
        source = _in_articles(which, articles[0])
    elif actors:
        source, order = _of_actor(values), "ORDER BY id"
        where = [*others, *actors[1:]]
    elif places:
        source = BY_PLACE
    elif days:
        where.append("section BETWEEN :earliest AND :latest")
        _bound(connection, values)
    if not (places or actors or articles):
        at_its_ends = _at_its_ends(which) if days else ""
        totals = " AND ".join([*plain, *([INSIDE] if days else [])]) or "1"
        rest = " AND ".join([*where, at_its_ends]) if at_its_ends else ""
    else:
        rest = " AND ".join(where) or "1"
    in_results = bool(articles) and not where and which.article is None
    return Kept(
        source=source,
        where=" AND ".join(where) or "1",
        ids=_TOLD if in_results else f"SELECT id FROM {source} WHERE {' AND '.join(where) or '1'}",
        whole=" AND ".join([*others, *actors, *articles]) or "1",
        order=order,
        totals=totals,
        rest=rest,
        of_one=bool(actors) and where == [] and not articles and isinstance(values["actor0"], int),
        of_kinds=not (days or places or actors or articles),
        of_days=bool(days) and not (plain or places or actors or articles),
        of_places=bool(places) and not (plain or days or actors or articles),
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


def _days(which: EventFilter, values: dict[str, Any]) -> Sequence[str]:
    """Return the conditions on the days; what has no date has the last day that there is."""
    if not which.first and not which.last:
        return ()
    first, last = which.first or date.min, which.last or date.max
    values.update(first=first.isoformat(), last=last.isoformat())
    values.update(first_month=values["first"][:7], last_month=values["last"][:7])
    values.update(_inside(first, last))
    until = "first_day <= :last" if last < date.max else "first_day < :last"
    return ("last_day >= :first", until) if which.first else (until,)


INSIDE = "last_month >= :inside_from AND first_month < :inside_until"
"""What is surely between two days, by whole months; the undated come after all months."""
_MONTHS = "first_month < '9999' AND last_month >= :first_month AND first_month <= :last_month"


def _are_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)


def _inside(first: date, last: date) -> dict[str, str]:
    """Return from which month on something must last, and before which it must have begun.

    Where not all months are whole, neither the first nor the last is surely between the days.
    """
    whole = _are_whole_months(first, last)
    return {
        "inside_from": f"{first.year:04}-{first.month + (not whole):02}",
        "inside_until": min(f"{last.year:04}-{last.month + whole:02}", "9999"),
    }


def _bound(connection: sqlite3.Connection, values: dict[str, Any]) -> None:
    """Find the part of the list, and of the months, in which events of some months can stand."""
    values["earliest"], values["latest"], values["begin"] = connection.execute(
        f"SELECT min(section), max(section), min(first_month) FROM event_totals WHERE {_MONTHS}",
        values,
    ).fetchone()


def _at_its_ends(which: EventFilter) -> str:
    """Return the condition on what can have happened between two days, but not surely.

    Of whole months it is nothing; else what can have happened in the first or the last month.
    """
    if _are_whole_months(which.first or date.min, which.last or date.max):
        return ""
    ends_of_it = f"{_MONTHS} AND (last_month = :first_month OR first_month = :last_month)"
    return (
        f"section IN (SELECT section FROM event_totals WHERE {ends_of_it})"
        " AND (substr(last_day, 1, 7) = :first_month OR substr(first_day, 1, 7) = :last_month)"
    )


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
    return [_takes_part(f"actor{number}", ids, values) for number, ids in enumerate(meant)]


def _takes_part(name: str, ids: Sequence[int], values: dict[str, Any]) -> str:
    """Return the condition on an event that one of some actors takes part in it."""
    among = _among("own.actor", name, ids, values)
    if len(ids) == 1:
        return f"EXISTS (SELECT 1 FROM taking own WHERE {among} AND own.event = id)"
    return f"id IN (SELECT own.event FROM taking own WHERE {among})"  # gathered once


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
        f"(SELECT event AS id, {_COLUMNS} FROM taking"
        " WHERE actor IN (SELECT value FROM json_each(:actor0)) GROUP BY event)"
    )


def _in_articles(which: EventFilter, kept: str) -> str:
    if which.article is not None:
        return f"(SELECT id, {_COLUMNS} FROM events WHERE {kept})"
    found = f"({_TOLD}) told CROSS JOIN events ON events.id = told.id"
    return f"(SELECT events.id, {_COLUMNS} FROM {found})"


def _articles(
    connection: sqlite3.Connection, which: EventFilter, told: Told, values: dict[str, Any]
) -> Sequence[str]:
    found = []
    if which.article is not None:
        paragraph = "" if which.paragraph is None else " AND paragraph = :paragraph"
        found.append(
            "id IN (SELECT event FROM evidence"
            f" WHERE article = (SELECT id FROM articles WHERE key = :article){paragraph})"
        )
        values.update(article=which.article, paragraph=which.paragraph)
    if which.articles is not None:
        found.append("id IN (SELECT value FROM json_each(:told))")
        values["told"] = told.of(connection, which.articles)
    return [" AND ".join(found)] if found else []
