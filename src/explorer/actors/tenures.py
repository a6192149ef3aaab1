"""Who held which office on which days, and who held one nearest to a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from explorer.actors.bundles import country_of
from explorer.actors.fold import plain
from explorer.actors.merging import Cluster
from explorer.model import Actor, ActorId, ArticleKey, Kind, RoleClaim

REACH = timedelta(days=183)
"""So long before or after an article that names the holder the office is held to be theirs."""


@dataclass(slots=True)
class Tenure:
    """The days whose articles give an office to somebody, each with one such article."""

    articles: dict[date, ArticleKey] = field(default_factory=dict)
    first: date = date.max
    last: date = date.min
    _days: list[date] = field(default_factory=list)

    def add(self, day: date, article: ArticleKey) -> None:
        """Take in that an article of a day says so."""
        self.articles[day] = min(article, self.articles.get(day, article))
        self.first, self.last = min(self.first, day), max(self.last, day)

    def distance(self, day: date) -> timedelta:
        """Return how far a day is from the tenure."""
        return max(self.first - day, day - self.last, timedelta(0))

    def nearest(self, day: date) -> date:
        """Return the day nearest to a day of which an article says so."""
        if len(self._days) != len(self.articles):
            self._days = sorted(self.articles)
        at = bisect_left(self._days, day)
        return min(self._days[max(0, at - 1) : at + 1], key=lambda known: (abs(known - day), known))


Tenures = dict[tuple[ActorId, str, str, date], ArticleKey]
"""By actor, owner of the office, title and day the first article that says so."""


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


def owner_of(claim: RoleClaim) -> str | None:
    """The country whose office it is, else the body's folded name."""
    return country_of(claim) or (plain(claim.of) if claim.of else None) or None


class Incumbents:
    """Everybody who held an office, by the days on which their tenures begin and end.

    Of thousands only those beside a day are looked at.
    """

    def __init__(self, tenures: Mapping[ActorId, Tenure]) -> None:
        """Take the ``tenures`` of everybody."""
        self.tenures = tenures
        self._actors = list(tenures)
        begins = sorted((tenure.first, at) for at, tenure in enumerate(tenures.values()))
        ends = sorted((tenure.last, at) for at, tenure in enumerate(tenures.values()))
        self._begins, self._ends = [day for day, _ in begins], [day for day, _ in ends]
        self._beginning, self._ending = [at for _, at in begins], [at for _, at in ends]
        self._sums = (
            list(accumulate(self._beginning, initial=0)),
            list(accumulate(self._ending, initial=0)),
        )

    def reach(self, day: date) -> bool:
        """Tell whether anybody held the office about a day."""
        begun, ended = self._places(day)
        return begun > ended or any(self.held(a, day) for a in self._beside(begun, ended))

    def held(self, actor: ActorId, day: date) -> bool:
        """Tell whether somebody held the office about a day."""
        return actor in self.tenures and self.tenures[actor].distance(day) <= REACH

    def nearest(self, day: date) -> ActorId | None:
        """Return who held the office nearest to a day, or None where two are as near."""
        begun, ended = self._places(day)
        if begun - ended > 1:
            return None
        if begun - ended == 1:  # by this one the sums of who began and of who ended are apart
            return self._actors[self._sums[0][begun] - self._sums[1][ended]]
        return self.nearest_of(self._beside(begun, ended), day)

    def nearest_of(self, actors: Iterable[ActorId], day: date) -> ActorId | None:
        """Return which of some of them held it nearest to a day, or None where two are as near."""
        rows = sorted((self.tenures[actor].distance(day), actor) for actor in actors)
        return rows[0][1] if rows and rows[0][0] not in [far for far, _ in rows[1:2]] else None

    def _places(self, day: date) -> tuple[int, int]:
        """Return how many began till a day, and how many of them had ended before."""
        return bisect_right(self._begins, day), bisect_left(self._ends, day)

    def _beside(self, begun: int, ended: int) -> list[ActorId]:
        """Return the last two who ended, and the next two who begin."""
        near = (*self._ending[max(0, ended - 2) : ended], *self._beginning[begun : begun + 2])
        return [self._actors[at] for at in near]
