"""Who held an office on a day: descriptions that their own article does not explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from explorer.actors.bundles import Record, country_of
from explorer.actors.roles import Claim
from explorer.actors.titles import fit, speaks_for_country, title_head, title_words
from explorer.model import Actor, ActorId, ArticleKey, Kind
from explorer.model.isodates import Span

_REACH = timedelta(days=183)
"""So long before or after an article that names the holder the office is held to be theirs."""
_SAME_OFFICE = 0.9
_LEADERS = ("supreme leader", "president", "chancellor", "prime minister", "king", "emir", "sultan")
"""Offices that lead a country, in the order in which a land's leader holds them."""


class Holders:
    """Offices by country, with the days between which articles give them to somebody."""

    def __init__(
        self,
        actors: Iterable[Actor],
        claims: Mapping[ActorId, Iterable[Claim]],
        present: Mapping[ArticleKey, frozenset[ActorId]],
    ) -> None:
        """``present`` are the actors whom each article names."""
        self._present = present
        self._offices: dict[str, dict[str, dict[ActorId, Span]]] = defaultdict(dict)
        self._countries = {actor.name: actor.id for actor in actors if actor.kind is Kind.COUNTRY}
        self._matching: dict[tuple[str, str], dict[ActorId, Span]] = {}
        self._known: dict[tuple[str, str, date], list[tuple[timedelta, ActorId]]] = {}
        homes = {actor.id: actor.of for actor in actors}
        for actor, offices in claims.items():
            for record, claim in offices:
                country = country_of(claim) or homes[actor]
                if country and record.published and not claim.former:
                    day = Span(record.published, record.published)
                    _widen(self._offices[country].setdefault(claim.title, {}), actor, day)

    def resolve(self, record: Record) -> ActorId | None:
        """The only holder near the article's day, else the office's country, else None."""
        for claim in record.referent.roles:
            country = country_of(claim)
            if country is None:
                continue
            if record.published and not claim.former and record.referent.kind is Kind.PERSON:
                holder = self._holder(claim.title, country, record.article, record.published)
                if holder:
                    return holder
            return self._countries.get(country) if speaks_for_country(claim.title) else None
        return None

    def _holder(self, title: str, country: str, article: ArticleKey, day: date) -> ActorId | None:
        """Who is named in the article itself comes first, then who is nearest in time."""
        near = self._near(title, country, day)
        here = [row for row in near if row[1] in self._present.get(article, ())]
        near = here or near
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return near[0][1]

    def _near(self, title: str, country: str, day: date) -> list[tuple[timedelta, ActorId]]:
        """Holders of about that day; where nobody has just that office, the head of state."""
        key = (title, country, day)
        if key not in self._known:
            held = self._held(title, country) or self._heads(title, country)
            distance = {
                actor: max(span.first - day, day - span.last, timedelta(0))
                for actor, span in held.items()
            }
            self._known[key] = sorted((d, actor) for actor, d in distance.items() if d <= _REACH)
        return self._known[key]

    def _heads(self, title: str, country: str) -> dict[ActorId, Span]:
        """Those whom "the country's leader" means: presidents and kings before all others."""
        if title_head(title) != "leader" or len(title_words(title)) != 1:
            return {}
        for office in _LEADERS:
            if found := self._held(office, country):
                return found
        return {}

    def _held(self, title: str, country: str) -> dict[ActorId, Span]:
        """Everybody who held the office in any words; looked up once for each wording."""
        key = (title, country)
        if key not in self._matching:
            found: dict[ActorId, Span] = {}
            for held, holders in self._offices.get(country, {}).items():
                if fit(title, held) >= _SAME_OFFICE:
                    for actor, span in holders.items():
                        _widen(found, actor, span)
            self._matching[key] = found
        return self._matching[key]


def _widen(spans: dict[ActorId, Span], actor: ActorId, span: Span) -> None:
    known = spans.get(actor, span)
    spans[actor] = Span(min(known.first, span.first), max(known.last, span.last))
