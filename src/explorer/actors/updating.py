"""A resolution brought up to date: only the neighbourhood of what changed is resolved again.

The result is that of a resolution of everything, but for names in a crowd: of more than sixty
names of one sound a whole resolution compares neighbours in the alphabet, an update all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from copy import copy
from datetime import date
from functools import cache
from typing import NamedTuple

from explorer.actors.bundles import Bundle
from explorer.actors.holders import Holders, Tenures, asked_office, by_owner, tenures_of
from explorer.actors.ids import base_of
from explorer.actors.known import Known, Namesake, Told
from explorer.actors.merging import Cluster
from explorer.actors.neighbourhood import Neighbourhood, TooMuch
from explorer.actors.portraits import actor_from
from explorer.actors.resolver import BundleState, place
from explorer.actors.titles import fit, title_head
from explorer.model import Actor, ActorId, ArticleKey, Kind

Who = dict[tuple[ArticleKey, int], tuple[ActorId | None, str | None]]
"""For referents that are another actor than before: the actor, or None, and the reason."""
_TRIES = 5
_NUMBER = re.compile(r"-\d+$")
_SAME_OFFICE = 0.9


class Update(NamedTuple):
    """What became different: ``actors`` are all that may have, ``gone`` those that are no more.

    ``states`` has what is known now of each name that was looked at; None of one that is gone.
    """

    actors: list[Actor]
    gone: set[ActorId]
    who: Who
    states: dict[str, BundleState | None]
    tenures_gone: Tenures
    tenures_come: Tenures


def update(known: Known, touched: Collection[str]) -> Update:
    """Resolve again what the names with other referents than before can touch.

    Raises TooMuch where that is too much; then the whole corpus is to be resolved.
    """
    around = Neighbourhood(known)
    around.begin(touched)
    for _ in range(_TRIES):
        around.grow()
        placed = place(_fresh(around), _beside(known, around))
        ids, renamed = _ids(known, around, placed)
        if not renamed:
            return _update(known, around, ids)
        around.grow(known.full_names_of(renamed))
    raise TooMuch


def _fresh(around: Neighbourhood) -> list[Bundle]:
    """Copy the bundles: resolving moves their records and changes their kinds."""
    return [
        Bundle(
            *(each.key, each.canonical, around.now[each.key].kind),
            *(list(map(copy, each.records)), each.home),
        )
        for each in around.in_order()
    ]


def _beside(known: Known, around: Neighbourhood) -> Callable[[ArticleKey], frozenset[str]]:
    found: dict[ArticleKey, frozenset[str]] = {}

    def beside(article: ArticleKey) -> frozenset[str]:
        if article not in found:
            persons = known.company([article]).get(article, frozenset())
            found[article] = persons - around.bundles.keys() - around.before.keys()
        return found[article]

    return beside


Placed = list[tuple[tuple[str, str, date, str], Cluster]]


def _ids(
    known: Known, around: Neighbourhood, placed: Placed
) -> tuple[list[tuple[ActorId, Cluster]], set[ActorId]]:
    """Number those of one name in their fixed order, with those who were not looked at."""
    mine = {actor for actor in around.actors.values() if actor is not None}
    once = {*mine, *known.lost()}
    bases = {*once, *(_NUMBER.sub("", id) for id in once)}
    groups: dict[ActorId, list[tuple[tuple[str, str, date, str], Cluster | Namesake]]] = (
        defaultdict(list)
    )
    for first, cluster in placed:
        groups[base_of(Kind(first[0]), first[1])].append((first, cluster))
    renamed: set[ActorId] = set()
    ids: list[tuple[ActorId, Cluster]] = []
    for base in sorted(groups.keys() | bases):
        rows = groups.get(base, [])
        rows += [(other.place, other) for other in known.namesakes(base) if other.id not in once]
        for number, (_, one) in enumerate(sorted(rows, key=lambda row: row[0]), 1):
            id = base if number == 1 else f"{base}-{number}"
            if isinstance(one, Cluster):
                ids.append((id, one))
            elif one.id != id:
                renamed.add(one.id)
    return ids, renamed


def _update(known: Known, around: Neighbourhood, ids: list[tuple[ActorId, Cluster]]) -> Update:
    mine = Counter(actor for actor in around.actors.values() if actor is not None)
    if any(known.named(actor) != number for actor, number in mine.items()):
        raise TooMuch  # some referent of an actor is not in sight
    actors: list[Actor] = []
    now: dict[tuple[ArticleKey, int], ActorId] = {}
    states: dict[str, BundleState | None] = dict.fromkeys(around.before)
    states.update(around.now)
    come: Tenures = {}
    for id, cluster in ids:
        actor = actor_from(cluster, id)
        actors.append(actor)
        come.update(tenures_of(actor, cluster))
        for bundle in cluster.bundles:
            if bundle.key in around.now:
                states[bundle.key] = around.now[bundle.key]._replace(actor=id)
            now.update((key, id) for record in bundle.records for key in record.keys)
    once = {*mine, *known.lost()}
    before = known.tenures({*once, *(actor.id for actor in actors)})
    return Update(
        actors,
        once - {actor.id for actor in actors},
        {
            key: (now.get(key), None)
            for key, actor in around.actors.items()
            if now.get(key) != actor
        },
        states,
        {key: article for key, article in before.items() if come.get(key) != article},
        {key: article for key, article in come.items() if before.get(key) != article},
    )


def describe_again(
    known: Known, done: Update, articles: Collection[ArticleKey], countries: Collection[str]
) -> Who:
    """Resolve the descriptions again that other offices, or others in their articles, can touch.

    What was found of the names is stored already. ``countries`` are those that came or went.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    for _, owner, title, _ in (*done.tenures_gone, *done.tenures_come):
        titles[owner].add(title)
    offices = cache(lambda owner: by_owner(known.tenures_in(owner)).get(owner, {}))
    holders = Holders(offices, cache(known.country), cache(known.present))
    who: Who = {}
    for told in known.descriptions({*titles, *countries}, articles):
        if told.description.article in articles or _touched(told, titles, countries):
            found = holders.resolve(told.description)
            now = (found.actor, found.reason) if found else (None, None)
            if now != (told.actor, told.reason):
                who[told.description.key] = now
    return who


def countries_among(done: Update, ids: Collection[ActorId]) -> set[str]:
    """Return the names of the countries among actors that came, went, or are called otherwise."""
    front = f"{Kind.COUNTRY}:"
    if not any(id.startswith(front) for id in ids):
        return set()
    names = {actor.name for actor in done.actors if actor.id in ids}
    return names | {key.partition(":")[2] for key in done.states if key.startswith(f"={front}")}


def _touched(told: Told, titles: dict[str, set[str]], countries: Collection[str]) -> bool:
    claim, owner = asked_office(told.description.roles)
    if claim is None or owner is None:
        return False
    if owner in countries or title_head(claim.title) == "leader":
        return True
    return any(fit(claim.title, title) >= _SAME_OFFICE for title in titles.get(owner, ()))
