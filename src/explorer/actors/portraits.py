"""From a cluster to the actor that it is: name, aliases, country, offices, counts and reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from explorer.actors.aliases import merges_of
from explorer.actors.bodies import body, country_named
from explorer.actors.bundles import articles_of, weighed
from explorer.actors.fold import best_cased, plain
from explorer.actors.merging import Cluster
from explorer.actors.names import person_name
from explorer.actors.roles import country_of_roles, roles_of
from explorer.gazetteer import is_given_name
from explorer.model import Actor, ActorId, Kind

_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_SHOUTED = 4  # longer names in capitals alone are no initials


Rank = tuple[str, str, date, str, int]
"""Kind, name, the first day, the first article and the referent in it; no two actors share all."""


def first_of(cluster: Cluster) -> Rank:
    """A fixed order: by kind and name, then by the first day, article and referent."""
    records = [record for bundle in cluster.bundles for record in bundle.records]
    first = min((record.days[0] for record in records if record.days), default=date.max)
    begins = min(record.begins for record in records)
    return kind_of(cluster).value, canonical_name(cluster), first, *begins


def kind_of(cluster: Cluster) -> Kind:
    """Return what the actor of a cluster is."""
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
            seen = record.first[:2]
            for name in record.referent.names:
                counts[name] += len(record)
                first[name] = min(first.get(name, seen), seen)
    cased = best_cased(counts)
    person = kind_of(cluster) is Kind.PERSON
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
    if person:
        return best.title() if best.isupper() and len(best) > _SHOUTED else best
    return _ARTICLE.sub("", best)


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


def actor_from(cluster: Cluster, id: ActorId) -> Actor:
    """Return the actor that a cluster is."""
    kind, name = kind_of(cluster), canonical_name(cluster)
    records = [record for bundle in cluster.bundles for record in bundle.records]
    forms = weighed((form, len(record)) for record in records for form in record.referent.names)
    bare = Counter[str]()
    for form, count in forms.items():
        bare[_ARTICLE.sub("", form)] += count
    aliases = sorted((form for form in bare if form != name), key=lambda f: (-bare[f], f))
    countries = sum((bundle.countries for bundle in cluster.bundles), Counter[str]())
    days = [record.days for record in records if record.days]
    claims = [pair for bundle in cluster.bundles for pair in bundle.claims]
    return Actor(
        id,
        name,
        kind,
        tuple(aliases),
        country_of_roles(countries) or _owner(kind, forms),
        roles_of(claims) if kind is Kind.PERSON else (),
        sum(record.mentions for record in records),
        len(articles_of(records)),
        min((first for first, _ in days), default=None),
        max((last for _, last in days), default=None),
        merges_of(cluster),
    )


def _owner(kind: Kind, forms: Iterable[str]) -> str | None:
    """The country that an organisation's own name tells."""
    if kind is not Kind.ORGANIZATION:
        return None
    owners = sorted({country for form in forms if (country := body(form).country)})
    return owners[0] if len(owners) == 1 and country_named(owners[0]) else None
