"""Bundles that are one actor are joined, the surest pairs first; each join keeps its reason.

The weaker two names agree, the more else must: from `SURE` the names are enough, below it a
shared country, office or company is asked for, below `LIKELY` two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from explorer.actors.blocking import candidate_pairs
from explorer.actors.bodies import body, compare_bodies, is_abbreviation
from explorer.actors.bundles import Bundle
from explorer.actors.compare import SAME, UNSURE, compare_persons
from explorer.actors.evidence import Companions, against, support
from explorer.actors.names import person_name
from explorer.actors.owners import compare_bundled_bodies, full_name
from explorer.actors.screening import certainly_apart
from explorer.model import Kind, Merge

SURE = 0.93
LIKELY = 0.8
_SAME_WORDS = 0.75
"""From here on two names of bodies have the same words, or their spellings."""
_SPOKESMEN = 12
"""How many names of a big cluster are checked before it takes in another."""


@dataclass(eq=False)
class Cluster:
    """Bundles held to be one actor."""

    bundles: list[Bundle]
    merges: list[Merge] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The fullest names of the members, commonest first."""
        names = [(bundle, name) for bundle in self.bundles for name in bundle.names]
        names.sort(key=lambda row: (-row[0].names[row[1]], row[1]))
        return list(dict.fromkeys(name for _, name in names))


Pairs = Callable[[Sequence[Bundle]], Iterable[tuple[Bundle, Bundle]]]


def merge(
    bundles: Sequence[Bundle], companions: Companions, pairs: Pairs = candidate_pairs
) -> list[Cluster]:
    """Join bundles of one kind; deterministic whatever the order of the articles.

    Of the ``pairs`` the first is that whose key comes first.
    """
    cluster_of = {bundle.key: Cluster([bundle]) for bundle in bundles}
    rows = []
    for one, other in pairs(bundles):
        score, reasons = _compare(one, other)
        if score >= SAME:
            rows.append((-score, one.key, other.key, one, other, reasons))
    rows.sort(key=lambda row: row[:3])
    ambiguous = _ambiguous_initials(rows) | _ambiguous_owners(rows)
    for negative, _, _, one, other, reasons in rows:
        left, right = cluster_of[one.key], cluster_of[other.key]
        if left is right or (one.key, other.key) in ambiguous:
            continue
        because = _enough(one, other, -negative, companions)
        if because is None or _contradict(left, right):
            continue
        name, second = full_name(one), full_name(other)
        where = f"in {one.first_article} and in {other.first_article}"
        told = Merge(name, second, -negative, (*reasons, *because, where))
        left.merges += [*right.merges, told]
        left.bundles += right.bundles
        for bundle in right.bundles:
            cluster_of[bundle.key] = left
    return list(dict.fromkeys(cluster_of.values()))


Row = tuple[float, str, str, Bundle, Bundle, tuple[str, ...]]


_NO_MATCH: tuple[float, tuple[str, ...]] = (0.0, ())


def _compare(one: Bundle, other: Bundle) -> tuple[float, tuple[str, ...]]:
    if one.kind is Kind.PERSON:
        if certainly_apart(one.person, other.person):
            return _NO_MATCH
        return compare_persons(full_name(one), full_name(other))
    return compare_bundled_bodies(one, other)


def _enough(
    one: Bundle, other: Bundle, score: float, companions: Companions
) -> tuple[str, ...] | None:
    """The evidence that lets two names join, or None where there is too little."""
    if score < 0.99 and against(one, other):
        return None
    asked = 0 if score >= SURE else 1 if score >= LIKELY else 2
    if one.kind is not Kind.PERSON:
        asked = 0 if score >= _SAME_WORDS else 1
    found = support(one, other, companions)
    return found if len(found) >= asked else None


def _contradict(left: Cluster, right: Cluster) -> bool:
    """Tell whether some name of the one cannot be some name of the other."""
    person = left.bundles[0].kind is Kind.PERSON
    compare = compare_persons if person else compare_bodies
    mine = [full_name(bundle) for bundle in left.bundles][:_SPOKESMEN]
    theirs = [full_name(bundle) for bundle in right.bundles][:_SPOKESMEN]
    return any(compare(a, b)[0] < UNSURE for a in mine for b in theirs)


def _ambiguous_initials(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Pairs where initials fit several full names that are not one another's."""
    partners: dict[str, list[tuple[str, str, str, Kind | None]]] = defaultdict(list)
    for _, key, other_key, one, other, _ in rows:
        for short, full in ((one, other), (other, one)):
            if _shortened(short) and not _shortened(full):
                partners[short.key].append((key, other_key, full_name(full), full.kind))
    ambiguous: set[tuple[str, str]] = set()
    for options in partners.values():
        names = [name for _, _, name, _ in options]
        person = options[0][3] is Kind.PERSON
        compare = compare_persons if person else compare_bodies
        if any(compare(a, b)[0] < UNSURE for a in names for b in names):
            ambiguous.update((key, other_key) for key, other_key, _, _ in options)
    return ambiguous


def _ambiguous_owners(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Pairs where a body named without its country could be that of several countries."""
    owners: dict[str, set[str]] = defaultdict(set)
    pairs: list[tuple[str, tuple[str, str]]] = []
    for _, key, other_key, one, other, _ in rows:
        if one.kind is Kind.PERSON:
            continue
        first, second = body(full_name(one)), body(full_name(other))
        for named, bare, bare_key in ((first, second, other_key), (second, first, key)):
            if named.country and not bare.country:
                owners[bare_key].add(named.country)
                pairs.append((bare_key, (key, other_key)))
    return {pair for bare_key, pair in pairs if len(owners[bare_key]) > 1}


def _shortened(bundle: Bundle) -> bool:
    name = full_name(bundle)
    return _only_initials(name) if bundle.kind is Kind.PERSON else is_abbreviation(name)


def _only_initials(name: str) -> bool:
    given = person_name(name).given
    return bool(given) and all(part.initials for part in given)
