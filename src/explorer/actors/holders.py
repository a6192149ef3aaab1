"""Who held an office on a day: descriptions that their own article does not explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from explorer.actors.bundles import Record, country_of
from explorer.actors.titles import fit
from explorer.model import Actor, ActorId, Kind

_REACH = timedelta(days=183)
"""So long before or after an article that names the holder the office is held to be theirs."""
_SAME_OFFICE = 0.9


class Holders:
    """Offices by country, with the days on which articles give them to somebody."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._offices: dict[str, list[tuple[str, date, date, ActorId]]] = defaultdict(list)
        self._countries: dict[str, ActorId] = {}
        for actor in actors:
            if actor.kind is Kind.COUNTRY:
                self._countries[actor.name] = actor.id
            for role in actor.roles if actor.kind is Kind.PERSON else ():
                country = role.of if role.of in self._countries else actor.of
                if country and role.first and role.last:
                    self._offices[country].append((role.title, role.first, role.last, actor.id))

    def resolve(self, record: Record) -> ActorId | None:
        """The only holder near the article's day, else the office's country, else None."""
        for claim in record.referent.roles:
            country = country_of(claim)
            if country is None:
                continue
            if record.published and not claim.former and record.referent.kind is Kind.PERSON:
                holder = self._holder(claim.title, country, record.published)
                if holder:
                    return holder
            return self._countries.get(country)
        return None

    def _holder(self, title: str, country: str, day: date) -> ActorId | None:
        distance: dict[ActorId, timedelta] = {}
        for held, first, last, actor in self._offices.get(country, ()):
            if fit(title, held) >= _SAME_OFFICE:
                away = max(first - day, day - last, timedelta(0))
                distance[actor] = min(away, distance.get(actor, away))
        near = sorted((away, actor) for actor, away in distance.items() if away <= _REACH)
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return near[0][1]
