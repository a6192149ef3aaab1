"""Referents of all articles to actors: kinds, merging, surnames, junk, names, offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from explorer.actors.aliases import merges_of
from explorer.actors.bodies import body, country_named
from explorer.actors.bundles import Bundle, Record, gather
from explorer.actors.fold import best_cased, plain
from explorer.actors.holders import Holders
from explorer.actors.ids import Numbering
from explorer.actors.kinds import decide_kind, is_person_by_name, learn_given_names, may_be_person
from explorer.actors.merging import Cluster, merge
from explorer.actors.names import person_name
from explorer.actors.quality import is_junk
from explorer.actors.roles import Claim, country_of_roles, roles_of
from explorer.actors.surnames import SurnameIndex, surname_key, whose
from explorer.gazetteer import is_given_name
from explorer.model import (
    Actor,
    ActorId,
    ArticleKey,
    Kind,
    References,
    Resolution,
)

_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)


def resolve(references: Iterable[References]) -> Resolution:
    """Bring the referents of all articles together; the order of the articles does not matter."""
    bundles, descriptions = gather(references)
    for bundle in bundles:
        bundle.kind = decide_kind(bundle)
    given_names = learn_given_names(bundles)
    for bundle in bundles:
        if bundle.kind is not Kind.PERSON and is_person_by_name(bundle, given_names):
            bundle.kind = Kind.PERSON
    clusters = [*_people(bundles), *_others(bundles)]
    kept = [cluster for cluster in clusters if not is_junk(cluster)]
    kept.sort(key=_first_of)
    numbering = Numbering()
    actor_of: dict[tuple[ArticleKey, int], ActorId] = {}
    actors = []
    claims: dict[ActorId, list[Claim]] = {}
    for cluster in kept:
        actor = _actor(cluster, numbering)
        actors.append(actor)
        if actor.kind is Kind.PERSON:
            claims[actor.id] = [pair for bundle in cluster.bundles for pair in bundle.claims]
        for bundle in cluster.bundles:
            actor_of.update((record.key, actor.id) for record in bundle.records)
    present: dict[ArticleKey, set[ActorId]] = {}
    for (article, _), actor_id in actor_of.items():
        present.setdefault(article, set()).add(actor_id)
    holders = Holders(actors, claims, {key: frozenset(ids) for key, ids in present.items()})
    reasons: dict[tuple[ArticleKey, int], str] = {}
    for record in descriptions:
        if found := holders.resolve(record):
            actor_of[record.key] = found.actor
            reasons[record.key] = found.reason
    return Resolution(tuple(actors), actor_of, reasons)


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
    for bundle in bundles:
        if bundle.full or bundle.canonical or (bundle.kind is not Kind.PERSON and bundle.proofs):
            continue
        homeless = [record for record in bundle.records if not _move_in(record, index)]
        if bundle.kind is not Kind.PERSON:
            # Not known as a person: it stays what it is where nobody takes it.
            _keep_only(bundle, homeless)
            continue
        for record in homeless:
            key = surname_key(record)
            unknown.setdefault(key, Bundle(key, kind=Kind.PERSON)).add(record)
    return [*clusters, *(Cluster([bundle]) for bundle in unknown.values())]


def _move_in(record: Record, index: SurnameIndex) -> bool:
    found = whose(record, index)
    if found is None:
        return False
    cluster, reason = found
    cluster.bundles[0].add(record)
    told = {(merge.other, merge.reasons[0]) for merge in cluster.merges}
    if (reason.other, reason.reasons[0]) not in told:  # the first article says enough
        cluster.merges.append(reason)
    return True


def _keep_only(bundle: Bundle, records: list[Record]) -> None:
    fresh = Bundle(bundle.key)
    for record in records:
        fresh.add(record)
    bundle.records, bundle.names, bundle.articles = fresh.records, fresh.names, fresh.articles
    bundle.countries, bundle.proofs, bundle.votes = fresh.countries, fresh.proofs, fresh.votes
    bundle.titles = fresh.titles


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


def _first_of(cluster: Cluster) -> tuple[str, str, date, str]:
    """A fixed order: by kind and name, then by the first article."""
    days = [r.published for b in cluster.bundles for r in b.records if r.published]
    articles = min(article for b in cluster.bundles for article in b.articles)
    return _kind(cluster).value, canonical_name(cluster), min(days, default=date.max), articles


def _kind(cluster: Cluster) -> Kind:
    return cluster.bundles[0].kind or Kind.ORGANIZATION


def canonical_name(cluster: Cluster) -> str:
    """The most frequent full form; ties go to the earliest, then the longest.

    Counted in articles, for an article writes a full name once and then the surname.
    """
    closed = next((b.canonical for b in cluster.bundles if b.canonical), None)
    if closed:
        return closed
    counts: Counter[str] = Counter()
    first: dict[str, tuple[date, str]] = {}
    for bundle in cluster.bundles:
        for record in bundle.records:
            seen = (record.published or date.max, record.article)
            for name in record.referent.names:
                counts[name] += 1
                first[name] = min(first.get(name, seen), seen)
    cased = best_cased(counts)
    person = _kind(cluster) is Kind.PERSON
    if person:
        cased = _without_callings(cased)
    best = min(
        cased,
        key=lambda name: (
            person and name.isupper(),  # shouted in a headline
            person and _fullness(name) < 2,
            -cased[name],
            first[name],
            -len(name),
            name,
        ),
    )
    return best if person else _ARTICLE.sub("", best)


def _without_callings(names: dict[str, int]) -> dict[str, int]:
    """Leave out a name that only puts a word in front of another one: "Podcaster Ada Moss"."""
    folded = {plain(name) for name in names if _fullness(name) > 1}
    kept = {
        name: count
        for name, count in names.items()
        if plain(name).partition(" ")[2] not in folded or is_given_name(name.split()[0])
    }
    return _with_given_name(kept or names)


def _with_given_name(names: dict[str, int]) -> dict[str, int]:
    """Leave out "Rojas Luna" where "Eva Rojas Luna" is known."""
    whole = [name for name in names if is_given_name(name.split()[0])]
    return {
        name: count
        for name, count in names.items()
        if is_given_name(name.split()[0])
        or not any(plain(full).endswith(f" {plain(name)}") for full in whole)
    }


def _fullness(name: str) -> int:
    return len([part for part in person_name(name).parts if not part.initials])


def _actor(cluster: Cluster, numbering: Numbering) -> Actor:
    kind, name = _kind(cluster), canonical_name(cluster)
    records = [record for bundle in cluster.bundles for record in bundle.records]
    forms: Counter[str] = Counter(form for record in records for form in record.referent.names)
    bare = Counter[str]()
    for form, count in forms.items():
        bare[_ARTICLE.sub("", form)] += count
    aliases = sorted((form for form in bare if form != name), key=lambda f: (-bare[f], f))
    countries = sum((bundle.countries for bundle in cluster.bundles), Counter[str]())
    days = sorted(record.published for record in records if record.published)
    claims = [pair for bundle in cluster.bundles for pair in bundle.claims]
    return Actor(
        numbering.id_of(kind, name),
        name,
        kind,
        tuple(aliases),
        country_of_roles(countries) or _owner(kind, forms),
        roles_of(claims) if kind is Kind.PERSON else (),
        sum(len(record.referent.mentions) for record in records),
        len({record.article for record in records}),
        days[0] if days else None,
        days[-1] if days else None,
        merges_of(cluster),
    )


def _owner(kind: Kind, forms: Iterable[str]) -> str | None:
    """The country that an organisation's own name tells."""
    if kind is not Kind.ORGANIZATION:
        return None
    owners = sorted({country for form in forms if (country := body(form).country)})
    return owners[0] if len(owners) == 1 and country_named(owners[0]) else None
