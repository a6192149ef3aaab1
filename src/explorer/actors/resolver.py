"""Referents of all articles to actors: kinds, merging, surnames, junk, names, offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explorer.actors.bundles import Bundle, Record
from explorer.actors.gathering import gather
from explorer.actors.holders import Holders
from explorer.actors.ids import Numbering
from explorer.actors.kinds import decide_kind, is_person_by_name, learn_given_names, may_be_person
from explorer.actors.merging import Cluster, merge
from explorer.actors.portraits import actor_from, first_of
from explorer.actors.quality import is_junk
from explorer.actors.roles import Claim
from explorer.actors.surnames import SurnameIndex, surname_key, whose
from explorer.actors.whereabouts import ActorOf
from explorer.model import ActorId, ArticleKey, Kind, References, Resolution


def resolve(references: Iterable[References], *, in_order: bool = False) -> Resolution:
    """Bring the referents of all articles together; the order of the articles does not matter.

    Where they come ``in_order`` of their keys they are taken one by one, and never held together.
    """
    ordered = references if in_order else sorted(references, key=lambda one: one.article)
    bundles, descriptions = gather(ordered)
    decide_kinds(bundles)
    kept = [each for each in (*_people(bundles), *_others(bundles)) if not is_junk(each)]
    placed = sorted(((first_of(cluster), cluster) for cluster in kept), key=lambda row: row[0])
    numbering = Numbering()
    actor_of = ActorOf()
    actors = []
    claims: dict[ActorId, list[Claim]] = {}
    for _, cluster in placed:
        actor = actor_from(cluster, numbering)
        actors.append(actor)
        if actor.kind is Kind.PERSON:
            claims[actor.id] = [pair for bundle in cluster.bundles for pair in bundle.claims]
        for bundle in cluster.bundles:
            for record in bundle.records:
                actor_of.add(record, actor.id)
    holders = Holders(actors, claims, actor_of.within)
    reasons: dict[tuple[ArticleKey, int], str] = {}
    found = [(each, holders.resolve(each)) for each in descriptions]
    for description, holder in found:
        if holder:
            actor_of.put(*description.key, holder.actor)
            reasons[description.key] = holder.reason
    return Resolution(tuple(actors), actor_of, reasons)


def decide_kinds(bundles: Sequence[Bundle]) -> None:
    """Decide what each name stands for, by what is told of it and by the given names known."""
    for bundle in bundles:
        bundle.kind = decide_kind(bundle)
    given_names = learn_given_names(bundles)
    for bundle in bundles:
        if bundle.kind is not Kind.PERSON and is_person_by_name(bundle, given_names):
            bundle.kind = Kind.PERSON


def _people(bundles: list[Bundle]) -> list[Cluster]:
    """Full names are merged first; then single words find their owners."""
    sure = [b for b in bundles if b.kind is Kind.PERSON and b.full]
    guests = {b.key: b.kind for b in bundles if may_be_person(b) and b.kind is not Kind.PERSON}
    full = [*sure, *(bundle for bundle in bundles if bundle.key in guests)]
    for bundle in full:
        bundle.kind = Kind.PERSON
    clusters = []
    for cluster in merge(full, _companions(full)):
        if all(bundle.key in guests for bundle in cluster.bundles):
            for bundle in cluster.bundles:
                bundle.kind = guests[bundle.key]  # nobody's other name after all
        else:
            clusters.append(cluster)
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


def _others(bundles: list[Bundle]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for kind in (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PLACE):
        own = [b for b in bundles if b.kind is kind and b.records]
        closed = kind is not Kind.ORGANIZATION
        listed = [b for b in own if closed and b.canonical]
        named = [b for b in own if not (closed and b.canonical)]
        clusters += [Cluster([bundle]) for bundle in listed]
        clusters += merge(named, {})
    return clusters


def _companions(bundles: list[Bundle]) -> Mapping[ArticleKey, frozenset[str]]:
    company: dict[ArticleKey, set[str]] = {}
    for bundle in bundles:
        for article in bundle.articles:
            company.setdefault(article, set()).add(bundle.key)
    return {article: frozenset(keys) for article, keys in company.items()}
