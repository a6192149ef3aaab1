"""Why an actor has each of its names: in words that a reader can check in the article they name."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.actors.bodies import abbreviates, compare_bodies
from explorer.actors.bundles import Record
from explorer.actors.compare import compare_persons
from explorer.actors.fold import plain
from explorer.actors.merging import Cluster
from explorer.actors.names import person_name
from explorer.model import Kind, Merge

_BESIDE = 0.95
"""How sure a short form is beside the full name in one article."""


def merges_of(cluster: Cluster) -> tuple[Merge, ...]:
    """Every reason of a cluster, the surest first; each of its names is told in one of them."""
    told = [*cluster.merges, *_respelt(cluster)]
    listed = next((bundle.canonical for bundle in cluster.bundles if bundle.canonical), None)
    if listed and cluster.bundles[0].kind is Kind.ORGANIZATION:
        told += _listed(cluster, listed)
    elif not listed:
        told += _beside(cluster, {name for merge in told for name in (merge.name, merge.other)})
    return tuple(sorted(set(told), key=lambda m: (-m.score, m.name, m.other, m.reasons)))


def _respelt(cluster: Cluster) -> Iterator[Merge]:
    """Names of one bundle differ only in accents or hyphens: they are equal once folded."""
    for bundle in cluster.bundles:
        by_fold: dict[str, list[str]] = {}
        for name in sorted(bundle.names):
            by_fold.setdefault(plain(name), []).append(name)
        for first, *others in by_fold.values():
            for name in others:
                if name.casefold() != first.casefold():
                    yield Merge(first, name, 1.0, ("same letters but for accents and marks",))


def _beside(cluster: Cluster, told: set[str]) -> Iterator[Merge]:
    """The shorter names that stand beside a full one in an article, from the first such article."""
    person = cluster.bundles[0].kind is Kind.PERSON
    seen = {name.casefold() for name in told}
    for record in _by_day(cluster):
        full, *others = record.referent.names
        for name in others:
            if name.casefold() in seen or name.casefold() == full.casefold():
                continue
            seen.add(name.casefold())
            why = _person_reason(full, name) if person else _body_reason(full, name)
            yield Merge(full, name, _BESIDE, (why, f"both in {record.first[1]}"))


def _listed(cluster: Cluster, canonical: str) -> Iterator[Merge]:
    """Names of one entry of the closed lists."""
    for name in sorted({name for bundle in cluster.bundles for name in bundle.names}):
        if name != canonical:
            yield Merge(canonical, name, 1.0, (f"closed list: {name!r} is {canonical!r}",))


def _by_day(cluster: Cluster) -> list[Record]:
    """The records by the day and article that tell them first, then as they came together."""
    records = [
        ((*record.first[:2], number, record.order, record.first[2]), record)
        for number, bundle in enumerate(cluster.bundles)
        for record in bundle.records
    ]
    return [record for _, record in sorted(records, key=lambda row: row[0])]


def _person_reason(full: str, name: str) -> str:
    whole, short = person_name(full), person_name(name)
    if len(short.parts) == 1 and whole.surname is not None:
        word = short.parts[0].text
        if word == whole.surname.text:
            return f"{name!r} is the family name of {full!r}"
        if any(part.text == word for part in whole.given):
            return f"{name!r} is a part of {full!r}"
    return _compared(compare_persons(full, name)[1], name, full)


def _body_reason(full: str, name: str) -> str:
    if abbreviates(name, full) or abbreviates(full, name):
        return f"{name!r} are the first letters of {full!r}"
    return _compared(compare_bodies(full, name)[1], name, full)


def _compared(reasons: tuple[str, ...], name: str, full: str) -> str:
    return ", ".join(reasons) or f"{name!r} stands for {full!r}"
