"""A resolution brought up to date: only the neighbourhood of what changed is resolved again.

The result is that of a resolution of everything, but for names in a crowd: of more than sixty
names of one sound a whole resolution compares neighbours in the alphabet, an update all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from copy import copy
from functools import cache
from typing import NamedTuple

from explorer.actors.aliases import merges_of
from explorer.actors.bundles import Bundle
from explorer.actors.bystanders import Bystanders, Persons
from explorer.actors.evidence import Companions
from explorer.actors.ids import base_of
from explorer.actors.known import Known, Namesake
from explorer.actors.merging import Cluster
from explorer.actors.neighbourhood import Neighbourhood, TooMuch
from explorer.actors.portraits import Rank, actor_from
from explorer.actors.resolver import Placed, in_order, people, settle
from explorer.actors.resolver import others as others_of
from explorer.actors.states import BundleState
from explorer.actors.tenures import Tenures, tenures_of
from explorer.model import Actor, ActorId, ArticleKey, Kind

Who = dict[tuple[ArticleKey, int], tuple[ActorId | None, str | None]]
"""For referents that are another actor than before: the actor, or None, and the reason."""
_TRIES = 50
_NUMBER = re.compile(r"-\d+$")


class Update(NamedTuple):
    """What became different: ``actors`` are all that may have, ``gone`` those that are no more.

    ``states`` has what is known now of each name that is not what it was; None of one that is gone.
    ``held`` has the actor of each record that is another than before, ``alike`` whom names are
    alike that were compared.
    """

    actors: list[Actor]
    gone: set[ActorId]
    who: Who
    states: dict[str, BundleState | None]
    held: dict[int, ActorId | None]
    alike: Mapping[str, Collection[str]]
    tenures_gone: Tenures
    tenures_come: Tenures
    countries: frozenset[str]
    """The names of the countries that were around the change."""


def update(known: Known, touched: Collection[str], changed: Collection[ArticleKey]) -> Update:
    """Resolve again what the names with other referents than before can touch.

    ``changed`` are the articles that came or changed. Raises TooMuch where that is too much; then
    the whole corpus is to be resolved.
    """
    around = Neighbourhood(known)
    around.begin(touched)
    others = Bystanders(known, around, set(known.within(changed).values()))
    for _ in range(_TRIES):
        around.grow()
        bundles = _fresh(around)
        full = people(bundles, _asked_once(around), around.pairs)
        sleeping = others.sleeping(full)
        if around.grow(others.beyond()):
            continue
        holders, unsettled = others.holders(bundles)
        if around.grow(unsettled):
            continue
        asleep = {**sleeping, **holders}
        settled = settle(bundles, [*full, *holders.values()])
        if woken := others.disturbed(asleep):
            others.wake(woken)
            around.grow(known.full_names_of(woken))  # they would be beyond: one try less
            continue
        resting = set(map(id, asleep.values()))
        awake = [each for each in settled if id(each) not in resting]
        placed = in_order((*awake, *others_of(bundles, around.pairs)))
        once = others.once()
        ids, renamed = _ids(known, once, placed)
        if not renamed:
            return _update(known, around, Found(ids, once, asleep), changed)
        others.wake(renamed)
    raise TooMuch


class Found(NamedTuple):
    """Who is there now of those around, who of them was before, and who stays as they were."""

    ids: list[tuple[ActorId, Cluster]]
    once: set[ActorId]
    asleep: Persons


def _asked_once(around: Neighbourhood) -> Companions:
    """Ask once for the company of some articles."""
    found = cache(around.company)
    return lambda articles: found(tuple(articles))


def _fresh(around: Neighbourhood) -> list[Bundle]:
    """Copy the bundles: resolving moves their records and changes their kinds."""
    return [
        Bundle(
            *(each.key, each.canonical, around.now[each.key].kind),
            *(list(map(copy, each.records)), each.home),
        )
        for each in around.in_order()
    ]


def _ids(
    known: Known, once: Collection[ActorId], placed: Placed
) -> tuple[list[tuple[ActorId, Cluster]], set[ActorId]]:
    """Number those of one name in their fixed order, with those who were not looked at."""
    bases = {*once, *(_NUMBER.sub("", id) for id in once)}
    groups: dict[ActorId, list[tuple[Rank, Cluster | Namesake]]] = defaultdict(list)
    for first, cluster in placed:
        groups[base_of(Kind(first[0]), first[1])].append((first, cluster))
    renamed: set[ActorId] = set()
    ids: list[tuple[ActorId, Cluster]] = []
    for base in sorted(groups.keys() | bases):
        rows = groups.get(base, [])
        rows += [(other.rank, other) for other in known.namesakes(base) if other.id not in once]
        for number, (_, one) in enumerate(sorted(rows, key=lambda row: row[0]), 1):
            id = base if number == 1 else f"{base}-{number}"
            if isinstance(one, Cluster):
                ids.append((id, one))
            elif one.id != id:
                renamed.add(one.id)
    return ids, renamed


def _update(
    known: Known,
    around: Neighbourhood,
    found: Found,
    changed: Collection[ArticleKey],
) -> Update:
    states: dict[str, BundleState | None] = {**dict.fromkeys(around.before), **around.now}
    now: dict[int, ActorId | None] = dict.fromkeys(around.actors)
    ids = found.ids
    for id, cluster in (*ids, *found.asleep.items()):
        for bundle in cluster.bundles:
            if bundle.key in around.now:
                states[bundle.key] = around.now[bundle.key]._replace(actor=id)
            now.update((r.number, id) for r in bundle.records if r.number in now)
    actors: list[Actor] = []
    come: Tenures = {}
    for id, cluster in _others(known, around, ids):
        actor = actor_from(cluster, id)
        actors.append(actor)
        come.update(tenures_of(actor, cluster))
    gone = found.once - {id for id, _ in ids}
    before = known.tenures({*gone, *(actor.id for actor in actors)})
    held = {record: actor for record, actor in now.items() if around.actors[record] != actor}
    return Update(
        actors,
        gone,
        _who(known, around, now, held, changed),
        {key: state for key, state in states.items() if around.before.get(key) != state},
        held,
        around.pairs.fresh,
        {key: article for key, article in before.items() if come.get(key) != article},
        {key: article for key, article in come.items() if before.get(key) != article},
        _countries(around),
    )


def _countries(around: Neighbourhood) -> frozenset[str]:
    front = f"{Kind.COUNTRY}:"
    looked = {*around.before, *around.now}
    listed = {key.partition(":")[2] for key in looked if key.startswith(f"={front}")}
    named = {s.name for s in around.before.values() if s.actor and s.actor.startswith(front)}
    return frozenset(listed | named)


def _others(
    known: Known, around: Neighbourhood, ids: list[tuple[ActorId, Cluster]]
) -> list[tuple[ActorId, Cluster]]:
    """Return the actors that can be others than before: told by other records, or otherwise.

    An actor is what its records tell, and why these were brought together.
    """
    before: dict[ActorId, set[int]] = defaultdict(set)
    for number, actor in around.actors.items():
        if actor is not None:
            before[actor].add(number)
    same = {id for id, cluster in ids if _numbers(cluster) == before.get(id)}
    merged = [id for id, cluster in ids if id in same and cluster.merges]
    merges = known.merges(merged)
    lost = known.lost()
    return [
        (id, cluster)
        for id, cluster in ids
        if id not in same
        or id in lost
        or not around.told.isdisjoint(_numbers(cluster))
        or (cluster.merges and merges_of(cluster) != tuple(merges.get(id, ())))
    ]


def _numbers(cluster: Cluster) -> set[int]:
    return {record.number for bundle in cluster.bundles for record in bundle.records}


def _who(
    known: Known,
    around: Neighbourhood,
    now: Mapping[int, ActorId | None],
    held: Mapping[int, ActorId | None],
    changed: Collection[ArticleKey],
) -> Who:
    records = {r.number: r for bundle in around.bundles.values() for r in bundle.records}
    who: Who = {key: (held[number], None) for number in held for key in records[number].keys}
    who.update((key, (now[record], None)) for key, record in known.within(changed).items())
    return who
