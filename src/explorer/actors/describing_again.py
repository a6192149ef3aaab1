"""Descriptions by offices, resolved again where others hold the offices now."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache

from explorer.actors.holders import SAME_OFFICE, Holders, asked_office
from explorer.actors.known import Known, Periods, Told
from explorer.actors.tenures import REACH, Tenure, by_owner
from explorer.actors.titles import fit, title_head
from explorer.actors.updating import Update, Who
from explorer.model import ActorId, ArticleKey, Kind

_ALWAYS = ((date.min, date.max),)


def describe_again(
    known: Known, done: Update, articles: Collection[ArticleKey], countries: Collection[str]
) -> Who:
    """Resolve the descriptions again that other offices, or others in their articles, can touch.

    What was found of the names is stored already. ``countries`` are those that came or went.
    """
    told = _days(known, done)
    held = {owner: sorted(titles) for owner, titles in told.items()}
    periods: dict[str, Periods | None] = {
        owner: _joined([period for each in titles.values() for period in each])
        for owner, titles in told.items()
    }
    periods |= dict.fromkeys(countries)
    offices = cache(lambda owner: KeptOffices(known, owner))
    holders = Holders(offices, cache(known.country), cache(known.present))
    who: Who = {}
    for each in known.descriptions(periods, articles):
        if each.description.article in articles or _touched(each, held, countries):
            found = holders.resolve(each.description)
            now = (found.actor, found.reason) if found else (None, None)
            if now != (each.actor, each.reason):
                who[each.description.key] = now
    return who


class KeptOffices(Mapping[str, Mapping[ActorId, Tenure]]):
    """The offices of an owner; who held one is read where it is asked for first."""

    def __init__(self, known: Known, owner: str) -> None:
        self._known, self._owner = known, owner
        self._titles = known.titles_of(owner)
        self._held: dict[str, Mapping[ActorId, Tenure]] = {}

    def __getitem__(self, title: str) -> Mapping[ActorId, Tenure]:
        if title not in self._held:
            tenures = self._known.tenures_in(self._owner, title)
            self._held[title] = by_owner(tenures).get(self._owner, {}).get(title, {})
        return self._held[title]

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


Days = dict[str, dict[str, list[tuple[date, date]]]]


def _days(known: Known, done: Update) -> Days:
    """Return by owner and office the days whose descriptions other tenures can touch.

    A day on which somebody is said to hold an office counts between the days before and behind on
    which the same is or was said, and at the ends as far as a tenure reaches. Where an office
    comes, or nobody holds it any more, all days count, for it decides who leads the country.
    """
    found: Days = defaultdict(lambda: defaultdict(list))
    changes: dict[tuple[str, str], dict[ActorId, set[date]]] = defaultdict(lambda: defaultdict(set))
    for actor, owner, title, day in (*done.tenures_gone, *done.tenures_come):
        changes[owner, title][actor].add(day)
    for (owner, title), actors in changes.items():
        now = by_owner(known.tenures_in(owner, title)).get(owner, {}).get(title, {})
        for actor, days in actors.items():
            every = sorted(days | (now[actor].articles.keys() if actor in now else set()))
            found[owner][title] += [_around(day, every) for day in sorted(days)]
        if not any(now[actor].articles.keys() - actors.get(actor, set()) for actor in now):
            found[owner][title] = list(_ALWAYS)
    return found


def _around(day: date, known: list[date]) -> tuple[date, date]:
    """Return the known days before and behind a day; at the ends how far a tenure reaches."""
    at = bisect_left(known, day)
    first = known[at - 1] if at else max(day, date.min + REACH) - REACH
    last = known[at + 1] if at + 1 < len(known) else min(day, date.max - REACH) + REACH
    return first, last


def _joined(periods: list[tuple[date, date]]) -> Periods:
    """Return periods that do not overlap."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def countries_among(done: Update, ids: Collection[ActorId]) -> set[str]:
    """Return the names of the countries among actors that came, went, or are called otherwise."""
    front = f"{Kind.COUNTRY}:"
    if not any(id.startswith(front) for id in ids):
        return set()
    names = {actor.name for actor in done.actors if actor.id in ids}
    return names | done.countries


def _touched(told: Told, titles: Mapping[str, Collection[str]], countries: Collection[str]) -> bool:
    claim, owner = asked_office(told.description.roles)
    if claim is None or owner is None:
        return False
    if owner in countries or title_head(claim.title) == "leader":
        return True
    return any(fit(claim.title, title) >= SAME_OFFICE for title in titles.get(owner, ()))
