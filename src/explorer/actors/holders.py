"""Who held an office on a day: descriptions that their own article does not explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from explorer.actors.gathering import Description
from explorer.actors.tenures import Incumbents, Tenure, owner_of
from explorer.actors.titles import fit, speaks_for_country, title_head, title_words
from explorer.model import ActorId, ArticleKey, Kind, RoleClaim

SAME_OFFICE = 0.9
_LEADERS = ("supreme leader", "president", "chancellor", "prime minister", "king", "emir", "sultan")
"""Offices that lead a country, in the order in which a land's leader holds them."""


class Found(NamedTuple):
    """Whom a description means over the corpus, and in words why."""

    actor: ActorId
    reason: str


Offices = Mapping[str, Mapping[ActorId, Tenure]]


class Holders:
    """Offices by country or body, with the days on which articles give them to somebody."""

    def __init__(
        self,
        offices: Callable[[str], Offices],
        country: Callable[[str], ActorId | None],
        present: Callable[[ArticleKey], frozenset[ActorId]],
    ) -> None:
        """Take who held the ``offices`` of an owner, the actor of a ``country`` by its name.

        ``present`` tells the actors whom an article names.
        """
        self._offices, self._country, self._present = offices, country, present
        self._matching: dict[tuple[str, str], Incumbents] = {}

    def resolve(self, record: Description) -> Found | None:
        """The only holder near the article's day, else the office's country, else None."""
        claim, owner = asked_office(record.roles)
        if claim is not None and owner is not None:
            if record.published and not claim.former and record.kind is Kind.PERSON:
                holder = self._holder(claim.title, owner, record.article, record.published)
                if holder:
                    return holder
            country = self._country(owner) if speaks_for_country(claim.title) else None
            return Found(country, _UNKNOWN.format(owner)) if country else None
        return None

    def _holder(self, title: str, owner: str, article: ArticleKey, day: date) -> Found | None:
        """Who is named in the article itself comes first, then who is nearest in time."""
        incumbents = self._incumbents(title, owner)
        if not incumbents.reach(day):
            return None
        here = [actor for actor in self._present(article) if incumbents.held(actor, day)]
        actor = incumbents.nearest_of(here, day) if here else incumbents.nearest(day)
        if actor is None:
            return None
        tenure = incumbents.tenures[actor]
        known = tenure.nearest(day)
        reason = f"holder of the office at {known} by article {tenure.articles[known]}"
        return Found(actor, reason)

    def _incumbents(self, title: str, owner: str) -> Incumbents:
        """Return who held the office; where nobody has just that one, the heads of state."""
        held = self._held(title, owner)
        if held.tenures or title_head(title) != "leader" or len(title_words(title)) != 1:
            return held
        # "The country's leader": presidents and kings before all others.
        heads = (self._held(office, owner) for office in _LEADERS)
        return next((found for found in heads if found.tenures), held)

    def _held(self, title: str, owner: str) -> Incumbents:
        """Everybody who held the office in any words; looked up once for each wording."""
        key = (title, owner)
        if key not in self._matching:
            offices = self._offices(owner)
            told = [offices[held] for held in offices if fit(title, held) >= SAME_OFFICE]
            self._matching[key] = Incumbents(told[0] if len(told) == 1 else _together(told))
        return self._matching[key]


def _together(offices: Iterable[Mapping[ActorId, Tenure]]) -> dict[ActorId, Tenure]:
    """Return the tenures of one office in several words."""
    found: dict[ActorId, Tenure] = {}
    for held in offices:
        for actor, tenure in held.items():
            for day, article in tenure.articles.items():
                found.setdefault(actor, Tenure()).add(day, article)
    return found


_UNKNOWN = "nobody is known to hold this office near that day; it stands for {}"


def asked_office(roles: Iterable[RoleClaim]) -> tuple[RoleClaim | None, str | None]:
    """Return the office that a description asks for, and whose it is."""
    for claim in roles:
        if owner := owner_of(claim):
            return claim, owner
    return None, None
