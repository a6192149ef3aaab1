"""Referents of all articles to actors: kinds, merging, surnames, junk, names, offices."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.actors.blocking import candidate_pairs
from explorer.actors.bundles import ArticleMark, Bundle, Record
from explorer.actors.evidence import Companions
from explorer.actors.gathering import gather
from explorer.actors.holders import Holders
from explorer.actors.ids import Numbering
from explorer.actors.kinds import (
    decide_kind,
    given_name,
    is_person_by_name,
    learned,
    may_be_person,
)
from explorer.actors.merging import Cluster, Pairs, merge
from explorer.actors.portraits import Rank, actor_from, first_of
from explorer.actors.quality import is_junk
from explorer.actors.resemblance import FoundPairs
from explorer.actors.states import BundleState, state_of
from explorer.actors.surnames import SurnameIndex, surname_key, whose
from explorer.actors.tenures import Tenures, by_owner, tenures_of
from explorer.actors.whereabouts import ActorOf
from explorer.model import Actor, ArticleKey, Kind, References, Resolution


def resolve(references: Iterable[References], *, in_order: bool = False) -> Resolution:
    """Bring the referents of all articles together; the order of the articles does not matter.

    Where they come ``in_order`` of their keys they are taken one by one, and never held together.
    """
    ordered = references if in_order else sorted(references, key=lambda one: one.article)
    bundles, descriptions = gather(ordered)
    actor_of = ActorOf()
    actors = []
    tenures: Tenures = {}
    for actor, cluster in actors_of(decide(bundles).placed):
        actors.append(actor)
        tenures.update(tenures_of(actor, cluster))
        for bundle in cluster.bundles:
            for record in bundle.records:
                actor_of.add(record, actor.id)
    countries = {actor.name: actor.id for actor in actors if actor.kind is Kind.COUNTRY}
    offices = by_owner(tenures)
    holders = Holders(lambda owner: offices.get(owner, {}), countries.get, actor_of.within)
    reasons: dict[tuple[ArticleKey, int], str] = {}
    found = [(each, holders.resolve(each)) for each in descriptions]
    for description, holder in found:
        if holder:
            actor_of.put(*description.key, holder.actor)
            reasons[description.key] = holder.reason
    return Resolution(tuple(actors), actor_of, reasons)


Placed = list[tuple[Rank, Cluster]]
"""Clusters in their fixed order, each with what puts it there."""
Beside = Callable[[Sequence[ArticleKey]], Iterable[str]]
"""Tells the keys of all that is named in some articles."""


class Decided(NamedTuple):
    """What was decided of all names, with what is to be known of it when some articles change.

    ``given`` has for the names of proven persons the given name and the family name, ``alike``
    the pairs of names that are alike enough to be joined.
    """

    placed: Placed
    states: dict[str, BundleState]
    given: dict[str, tuple[str, str]]
    alike: Collection[tuple[str, str]]


def decide(bundles: list[Bundle], beside: Beside | None = None) -> Decided:
    """Decide what all names of the corpus stand for, and which are one actor's.

    ``beside`` spares a list of who is in which article, where a store tells that.
    """
    decide_kinds(bundles, learned(bundles))
    states = {each.key: state_of(each) for each in bundles}
    found_pairs = FoundPairs(bundles)
    given = {each.key: pair for each in bundles if (pair := given_name(each))}
    company = _company_among(states, beside) if beside else None
    placed = place(bundles, company, found_pairs)
    return Decided(placed, states, given, found_pairs.pairs)


def _company_among(states: Mapping[str, BundleState], beside: Beside) -> Companions:
    def company(articles: Sequence[ArticleKey]) -> frozenset[str]:
        return frozenset(name for name in beside(articles) if states[name].company)

    return company


def actors_of(placed: Placed) -> Iterator[tuple[Actor, Cluster]]:
    """Make actors of the clusters, which are let go one by one as they are told."""
    numbering = Numbering()
    placed.reverse()
    while placed:
        first, cluster = placed.pop()
        yield actor_from(cluster, numbering.id_of(Kind(first[0]), first[1])), cluster


def nobody(_: Sequence[ArticleKey]) -> frozenset[str]:
    """Return the company of those that have none."""
    return frozenset()


def place(
    bundles: list[Bundle], company: Companions | None = None, pairs: Pairs = candidate_pairs
) -> Placed:
    """Return the clusters of bundles whose kinds are decided, in a fixed order.

    ``company`` tells the full-named persons of articles where not all are among the bundles,
    ``pairs`` which of some bundles are worth comparing.
    """
    return in_order((*settle(bundles, people(bundles, company, pairs)), *others(bundles, pairs)))


def in_order(clusters: Iterable[Cluster]) -> Placed:
    """Return those of the clusters that are actors, in a fixed order."""
    kept = ((first_of(each), each) for each in clusters if not is_junk(each))
    return sorted(kept, key=lambda row: row[0])


def decide_kinds(bundles: Iterable[Bundle], given_names: Container[str]) -> None:
    """Decide what each name stands for, by what is told of it and by the given names known."""
    for bundle in bundles:
        bundle.kind = decide_kind(bundle)
        if bundle.kind is not Kind.PERSON and is_person_by_name(bundle, given_names):
            bundle.kind = Kind.PERSON


def people(bundles: list[Bundle], company: Companions | None, pairs: Pairs) -> list[Cluster]:
    """Return the persons that full names alone make; no surname has a part in it."""
    sure = [b for b in bundles if b.kind is Kind.PERSON and b.full]
    guests = {b.key: b.kind for b in bundles if may_be_person(b) and b.kind is not Kind.PERSON}
    full = [*sure, *(bundle for bundle in bundles if bundle.key in guests)]
    for bundle in full:
        bundle.kind = Kind.PERSON
    clusters = []
    for cluster in merge(full, company or _companions(full), pairs):
        if all(bundle.key in guests for bundle in cluster.bundles):
            for bundle in cluster.bundles:
                bundle.kind = guests[bundle.key]  # nobody's other name after all
        else:
            clusters.append(cluster)
    return clusters


def settle(bundles: list[Bundle], clusters: list[Cluster]) -> list[Cluster]:
    """Let single words find their owners among persons of full names; return these and the rest."""
    index = SurnameIndex(clusters)
    unknown: dict[str, Bundle] = {}
    for number, bundle in enumerate(bundles, 1):
        if bundle.full or bundle.canonical or (bundle.kind is not Kind.PERSON and bundle.proofs):
            continue
        homeless = [record for record in bundle.records if not _move_in(record, index, number)]
        if bundle.kind is not Kind.PERSON:
            # Not known as a person: it stays what it is where nobody takes it.
            bundle.records = homeless
            bundle.forget()
            continue
        for record in homeless:
            key = surname_key(record)
            record.order = number
            unknown.setdefault(key, Bundle(key, kind=Kind.PERSON)).add(record)
    return [*clusters, *(Cluster([bundle]) for bundle in unknown.values())]


def _move_in(record: Record, index: SurnameIndex, order: int) -> bool:
    found = whose(record, index)
    if found is None:
        return False
    cluster, reason = found
    record.order = order
    cluster.bundles[0].add(record)
    told = {(merge.other, merge.reasons[0]) for merge in cluster.merges}
    if (reason.other, reason.reasons[0]) not in told:  # the first article says enough
        cluster.merges.append(reason)
    return True


def others(bundles: list[Bundle], pairs: Pairs) -> list[Cluster]:
    """Return what is no person; to be asked when the single words have found their owners."""
    clusters: list[Cluster] = []
    for kind in (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PLACE):
        own = [b for b in bundles if b.kind is kind and b.records]
        closed = kind is not Kind.ORGANIZATION
        listed = [b for b in own if closed and b.canonical]
        named = [b for b in own if not (closed and b.canonical)]
        clusters += [Cluster([bundle]) for bundle in listed]
        clusters += merge(named, nobody, pairs)
    return clusters


def _companions(bundles: list[Bundle]) -> Companions:
    company: dict[ArticleMark, list[str]] = {}
    for bundle in bundles:
        for article in bundle.articles:
            company.setdefault(article, []).append(bundle.key)
    return lambda articles: frozenset().union(*(company.get(each, ()) for each in articles))
