"""Which names are alike enough to be joined: found once, and kept from one update to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from explorer.actors.blocking import candidate_pairs
from explorer.actors.bodies import compare_bodies, is_abbreviation
from explorer.actors.bundles import Bundle
from explorer.actors.compare import SAME, compare_persons
from explorer.actors.names import person_name
from explorer.actors.owners import full_name
from explorer.actors.screening import certainly_apart
from explorer.actors.states import BundleState
from explorer.model import Kind

_BODIES = (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PLACE)


def alike(one: BundleState, other: BundleState) -> bool:
    """Tell whether two names that share a block could be joined."""
    if one.company and other.company and persons_alike(one.name, other.name):
        return True
    if one.kind is not other.kind or one.kind in (None, Kind.PERSON):
        return False
    return bodies_alike(one.name, other.name)


def persons_alike(one: str, other: str) -> bool:
    """Tell whether two names could be one person's."""
    if certainly_apart(person_name(one), person_name(other)):
        return False
    return compare_persons(one, other)[0] >= SAME


def bodies_alike(one: str, other: str) -> bool:
    """Tell whether two names could be one body's, or the one letters that stand for the other."""
    if is_abbreviation(one) != is_abbreviation(other):
        return True
    return compare_bodies(one, other)[0] >= SAME


class FoundPairs:
    """The pairs of a whole resolution that are alike, kept as they are found."""

    def __init__(self, bundles: Sequence[Bundle]) -> None:
        """Compare the bodies; whoever is taken for a person later counts as one here as well."""
        self.pairs: set[tuple[str, str]] = set()
        for kind in _BODIES:
            for _ in self(_named(bundles, kind)):
                pass

    def __call__(self, bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
        """Yield those of the candidate pairs that are alike."""
        for one, other in candidate_pairs(bundles):
            if _bundles_alike(one, other):
                self.pairs.add((one.key, other.key))
                yield one, other


def _bundles_alike(one: Bundle, other: Bundle) -> bool:
    if one.kind is not Kind.PERSON:
        return bodies_alike(full_name(one), full_name(other))
    if certainly_apart(one.person, other.person):  # a bundle reads its name once
        return False
    return compare_persons(full_name(one), full_name(other))[0] >= SAME


def _named(bundles: Sequence[Bundle], kind: Kind) -> list[Bundle]:
    listed = kind is not Kind.ORGANIZATION
    return [b for b in bundles if b.kind is kind and not (listed and b.canonical)]


class KnownPairs:
    """The pairs around a change: those that are kept, and those of names that are others now."""

    def __init__(self, kept: Callable[[Collection[str]], Mapping[str, Collection[str]]]) -> None:
        self._ask = kept
        self._kept: dict[str, frozenset[str]] = {}
        self.fresh: dict[str, set[str]] = {}
        """What is to be kept of the names that were compared."""

    def kept(self, bundles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return whom names were alike."""
        found = self._ask(bundles)
        self._kept.update((key, frozenset(found.get(key, ()))) for key in bundles)
        return self._kept

    def compared(self, bundle: str, others: set[str]) -> None:
        """Note whom a name is alike now."""
        for other, found in self.fresh.items():
            (found.add if other in others else found.discard)(bundle)
        self.fresh[bundle] = others

    def __call__(self, bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
        """Yield the candidate pairs that are known to be alike."""
        for one, other in candidate_pairs(bundles):
            if self._alike(one.key, other.key):
                yield one, other

    def _alike(self, one: str, other: str) -> bool:
        if one in self.fresh:
            return other in self.fresh[one]
        if other in self.fresh:
            return one in self.fresh[other]
        return other in self._kept.get(one, ())
