"""Who held an office on a day: descriptions that their own article does not explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from explorer.actors.bundles import country_of
from explorer.actors.fold import plain
from explorer.actors.gathering import Description
from explorer.actors.merging import Cluster
from explorer.actors.titles import fit, speaks_for_country, title_head, title_words
from explorer.model import Actor, ActorId, ArticleKey, Kind, RoleClaim

REACH = timedelta(days=183)
"""So long before or after an article that names the holder the office is held to be theirs."""
SAME_OFFICE = 0.9
_LEADERS = ("supreme leader", "president", "chancellor", "prime minister", "king", "emir", "sultan")
"""Offices that lead a country, in the order in which a land's leader holds them."""


class Found(NamedTuple):
    """Whom a description means over the corpus, and in words why."""

    actor: ActorId
    reason: str


@dataclass(slots=True)
class Tenure:
    """The days whose articles give an office to somebody, each with one such article."""

    articles: dict[date, ArticleKey] = field(default_factory=dict)
    first: date = date.max
    last: date = date.min

    def add(self, day: date, article: ArticleKey) -> None:
        """Take in that an article of a day says so."""
        self.articles[day] = min(article, self.articles.get(day, article))
        self.first, self.last = min(self.first, day), max(self.last, day)

    def distance(self, day: date) -> timedelta:
        """Return how far a day is from the tenure."""
        return max(self.first - day, day - self.last, timedelta(0))

    def nearest(self, day: date) -> date:
        """Return the day nearest to a day of which an article says so."""
        return min(self.articles, key=lambda known: (abs(known - day), known))


Tenures = dict[tuple[ActorId, str, str, date], ArticleKey]
"""By actor, owner of the office, title and day the first article that says so."""
Offices = Mapping[str, Mapping[ActorId, Tenure]]


def tenures_of(actor: Actor, cluster: Cluster) -> Tenures:
    """Return the days on which articles give a person an office of somebody."""
    found: Tenures = {}
    claims = [pair for bundle in cluster.bundles for pair in bundle.claims]
    for record, claim in claims if actor.kind is Kind.PERSON else ():
        owner = owner_of(claim) or actor.of
        if not owner or claim.former:
            continue
        for day, article in record.told_on:
            key = (actor.id, owner, claim.title, day)
            found[key] = min(article, found.get(key, article))
    return found


def by_owner(tenures: Tenures) -> dict[str, dict[str, dict[ActorId, Tenure]]]:
    """Return for each country or body its offices, and who held them on which days."""
    offices: dict[str, dict[str, dict[ActorId, Tenure]]] = {}
    for (actor, owner, title, day), article in tenures.items():
        held = offices.setdefault(owner, {}).setdefault(title, {})
        held.setdefault(actor, Tenure()).add(day, article)
    return offices


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
        self._matching: dict[tuple[str, str], dict[ActorId, Tenure]] = {}
        self._known: dict[tuple[str, str, date], list[tuple[timedelta, ActorId]]] = {}

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
        near = self._near(title, owner, day)
        present = self._present(article) if near else frozenset()
        here = [row for row in near if row[1] in present]
        near = here or near
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        actor = near[0][1]
        return Found(actor, self._reason(title, owner, actor, day))

    def _reason(self, title: str, owner: str, actor: ActorId, day: date) -> str:
        tenure = (self._held(title, owner) or self._heads(title, owner))[actor]
        known = tenure.nearest(day)
        return f"holder of the office at {known} by article {tenure.articles[known]}"

    def _near(self, title: str, owner: str, day: date) -> list[tuple[timedelta, ActorId]]:
        """Holders of about that day; where nobody has just that office, the head of state."""
        key = (title, owner, day)
        if key not in self._known:
            held = self._held(title, owner) or self._heads(title, owner)
            low, high = max(day, date.min + REACH) - REACH, min(day, date.max - REACH) + REACH
            self._known[key] = sorted(
                (tenure.distance(day), actor)
                for actor, tenure in held.items()
                if tenure.first <= high and low <= tenure.last
            )
        return self._known[key]

    def _heads(self, title: str, owner: str) -> dict[ActorId, Tenure]:
        """Those whom "the country's leader" means: presidents and kings before all others."""
        if title_head(title) != "leader" or len(title_words(title)) != 1:
            return {}
        for office in _LEADERS:
            if found := self._held(office, owner):
                return found
        return {}

    def _held(self, title: str, owner: str) -> dict[ActorId, Tenure]:
        """Everybody who held the office in any words; looked up once for each wording."""
        key = (title, owner)
        if key not in self._matching:
            found: dict[ActorId, Tenure] = {}
            offices = self._offices(owner)
            for held in offices:
                if fit(title, held) >= SAME_OFFICE:
                    for actor, tenure in offices[held].items():
                        for day, article in tenure.articles.items():
                            found.setdefault(actor, Tenure()).add(day, article)
            self._matching[key] = found
        return self._matching[key]


_UNKNOWN = "nobody is known to hold this office near that day; it stands for {}"


def asked_office(roles: Iterable[RoleClaim]) -> tuple[RoleClaim | None, str | None]:
    """Return the office that a description asks for, and whose it is."""
    for claim in roles:
        if owner := owner_of(claim):
            return claim, owner
    return None, None


def owner_of(claim: RoleClaim) -> str | None:
    """The country whose office it is, else the body's folded name."""
    return country_of(claim) or (plain(claim.of) if claim.of else None) or None
