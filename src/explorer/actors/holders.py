"""Who held an office on a day: descriptions that their own article does not explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from explorer.actors.bundles import Record, country_of
from explorer.actors.roles import Claim
from explorer.actors.titles import fit, speaks_for_country
from explorer.model import Actor, ActorId, Kind

_REACH = timedelta(days=183)
"""So long before or after an article that names the holder the office is held to be theirs."""
_SAME_OFFICE = 0.9


class Holders:
    """Offices by country, with the days on which articles give them to somebody."""

    def __init__(self, actors: Iterable[Actor], claims: Mapping[ActorId, Iterable[Claim]]) -> None:
        self._offices: dict[str, list[tuple[str, date, ActorId]]] = defaultdict(list)
        self._countries = {actor.name: actor.id for actor in actors if actor.kind is Kind.COUNTRY}
        homes = {actor.id: actor.of for actor in actors}
        for actor, offices in claims.items():
            for record, claim in offices:
                country = country_of(claim) or homes[actor]
                if country and record.published and not claim.former:
                    self._offices[country].append((claim.title, record.published, actor))

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
            return self._countries.get(country) if speaks_for_country(claim.title) else None
        return None

    def _holder(self, title: str, country: str, day: date) -> ActorId | None:
        days: dict[ActorId, list[date]] = defaultdict(list)
        for held, said, actor in self._offices.get(country, ()):
            if fit(title, held) >= _SAME_OFFICE:
                days[actor].append(said)
        distance = {
            actor: max(min(said) - day, day - max(said), timedelta(0))
            for actor, said in days.items()
        }
        near = sorted((away, actor) for actor, away in distance.items() if away <= _REACH)
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return near[0][1]
